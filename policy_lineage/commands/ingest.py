"""`lineage ingest`: files and folders into the store."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policy_lineage.commands._options import Settings, lineage_command
from policy_lineage.words import both

if TYPE_CHECKING:
    from policy_lineage.graph.load_documents import Loaded
    from policy_lineage.graph.load_report import LoadReport

SHOWN = ("path", "status", "document", "citations", "implements", "targets", "tasks")


@lineage_command(
    "ingest",
    "lineage ingest data/samples --store lineage.db",
    "lineage ingest programmes/ resolution.pdf --workers 2 --format json",
    "lineage ingest corrected/46-CTr-TU.docx --replace",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read.")
@click.option(
    "--replace", "replace_others", is_flag=True, help="Let a file take the place of another one of the same document."
)
def command(settings: Settings, paths: tuple[Path, ...], workers: int, replace_others: bool) -> None:
    """Reads files and folders (txt, html, docx, pdf) and loads what they say; unchanged files are skipped."""
    from policy_lineage.errors import SourceError
    from policy_lineage.graph.load_documents import Loaded, load_documents
    from policy_lineage.graph.load_report import LoadReport
    from policy_lineage.ingest.corpus import documents
    from policy_lineage.ingest.corrections import strays

    files = documents(paths)
    written = [LoadReport()]

    def add(done: LoadReport) -> None:
        written[0] = written[0].plus(done)

    with settings.open(create=True) as store, _progress(len(files)) as report:
        folders = [path for path in paths if path.is_dir()]
        found = load_documents(
            store, files, workers=workers, replace_others=replace_others, report=report, folders=folders, rows=add
        )
    columns = ("path", "sha256", "document", "province", "status", *_rest(Loaded))
    settings.answer(columns, [{**asdict(item), "reason": item.why(settings.lang)} for item in found], SHOWN)
    for refused in (item for item in found if item.reason and len(found) > 1):
        click.echo(f"{refused.path}: {refused.why(settings.lang)}", err=True)
    for lost in (*strays(files, folders), *(item.not_applied for item in found if item.not_applied)):
        click.echo(lost, err=True)
    counts = {status: sum(item.status == status for item in found) for status in ("loaded", "unchanged", "refused")}
    settings.say("ingest.count", **counts)
    _say_rows(settings, written[0])
    if counts["refused"] == len(found):
        raise SourceError(*_nothing(found))


def _say_rows(settings: Settings, written: "LoadReport") -> None:
    """As many statements out as in; what found no end is named."""
    if written.texts:
        settings.say("ingest.rows", stated=written.stated, written=written.relationships, replaced=written.replaced)
    for left_out in written.rest:
        click.echo(left_out.said(settings.lang), err=True)


def _nothing(found: "list[Loaded]") -> tuple[str, str]:
    """The message where every file was refused: the reason itself where it is one file."""
    one = (found[0].reason or "", found[0].reason_vi or "")
    return one if len(found) == 1 else both("ingest.nothing")


def _rest(kind: "type[Loaded]") -> tuple[str, ...]:
    first = ("path", "sha256", "document", "province", "status", "corrections", "not_applied", "reason_vi")
    return tuple(field.name for field in fields(kind) if field.name not in first)


@contextmanager
def _progress(total: int) -> "Iterator[Callable[[Loaded], None] | None]":
    """A bar with rate and remaining time on stderr, for people only."""
    if not sys.stderr.isatty() or total < 2:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="")

        def report(_: "Loaded") -> None:
            bar.advance(task)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.1f}/s" if speed else "")

        yield report
