"""`lineage diff`: what changed between two provinces, or between two years of one."""

from dataclasses import replace

import click

from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "diff",
    'lineage diff "Hà Tĩnh" "Điện Biên"',
    'lineage diff "Hà Tĩnh@2025" "Hà Tĩnh@2026" --format csv -o changes.csv',
    'lineage diff "Hà Tĩnh" "Điện Biên" --long',
)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--long", is_flag=True, help="In the table: the sentences of both sides too.")
def command(settings: Settings, before: str, after: str, long: bool) -> None:
    """What B has that A has not: targets added, dropped, raised, lowered; programmes; resolutions newly carried out.

    A and B are provinces, or PROVINCE@YEAR for one year of it.
    """
    from policy_lineage.queries.diff import LONG, diff

    with settings.open() as store:
        found = diff(store, before, after)
    settings.print(replace(found, shown=LONG) if long else found)
