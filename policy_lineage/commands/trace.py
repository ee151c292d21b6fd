"""`lineage trace`: every chain from or to a document, hop by hop."""

import click

from policy_lineage.commands._completion import codes, places
from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "trace",
    "lineage trace 68-NQ/TW --down",
    'lineage trace 46-CTr/TU --province "Hà Tĩnh"',
    'lineage trace 57-NQ/TW --province "Thái Nguyên" --depth 3 --format json',
)
@click.argument("code", shell_complete=codes)
@click.option("--up", is_flag=True, help="Only what the document carries out.")
@click.option("--down", is_flag=True, help="Only what carries the document out.")
@click.option("--province", shell_complete=places, help="The province of the code, or of the chains below it.")
@click.option("--depth", type=click.IntRange(1, 12), default=6, show_default=True, help="Longest chain, in hops.")
def command(settings: Settings, code: str, up: bool, down: bool, province: str | None, depth: int) -> None:
    """Every chain from a document and to it, hop by hop, each with its sentence."""
    from policy_lineage.queries.answers_lineage import trace

    both_ways = up == down
    with settings.open() as store:
        settings.print(trace(store, code, up=up or both_ways, down=down or both_ways, province=province, depth=depth))
    settings.hint("hint.trace", code=code)
