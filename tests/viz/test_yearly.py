"""Targets beside those of the year before, with the difference where it is certain."""

from typing import Any

import pytest

from policy_lineage.graph.batch import Node, Relationship, statement
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.pages.province import province_page
from policy_lineage.viz.proofs import Proofs
from policy_lineage.viz.tables import Index
from policy_lineage.viz.yearly import difference, targets_by_year

GROWTH = {"indicator": "tăng trưởng", "comparator": ">=", "value": 8.0, "unit": "%"}


def _slice(*targets: dict[str, Any]) -> Slice:
    document = ("Document", "ha-tinh/1-NQ/TU@2025")
    nodes = [Node(*document, {"code": "1-NQ/TU", "province": "Hà Tĩnh"}, ("Provincial",)), Node("Province", "Hà Tĩnh")]
    said: list[Relationship] = []
    for at, target in enumerate(targets):
        node = Node("Target", f"t{at}", target)
        proof = {"stated_in": document[1], "start": at, "end": at + 1, "text": "…", "rule": "r", "origin": "text"}
        nodes.append(node)
        said.append(statement("SETS_TARGET", document, ("Target", node.key), proof))
    return Slice(tuple(nodes), tuple(said))


def _changes(*targets: dict[str, Any]) -> list[list[tuple[str, str]]]:
    part = _slice(*targets)
    table = targets_by_year(Index(part), Proofs(part.nodes))
    return [[(each.change, each.since) for cell in row[2:] for each in cell] for row in table.rows]


def test_a_year_is_compared_with_the_year_before() -> None:
    assert _changes({**GROWTH, "year": 2025}, {**GROWTH, "year": 2026, "value": 10.5}) == [
        [("", ""), ("+2,5 điểm %", "2025")]
    ]


def test_without_a_value_of_the_year_before_the_nearest_earlier_one_is_named() -> None:
    assert _changes({**GROWTH, "year": 2025}, {**GROWTH, "year": 2030, "value": 7.0})[0][1] == ("−1 điểm %", "2025")


def test_of_two_figures_of_one_year_none_is_taken() -> None:
    two = ({**GROWTH, "year": 2025}, {**GROWTH, "year": 2025, "value": 9.0}, {**GROWTH, "year": 2026, "value": 10.0})
    assert _changes(*two) == [[("", ""), ("", ""), ("", "")]]


def test_parts_of_the_whole_are_rows_of_their_own() -> None:
    assert len(_changes({**GROWTH, "year": 2025}, {**GROWTH, "year": 2026, "qualifier": "công nghiệp"})) == 2


@pytest.mark.parametrize(
    "other",
    [{"comparator": "<="}, {"unit": "tỷ đồng"}, {"value": None}, {"value_max": 9.0}, {"change": "increase"}],
    ids=["another bound", "another unit", "no value", "a range", "a movement"],
)
def test_what_cannot_be_compared_has_no_difference(other: dict[str, Any]) -> None:
    assert difference(GROWTH, {**GROWTH, **other}) == ""


def test_different_units_are_compared_in_the_canonical_one() -> None:
    then = {"comparator": "=", "value": 900.0, "unit": "triệu USD", "value_canonical": 0.9, "unit_canonical": "tỷ USD"}
    now = {"comparator": "=", "value": 2.2, "unit": "tỷ USD", "value_canonical": 2.2, "unit_canonical": "tỷ USD"}
    assert difference(then, now) == "+1,3 tỷ USD"


def test_the_page_shows_the_difference_and_its_year() -> None:
    page = province_page(_slice({**GROWTH, "year": 2025}, {**GROWTH, "year": 2026, "value": 10.5}), "Hà Tĩnh")
    assert '<small class="change">+2,5 điểm % (' in page
    assert " 2025)</small>" in page
