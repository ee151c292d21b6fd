"""A slice as JSON and back, and as batches to load: what a package holds comes into a store by the same door as a text.

Two stores that a slice goes through have the same graph: every property, who
decided it, every statement with its id.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, is_zipfile

from policy_lineage.errors import SourceError
from policy_lineage.graph.batch import GraphBatch, Node, Relationship, Standing, batch
from policy_lineage.graph.model import OWNED
from policy_lineage.graph.registry import row_key
from policy_lineage.graph.slice import Slice

SCHEMA = "policy-lineage/slice/1"
MEMBER = "graph.json"  # of the package
TOLD_BY_TEXT, TOLD_BY_REGISTRY = "told_by_text", "told_by_registry"


def slice_json(part: Slice) -> dict[str, Any]:
    """The slice as a JSON value; what is not known is left out."""
    return {
        "schema": SCHEMA,
        "question": part.question,
        "nodes": [
            {"label": n.label, "key": n.key, "extra_labels": list(n.extra_labels), "properties": _known(n.properties)}
            for n in part.nodes
        ],
        "relationships": [
            {"type": r.type, "source": list(r.source), "target": list(r.target), "properties": _known(r.properties)}
            for r in part.relationships
        ],
    }


def slice_of_json(value: Mapping[str, Any]) -> Slice:
    """The slice that `slice_json` wrote.

    >>> slice_of_json(slice_json(Slice((Node("Province", "Huế"),), (), "Huế"))).nodes[0].key
    'Huế'
    """
    return Slice(
        tuple(Node(n["label"], n["key"], n["properties"], tuple(n["extra_labels"])) for n in value["nodes"]),
        tuple(
            Relationship(r["type"], (r["source"][0], r["source"][1]), (r["target"][0], r["target"][1]), r["properties"])
            for r in value["relationships"]
        ),
        str(value.get("question", "")),
    )


def is_package(path: Path) -> bool:
    """The file is a package of this program."""
    try:
        with ZipFile(path) as archive:
            return MEMBER in archive.namelist()
    except (OSError, BadZipFile):
        return False


def read_slice(path: Path) -> Slice:
    """The slice in a package, or in a JSON export."""
    try:
        text = ZipFile(path).read(MEMBER) if is_zipfile(path) else path.read_bytes()
        value = json.loads(text)
        if value.get("schema") != SCHEMA:
            raise ValueError(f"schema {value.get('schema')!r}")
        return slice_of_json(value)
    except (OSError, BadZipFile, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise SourceError(
            f"{path} is not a package of policy-lineage ({error}). Make one with: lineage export CODE -o file.zip",
            f"{path} không phải gói dữ liệu của policy-lineage ({error}). Tạo gói bằng: lineage export MÃ -o tep.zip",
        ) from error


def read_batches(path: Path) -> tuple[GraphBatch, ...]:
    """What a package states, one batch a text.

    A package may hold only a part of what a text states: load a batch only
    where the store has nothing of that text yet, for loading replaces.
    """
    return batches_of(read_slice(path))


def batches_of(part: Slice) -> tuple[GraphBatch, ...]:
    """The batches that make the slice again, sorted by the text that states them."""
    statements: dict[str, list[Relationship]] = defaultdict(list)
    for relationship in part.relationships:
        statements[str(relationship.properties["stated_in"])].append(relationship)
    nodes = _nodes_by_text(part, statements)
    sources = {node.key: node.properties for node in part.nodes if node.label == "Source"}
    texts = sorted({*statements, *nodes})
    return tuple(_batch(text, nodes[text], statements[text], sources.get(text, {})) for text in texts)


def _batch(text: str, nodes: list[Node], statements: list[Relationship], source: Mapping[str, Any]) -> GraphBatch:
    made = batch(text, nodes, statements)
    record = {k: v for k, v in source.items() if k in ("path", "sha256", "rules")}
    return GraphBatch(made.stated_in, made.nodes, made.relationships, record)


def _nodes_by_text(part: Slice, statements: Mapping[str, list[Relationship]]) -> dict[str, list[Node]]:
    """Each node with the texts that speak of it, each text with the properties that it decided."""
    by_end: dict[tuple[str, str], str] = {}
    for text in sorted(statements):
        for relationship in statements[text]:
            by_end.setdefault(relationship.source, text)
            by_end.setdefault(relationship.target, text)
    found: dict[str, list[Node]] = defaultdict(list)
    for node in part.nodes:
        if node.label != "Source":
            for text, spoken in _spoken(node, by_end.get((node.label, node.key))):
                found[text].append(spoken)
    return found


def _spoken(node: Node, mentioned_in: str | None) -> Iterable[tuple[str, Node]]:
    told = {name: set(str(node.properties.get(name) or "").split()) for name in (TOLD_BY_TEXT, TOLD_BY_REGISTRY)}
    if node.label in OWNED:
        yield str(node.properties["stated_in"]), _with(node, _plain(node) - {"stated_in"}, Standing.MENTION)
        return
    if told[TOLD_BY_TEXT]:
        yield node.key, _with(node, told[TOLD_BY_TEXT], Standing.OWN_TEXT)
    if told[TOLD_BY_REGISTRY]:
        yield _registry_row(node), _with(node, told[TOLD_BY_REGISTRY], Standing.REGISTRY)
    rest = _plain(node) - told[TOLD_BY_TEXT] - told[TOLD_BY_REGISTRY]
    if rest or not any(told.values()):
        yield mentioned_in or _registry_row(node), _with(node, rest, Standing.MENTION)


def _with(node: Node, names: Iterable[str], standing: Standing) -> Node:
    properties = {name: node.properties[name] for name in sorted(names) if name in node.properties}
    return Node(node.label, node.key, properties, node.extra_labels, standing)


def _plain(node: Node) -> set[str]:
    return {name for name in _known(node.properties) if name not in (TOLD_BY_TEXT, TOLD_BY_REGISTRY)}


def _registry_row(node: Node) -> str:
    return row_key(node.key) if node.label == "Document" else row_key(f"{node.label.lower()}/{node.key}")


def _known(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: properties[name] for name in sorted(properties) if properties[name] is not None}
