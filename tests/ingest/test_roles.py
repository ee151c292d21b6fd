"""What the sentence says about each mention."""

import pytest

from policy_lineage.data import rules
from policy_lineage.ingest.outline import Outline, Part, Stretch
from policy_lineage.ingest.roles import decide_roles
from policy_lineage.ingest.values import Role
from tests.ingest.marked import Case, _case, cases, placed, stated

ROLES = [
    pytest.param(case, i, id=f"{case.mentions[i].code or case.mentions[i].name} in {case.head}")
    for case in cases("roles.txt")
    for i in range(len(case.mentions))
    if case.roles[i]
]


@pytest.mark.parametrize(("case", "i"), ROLES)
def test_a_mention_has_the_role_that_its_sentence_gives_it(case: Case, i: int) -> None:
    _, statements = stated(case)
    assert statements[i].role in case.roles[i].split("|"), statements[i].rule


@pytest.mark.parametrize("cue", rules("roles")["cues"], ids=lambda c: c["rule"])
def test_each_rule_decides_its_example(cue: dict[str, str]) -> None:
    assert cue["rule"] in [s.rule for s in stated(_case(cue["example"]))[1]]


@pytest.mark.parametrize("cue", rules("roles")["cues"], ids=lambda c: c["rule"])
def test_each_rule_leaves_its_counter_example(cue: dict[str, str]) -> None:
    assert cue["rule"] not in [s.rule for s in stated(_case(cue["not"]))[1]]


def test_every_role_stands_in_the_cases() -> None:
    assert {r for case in cases("roles.txt") for r in "|".join(case.roles).split("|")} >= set(Role)


def test_what_was_carried_out_in_the_part_on_the_situation_is_background() -> None:
    case = _case("Triển khai [[Đề án 06]] trên các nhóm nhiệm vụ.")
    reading, _ = stated(case)
    outline = Outline((), (Stretch(Part.SITUATION, 0, len(case.text), "I"),))
    assert decide_roles(reading, case.header, outline, placed(case, reading)) == ((Role.BACKGROUND, "done"),)


def test_a_text_of_one_long_line_is_read_in_linear_time() -> None:
    sentence = "Triển khai [[Kế hoạch số 82-KH/TU]] của của của của của của thực hiện [[Nghị quyết số 61-NQ/TW]] " * 500
    _, statements = stated(_case(sentence.rstrip()))
    assert len(statements) == 1000
