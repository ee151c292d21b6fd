"""The registry in `data/` as batches: it enters the graph by the same door as a text, with origin `registry`."""

from collections.abc import Iterator, Mapping
from typing import Any

from policy_lineage.data import rows
from policy_lineage.graph.batch import GraphBatch, Node, Relationship, Standing, Value, batch, statement
from policy_lineage.graph.bodies import Body, by_key, find_bodies
from policy_lineage.graph.known import Known, documents
from policy_lineage.graph.nodes import agency_node, document_node, indicator_node, province_node

ORIGIN = "registry"


def registry_batches() -> tuple[GraphBatch, ...]:
    """One batch a row, in fixed order: provinces, bodies, indicators, documents."""
    made = (*_province_batches(), *_agency_batches(), *_indicator_batches(), *map(document_batch, documents()))
    return tuple(sorted(made, key=lambda b: b.stated_in))


def row_key(key: str) -> str:
    """What a statement of the registry is stated in: the row."""
    return f"registry/{key}"


def _proof(key: str, text: str) -> dict[str, Any]:
    where = {"stated_in": row_key(key), "start": None, "end": None}
    return {**where, "text": text, "rule": ORIGIN, "origin": ORIGIN}


def document_batch(d: Known) -> GraphBatch:
    """A document of the registry with what it implements, replaces, where and by whom it was issued."""
    proof = _proof(d.key, evidence(d))
    nodes = [document_node(d.key, _values(d), Standing.REGISTRY)]
    stated: list[Relationship] = []
    # what the row's own subject names beside its main resolution is told apart by its rule
    named = proof | {"rule": "registry-subject", "text": f"{d.subject}. {proof['text']}"}
    for kind, targets, said in (
        ("IMPLEMENTS", d.implements, proof),
        ("IMPLEMENTS", d.also_implements, named),
        ("REPLACES", d.replaces, proof),
    ):
        more: dict[str, Value] = {"status": d.status} if kind == "IMPLEMENTS" else {}
        for target in targets:
            nodes.append(document_node(target))
            stated.append(statement(kind, ("Document", d.key), ("Document", target), said, **more))
    where, bodies = _issued(d)
    for node, kind, more in (*where, *bodies):
        nodes.append(node)
        stated.append(statement(kind, ("Document", d.key), (node.label, node.key), proof, **more))
    return batch(row_key(d.key), nodes, stated)


Issued = list[tuple[Node, str, dict[str, Value]]]


def _issued(d: Known) -> tuple[Issued, Issued]:
    """Where and by whom."""
    where: Issued = []
    if d.province:
        where.append((province_node(d.province), "ISSUED_IN", {"province_then": d.province_then}))
    bodies = find_bodies(d.issuer, d.province_then or None) if d.issuer else ()
    return where, [(agency_node(b), "ISSUED_BY", {"as_stated": b.as_stated}) for b in bodies]


def _values(d: Known) -> dict[str, Value]:
    text: dict[str, Value] = {
        c: getattr(d, c) or None
        for c in ("code", "name", "kind", "subject", "issuer", "issued_on", "term", "status", "province")
    }
    return {**text, "province": d.province_then or None, "known": True}


MARKS = {"unsourced": "chưa có nguồn", "unverified": "chưa kiểm chứng"}
CONFIDENCE = {"high": "cao", "medium": "vừa", "low": "thấp"}
PARTS = {"issued_on": "ngày", "year": "năm", "subject": "trích yếu", "code": "số"}


def evidence(d: Known) -> str:
    """What the registry says for a row: note, source, confidence, and what is not sourced."""
    parts = ", ".join(PARTS.get(p, p) for p in d.mark_on.split(";") if p)
    mark = f"{MARKS.get(d.mark, d.mark)}{': ' + parts if parts else ''}" if d.mark else ""
    note = d.note.rstrip(".")
    sure = f"độ tin cậy: {CONFIDENCE.get(d.confidence, d.confidence)}" if d.confidence else ""
    said = (note, d.source, sure, mark)
    return ". ".join(p for p in said if p)


def _province_batches() -> Iterator[GraphBatch]:
    for row in rows("provinces"):
        yield batch(row_key(f"province/{row['name']}"), [province_node(row["name"])], ())
    for row in rows("former_provinces"):
        if row["name"] == row["now"]:
            continue
        key = f"former-province/{row['name']}"
        ends = (("Province", row["name"]), ("Province", row["now"]))
        text = f"{row['name']} nhập vào {row['now']} từ ngày {row['merged_on']} theo {row['merged_by']}"
        joined = statement("MERGED_INTO", *ends, _proof(key, text), on=row["merged_on"], by=row["merged_by"])
        yield batch(row_key(key), [province_node(name) for _, name in ends], [joined])


def _agency_batches() -> Iterator[GraphBatch]:
    for row in rows("agencies"):
        yield batch(row_key(f"agency/{row['key']}"), [agency_node(_registered(row))], ())
    for row in rows("agency_successors"):
        key = f"successor/{row['agency']}/{row['successor']}"
        ends = (("Agency", row["agency"]), ("Agency", row["successor"]))
        part = f" ({row['part']})" if row["part"] else ""
        mark = f". {MARKS[row['mark']]}" if row["mark"] else ""
        names = [by_key()[k]["name"] for _, k in ends]
        text = f"{names[0]} → {names[1]}{part}, {row['on']}{mark}"
        followed = statement("SUCCEEDED_BY", *ends, _proof(key, text), on=_day(row["on"]), by=row["source"] or None)
        yield batch(row_key(key), [agency_node(_registered(by_key()[k])) for _, k in ends], [followed])


def _day(text: str) -> str:
    """A date as a whole day: "2025-03" is its first."""
    return f"{text}-01" if len(text) == 7 else f"{text}-01-01" if len(text) == 4 else text


def _registered(row: Mapping[str, str]) -> Body:
    return Body(row["key"], row["name"], row["name"], dict(row))


def _indicator_batches() -> Iterator[GraphBatch]:
    for row in rows("indicators"):
        yield batch(row_key(f"indicator/{row['id']}"), [indicator_node(row["id"])], ())
