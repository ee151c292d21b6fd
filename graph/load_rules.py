"""Which rules read a text: a digest that changes when any of them does."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from policy_lineage.data import own_registry

ROOMS = ("data", "ingest", "graph")
ENDINGS = (".py", ".csv", ".yaml", ".json")
# parts of the graph's room that store and read, and decide nothing about a text
NOT_RULES = ("engines", "load", "store", "schema", "slice", "cypher", "transfer", "doctor", "read_only", "py2neo")


@cache
def rules_digest() -> str:
    """The digest of rules and registry, twelve characters."""
    digest = sha256()
    for room in ROOMS:
        for name, file in sorted(_files(files(f"policy_lineage.{room}"), room)):
            digest.update(f"{name}\0".encode())
            digest.update(file.read_bytes())
    if (own := own_registry()).is_file():
        digest.update(own.read_bytes())
    return digest.hexdigest()[:12]


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        name = f"{path}/{item.name}"
        if item.is_dir():
            if item.name not in ("__pycache__", "samples", *NOT_RULES):
                yield from _files(item, name)
        elif item.name.endswith(ENDINGS) and not (path == "graph" and item.name.startswith(NOT_RULES)):
            yield name, item
