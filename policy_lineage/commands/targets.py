"""`lineage targets`: targets over provinces and years, one comparable unit."""

import click

from policy_lineage import output
from policy_lineage.commands._completion import places
from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "targets",
    'lineage targets "GRDP bình quân đầu người"',
    'lineage targets "tang truong grdp" --year 2026',
    'lineage targets --province "Hà Tĩnh" --unmatched --format csv -o unmatched.csv',
)
@click.argument("words", nargs=-1, metavar="[WORDS]")
@click.option("--province", shell_complete=places, help="Only of this province.")
@click.option("--year", type=int, help="Only for this year.")
@click.option("--document", metavar="CODE", help="Only of this document.")
@click.option("--unmatched", is_flag=True, help="Only targets without a known indicator.")
def command(
    settings: Settings,
    words: tuple[str, ...],
    province: str | None,
    year: int | None,
    document: str | None,
    unmatched: bool,
) -> None:
    """Targets over provinces and years, printed value and comparable value side by side."""
    from policy_lineage.queries.answers_targets import targets

    with settings.open() as store:
        found = targets(store, " ".join(words), province=province, year=year, document=document, unmatched=unmatched)
    if settings.form is output.Format.TABLE:
        from policy_lineage.commands._tables import with_values_in_words

        found = with_values_in_words(found, settings.lang)
    settings.print(found)
    ids = {row["indicator_id"] for row in found}
    if len(ids) == 1 and None not in ids:
        settings.hint("hint.targets", indicator=ids.pop())
