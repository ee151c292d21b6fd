"""`lineage query`: the named questions."""

import click

from policy_lineage import output
from policy_lineage.commands._completion import parameters, questions
from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "query",
    "lineage query",
    "lineage query who_implements code=68-NQ/TW",
    "lineage query most_cited limit=5 --format csv",
    "lineage query who_implements --cypher",
)
@click.argument("name", required=False, shell_complete=questions)
@click.argument("given", nargs=-1, metavar="[KEY=VALUE...]", shell_complete=parameters)
@click.option("--cypher", "shows_cypher", is_flag=True, help="Print the text of the question instead of running it.")
def command(settings: Settings, name: str | None, given: tuple[str, ...], shows_cypher: bool) -> None:
    """Asks a named question; without a name it lists them all."""
    from policy_lineage.queries.runner import pairs, run_query

    if name is None:
        _catalogue(settings)
        return
    if shows_cypher:
        from policy_lineage.queries.catalogue import text_of

        settings.write(text_of(name))
        return
    parameters = pairs(given)
    with settings.open() as store:
        settings.print(run_query(store, name, parameters).answer())


def _catalogue(settings: Settings) -> None:
    from policy_lineage.queries.runner import catalogue_answer

    found = catalogue_answer()
    if settings.form is output.Format.TABLE:
        from policy_lineage.commands._tables import catalogue_table

        found = catalogue_table(found, settings.lang)
    settings.print(found)
    settings.hint("hint.query")
