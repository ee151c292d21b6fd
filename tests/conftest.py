"""Fixtures of the whole suite."""

from tests.neo4j.fixtures import (
    embedded_address,
    embedded_store,
    neo4j_address,
    neo4j_server,
    store,
    store_address,
)

__all__ = [
    "embedded_address", "embedded_store", "neo4j_address", "neo4j_server", "store", "store_address",
]  # fmt: skip
