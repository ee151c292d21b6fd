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
def command(settings: Settings, paths: tuple[Path, ...], shape: str, target: Path | None, workers: int) -> None:
    """Reads files and prints what they say: header, citations, statements, targets, tasks, bodies, doubts."""
    if shape == "jsonl":
        lines = _lines(paths, workers)
    elif len(paths) > 1:
        raise click.UsageError(f"--format {shape} takes one file; for several use --format jsonl.")
    else:
        lines = iter([_one(paths[0], shape)])
    if target is None:
        for line in lines:
            click.echo(line, nl=False)
    else:
        output.write_file(target, "".join(lines))


def _one(path: Path, form: str) -> str:
    from policy_lineage.ingest.contract import as_json
    from policy_lineage.ingest.pipeline import extract
    from policy_lineage.ingest.source import read_source

    source = read_source(path)
    if form == "text":
        return source.text
    extraction = extract(source)
    if form == "json":
        return json.dumps(as_json(extraction), ensure_ascii=False, indent=1) + "\n"
    return _card(extraction)


def _lines(paths: tuple[Path, ...], workers: int) -> Iterator[str]:
    """One object a line; a file that cannot be read is named on stderr, and the rest goes on."""
    from policy_lineage.ingest.contract import as_json
    from policy_lineage.ingest.corpus import Refused, documents, read_all

    refused = 0
    for found in read_all(documents(paths), workers):
        if isinstance(found, Refused):
            refused += 1
            click.echo(f"{found.path}: {found.reason}", err=True)
        else:
            yield json.dumps(as_json(found), ensure_ascii=False) + "\n"
    if refused:
        raise SourceError(f"{refused} of the files could not be read; they are named above, the others are printed.")


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
