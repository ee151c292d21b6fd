"""Two provinces, and two years of one, on a real store."""

from pathlib import Path
from typing import Any

import pytest

from policy_lineage.errors import QueryError
from policy_lineage.graph.batch import GraphBatch, Node, batch
from policy_lineage.graph.build import build_batch
from policy_lineage.graph.store import Store
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText
from policy_lineage.queries.diff import COLUMNS, diff, parse_side
from policy_lineage.queries.diff_targets import target_rows
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


def kept(*goals: dict[str, Any]) -> list[dict[str, Any]]:
    """Targets as the answer on targets has them."""
    plain = {
        "indicator_id": "waste_solid", "indicator_name": "Chất thải rắn", "qualifier": None, "change": None,
        "year": 2031, "side_year": None, "comparator": "=", "value_max": None, "unit": "%", "unit_canonical": "%",
        "value_max_canonical": None, "document": "82-KH/TU", "document_key": "a", "day": "2031-01-01", "start": 0,
    }  # fmt: skip
    made = [{**plain, **g} for g in goals]
    return [{**g, "value_canonical": g["value"], "evidence": f"{g['indicator']} {g['value']}"} for g in made]


URBAN = {"indicator": "Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom", "value": 95.0}
RURAL = {"indicator": "Tỷ lệ chất thải rắn nông thôn được thu gom", "value": 60.0, "start": 50}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([URBAN, RURAL], [{**URBAN, "value": 97.0}], ["raised", "dropped"]),
        ([URBAN], [RURAL], ["dropped", "added"]),
        ([URBAN], [{**URBAN, "qualifier": "khu vực thành thị", "value": 91.0}], ["lowered"]),
        ([URBAN], [{**URBAN, "qualifier": "tại các khu công nghiệp", "value": 91.0}], ["dropped", "added"]),
        ([URBAN], [{**URBAN, "change": "increase", "value": 2.0}], ["dropped", "added"]),
        ([URBAN], [{**URBAN, "comparator": ">="}], ["changed"]),
        ([URBAN], [{**URBAN, "year": 2035, "value": 99.0}], ["dropped", "added"]),
        ([URBAN], [URBAN], []),
    ],
    ids=["one of two parts", "two parts", "a part in other words", "a part unknown", "growth", "bound", "year", "same"],
)
def test_only_targets_on_one_part_of_one_whole_are_set_side_by_side(
    before: list[dict[str, Any]], after: list[dict[str, Any]], expected: list[str]
) -> None:
    assert [r["change"] for r in target_rows(kept(*before), kept(*after))] == expected


def test_two_figures_of_one_document_on_one_thing_are_not_set_beside_a_third() -> None:
    twice = kept(URBAN, {**URBAN, "indicator": "Thu gom rác thải đô thị", "value": 90.0, "start": 90})
    found = target_rows(twice, kept({**URBAN, "value": 97.0, "document_key": "b"}))
    assert sorted(r["change"] for r in found) == ["added", "dropped", "dropped"]


def test_a_figure_that_is_said_again_otherwise_counts_as_it_was_said_first() -> None:
    twice = kept(URBAN, {**URBAN, "value": 90.0, "start": 90})
    (row,) = target_rows(twice, kept({**URBAN, "value": 97.0, "document_key": "b"}))
    assert (row["change"], row["before"]) == ("raised", 95.0)


def test_the_name_of_a_target_tells_the_part_of_the_whole() -> None:
    (row,) = target_rows([], kept(RURAL))
    assert row["name"] == "Chất thải rắn (nông thôn)"


def test_a_programme_of_the_province_itself_is_no_resolution_that_is_newly_carried_out(two_years: Store) -> None:
    rows = diff(two_years, "Hà Tĩnh", "Lào Cai")
    assert not [r for r in rows if r["what"] == "resolution" and "CTr/TU" in r["indicator_or_code"]]


def yearly(year: int, *points: str) -> str:
    """A resolution of December for the year to come."""
    listed = "\n".join(f"({n}) {p}." for n, p in enumerate(points, 1))
    return (
        f"TỈNH ỦY HÀ TĨNH\tĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố {year - 2000}-NQ/TU\tHà Tĩnh, ngày 05 tháng 12 năm {year - 1}"
        f"\n\nNGHỊ QUYẾT\nvề mục tiêu, nhiệm vụ năm {year}\n\n"
        f"I. MỤC TIÊU\n1. Các chỉ tiêu chủ yếu năm {year}\n{listed}\n"
    )


def test_two_resolutions_of_december_are_compared_by_the_years_they_plan_for(
    embedded_store: Store, tmp_path: Path
) -> None:
    then = yearly(2031, "Tỷ lệ che phủ rừng đạt 41%", "Tỷ lệ hộ nghèo giảm 1%", "Kim ngạch xuất khẩu đạt 2 tỷ USD")
    now = yearly(2032, "Tỷ lệ che phủ rừng đạt 43%", "Tỷ lệ hộ nghèo còn 3%", "Kim ngạch xuất khẩu đạt 1.500 triệu USD")
    for year, text in ((2031, then), (2032, now)):
        embedded_store.load([build_batch(extract(SourceText.of_text(text, str(tmp_path / f"{year}.txt"))))])
    assert changes(embedded_store, "Hà Tĩnh@2031", "Hà Tĩnh@2032", "target") == {
        "forest_cover": ("raised", 41.0, 43.0),
        "exports": ("lowered", 2000.0, 1500.0),
        "poverty_reduction": ("dropped", 1.0, None),
        "poverty_rate": ("added", None, 3.0),
    }
