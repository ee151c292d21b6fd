"""`lineage restore`: a backup into an empty store."""

from dataclasses import asdict
from pathlib import Path

import click

from policy_lineage.commands._options import Settings, lineage_command


@lineage_command("restore", "lineage restore corpus.jsonl.gz --store second.db", formats=False)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def command(settings: Settings, file: Path) -> None:
    """Reads a backup into an empty store."""
    from policy_lineage.graph.transfer import restore_store

    with settings.open(create=True) as store:
        moved = restore_store(file, store)
        settings.say("copy.done", **asdict(moved), to=store.address)
