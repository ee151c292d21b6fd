"""A head says the same wherever its lines end."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ingest.heads import header_of

HEADS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "cases" / "heads.yaml").read_text("utf-8"))
WIDTHS = (16, 20, 24, 30, 40, 50, 60, 80)


def broken_once(text: str) -> Iterator[tuple[str, str]]:
    """The text with one blank after another as a line break, and what stands round it."""
    at = text.find(" ")
    while at >= 0:
        yield text[max(0, at - 20) : at] + "⏎" + text[at + 1 : at + 20], f"{text[:at]}\n{text[at + 1 :]}"
        at = text.find(" ", at + 1)


def wrapped(text: str, width: int) -> str:
    lines = [textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")]
    return "\n".join(lines)


def by_style(head: dict[str, Any]) -> str:
    return str(head["style"])


@pytest.mark.parametrize("head", HEADS, ids=by_style)
def test_what_a_head_says_is_read(head: dict[str, Any]) -> None:
    header = header_of(head["text"])
    wanted = {k: str(v) if v is not None and k != "plan_year" else v for k, v in head["fields"].items()}
    assert {k: getattr(header, k) for k in wanted} == wanted


@pytest.mark.parametrize("head", HEADS, ids=by_style)
def test_a_break_at_any_blank_changes_nothing(head: dict[str, Any]) -> None:
    whole = header_of(head["text"])
    assert [place for place, text in broken_once(head["text"]) if header_of(text) != whole] == []


@pytest.mark.parametrize("head", HEADS, ids=by_style)
def test_a_column_of_any_width_changes_nothing(head: dict[str, Any]) -> None:
    whole = header_of(head["text"])
    assert [width for width in WIDTHS if header_of(wrapped(head["text"], width)) != whole] == []
