"""Nodes that registry and texts share: documents, and provinces, bodies, indicators as the registry has them."""

from policy_lineage.data import rows
from policy_lineage.graph.batch import Node, Standing, Value
from policy_lineage.graph.bodies import Body
from policy_lineage.graph.places import NATION, place_of_slug

TEXT = "text"  # place of a text that is no document of its own: news, a register


def labels_of(key: str) -> tuple[str, ...]:
    """The extra label of a document, by the first part of its key.

    >>> labels_of("vn/68-NQ/TW@2025"), labels_of("ha-tinh/46-CTr/TU@2025"), labels_of("text/0a1b2c")
    (('Central',), ('Provincial',), ())
    """
    place = key.split("/", 1)[0]
    if place == TEXT:
        return ()
    return ("Central",) if place == NATION else ("Provincial",)


def document_node(key: str, properties: dict[str, Value] | None = None, standing: Standing = Standing.MENTION) -> Node:
    """A document; without properties it only says that it is there."""
    year = key.rsplit("@", 1)[-1][:4]
    known: dict[str, Value] = {"year": int(year)} if year.isdigit() else {}
    return Node("Document", key, {**known, **(properties or {})}, labels_of(key), standing)


def province_node(name: str) -> Node:
    """A province of today or of before, with what the registry says of it."""
    row = next((r for r in rows("provinces") if r["name"] == name), None)
    if row:
        values: dict[str, Value] = {
            c: row[c] or None for c in ("gso_code", "full_name", "kind", "valid_from", "region")
        }
        return Node("Province", name, values, standing=Standing.REGISTRY)
    former = next((r for r in rows("former_provinces") if r["name"] == name), None)
    if former is None:
        return Node("Province", name)
    kind = former["kind"]
    full = f"{kind[0].upper()}{kind[1:]} {name}"
    values = {"gso_code": former["gso_code"], "full_name": full, "kind": kind, "valid_to": former["valid_to"] or None}
    return Node("Province", name, values, standing=Standing.REGISTRY)


def agency_node(body: Body) -> Node:
    """A body; one of a named province keeps the kind that the registry has for all provinces."""
    row = body.row
    if row is None:
        return Node("Agency", body.key, {"name": body.name, "level": body.level})
    own = row["key"] == body.key
    place = place_of_slug(body.key.split("/", 1)[0])
    name = row["name"] if own or place is None else f"{row['name']} ({place.name})"
    values: dict[str, Value] = {
        "name": name,
        "level": row["level"],
        "kind": row["kind"] or None,
        "aliases": [a for a in row["aliases"].split(";") if a] if own else None,
        "in_use": row["in_use"] or None,
    }
    return Node("Agency", body.key, values, standing=Standing.REGISTRY)


def indicator_node(id: str) -> Node:
    """An indicator of the registry."""
    row = next(r for r in rows("indicators") if r["id"] == id)
    values: dict[str, Value] = {c: row[c] or None for c in ("name_vi", "name_en", "group", "unit", "direction")}
    return Node("Indicator", id, values, standing=Standing.REGISTRY)
