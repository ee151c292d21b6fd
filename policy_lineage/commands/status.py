"""`lineage status`: what was read and what is in the store."""

from policy_lineage.commands._options import Settings, lineage_command


@lineage_command("status", "lineage status", "lineage status --store corpus.db --format json")
def command(settings: Settings) -> None:
    """What was read and what is in the store."""
    from policy_lineage.queries.answers_store import status

    with settings.open() as store:
        settings.print(status(store))
