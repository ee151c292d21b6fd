"""What changes whenever the store changes: answers that were kept are good as long as it is the same."""

from hashlib import sha256
from pathlib import Path

from policy_lineage.graph.engines.address import is_server
from policy_lineage.graph.engines.layout import Layout
from policy_lineage.graph.store import GraphStore

LOADINGS = """
MATCH (s:Source)
RETURN s.key AS key, s.sha256 AS sha256, s.rules AS rules, s.complete AS complete,
       s.nodes AS nodes, s.relationships AS relationships ORDER BY key
"""
WRITTEN_BY_READERS = frozenset((".json", ".bin"))  # statistics of the engine, renewed when it closes


def version_of(store: GraphStore) -> str:
    """A digest of the state of the store: of its files, or of the records of what a server has loaded."""
    rows = _loadings(store) if is_server(store.address) else _files(Path(store.address))
    return sha256("\n".join(rows).encode()).hexdigest()[:20]


def _files(root: Path) -> list[str]:
    database = Layout(root).database
    return sorted(
        f"{file.name} {stat.st_mtime_ns} {stat.st_size}"
        for file in database.iterdir()
        if file.suffix not in WRITTEN_BY_READERS and (stat := file.stat())
    )


def _loadings(store: GraphStore) -> list[str]:
    return [repr(tuple(row.values())) for row in store.run(LOADINGS)]
