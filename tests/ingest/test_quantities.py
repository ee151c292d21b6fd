"""Numbers, comparators and units as Vietnamese documents print them."""

import doctest
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_lineage.data import rules
from policy_lineage.ingest import quantities
from policy_lineage.ingest.quantities import find_quantities, parse_number

COMPARATORS, UNITS = rules("comparators"), rules("units")
RULES = [r for name in ("before", "after", "verbs", "ranks") for r in COMPARATORS[name]]
RULES += [COMPARATORS["not_figures"], COMPARATORS["per"], *(u for u in UNITS.values() if isinstance(u, dict))]
EXAMPLES = [example for rule in RULES for example in rule["examples"]]


def test_every_rule_has_an_example() -> None:
    assert all(rule["examples"] for rule in RULES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_every_example_in_the_data_is_read_as_it_says(example: dict[str, Any]) -> None:
    wanted = {key: value for key, value in example.items() if key != "text"}
    found = next(find_quantities(example["text"]), None)
    assert ({key: getattr(found, key) for key in wanted} if found else {}) == wanted
    assert bool(found) == bool(wanted)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("19.000", 19000), ("218,566", 218.566), ("01", 1), ("50.000", 50000), ("1.234,5", 1234.5),
        ("0,742", 0.742), ("677.628", 677628), ("10.5", 10.5), ("0.742", 0.742), ("12,3,4", None), ("1.23.456", None),
    ],
)  # fmt: skip
def test_point_groups_thousands_and_comma_is_the_decimal_mark(printed: str, value: float | None) -> None:
    assert parse_number(printed) == value


@given(st.integers(0, 10**9))
def test_a_number_with_grouped_thousands_is_read_back(number: int) -> None:
    assert parse_number(f"{number:,}".replace(",", ".")) == number


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_a_decimal_number_is_read_back(whole: int, cents: int) -> None:
    printed = f"{whole:,}".replace(",", ".") + f",{cents:02d}"
    assert parse_number(printed) == pytest.approx(whole + cents / 100)


@given(st.text(max_size=200))
def test_figures_of_any_text_stand_in_order_inside_it(text: str) -> None:
    found = list(find_quantities(text))
    assert all(0 <= q.start <= q.number < q.end <= len(text) for q in found)
    assert all(a.number < b.number for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text",
    ["ngày 7/12/2029", "giai đoạn 2026 - 2030", "trẻ em dưới 5 tuổi", "mạng 4G/5G", "mức độ 3, 4", "cả 3 tiêu chí"],
)
def test_numbers_that_name_something_are_no_figures(text: str) -> None:
    assert list(find_quantities(text)) == []


def test_what_others_are_counted_on_is_no_figure() -> None:
    (quantity,) = find_quantities("số bác sĩ trên 10.000 dân đạt 15,5 người")
    assert quantity.value == 15.5


def test_a_bound_after_a_preposition_is_a_figure() -> None:
    (quantity,) = find_quantities("tạo việc làm cho trên 10.000 người")
    assert (quantity.comparator, quantity.value) == (">", 10000)


def test_a_number_in_words_is_read_after_a_bound() -> None:
    (quantity,) = find_quantities("xây dựng ít nhất một bệnh viện")
    assert (quantity.comparator, quantity.value, quantity.unit) == (">=", 1, "bệnh viện")


def test_the_doctests_hold() -> None:
    assert doctest.testmod(quantities).failed == 0
