"""Values as other programs take them: typed by the model, without characters that XML cannot hold."""

import re
from collections.abc import Mapping
from typing import Any

from policy_lineage.graph.batch import Node, Relationship
from policy_lineage.graph.model import NODE_KINDS, PROOF, RELATIONSHIP_KINDS

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def clean(text: str) -> str:
    """The text with a mark in place of every character that XML cannot hold."""
    return NOT_IN_XML.sub("\ufffd", text)


def node_types(node: Node) -> Mapping[str, str]:
    """Property -> type of the model for a kind of node."""
    kind = NODE_KINDS.get(node.label)
    return {p.name: p.type for p in kind.properties} if kind else {}


def relationship_types(relationship: Relationship) -> Mapping[str, str]:
    """Property -> type of the model for a kind of relationship."""
    kind = RELATIONSHIP_KINDS.get(relationship.type)
    return {p.name: p.type for p in (*PROOF, *(kind.properties if kind else ()))}


def property_types() -> Mapping[str, str]:
    """Property -> type of the model; a property that has several types has none here."""
    found: dict[str, set[str]] = {}
    stated = [kind.properties for kind in NODE_KINDS.values()]
    stated += [kind.properties for kind in RELATIONSHIP_KINDS.values()]
    for each in (*PROOF, *(one for some in stated for one in some)):
        found.setdefault(each.name, set()).add(each.type)
    return {name: types.pop() for name, types in found.items() if len(types) == 1}


def typed(value: Any, kind: str = "string") -> Any:
    """The value in the type of the model; lists become one text.

    >>> typed(8, "float"), typed(["a", "b"], "strings"), typed(None)
    (8.0, 'a; b', None)
    """
    if value is None:
        return None
    if isinstance(value, list | tuple):
        return clean("; ".join(map(str, value)))
    if kind == "float":
        return float(value)
    if kind == "integer":
        return int(value)
    return value if isinstance(value, bool) and kind == "boolean" else clean(str(value))


def harmless(value: Any) -> Any:
    """A cell of a CSV file that no spreadsheet program runs as a formula.

    >>> harmless("=1+1"), harmless("="), harmless(-3)
    ("'=1+1", '=', -3)
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        return harmless("; ".join(map(str, value)))
    text = str(value)
    return f"'{text}" if len(text) > 1 and text.startswith(FORMULA_STARTS) else text
