"""`lineage matrix`: resolution by province, one of five states a cell."""

from pathlib import Path

import click

from policy_lineage import output
from policy_lineage.commands._completion import codes
from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "matrix",
    "lineage matrix",
    "lineage matrix 57-NQ/TW 68-NQ/TW --format csv -o matrix.csv",
    "lineage matrix -o matrix.xlsx",
    "lineage matrix --long",
)
@click.argument("codes", nargs=-1, metavar="[CODE...]", shell_complete=codes)
@click.option("--long", is_flag=True, help="In the table: a line for each cell, with its sentence.")
def command(settings: Settings, codes: tuple[str, ...], long: bool) -> None:
    """Resolution by province: issued, planned, cited, not found, or no text (ten pillar resolutions by default)."""
    from policy_lineage.queries.answers_matrix import matrix

    if settings.path and settings.path.suffix.lower() == ".xlsx":
        _workbook(settings, settings.path, codes)
        return
    with settings.open() as store:
        found = matrix(store, codes)
    if settings.form is output.Format.TABLE and not long:
        from policy_lineage.commands._tables import crossed

        settings.print(crossed(found, settings.lang))
        settings.say("matrix.legend")
    else:
        settings.print(found)
    settings.hint("hint.matrix", codes=" ".join(codes))


def _workbook(settings: Settings, target: Path, codes: tuple[str, ...]) -> None:
    """The matrix on the first sheet, its quotations on the second."""
    from policy_lineage.viz.export.content import content_of
    from policy_lineage.viz.export.forms import target_path, written
    from policy_lineage.viz.words import said

    path = target_path(target)
    with settings.open() as store:
        content = content_of(store, ("matrix", *codes))
    output.write_file(path, written(content, ".xlsx"))
    counts = {"nodes": len(content.part.nodes), "relationships": len(content.part.relationships)}
    click.echo(said("export_written", settings.lang, path=path, **counts), err=True)
