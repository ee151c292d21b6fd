"""`lineage extract`: what is read in a file, or in many."""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policy_lineage import output
from policy_lineage.commands._options import Settings, lineage_command
from policy_lineage.errors import SourceError
from policy_lineage.words import both, word

if TYPE_CHECKING:
    from policy_lineage.ingest.values import Extraction

LAYERS = ("citations", "implements", "targets", "responsibilities", "duties", "sections", "tasks", "anomalies")


@lineage_command(
    "extract",
    "lineage extract data/samples/ha-tinh-nghi-quyet-2026.txt",
    "lineage extract plan.pdf --format json -o plan.json",
    "lineage extract folder/ --format jsonl --workers 2 > corpus.jsonl",
    store=False,
    formats=False,
)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "jsonl", "text"]),
    default="table",
    show_default=True,
    help="json: one object for one file; jsonl: one object a line; text: the text that offsets point into.",
)
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), help="Write to this file instead.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read.")
@click.option("--as-read", is_flag=True, help="Without the corrections that lie beside the files.")
def command(
    settings: Settings, paths: tuple[Path, ...], shape: str, target: Path | None, workers: int, as_read: bool
) -> None:
    """Reads files and prints what they say: header, citations, statements, targets, tasks, bodies, doubts."""
    lines: Iterator[str | bytes]
    if shape == "jsonl":
        lines = _lines(paths, workers, as_read, settings.lang)
    elif len(paths) > 1:
        raise click.UsageError(word("extract.one-file", settings.lang, shape=shape))
    else:
        lines = iter([_one(paths[0], shape, as_read)])
    if target is None:
        for line in lines:
            click.echo(line, nl=False)
    else:
        output.write_file(target, b"".join(line if isinstance(line, bytes) else line.encode() for line in lines))


def _one(path: Path, form: str, as_read: bool) -> str:
    from policy_lineage.ingest.contract import as_json
    from policy_lineage.ingest.corpus import extract_file
    from policy_lineage.ingest.source import read_source

    if form == "text":
        return read_source(path).text
    extraction = extract_file(path, corrected=not as_read)
    for what in _lost(extraction):
        click.echo(what, err=True)
    if form == "json":
        return json.dumps(as_json(extraction), ensure_ascii=False, indent=1) + "\n"
    return _card(extraction)


def _lines(paths: tuple[Path, ...], workers: int, as_read: bool, lang: str) -> Iterator[bytes]:
    """One object a line; a file that cannot be read is named on stderr, and the rest goes on."""
    from policy_lineage.ingest.corpus import Refused, documents, made_of_all
    from policy_lineage.ingest.corrections import shelf_of, strays

    files = documents(paths)
    folders = [] if as_read else [path for path in paths if path.is_dir()]
    for stray in strays(files, folders):
        click.echo(stray, err=True)
    refused = 0
    for made in made_of_all(files, _line_of, workers, {} if as_read else shelf_of(files, folders)):
        if isinstance(made, Refused):
            refused += 1
            reason = made.reason_vi if lang == "vi" and made.reason_vi else made.reason
            click.echo(f"{made.path}: {reason}", err=True)
            continue
        line, lost = made
        for what in lost:
            click.echo(what, err=True)
        yield line
    if refused:
        raise SourceError(*both("extract.refused", refused=refused))


def _line_of(found: "Extraction") -> tuple[bytes, list[str]]:
    """The line of a file, ready to be written, and its corrections that found nothing; made where the file is read."""
    from policy_lineage.ingest.contract import as_json

    line = json.dumps(as_json(found), ensure_ascii=False) + "\n"
    return line.encode("utf-8", "replace"), _lost(found)


def _lost(found: "Extraction") -> list[str]:
    from policy_lineage.ingest.corrections import LOST

    return [d.what for d in found.diagnostics if d.rule == LOST]


def _card(found: "Extraction") -> str:
    """A summary for people: the header, what was counted, and what it implements, quoted."""
    header = [(k, getattr(found.header, k)) for k in ("kind", "code", "province", "issuer", "issued_on", "title")]
    counts = [(layer, len(getattr(found, layer))) for layer in LAYERS]
    rows = [f"{name:<17} {'-' if value is None else value}" for name, value in chain(header, counts)]
    for edge in found.implements:
        ends = [end.code or end.name or "(this text)" for end in (edge.source, edge.target)]
        quotation = " ".join(edge.evidence.text.split())
        rows.append(f"\n{ends[0]} → {ends[1]} ({edge.status})\n  “{quotation}”")
    rows += [f"\n! {d.what}" for d in found.diagnostics]
    return "\n".join(rows) + "\n"
