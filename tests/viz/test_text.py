"""A text with marks, figures as written, words in both languages."""

import re
from importlib.resources import files

import pytest

from policy_lineage.graph.batch import statement
from policy_lineage.viz.bars import charts
from policy_lineage.viz.marks import Mark, marked_text
from policy_lineage.viz.words import words


def _mark(start: int, end: int, kind: str = "CITES") -> Mark:
    proof = {"stated_in": "k", "start": start, "end": end, "text": "", "rule": "r", "origin": "text"}
    return Mark(start, end, "Document", statement(kind, ("Document", "a"), ("Document", "b"), proof))


def test_pieces_joined_are_the_text() -> None:
    text = "Một hai ba\r\n\r\nbốn năm sáu\n"
    marked = marked_text(text, [_mark(0, 5), _mark(4, 17), _mark(14, 17)])
    assert ["".join(p.text for p in q.pieces) for q in marked.paragraphs] == ["Một hai ba", "bốn năm sáu"]


def test_a_mark_inside_another_comes_first() -> None:
    marked = marked_text("abcdef", [_mark(0, 6, "SETS_TASK"), _mark(2, 4)])
    inner = next(p for p in marked.paragraphs[0].pieces if p.text == "cd")
    assert [m.statement.type for m in inner.marks] == ["CITES", "SETS_TASK"]


@pytest.mark.parametrize(
    ("comparator", "upper", "form"),
    [(">=", None, "least"), ("<=", None, "most"), ("range", 9, "range"), ("=", None, "exact")],
)
def test_a_bound_is_drawn_as_a_bound(comparator: str, upper: float | None, form: str) -> None:
    row = {"comparator": comparator, "value_canonical": 8, "value_max_canonical": upper, "unit_canonical": "%"}
    assert charts([row])[0][0].bars[0].form == form


def test_a_target_without_a_certain_unit_is_not_drawn() -> None:
    assert charts([{"comparator": ">=", "value": 8, "value_canonical": None}]) == ()


def test_every_word_that_a_template_asks_for_is_there() -> None:
    asked = {
        key
        for template in files("policy_lineage.viz").joinpath("templates").iterdir()
        for key in re.findall(r"\b(?:t|both|pair)\(\"([\w-]+)\"\)", template.read_text("utf-8"))
    }
    assert asked - words().keys() == set()
