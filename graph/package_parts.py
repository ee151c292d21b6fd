"""What a package adds to a store: a package may hold a part of what a text states, and a part never replaces the whole.

- A row of the registry that the store has is left as it is.
- A text that was read from its file is left as it is: the store has all of it.
- Of a text of which the store has a part from another package, the two parts are joined;
  parts of two versions of one text (another hash) are not, and the package says so.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from policy_lineage.errors import SourceError
from policy_lineage.graph.batch import GraphBatch, Node
from policy_lineage.graph.package import batches_of, read_slice
from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import GraphStore

SOURCES = "MATCH (s:Source) RETURN s.key AS key ORDER BY key"
STATED = "MATCH (a)-[r]->(b) WHERE r.stated_in IN $keys RETURN a, r, b"
OWNED = "MATCH (n) WHERE n.stated_in IN $keys RETURN n"
THEMSELVES = "MATCH (d:Document) WHERE d.key IN $keys RETURN d"
REGISTRY = "registry/"


@dataclass(frozen=True, slots=True)
class Parts:
    """The batches to load, and the texts of which the store has another version."""

    batches: tuple[GraphBatch, ...]
    other_versions: tuple[str, ...] = ()


def parts_of(store: GraphStore, path: Path, whole: Collection[str]) -> Parts:
    """What a package adds; `whole` are the texts that the store has from their files."""
    part = read_slice(path)
    made = batches_of(part)
    there = {row["key"] for row in store.run(SOURCES)}
    fresh = [batch for batch in made if batch.stated_in not in there and batch.stated_in not in whole]
    shared = [b.stated_in for b in made if b.stated_in in there and b.stated_in not in whole and not _is_row(b)]
    if not shared:
        return Parts(tuple(fresh))
    kept = _held(store, shared)
    others = _other_versions(part, kept, shared)
    joined = _joined(part, kept, [text for text in shared if text not in others])
    return Parts((*fresh, *joined), tuple(others))


def refuse_other_versions(path: Path, texts: Collection[str]) -> SourceError:
    """The refusal of a package that holds parts of other versions."""
    named = ", ".join(sorted(texts)[:5])
    return SourceError(
        f"{path} holds parts of other versions of texts that the store has parts of: {named}. Nothing was loaded; "
        "load it into a store of its own with --store, or read the texts themselves.",
        f"{path} chứa phần của những bản khác của văn bản mà kho đã có một phần: {named}. Chưa nạp gì; hãy nạp vào "
        "một kho riêng bằng --store, hoặc đọc chính các văn bản đó.",
    )


def _is_row(batch: GraphBatch) -> bool:
    return batch.stated_in.startswith(REGISTRY)


def _held(store: GraphStore, texts: list[str]) -> Slice:
    """All that the store has of some texts."""
    parts = [store.graph(question, {"keys": texts}) for question in (STATED, OWNED, THEMSELVES)]
    nodes = {(n.label, n.key): n for each in parts for n in each.nodes}
    return Slice(tuple(nodes.values()), parts[0].relationships)


def _other_versions(part: Slice, kept: Slice, texts: list[str]) -> list[str]:
    """The texts whose hash is another one in the package."""
    here, there = (_hashes(each.nodes) for each in (part, kept))
    return [text for text in texts if text in here and text in there and here[text] != there[text]]


def _hashes(nodes: Collection[Node]) -> dict[str, str]:
    return {n.key: str(n.properties["sha256"]) for n in nodes if n.label == "Document" and n.properties.get("sha256")}


def _joined(part: Slice, kept: Slice, texts: list[str]) -> list[GraphBatch]:
    """Both parts of each text, where the package adds anything to it."""
    mine = _of_texts(part, texts)
    whole = Slice(
        tuple({(n.label, n.key): n for n in (*mine.nodes, *kept.nodes)}.values()),
        tuple({r.id: r for r in (*mine.relationships, *kept.relationships)}.values()),
    )
    before = {batch.stated_in: _extent(batch) for batch in batches_of(_of_texts(kept, texts))}
    return [
        b for b in batches_of(_of_texts(whole, texts)) if b.stated_in in texts and _extent(b) != before.get(b.stated_in)
    ]


def _extent(batch: GraphBatch) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    return frozenset(r.id for r in batch.relationships), frozenset((n.label, n.key) for n in batch.nodes)


def _of_texts(part: Slice, texts: list[str]) -> Slice:
    """What some texts state, with the ends of it and the nodes that are theirs."""
    wanted = set(texts)
    said = tuple(r for r in part.relationships if r.properties.get("stated_in") in wanted)
    ends = {end for r in said for end in (r.source, r.target)}
    nodes = tuple(
        n for n in part.nodes if (n.label, n.key) in ends or n.key in wanted or n.properties.get("stated_in") in wanted
    )
    return Slice(nodes, said)
