"""Two provinces, and two years of one, on a real store."""

from typing import Any

import pytest

from policy_lineage.errors import QueryError
from policy_lineage.graph.batch import GraphBatch, Node, batch
from policy_lineage.graph.store import Store
from policy_lineage.queries.diff import COLUMNS, diff, parse_side
from tests.queries.small_graph import doc, document, node, said, small_graph, target

OLD, NEW = "lao-cai/11-CTr/TU@2025", "lao-cai/02-CTr/TU@2026"
R68, R57 = "vn/68-NQ/TW@2025", "vn/57-NQ/TW@2024"


def programme(key: str, resolution: str, *targets: tuple[str, Node]) -> GraphBatch:
    """A programme of Lào Cai with its targets."""
    year = key[-4:]
    nodes = (
        document(key, "Provincial", issued_on=f"{year}-06-01", province="Lào Cai", held=True, status="issued"),
        document(resolution, "Central", issued_on="2024-01-01"),
        Node("Province", "Lào Cai", {"name": "Lào Cai"}),
        *(t for _, t in targets),
        *(Node("Indicator", id_, {"id": id_, "name_vi": id_}) for id_, _ in targets),
    )
    edges = [
        said("IMPLEMENTS", doc(key), doc(resolution), key, f"thực hiện {resolution}", 10, status="issued"),
        said("ISSUED_IN", doc(key), ("Province", "Lào Cai"), key, "", 0, province_then="Lào Cai"),
    ]
    for at, (id_, goal) in enumerate(targets):
        edges.append(said("SETS_TARGET", doc(key), node(goal), key, "", at))
        edges.append(said("MEASURES", node(goal), ("Indicator", id_), key, "", at, matched_by="name"))
    return batch(key, nodes, tuple(edges))


def goal(key: str, at: int, words: str, value: float, year: int, **more: Any) -> Node:
    canonical = {"value_canonical": value, "unit_canonical": "%", "unit": "%", "year": year}
    return target(key, at, words, value, **{**canonical, **more})


OLD_BATCH = programme(
    OLD, R68,
    ("grdp_growth", goal(OLD, 100, "tăng trưởng", 8.0, 2025)),
    ("poverty", goal(OLD, 200, "hộ nghèo", 5.0, 2030)),
    ("forest", goal(OLD, 300, "che phủ rừng", 60.0, 2030)),
    ("insurance", goal(OLD, 400, "bảo hiểm y tế", 95.0, 2030)),
    ("firms", goal(OLD, 500, "doanh nghiệp", 9.0, 2030, value_canonical=None, unit_canonical=None, unit="cụm")),
)  # fmt: skip
NEW_BATCH = programme(
    NEW, R57,
    ("grdp_growth", goal(NEW, 100, "tăng trưởng", 10.0, 2026)),
    ("poverty", goal(NEW, 200, "hộ nghèo", 3.0, 2030)),
    ("forest", goal(NEW, 300, "che phủ rừng", 60.0, 2030)),
    ("urban", goal(NEW, 400, "đô thị hóa", 40.0, 2030)),
    ("firms", goal(NEW, 500, "doanh nghiệp", 7.0, 2030, value_canonical=None, unit_canonical=None, unit="tổ")),
)  # fmt: skip


@pytest.fixture
def two_years(embedded_store: Store) -> Store:
    embedded_store.load((*small_graph(), OLD_BATCH, NEW_BATCH))
    return embedded_store


def changes(store: Store, before: str, after: str, what: str) -> dict[str, tuple[Any, ...]]:
    rows = [r for r in diff(store, before, after) if r["what"] == what]
    return {r["indicator_or_code"]: (r["change"], r["before"], r["after"]) for r in rows}


def test_targets_of_two_years_are_matched_by_indicator_and_compared_in_one_unit(two_years: Store) -> None:
    assert changes(two_years, "Lào Cai@2025", "Lào Cai@2026", "target") == {
        "grdp_growth": ("raised", 8.0, 10.0),  # each for its own year
        "poverty": ("lowered", 5.0, 3.0),
        "insurance": ("dropped", 95.0, None),
        "urban": ("added", None, 40.0),
        "firms": ("changed", 9.0, 7.0),  # no certain conversion: not put in order
    }


def test_a_pair_has_both_quotations_and_both_documents(two_years: Store) -> None:
    row = next(r for r in diff(two_years, "Lào Cai@2025", "Lào Cai@2026") if r["indicator_or_code"] == "poverty")
    told = ("evidence_before", "evidence_after", "document_before", "document_after")
    assert [row[c] for c in told] == ["hộ nghèo 5", "hộ nghèo 3", "11-CTr/TU", "02-CTr/TU"]


def test_a_resolution_is_new_where_no_earlier_document_carries_it_out(two_years: Store) -> None:
    assert changes(two_years, "Lào Cai@2025", "Lào Cai@2026", "resolution") == {
        "57-NQ/TW": ("added", None, "02-CTr/TU")
    }


def test_a_programme_of_an_earlier_year_is_not_dropped(two_years: Store) -> None:
    assert changes(two_years, "Lào Cai@2025", "Lào Cai@2026", "programme") == {
        "02-CTr/TU": ("added", None, "02-CTr/TU")
    }


def test_between_provinces_a_programme_stands_beside_the_one_for_the_same_resolution(two_years: Store) -> None:
    rows = diff(two_years, "Hà Tĩnh", "Lào Cai")
    row = next(r for r in rows if r["what"] == "programme" and r["indicator_or_code"] == "11-CTr/TU")
    assert (row["document_before"], bool(row["evidence_before"]), row["evidence_after"]) == (
        "46-CTr/TU", True, f"thực hiện {R68}",
    )  # fmt: skip


def test_between_provinces_only_targets_for_the_same_year_meet(two_years: Store) -> None:
    found = changes(two_years, "Hà Tĩnh", "Thái Nguyên", "target")
    assert found["grdp_growth"] == ("raised", 10.0, 10.5)


def test_nothing_is_said_of_targets_where_one_side_has_no_text(two_years: Store) -> None:
    assert changes(two_years, "Hà Tĩnh", "Cà Mau", "target") == {}


def test_a_side_does_not_differ_from_itself(two_years: Store) -> None:
    assert [tuple(r.values()) for r in diff(two_years, "Hà Tĩnh", "Hà Tĩnh") if r["what"] != "target"] == []
    assert changes(two_years, "Hà Tĩnh", "Hà Tĩnh", "target") == {}


def test_documents_without_a_date_are_counted_where_a_year_is_asked_for(two_years: Store) -> None:
    remarks = diff(two_years, "Tuyên Quang@2025", "Lào Cai").notes
    assert [n.values["documents"] for n in remarks if n.key == "diff.undated"] == [1]  # the planned one


def test_the_printed_value_keeps_the_bound_and_the_unit_of_the_document(two_years: Store) -> None:
    row = next(r for r in diff(two_years, "Lào Cai", "Hà Tĩnh") if r["after"] == 15000.0)
    assert row["printed_after"] == "≥ 15 nghìn doanh nghiệp"


def test_every_row_has_the_columns(two_years: Store) -> None:
    assert all(tuple(r) == COLUMNS for r in diff(two_years, "Hà Tĩnh", "Lào Cai"))


@pytest.mark.parametrize("text", ["Hà Tĩnh@26", "Hà Tĩnh@2025@2026", "@2025", "Atlantis"])
def test_what_is_no_province_and_no_year_is_refused_with_the_next_step(text: str) -> None:
    with pytest.raises(QueryError, match=r"lineage|mean"):
        parse_side(text)
