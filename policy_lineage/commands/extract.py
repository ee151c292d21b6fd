"""`lineage extract`: what is read in a file."""

import json
from pathlib import Path

import click


@click.command("extract")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["json"]), default="json")
def command(file: Path, form: str) -> None:
    """Reads FILE and prints what it found."""
    from policy_lineage.ingest.contract import as_json
    from policy_lineage.ingest.pipeline import extract
    from policy_lineage.ingest.source import read_source

    click.echo(json.dumps(as_json(extract(read_source(file))), ensure_ascii=False, indent=1))
