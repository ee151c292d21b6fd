"""Search over the names of the store: with or without marks, codes as people write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from policy_lineage.graph.batch import Node
from policy_lineage.graph.letters import plain
from policy_lineage.graph.store import GraphStore
from policy_lineage.viz.looks import kind_of, looks
from policy_lineage.viz.names import name_of

MOST_FOUND = 20
NAMED = "MATCH (n) WHERE n:Document OR n:Province OR n:Agency OR n:Indicator RETURN n"
# "68nqtw", "nq68": letters and digits are apart in a code
JOINT = re.compile(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)")
ALSO = ("title", "subject", "kind", "aliases", "full_name", "name_en")
SHORTEST_SQUEEZED = 4  # "68nq": shorter pieces stand inside too many codes


@dataclass(frozen=True, slots=True)
class Entry:
    """A node that can be found: its name without marks, the same in one piece, and all its words."""

    label: str
    kind: str
    key: str
    name: str
    title: str
    bare: str
    squeezed: str
    words: str


def entries(store: GraphStore) -> tuple[Entry, ...]:
    """Everything that can be found in a store."""
    return tuple(_entry(node) for node in store.graph(NAMED).nodes)


def _entry(node: Node) -> Entry:
    name, title = name_of(node), str(node.properties.get("title") or node.properties.get("subject") or "")
    also = " ".join(_text(node.properties.get(each)) for each in ALSO)
    named = bare(name)
    return Entry(node.label, kind_of(node), node.key, name, title, f" {named}", named.replace(" ", ""),
                 f" {named} {bare(also)}")  # fmt: skip


def _text(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")


def bare(text: str) -> str:
    """Letters without marks, and nothing that stands between the parts of a code.

    >>> bare("46-CTr/TU (Hà Tĩnh)"), bare("NQ68")
    ('46 ctr tu ha tinh', 'nq 68')
    """
    words = "".join(c if c.isalnum() else " " for c in plain(text))
    return " ".join(JOINT.sub(" ", words).split())


def found(known: Sequence[Entry], text: str) -> list[dict[str, str]]:
    """The nodes that every word leads to: the name itself first, then whole words, central documents, short names."""
    wanted = bare(text).split()
    squeezed = "".join(wanted)
    hits = [entry for entry in known if wanted and _fits(entry, wanted, squeezed)]
    hits.sort(key=lambda entry: _distance(entry, wanted))
    return [{c: getattr(entry, c) for c in ("label", "kind", "key", "name", "title")} for entry in hits[:MOST_FOUND]]


def _fits(entry: Entry, wanted: Sequence[str], squeezed: str) -> bool:
    """Every word begins a word of the node, or all of them in one piece begin its name."""
    if all(f" {word}" in entry.words for word in wanted):
        return True
    return len(squeezed) >= SHORTEST_SQUEEZED and entry.squeezed.startswith(squeezed)


def _distance(entry: Entry, wanted: Sequence[str]) -> tuple[Any, ...]:
    inside = [word for word in wanted if f" {word}" not in entry.bare]
    parts = [word for word in wanted if f" {word} " not in f"{entry.bare} "]
    other = entry.bare.split() != list(wanted)  # "ha tinh" is the province first, then its documents
    begins = not entry.bare.startswith(f" {wanted[0]}")
    return other, len(inside), len(parts), begins, looks()[entry.kind].rank, len(entry.name), entry.name, entry.key
