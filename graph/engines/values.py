"""What an engine hands back, whichever it is: scalars, lists, maps, and these three."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FoundNode:
    """A node of a row."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FoundRelationship:
    """A relationship of a row; an end is empty where the engine did not say it."""

    id: str
    type: str
    properties: dict[str, Any]
    source: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class FoundPath:
    """A path of a row: node, relationship, node …"""

    parts: tuple[FoundNode | FoundRelationship, ...]


def plain(value: Any) -> Any:
    """The value as plain Python: a node or relationship is the dict of its properties, a path the list of its parts."""
    if isinstance(value, FoundNode | FoundRelationship):
        return {k: plain(value.properties[k]) for k in sorted(value.properties)}
    if isinstance(value, FoundPath):
        return [plain(part) for part in value.parts]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(v) for v in value]
    return value
