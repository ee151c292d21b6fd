"""`lineage diff`: what changed between two provinces, or between two years of one."""

import click

from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "diff",
    'lineage diff "Hà Tĩnh" "Điện Biên"',
    'lineage diff "Hà Tĩnh@2025" "Hà Tĩnh@2026" --format csv -o changes.csv',
)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
def command(settings: Settings, before: str, after: str) -> None:
    """What B has that A has not: targets added, dropped, raised, lowered; programmes; resolutions newly carried out.

    A and B are provinces, or PROVINCE@YEAR for one year of it.
    """
    from policy_lineage.queries.diff import diff

    with settings.open() as store:
        settings.print(diff(store, before, after))
