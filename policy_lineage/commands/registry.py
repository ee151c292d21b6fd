"""`lineage registry`: rows proposed for review, their check, and reviewed rows taken in."""

from dataclasses import replace
from pathlib import Path

import click

from policy_lineage import output
from policy_lineage.commands._options import Command, Settings, lineage_command
from policy_lineage.queries.answer import Answer


class Group(Command, click.Group):
    """A group of commands whose help speaks the language asked for."""


command = Group(
    "registry",
    help="The registry of who carries out what: rows proposed from texts, their check, and reviewed rows taken in.",
    epilog="lineage registry propose -o proposed.csv\nlineage registry check proposed.csv\n"
    "lineage registry add reviewed.csv",
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
    settings.print(_in_words(settings, found))
    if found.rows:
        click.get_current_context().exit(1)


def _in_words(settings: Settings, problems: Answer) -> Answer:
    """The problems in the language of the table; JSON and CSV have both."""
    if settings.lang != "vi" or settings.form is not output.Format.TABLE:
        return problems
    return replace(problems, rows=tuple({**r, "problem": r["problem_vi"]} for r in problems.rows))


@lineage_command(
    "registry-add",
    "lineage registry add reviewed.csv",
    "LINEAGE_REGISTRY=/data/registry.csv lineage registry add reviewed.csv",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def add(settings: Settings, file: Path) -> None:
    """Takes reviewed rows into the registry of this folder (lineage-registry.csv): all, or none where one is wrong."""
    from policy_lineage.queries.registry_add import add_rows

    found, well = add_rows(file, output.write_file)
    settings.print(found if well else _in_words(settings, found))
    if not well:
        click.get_current_context().exit(1)
    _renew(settings)


@lineage_command(
    "registry-remove",
    "lineage registry remove ha-tinh/99-CTr/TU@2025",
)
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
def remove(settings: Settings, keys: tuple[str, ...]) -> None:
    """Takes rows out of the registry of this folder again; those of the program stay."""
    from policy_lineage.queries.registry_add import remove_rows

    settings.print(remove_rows(keys, output.write_file))
    _renew(settings)


@lineage_command(
    "registry-load",
    "lineage registry load",
    formats=False,
)
def load(settings: Settings) -> None:
    """Puts the registry into the store as it is now, making the store where there is none."""
    from policy_lineage.graph.load_documents import load_registry

    with settings.open(create=True) as store:
        new = load_registry(store)
    settings.say("registry.loaded" if new else "registry.unchanged", store=settings.store)


def _renew(settings: Settings) -> None:
    """The store follows at once where there is one; else the next `lineage ingest` takes the rows in."""
    from policy_lineage.errors import StoreUnavailable
    from policy_lineage.graph.known import forget
    from policy_lineage.graph.load_documents import load_registry

    forget()
    try:
        with settings.open() as store:
            load_registry(store)
    except StoreUnavailable:
        settings.say("registry.later")
    else:
        settings.say("registry.loaded", store=settings.store)


for made, name in ((propose, "propose"), (check, "check"), (add, "add"), (remove, "remove"), (load, "load")):
    command.add_command(made, name)
