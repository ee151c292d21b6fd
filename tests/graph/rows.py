"""Small batches for tests of the store: sentences, numbers and places of our own."""

from typing import Any

from policy_lineage.graph.batch import GraphBatch, Node, Standing, batch, statement

RESOLUTION = "vn/901-NQ/TW@2025"


def key(number: int) -> str:
    """The key of the provincial programme of that number."""
    return f"ha-tinh/{number}-CTr/TU@2025"


def proof(stated_in: str, start: int) -> dict[str, Any]:
    """A proof with a made-up sentence."""
    return {
        "stated_in": stated_in,
        "start": start,
        "end": start + 9,
        "text": f"Câu số {start}, “trích” đúng.",
        "rule": "test",
        "origin": "text",
    }


def programme(number: int, *, title: str = "Chương trình", subject: str = "về phát triển") -> GraphBatch:
    """A programme that implements a resolution, sets a target led by a body, and cites another programme."""
    own = key(number)
    at, target = ("Document", own), ("Target", f"{own}#1")
    nodes = [
        Node(
            "Document",
            own,
            {"code": f"{number}-CTr/TU", "title": title, "held": True, "issued_on": "2025-06-01", "year": 2025},
            ("Provincial",),
            Standing.OWN_TEXT,
        ),
        Node("Document", RESOLUTION, {"code": "901-NQ/TW", "subject": subject}, ("Central",)),
        Node("Document", key(number + 1), {"code": f"{number + 1}-CTr/TU"}, ("Provincial",)),
        Node("Province", "Hà Tĩnh", {"gso_code": "42"}),
        Node("Agency", "ha-tinh/so-tai-chinh", {"name": "Sở Tài chính", "aliases": ["Sở TC", "STC"]}),
        Node("Target", target[1], {"value": 8.0, "comparator": ">=", "unit": "%", "year": 2030}),
    ]
    statements = [
        statement("IMPLEMENTS", at, ("Document", RESOLUTION), proof(own, 1), status="issued"),
        statement("IMPLEMENTS", at, ("Document", RESOLUTION), proof(own, 90), status="issued"),
        statement("CITES", at, ("Document", key(number + 1)), proof(own, 30), role="background"),
        statement("ISSUED_IN", at, ("Province", "Hà Tĩnh"), proof(own, 1)),
        statement("SETS_TARGET", at, target, proof(own, 50)),
        statement("LED_BY", target, ("Agency", "ha-tinh/so-tai-chinh"), proof(own, 50)),
    ]
    return batch(own, nodes, statements)


def counts(store: Any) -> tuple[int, int]:
    """Nodes and relationships of the store, records of loadings left out."""
    nodes = store.run("MATCH (n) WHERE NOT n:Source RETURN count(n) AS n")[0]["n"]
    return int(nodes), int(store.run("MATCH ()-[r]->() RETURN count(r) AS n")[0]["n"])


def whole(store: Any) -> tuple[list[Any], list[Any]]:
    """Everything that the store holds, in fixed order."""
    part = store.graph("MATCH (n) WHERE NOT n:Source OPTIONAL MATCH (n)-[r]->() RETURN n, r")
    nodes = [(n.label, n.key, tuple(sorted(n.extra_labels)), dict(n.properties)) for n in part.nodes]
    return nodes, [(r.type, r.source, r.target, dict(r.properties)) for r in part.relationships]
