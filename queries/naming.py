"""What people type, as the store names it."""

from policy_lineage.graph.lookup import find_document
from policy_lineage.graph.places import require_place
from policy_lineage.graph.store import GraphStore


def document_key(store: GraphStore, text: str, province: str | None = None) -> str:
    """The key of the one document that the text means; a QueryError with the candidates where it is not one."""
    return find_document(store, text, province)


def province_name(store: GraphStore, text: str) -> str:
    """The province of today that the text means; a QueryError with the nearest names where it is none."""
    return require_place(text).now
