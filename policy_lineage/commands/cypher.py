"""`lineage cypher`: a read-only question in Cypher."""

import sys

import click

from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "cypher",
    'lineage cypher "MATCH (p:Provincial)-[:IMPLEMENTS]->(r:Central) RETURN r.code AS code, count(p) AS n"',
    'lineage cypher "MATCH (d:Document) WHERE d.code = $code RETURN d.key AS key" --param code=68-NQ/TW',
    "lineage cypher - < question.cypher",
)
@click.argument("text")
@click.option("--param", "given", multiple=True, metavar="KEY=VALUE", help="A parameter of the question.")
@click.option("--limit", type=click.IntRange(1), default=10_000, show_default=True, help="Most rows that are taken.")
def command(settings: Settings, text: str, given: tuple[str, ...], limit: int) -> None:
    """Asks in Cypher, read only: a statement that writes is refused before it runs ("-" reads it from stdin)."""
    from policy_lineage.queries.runner import run_cypher

    asked = sys.stdin.read() if text == "-" else text
    with settings.open() as store:
        settings.print(run_cypher(store, asked, given, limit))
