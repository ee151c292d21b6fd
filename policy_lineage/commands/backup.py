"""`lineage backup`: the whole store in one file."""

from dataclasses import asdict
from pathlib import Path

import click

from policy_lineage.commands._options import Settings, lineage_command


@lineage_command("backup", "lineage backup corpus.jsonl.gz", "zcat corpus.jsonl.gz | head", formats=False)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def command(settings: Settings, file: Path) -> None:
    """Writes the whole store into one file."""
    from policy_lineage.graph.transfer import backup_store

    with settings.open() as store:
        moved = backup_store(store, file)
    settings.say("backup.done", **asdict(moved), to=file)
