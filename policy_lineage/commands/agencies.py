"""`lineage agencies`: what a body must do."""

import click

from policy_lineage.commands._completion import places
from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "agencies",
    'lineage agencies "Sở Tài chính"',
    'lineage agencies "so nong nghiep" --province "Hà Tĩnh" --role lead',
    'lineage agencies "Công an tỉnh" --format csv -o police.csv',
)
@click.argument("words", nargs=-1, metavar="[WORDS]")
@click.option("--province", shell_complete=places, help="Only of this province.")
@click.option("--role", type=click.Choice(["lead", "coordinating", "directing", "charged"]), help="Only in this role.")
@click.option("--exact", is_flag=True, help="Leave out the bodies that came before or after under another name.")
def command(settings: Settings, words: tuple[str, ...], province: str | None, role: str | None, exact: bool) -> None:
    """What a body must do: targets, duties and tasks that it leads, helps with, directs or is charged with."""
    from policy_lineage.queries.answers_agencies import agencies

    with settings.open() as store:
        found = agencies(store, " ".join(words), province=province, role=role, exact=exact)
    settings.print(found)
    names = {row["agency"] for row in found}
    if len(names) == 1:
        settings.hint("hint.agencies", agency=names.pop())
