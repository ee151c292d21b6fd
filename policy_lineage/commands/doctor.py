"""`lineage doctor`: what state the store is in."""

from policy_lineage.commands._options import Settings, lineage_command
from policy_lineage.output import Format
from policy_lineage.words import word_or


@lineage_command("doctor", "lineage doctor", "lineage doctor --store neo4j://localhost:7687 --format json")
def command(settings: Settings) -> None:
    """What is wrong with the store, if anything, and the next step."""
    from policy_lineage.graph.doctor import examine

    with settings.open() as store:
        found = examine(store)
    columns = ("name", "value", "ok", "next_step")
    table = settings.form is Format.TABLE
    rows = [
        {
            "name": word_or(f"doctor.{f.name}", settings.lang, f.name) if table else f.name,
            "value": word_or(f"doctor.value.{f.value}", settings.lang, f.value) if table else f.value,
            "ok": f.ok,
            "next_step": f.said(settings.lang) or None,
        }
        for f in found
    ]
    settings.answer(columns, rows)
