"""`lineage status`: what was read and what is in the store."""

from policy_lineage.commands._options import Settings, lineage_command
from policy_lineage.output import Format


@lineage_command("status", "lineage status", "lineage status --store corpus.db --format json")
def command(settings: Settings) -> None:
    """What was read and what is in the store."""
    from policy_lineage.queries.answers_store import status

    with settings.open() as store:
        found = status(store)
    if settings.form is Format.TABLE:
        from policy_lineage.commands._tables import with_named_kinds

        found = with_named_kinds(found, settings.lang)
    settings.print(found)
