"""Which part of a document a heading opens."""

import re
from dataclasses import dataclass
from functools import cache

from policy_lineage import data
from policy_lineage.ingest.outline import Part


@dataclass(frozen=True, slots=True)
class PartRule:
    """A heading that begins with `first` or holds `words` opens `part`."""

    part: Part
    first: re.Pattern[str]
    words: re.Pattern[str]


@cache
def part_rules() -> tuple[PartRule, ...]:
    """The rules of data/headings.yaml, in their order."""
    return tuple(
        PartRule(
            Part(rule["part"]),
            re.compile(f"(?:{'|'.join(rule['first'])})\\b"),
            re.compile(f"\\b(?:{'|'.join(rule['words'])})\\b"),
        )
        for rule in data.rules("headings")["parts"]
    )


@cache
def pattern(name: str, key: str = "pattern") -> re.Pattern[str]:
    """A pattern of data/headings.yaml: annex, closing, charging."""
    return re.compile(data.rules("headings")[name][key])


def parts_of_heading(heading: str) -> tuple[Part, ...]:
    """The parts that a heading names, the decisive one alone where it begins with it.

    >>> parts_of_heading("MỤC TIÊU, NHIỆM VỤ")
    (<Part.TARGETS: 'targets'>, <Part.TASKS: 'tasks'>)
    """
    lower = heading.lower()
    for rule in part_rules():
        if rule.part in (Part.IMPLEMENTATION, Part.SITUATION) and rule.first.match(lower):
            return (rule.part,)
    named = [r.part for r in part_rules() if r.first.match(lower) or r.words.search(lower)]
    if Part.TASKS in named or Part.TARGETS in named:
        named = [p for p in named if p != Part.SITUATION]
    return tuple(named)


def part_below(heading: str, above: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts that a heading opens below one that opened `above`."""
    own = parts_of_heading(heading)
    if not above or len(above) > 1:
        return _within(own, above) if above else own
    (parent,) = above
    if parent == Part.AIMS:
        return own if own and own[0] in (Part.TARGETS, Part.TASKS) else above
    if parent == Part.TARGETS:
        return (Part.AIMS,) if Part.AIMS in own and Part.TARGETS not in own else above
    if parent == Part.TASKS and _begins(heading, (Part.TARGETS, Part.IMPLEMENTATION)):
        return own[:1]
    if parent == Part.TASKS and AIMING.match(heading.lower()):
        return (Part.AIMS,)
    if parent == Part.TASKS and pattern("detail").fullmatch(f"{heading.lower()}:"):
        return ()
    if parent == Part.TASKS and pattern("standing_now").match(heading.lower()):
        return (Part.SITUATION,)
    return above


def is_acting(heading: str) -> bool:
    """Whether a heading begins with what shall be done: "PHÁT TRIỂN NGÀNH CHÈ"."""
    lower = heading.lower()
    return pattern("acting").match(lower) is not None and not pattern("acting", "besides").search(lower)


AIMING = re.compile(r"mục (?:tiêu (?:chung|tổng quát)|đích)|quan điểm")  # below "với các nội dung sau"


def _within(own: tuple[Part, ...], above: tuple[Part, ...]) -> tuple[Part, ...]:
    """A heading below a mixed one: "Chỉ tiêu chủ yếu" below "MỤC TIÊU, NHIỆM VỤ"."""
    return own or above


def _begins(heading: str, parts: tuple[Part, ...]) -> bool:
    lower = heading.lower()
    return len(heading) < 80 and any(r.first.match(lower) for r in part_rules() if r.part in parts)
