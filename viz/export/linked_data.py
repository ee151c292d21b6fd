"""JSON-LD: documents as schema.org Legislation with terms of ELI and PROV, sentences as W3C Web Annotations."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from policy_lineage.graph.batch import Node, Relationship
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.export.content import Content
from policy_lineage.viz.names import name_of

CONTEXT = {
    "schema": "http://schema.org/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "pl": "urn:policy-lineage:term:",
}
TYPES = {
    "Document": "schema:Legislation",
    "Province": "schema:AdministrativeArea",
    "Agency": "schema:GovernmentOrganization",
}
TERMS = {
    "IMPLEMENTS": "eli:implements",
    "CITES": "eli:cites",
    "REPLACES": "eli:repeals",
    "ISSUED_BY": "eli:passed_by",
    "ISSUED_IN": "eli:jurisdiction",
    "SUCCEEDED_BY": "pl:succeeded_by",
}
DATES = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear"}  # a date may be known to the month or the year only
DOCUMENT_TERMS = {
    "code": "schema:legislationIdentifier",
    "kind": "schema:legislationType",
    "sha256": "pl:sha256",
    "path": "pl:path",
}


def json_ld(content: Content) -> bytes:
    """One graph; no context is asked for from outside."""
    graph = [*map(_node, content.part.nodes), *_relations(content.part), *map(_annotation, content.part.relationships)]
    value = {"@context": CONTEXT, "@graph": graph}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def urn(label: str, key: str) -> str:
    """The name of a node in linked data."""
    return f"urn:policy-lineage:{label.lower()}:{quote(key, safe='')}"


def _node(node: Node) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": urn(node.label, node.key),
        "@type": TYPES.get(node.label, f"pl:{node.label}"),
        "schema:name": {"@value": name_of(node), "@language": "vi"},
    }
    for name, term in DOCUMENT_TERMS.items():
        if node.properties.get(name):
            made[term] = node.properties[name]
    if node.properties.get("issued_on"):
        day = str(node.properties["issued_on"])
        made["schema:legislationDate"] = {"@value": day, "@type": DATES.get(len(day), "xsd:string")}
    if node.properties.get("text"):
        made["schema:text"] = {"@value": node.properties["text"], "@language": "vi"}
    return made


def _relations(part: Slice) -> Iterator[dict[str, Any]]:
    """Each edge once, however many sentences state it."""
    for kind, source, target in sorted({(r.type, r.source, r.target) for r in part.relationships}):
        yield {"@id": urn(*source), TERMS.get(kind, f"pl:{kind}"): {"@id": urn(*target)}}


def _annotation(relationship: Relationship) -> dict[str, Any]:
    """The sentence, and what it states."""
    said = relationship.properties
    source = urn("Registry" if said.get("origin") == "registry" else "Document", str(said.get("stated_in")))
    return {
        "@id": f"urn:policy-lineage:statement:{relationship.id}",
        "@type": "oa:Annotation",
        "oa:motivatedBy": {"@id": "oa:linking"},
        "oa:hasBody": {
            "pl:subject": {"@id": urn(*relationship.source)},
            "pl:relation": {"@id": TERMS.get(relationship.type, f"pl:{relationship.type}")},
            "pl:object": {"@id": urn(*relationship.target)},
        },
        "oa:hasTarget": {
            "oa:hasSource": {"@id": source},
            "oa:hasSelector": [
                {"@type": "oa:TextQuoteSelector", "oa:exact": said.get("text") or ""},
                *_position(said.get("start"), said.get("end")),
            ],
        },
        "prov:wasDerivedFrom": {"@id": source},
        "pl:rule": said.get("rule"),
        "pl:origin": said.get("origin"),
    }


def _position(start: Any, end: Any) -> list[dict[str, Any]]:
    return [] if start is None else [{"@type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end}]
