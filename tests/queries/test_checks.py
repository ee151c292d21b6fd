"""What `lineage check` flags, and what it leaves alone, on tiny graphs."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policy_lineage.data import rules
from policy_lineage.graph.batch import Node, Relationship, Standing, Value, batch, statement
from policy_lineage.graph.known import Known, documents
from policy_lineage.graph.store import Store
from policy_lineage.ingest.issuer_signs import signs_otherwise
from policy_lineage.queries.answer import Row
from policy_lineage.queries.answers_store import CHECK_COLUMNS, check
from policy_lineage.queries.check_rules import RULES, doubts, rules_page
from policy_lineage.queries.doubt_words import doubt_vi

HERE, THERE = "ha-tinh/900-KH/TU@2031", "ca-mau/901-KH/TU@2031"
PAGE = Path(__file__).parents[2] / "docs" / "check.md"


def document(key: str, *, own: bool = False, **values: Value) -> Node:
    code = key.split("/", 1)[1].rsplit("@", 1)[0]
    standing = Standing.OWN_TEXT if own else Standing.MENTION
    return Node("Document", key, {"code": code, "held": own or None, **values}, standing=standing)


def said(
    kind: str, source: str, target: tuple[str, str], stated_in: str, start: int = 5, **more: Value
) -> Relationship:
    origin = "registry" if stated_in.startswith("registry/") else "text"
    proof = {
        "stated_in": stated_in,
        "start": start,
        "end": start + 4,
        "text": "words",
        "rule": "test",
        "origin": origin,
    }
    return statement(kind, ("Document", source), target, proof, **more)


def cites(source: str, target: str, start: int = 5, **more: Value) -> Relationship:
    return said("CITES", source, ("Document", target), source, start, **more)


def found(store: Store, rule: str) -> list[Row]:
    return [r for r in doubts(store) if r["rule"] == rule]


def put(store: Store, stated_in: str, nodes: list[Node], stated: list[Relationship]) -> None:
    store.load([batch(stated_in, nodes, stated)])


@pytest.mark.parametrize(("date", "expected"), [("2031-07-15", [HERE[8:-5]]), ("2031-07-05", [])])
def test_a_mention_with_another_date_than_its_own_text_is_flagged(
    embedded_store: Store, date: str, expected: list[str]
) -> None:
    put(embedded_store, THERE, [document(THERE, own=True, issued_on="2031-07-05")], [])
    put(embedded_store, HERE, [document(HERE, own=True), document(THERE)], [cites(HERE, THERE, date=date)])
    assert [r["document"] for r in found(embedded_store, "two-dates")] == expected


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("82-KH/TU 2031-07-05", "83-KH/TU 2031-07-03", 1),
        ("82-KH/TU 2031-07-03", "83-KH/TU 2031-07-05", 0),
        ("82-KH/TU 2031-07-05", "83-CT/TU 2031-07-03", 0),
        ("82-KH/TU 2031-12-05", "3-KH/TU 2031-12-30", 0),
    ],
)
def test_a_higher_number_with_an_earlier_date_is_flagged(
    embedded_store: Store, first: str, second: str, count: int
) -> None:
    nodes = [document(f"ha-tinh/{c}@2031", own=True, issued_on=d) for c, d in (first.split(), second.split())]
    put(embedded_store, HERE, nodes, [])
    assert len(found(embedded_store, "number-against-date")) == count


@pytest.mark.parametrize(
    ("issuer", "count"), [("Ban Bí thư", 1), ("Tỉnh ủy", 0), ("Ban Bí thư và Tỉnh ủy", 0), (None, 0)]
)
def test_an_issuer_with_another_sign_is_flagged(embedded_store: Store, issuer: str | None, count: int) -> None:
    put(embedded_store, HERE, [document(HERE, own=True), document(THERE)], [cites(HERE, THERE, issuer=issuer)])
    assert len(found(embedded_store, "issuer-against-sign")) == count


@pytest.mark.parametrize(("year", "count"), [("?", 1), ("2031", 0)])
def test_a_code_never_resolved_is_listed_once_a_text(embedded_store: Store, year: str, count: int) -> None:
    target = f"vn/99-KL/TW@{year}"
    nodes = [document(HERE, own=True), document(target)]
    put(embedded_store, HERE, nodes, [cites(HERE, target, 5), cites(HERE, target, 50)])
    rows = found(embedded_store, "never-resolved")
    assert [r["start"] for r in rows] == [5] * count


def test_a_document_that_is_still_to_be_issued_is_not_listed(embedded_store: Store) -> None:
    target = "ha-tinh/de-an@?"
    put(embedded_store, HERE, [document(HERE, own=True), document(target)], [cites(HERE, target, role="to-be-issued")])
    assert found(embedded_store, "never-resolved") == []


FIGURE: dict[str, Value] = {
    "indicator": "đường nông thôn", "year": 2031, "comparator": "=", "value": 50.0, "unit": "km",
}  # fmt: skip


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ({"value": 55.0}, 1),
        ({"unit": "tuyến"}, 1),
        ({}, 0),
        ({"value": 55.0, "year": 2032}, 0),
        ({"value": 55.0, "qualifier": "miền núi"}, 0),
        ({"value": 7.0, "unit": "%"}, 0),
    ],
)
def test_two_values_for_one_indicator_are_flagged(embedded_store: Store, other: dict[str, Value], count: int) -> None:
    figures = {"#1": FIGURE, "#2": FIGURE | other}
    nodes = [Node("Target", HERE + k, {**v, "start": 1, "end": 2, "text": "words"}) for k, v in figures.items()]
    stated = [said("SETS_TARGET", HERE, ("Target", n.key), HERE) for n in nodes]
    put(embedded_store, HERE, [document(HERE, own=True), *nodes], stated)
    assert len(found(embedded_store, "contradicting-targets")) == count


def test_a_lower_and_an_upper_bound_are_a_range(embedded_store: Store) -> None:
    figures = {"#1": FIGURE | {"comparator": ">="}, "#2": FIGURE | {"comparator": "<=", "value": 60.0}}
    nodes = [Node("Target", HERE + k, v) for k, v in figures.items()]
    stated = [said("SETS_TARGET", HERE, ("Target", n.key), HERE) for n in nodes]
    put(embedded_store, HERE, [document(HERE, own=True), *nodes], stated)
    assert found(embedded_store, "contradicting-targets") == []


PLAN, ONE, TWO = "ha-tinh/82-KH/TU@2031", "vn/12-NQ/TW@2031", "vn/34-NQ/TW@2031"


@pytest.mark.parametrize(
    ("edges", "count"),
    [
        ([(HERE, PLAN, ONE), (THERE, PLAN, TWO)], 2),
        ([(HERE, PLAN, ONE), (THERE, ONE, PLAN)], 2),
        ([(HERE, PLAN, ONE), (THERE, PLAN, ONE)], 0),
        ([(HERE, PLAN, ONE), (HERE, PLAN, TWO)], 0),
        ([(HERE, PLAN, ONE), (THERE, PLAN, ONE), (THERE, PLAN, TWO)], 0),
        ([(HERE, PLAN, ONE), (THERE, PLAN, TWO), (THERE, ONE, TWO)], 0),
    ],
)
def test_an_edge_that_another_text_states_otherwise_is_flagged(
    embedded_store: Store, edges: list[tuple[str, str, str]], count: int
) -> None:
    for text in (HERE, THERE):
        stated = [said("IMPLEMENTS", a, ("Document", b), text, i) for i, (t, a, b) in enumerate(edges) if t == text]
        put(embedded_store, text, [document(k) for k in (HERE, THERE, PLAN, ONE, TWO)], stated)
    assert len(found(embedded_store, "contradicted-edge")) == count


@pytest.mark.parametrize(("date", "count"), [("2031-07-06", 1), ("2031-07-05", 0)])
def test_a_mention_with_another_date_than_the_registry_is_flagged(embedded_store: Store, date: str, count: int) -> None:
    row = Node("Document", ONE, {"code": "12-NQ/TW", "issued_on": "2031-07-05"}, standing=Standing.REGISTRY)
    put(embedded_store, f"registry/{ONE}", [row], [])
    put(embedded_store, HERE, [document(HERE, own=True), document(ONE)], [cites(HERE, ONE, date=date)])
    assert len(found(embedded_store, "registry-date")) == count
    assert found(embedded_store, "two-dates") == []


def known_with_date() -> Known:
    return next(d for d in documents() if d.issued_on and d.code)


@pytest.mark.parametrize(("off", "count"), [(True, 1), (False, 0)])
def test_a_header_with_another_date_than_the_registry_is_flagged(embedded_store: Store, off: bool, count: int) -> None:
    known = known_with_date()
    date = f"{known.issued_on[:4]}-02-28" if off else known.issued_on
    put(embedded_store, known.key, [document(known.key, own=True, issued_on=date)], [])
    assert len(found(embedded_store, "registry-date")) == count


@pytest.mark.parametrize(
    ("agency", "as_stated", "count"),
    [("vn/chinh-phu", "Chính phủ", 1), ("vn/thu-tuong", "Thủ tướng", 0), ("vn/ban-khac", "Trung ương", 0)],
)
def test_another_issuer_than_the_registry_is_flagged(
    embedded_store: Store, agency: str, as_stated: str, count: int
) -> None:
    registry, right = f"registry/{ONE}", Node("Agency", "vn/thu-tuong", {"name": "Thủ tướng"})
    issued = said("ISSUED_BY", ONE, ("Agency", right.key), registry, as_stated="Thủ tướng")
    put(embedded_store, registry, [document(ONE), right], [issued])
    nodes = [document(HERE, own=True), document(ONE), Node("Agency", agency, {"name": as_stated})]
    put(embedded_store, HERE, nodes, [said("ISSUED_BY", ONE, ("Agency", agency), HERE, as_stated=as_stated)])
    assert len(found(embedded_store, "registry-issuer")) == count


def doubtful(store: Store, rule: str) -> None:
    """A text that raises a doubt of that rule where it cites a code that is never resolved."""
    doubt = Node("Doubt", f"{HERE}#doubt", {"rule": rule, "severity": "low", "what": "x", "start": 5, "end": 9})
    raises = said("RAISES", HERE, ("Doubt", doubt.key), HERE)
    nodes = [document(HERE, own=True), document("vn/99-KL/TW@?"), doubt]
    put(store, HERE, nodes, [raises, cites(HERE, "vn/99-KL/TW@?")])


def test_the_doubts_of_a_text_are_listed_too(store: Store) -> None:
    doubtful(store, "markup")
    assert [r["rule"] for r in doubts(store)] == ["markup", "never-resolved"]


def test_what_the_text_raises_itself_is_not_said_twice(embedded_store: Store) -> None:
    doubtful(embedded_store, "never-resolved")
    assert [r["what"] for r in doubts(embedded_store)] == ["x"]


def test_the_answer_has_the_columns_and_keeps_to_the_rule(embedded_store: Store) -> None:
    doubtful(embedded_store, "markup")
    answer = check(embedded_store, rule="markup")
    assert [(tuple(r), r["rule"]) for r in answer.rows] == [(CHECK_COLUMNS, "markup")]


def test_the_page_on_checks_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_page()


def test_a_day_that_no_calendar_has_stops_nothing(embedded_store: Store) -> None:
    put(embedded_store, HERE, [document(HERE, own=True, issued_on="2031-02-30")], [])
    assert doubts(embedded_store) == []


def test_no_rule_is_named_twice() -> None:
    assert len({r.name for r in RULES}) == len(RULES)


def test_a_loose_name_of_a_decision_is_no_other_issuer(embedded_store: Store) -> None:
    key, agency = "vn/06/QĐ-TTg@2022", "vn/chinh-phu"
    right = Node("Agency", "vn/thu-tuong-chinh-phu", {"name": "Thủ tướng Chính phủ"})
    registry = f"registry/{key}"
    known = said("ISSUED_BY", key, ("Agency", right.key), registry, as_stated="Thủ tướng Chính phủ")
    put(embedded_store, registry, [document(key), right], [known])
    said_here = said("ISSUED_BY", key, ("Agency", agency), HERE, as_stated="Chính phủ")
    loose = replace(said_here, properties={**said_here.properties, "text": "Đề án 06 của Chính phủ"})
    put(embedded_store, HERE, [document(HERE, own=True), document(key), Node("Agency", agency, {})], [loose])
    assert found(embedded_store, "registry-issuer") == []


def test_a_document_whose_place_nobody_names_is_never_resolved(embedded_store: Store) -> None:
    key = "?0a1b2c3d/12-NQ/HU@2031"
    put(embedded_store, HERE, [document(HERE, own=True), document(key)], [cites(HERE, key)])
    (row,) = found(embedded_store, "never-resolved")
    assert "does not say whose it is" in row["what"]


@pytest.mark.parametrize("rule", [r for r, words in rules("anomalies")["rules"].items() if "{" in words["what"]])
def test_a_doubt_of_a_text_is_said_in_vietnamese_with_the_same_values(rule: str) -> None:
    entry = rules("anomalies")["rules"][rule]
    names = re.findall(r"{(\w+)}", entry["what"])
    values = {name: f"«{name}»" for name in names}
    assert set(re.findall(r"{(\w+)}", entry["what_vi"])) <= set(names)
    assert doubt_vi(rule, entry["what"].format(**values)) == entry["what_vi"].format(**values)


def test_every_doubt_of_the_store_is_said_in_two_languages(embedded_store: Store) -> None:
    put(embedded_store, THERE, [document(THERE, own=True, issued_on="2031-07-05")], [])
    put(embedded_store, HERE, [document(HERE, own=True), document(THERE)], [cites(HERE, THERE, date="2031-07-15")])
    (row,) = found(embedded_store, "two-dates")
    assert "in its own text" in row["what"]
    assert "trong văn bản của chính nó" in row["what_vi"]


@pytest.mark.parametrize("row", rules("issuers")["not_signing"], ids=lambda r: r["sign"])
def test_a_body_that_does_not_sign_so_is_told_from_one_that_does(row: dict[str, Any]) -> None:
    code = f"82-QĐ/{row['sign']}" if row["sign"] in ("TU", "TW") else f"82/QĐ-{row['sign']}"
    assert [signs_otherwise(code, e) for e in row["examples"]] == [True] * len(row["examples"])
    assert [signs_otherwise(code, e) for e in row["counter"]] == [False] * len(row["counter"])
