"""Points of the implementation part that charge a body with something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policy_lineage import data
from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.outline import Outline, Part, Stretch
from policy_lineage.ingest.points import Point, points_of
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.sections_marks import Style
from policy_lineage.ingest.sections_parts import parts_of_heading
from policy_lineage.ingest.values import Duty, Section

NUMBERED = (Style.ARABIC, Style.DECIMAL, Style.SMALL, Style.ROMAN, Style.ARTICLE)
LONGEST_NAMES = 600
LONGEST_NAME = 110
SUMMARY = 20  # words
COMMA = re.compile(r"[,;] | và |; ")
PASSIVE = re.compile(r"[^,.]{0,80}?(?:này )?được ")


@dataclass(frozen=True, slots=True)
class _Charge:
    """Reading characters `start` to `end` charge `agencies`."""

    item: str | None
    agencies: tuple[str, ...]
    words: str  # after the names
    start: int
    end: int


def find_duties(reading: Reading, outline: Outline) -> tuple[Duty, ...]:
    """Each point with the bodies that it charges."""
    headings = {s.path: s for s in outline.sections}
    found = []
    for stretch in outline.of(Part.IMPLEMENTATION):
        found += _charges(reading, stretch, headings.get(stretch.path))
    return tuple(_duty(reading, charge) for charge in found)


def _duty(reading: Reading, charge: _Charge) -> Duty:
    text = reading.text[charge.start : charge.end]
    return Duty(
        charge.item,
        charge.agencies,
        " ".join(charge.words.replace("\n", " ").split()[:SUMMARY]).strip(" ,;:."),
        _all(text, "deadline"),
        _all(text, "frequency"),
        reading.span(charge.start, charge.end),
    )


def _all(text: str, name: str) -> str | None:
    """What the text says of a deadline or a frequency, each wording once."""
    said = dict.fromkeys(m.group().strip() for m in _pattern(name, "pattern").finditer(text))
    kept = [x for x in said if not any(x != y and x.lower() in y.lower() for y in said)]
    return "; ".join(kept) or None


def _charges(reading: Reading, stretch: Stretch, heading: Section | None) -> list[_Charge]:
    """The charges of one stretch; what follows without a body of its own goes with the point before it."""
    points = list(points_of(reading, stretch))
    agencies = _names(heading.heading, whole=True)[0] if heading and _is_of_body(heading.heading) else ()
    found: list[_Charge] = []
    if heading and agencies:  # "1. Sở Tài chính" as a heading over bullets, up to a point "2. …" that is none
        next_point = (i for i, p in enumerate(points) if p.style == Style.ARABIC and p.number != heading.number)
        below = points[: next(next_point, len(points))]
        if below:
            words = " ".join(reading.text[p.start : p.end] for p in below)
            found.append(_Charge(heading.number, agencies, words, below[0].begin, below[-1].end))
        points = points[len(below) :]
    groups = _groups(reading, iter(points))
    return found + [charge for group in groups if (charge := _charge(reading, group))]


def _is_of_body(heading: str) -> bool:
    """Whether a heading can be the name of a body: "TỔ CHỨC THỰC HIỆN" begins like one."""
    return not heading.isupper() and not parts_of_heading(heading)


def _groups(reading: Reading, points: Iterator[Point]) -> list[list[Point]]:
    """Points with the paragraphs that hang on them."""
    groups: list[list[Point]] = []
    for point in points:
        text = reading.text[point.start : point.end]
        own = point.style in NUMBERED or (point.style == Style.NONE and bool(_names(text)[0]))
        if own or not groups or (point.style == Style.NONE and PASSIVE.match(text)):
            groups.append([point])
        else:
            groups[-1].append(point)
    return groups


def _charge(reading: Reading, group: list[Point]) -> _Charge | None:
    """The charge of a point; None where it names no body, or leaves the bodies to the points below it."""
    first, last = group[0], group[-1]
    text = reading.text[first.start : first.end]
    agencies, words = _names(text)
    if not agencies or (text[-1] == ":" and len(group) == 1):
        return None
    words = " ".join([words, *(reading.text[p.start : p.end] for p in group[1:])])
    item = first.number if first.style in NUMBERED else None
    return _Charge(item, agencies, words, first.begin, last.end)


def _names(text: str, *, whole: bool = False) -> tuple[tuple[str, ...], str]:
    """The bodies that a sentence begins with and those that they work with; and what they must do."""
    at = 0
    while lead := _pattern("leads", "pattern").match(text, at):
        at = lead.end()
    verb = _pattern("verbs", "pattern").search(text, at, at + LONGEST_NAMES)
    if whole and not verb:
        return _split(text[at:]), ""
    if not verb:
        return (), text
    names, rest = _split(text[at : verb.start()]), text[verb.start() :]
    if not names:
        return (), text
    others, rest = _others(rest)
    return (*names, *others), rest


def _others(rest: str) -> tuple[tuple[str, ...], str]:
    """The bodies of "chủ trì, phối hợp với …" and of "lãnh đạo HĐND tỉnh …"."""
    for name in ("coordinating", "led"):
        joint = _pattern("joined", name).match(rest)
        if joint:
            verb = _pattern("verbs", "pattern").search(rest, joint.end(), joint.end() + LONGEST_NAMES)
            if verb:
                return _split(rest[joint.end() : verb.start()]), rest[verb.start() :]
    return (), rest


def _split(words: str) -> tuple[str, ...]:
    """A list of bodies as printed: cut before each first word of a name."""
    names: list[str] = []
    at = 0
    for comma in COMMA.finditer(words):
        if _is_name(words[comma.end() :]):
            names.append(words[at : comma.start()])
            at = comma.end()
    names.append(words[at:])
    clean = tuple(n.strip(" ,;:.") for n in names)
    return clean if all(_is_name(n) and len(n) <= LONGEST_NAME for n in clean) else ()


def _is_name(words: str) -> bool:
    return _pattern("heads", "pattern").match(fold(words[:80].lower())) is not None


@cache
def _pattern(name: str, key: str) -> re.Pattern[str]:
    return re.compile(data.rules("duties")[name][key])
