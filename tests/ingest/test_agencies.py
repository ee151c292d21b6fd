"""Lists of bodies, in cells and in sentences."""

import doctest
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_lineage.data import rules
from policy_lineage.ingest import agencies
from policy_lineage.ingest.agencies import charged, split_agencies

BODIES = rules("bodies")
NAMES = ["Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch", "UBND các xã, phường", "Công an tỉnh", "Các sở, ban, ngành"]


@pytest.mark.parametrize("example", BODIES["examples"], ids=lambda e: e["text"])
def test_every_list_in_the_data_is_parted_as_it_says(example: dict[str, Any]) -> None:
    assert list(split_agencies(example["text"])) == example["bodies"]


@pytest.mark.parametrize("example", BODIES["prose"], ids=lambda e: e["text"])
def test_every_sentence_in_the_data_charges_whom_it_says(example: dict[str, Any]) -> None:
    found = charged(example["text"])
    assert list(found.lead) == example["lead"]
    assert list(found.coordinating) == example["coordinating"]
    assert list(found.directed) == example.get("directed", [])


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5), st.sampled_from(["; ", ";", ", ", "<br>"]))
def test_names_that_are_joined_are_parted_again(names: list[str], separator: str) -> None:
    assert list(split_agencies(separator.join(names))) == names


@given(st.text(max_size=300))
def test_any_text_gives_names_that_stand_in_it(text: str) -> None:
    assert all(name.strip() for name in split_agencies(text))


@pytest.mark.parametrize("cell", ["", "-", "…", "(02)"])
def test_a_cell_without_a_name_gives_nobody(cell: str) -> None:
    assert split_agencies(cell) == ()


def test_a_sentence_that_starts_with_no_body_charges_nobody() -> None:
    assert charged("Tăng cường công tác tuyên truyền.").lead == ()


def test_mark_up_and_counts_are_no_part_of_a_name() -> None:
    assert split_agencies("<b>Sở Y tế</b> (03); Sở Nội vụ (chủ trì)") == ("Sở Y tế", "Sở Nội vụ")


def test_the_doctests_hold() -> None:
    assert doctest.testmod(agencies).failed == 0
