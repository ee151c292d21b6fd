"""What people type, as the store names it."""

from policy_lineage.errors import QueryError
from policy_lineage.graph.places import require_place
from policy_lineage.graph.store import GraphStore


def document_key(store: GraphStore, text: str, province: str | None = None) -> str:
    """The key of the document that the text means."""
    rows = store.run(
        "MATCH (d:Document) WHERE d.key = $text OR d.code = $text RETURN d.key AS key ORDER BY key", {"text": text}
    )
    if len(rows) != 1:
        raise QueryError(f"{text}: {[r['key'] for r in rows]}")
    return str(rows[0]["key"])


def province_name(store: GraphStore, text: str) -> str:
    """The province of today that the text means."""
    return require_place(text).now
