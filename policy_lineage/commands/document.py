"""`lineage document`: the card of one document."""

import click

from policy_lineage import output
from policy_lineage.commands._completion import codes, places
from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "document",
    "lineage document 68-NQ/TW",
    'lineage document 46-CTr/TU --province "Hà Tĩnh"',
    "lineage document 18-NQ/TW@2022 --format json -o card.json",
)
@click.argument("code", shell_complete=codes)
@click.option("--province", shell_complete=places, help="The province that issued it, where several have that code.")
def command(settings: Settings, code: str, province: str | None) -> None:
    """One card: what it is, what it implements, what implements it, tasks, targets, bodies, doubts."""
    from policy_lineage.queries.answers_document import document

    with settings.open() as store:
        found = document(store, code, province=province)
    if settings.form is output.Format.JSON:
        settings.write(output.json_text(dict(found.rows[0])))
    else:
        from policy_lineage.commands._tables import card

        settings.print(card(found.rows[0], settings.lang, settings.form))
    settings.hint("hint.document", code=code)
