"""Codes: the same document whatever slip of the pen; what is printed wrong stays in the mention."""

import pytest

from policy_lineage.data import rules
from policy_lineage.ingest.codes import canonical_code, code_at, parse_code, printed_code, signs


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("68 - NQ/TW", "68-NQ/TW"),
        ("79 NQ/TW", "79-NQ/TW"),
        ("19/NQ-TW", "19-NQ/TW"),
        ("68/NQ/TW", "68-NQ/TW"),
        ("46-CTr-TU", "46-CTr/TU"),
        ("46-ctr/tu", "46-CTr/TU"),
        ("NQ68-NQ/TW", "68-NQ/TW"),
        ("NQ-24-NQ/TW", "24-NQ/TW"),
        ("0I-NQ/TU", "01-NQ/TU"),
        ("12-NQ/TƯ", "12-NQ/TW"),
        ("138/nq-cp", "138/NQ-CP"),
        ("66.19/2026/NQ-CP", "66.19/2026/NQ-CP"),
        ("12/QD-UBND", "12/QĐ-UBND"),
    ],
)
def test_a_slip_does_not_change_the_code(written: str, canonical: str) -> None:
    assert canonical_code(written) == canonical


@pytest.mark.parametrize("code", ["68-NQ/TW", "12/2025/NĐ-CP", "72/2025/QH15", "5973/UBND-KT", "1283/NQ-UBTVQH15"])
def test_a_canonical_code_stays_as_it_is(code: str) -> None:
    assert canonical_code(code) == code


@pytest.mark.parametrize("text", ["", "tháng 5", "10/34", "số", "Nghị quyết này"])
def test_text_without_signs_has_no_code(text: str) -> None:
    assert canonical_code(text) is None


@pytest.mark.parametrize(("written", "printed"), [("08/nq-tw", "08/NQ-TW"), ("45/25010/NĐ-CP", "45/25010/NĐ-CP")])
def test_a_misprint_stays_in_the_printed_code(written: str, printed: str) -> None:
    assert printed_code(written) == printed


def test_party_and_state_codes_of_one_number_differ() -> None:
    party, state = parse_code("68-NQ/TW"), parse_code("68/NQ-CP")
    assert party
    assert state
    assert (party.system, state.system) == ("party", "state")


@pytest.mark.parametrize("text", ["5/năm", "24/7", "10/34", "5 người"])
def test_no_code_begins_there(text: str) -> None:
    assert code_at(text, 0) is None


BODIES = [(row, code) for row in rules("signs")["bodies"] for code in row["examples"]]
COUNTERS = [(row, code) for row in rules("signs")["bodies"] for code in row["counter"]]


def _sign(code: str) -> str:
    found = code_at(code, 0)
    assert found
    return found.body if found.body in signs().levels else found.body.rstrip("0123456789")


@pytest.mark.parametrize(("row", "code"), BODIES, ids=lambda v: v if isinstance(v, str) else "")
def test_each_example_has_the_sign_of_its_row(row: dict[str, list[str]], code: str) -> None:
    assert _sign(code) in [s.casefold() for s in row["signs"]]


@pytest.mark.parametrize(("row", "code"), COUNTERS, ids=lambda v: v if isinstance(v, str) else "")
def test_no_counter_example_has_the_sign_of_its_row(row: dict[str, list[str]], code: str) -> None:
    assert _sign(code) not in [s.casefold() for s in row["signs"]]
