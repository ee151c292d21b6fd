"""What people type, as the store names it."""

from policy_lineage.graph.store import GraphStore


def document_key(store: GraphStore, text: str, province: str | None = None) -> str:
    return text


def province_name(store: GraphStore, text: str) -> str:
    return text
