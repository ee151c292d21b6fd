"""`lineage check`: what a careful reader would flag over the whole store."""

from dataclasses import replace

import click

from policy_lineage import output
from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "check",
    "lineage check",
    "lineage check --severity high --format csv -o doubts.csv",
    "lineage check --rule two-dates",
)
@click.option("--severity", type=click.Choice(["high", "medium", "low"]), help="Only this severity.")
@click.option("--rule", help="Only this rule.")
def command(settings: Settings, severity: str | None, rule: str | None) -> None:
    """What a careful reader would flag: dates, codes, targets and edges that do not agree, codes never resolved."""
    from policy_lineage.queries.answers_store import check

    with settings.open() as store:
        found = check(store, severity=severity, rule=rule)
    if settings.lang == "vi" and settings.form is output.Format.TABLE:
        found = replace(found, rows=tuple({**r, "what": r["what_vi"]} for r in found.rows))
    settings.print(found)
