"""`lineage registry`: proposed rows for review, and the check of a table before it is taken in."""

from dataclasses import replace
from pathlib import Path

import click

from policy_lineage import output
from policy_lineage.commands._options import Command, Settings, lineage_command


class Group(Command, click.Group):
    """A group of commands whose help speaks the language asked for."""


command = Group(
    "registry",
    help="The registry of who carries out what: rows proposed from texts, and their check.",
    epilog="lineage registry propose -o proposed.csv\nlineage registry check proposed.csv",
)


@lineage_command(
    "registry-propose",
    "lineage registry propose",
    "lineage registry propose -o proposed.csv",
)
def propose(settings: Settings) -> None:
    """What texts say is carried out and the registry lacks, as rows to review and take in."""
    from policy_lineage.queries.registry_rows import propose as proposed

    with settings.open() as store:
        found = proposed(store)
    if settings.path and settings.path.suffix.lower() == ".csv":
        settings = replace(settings, form=output.Format.CSV)
    settings.print(found)


@lineage_command(
    "registry-check",
    "lineage registry check",
    "lineage registry check proposed.csv",
    store=False,
)
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
def check(settings: Settings, file: Path | None) -> None:
    """What is wrong in a table of implementations, by line; the one of the program where no file is given."""
    from policy_lineage.queries.registry_rows import check_rows

    found = check_rows(file)
    settings.print(found)
    if found.rows:
        click.get_current_context().exit(1)


command.add_command(propose, "propose")
command.add_command(check, "check")
