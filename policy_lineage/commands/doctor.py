"""`lineage doctor`: what state the store is in."""

from policy_lineage.commands._options import Settings, lineage_command


@lineage_command("doctor", "lineage doctor", "lineage doctor --store neo4j://localhost:7687 --format json")
def command(settings: Settings) -> None:
    """What is wrong with the store, if anything, and the next step."""
    from policy_lineage.graph.doctor import examine

    with settings.open() as store:
        found = examine(store)
    columns = ("name", "value", "ok", "next_step")
    rows = [{"name": f.name, "value": f.value, "ok": f.ok, "next_step": f.next_step or None} for f in found]
    settings.answer(columns, rows)
