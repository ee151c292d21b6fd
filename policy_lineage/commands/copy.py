"""`lineage copy`: a store into another one."""

from dataclasses import asdict

import click

from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "copy",
    "lineage copy lineage.db second.db",
    "lineage copy lineage.db neo4j://localhost:7687",
    store=False,
    formats=False,
)
@click.argument("source")
@click.argument("target")
def command(settings: Settings, source: str, target: str) -> None:
    """Copies a store into an empty one, of whichever engine."""
    from policy_lineage.graph.store import open_store
    from policy_lineage.graph.transfer import copy_store

    with open_store(source) as first, open_store(target, create=True) as second:
        moved = copy_store(first, second)
        settings.say("copy.done", **asdict(moved), to=second.address)
