"""Points of the implementation part that charge a body with something."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from policy_lineage import data
from policy_lineage.ingest.duties_names import charged_by, further_bodies, named_by, together
from policy_lineage.ingest.outline import Outline, Part, Stretch
from policy_lineage.ingest.points import Point, points_of
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.sections_marks import Style
from policy_lineage.ingest.sections_parts import parts_of_heading
from policy_lineage.ingest.values import Duty, Section, Span

NUMBERED = (Style.ARABIC, Style.DECIMAL, Style.SMALL, Style.PAREN, Style.ROMAN, Style.ARTICLE)
INNER = (Style.SMALL, Style.PAREN, Style.POINT, Style.BULLET, Style.NONE)
SUMMARY = 20  # words
SHORT = 120  # characters of a line that says what the points below it are about
SHORTEST_ARTICLE = 40  # characters
PASSIVE = re.compile(r"[^,.]{0,80}?(?:này )?được ")
OWED = re.compile(r"Trách nhiệm (?:thực hiện )?của ")
FIGURE = re.compile(r"\d+|(?<=uý |ng |ăm )[IVX]+")  # "quý III", "tháng IX", "năm 2031"
BEFORE, AFTER = 80, 120  # characters of a deadline before and after its first figure
LONGEST_LEAD = 300  # characters of a line that leads in points
LONGEST = 4000  # characters of a point in which further bodies are looked for


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
    found = []
    for stretch in outline.of(Part.IMPLEMENTATION):
        found += _charges(reading, stretch, _heading_of(reading, outline, stretch))
    points = [_duty(reading, charge) for charge in found]
    articles = [d for section in (*outline.sections, *outline.articles) if (d := _of_article(reading, section))]
    return tuple(sorted([*points, *articles], key=lambda d: d.span.start)) if articles else tuple(points)


def _heading_of(reading: Reading, outline: Outline, stretch: Stretch) -> Section | None:
    """The heading right above a stretch; two parts with one number have paths of one name."""
    at = reading.at(stretch.start) if stretch.start < len(reading.text) else len(reading.source.text)
    i = bisect_right(outline.sections, at, key=lambda s: s.start) - 1
    while i >= 0 and outline.sections[i].path != stretch.path:
        i -= 1
    return outline.sections[i] if i >= 0 else None


def _of_article(reading: Reading, section: Section) -> Duty | None:
    """An article that is one sentence: "Điều 3. Giám đốc Sở Y tế chịu trách nhiệm thi hành"."""
    if (
        not (section.number or "").startswith("Điều")
        or len(section.heading) < SHORTEST_ARTICLE
        or OWED.match(section.heading)
    ):
        return None
    charge = charged_by(section.heading)
    if not charge.agencies:
        return None
    span = Span(section.start, section.end, reading.source.text[section.start : section.end])
    words = " ".join(charge.words.split()[:SUMMARY]).strip(" ,;:.")
    return Duty(section.number, charge.agencies, words, None, None, span)


def _duty(reading: Reading, charge: _Charge) -> Duty:
    text = reading.text[charge.start : charge.end]
    deadlines = tuple(_deadlines(text))
    said = [m for m in _pattern("frequency").finditer(text) if not _is_inside(m, deadlines)]
    return Duty(
        charge.item,
        charge.agencies,
        " ".join(charge.words.replace("\n", " ").split()[:SUMMARY]).strip(" ,;:."),
        _once(deadlines),
        _once(said),
        reading.span(charge.start, charge.end),
    )


def _deadlines(text: str) -> Iterator[re.Match[str]]:
    """The deadlines of a point, looked for round its figures only: each has one."""
    done = 0
    for figure in FIGURE.finditer(text):
        if figure.start() < done:
            continue
        end = figure.end() + AFTER
        for found in _pattern("deadline").finditer(text, max(done, figure.start() - BEFORE), end):
            if found.start() >= figure.end():  # the window of the next figure shows it whole
                break
            yield found
            done = found.end()


def _is_inside(match: re.Match[str], others: Sequence[re.Match[str]]) -> bool:
    """ "hằng năm" in "trước ngày 15/12 hằng năm" says when, not how often."""
    return any(o.start() <= match.start() and match.end() <= o.end() for o in others)


def _once(found: Sequence[re.Match[str]]) -> str | None:
    """What the text says, each wording once, without those that a longer one holds."""
    said = dict.fromkeys(m.group().strip() for m in found)
    kept = [x for x in said if not any(x != y and x.lower() in y.lower() for y in said)]
    return "; ".join(kept) or None


def _charges(reading: Reading, stretch: Stretch, heading: Section | None) -> list[_Charge]:
    """The charges of one stretch; what follows without a body of its own goes with the point before it."""
    points = list(points_of(reading, stretch))
    agencies = named_by(heading.heading) if heading and _is_of_body(heading.heading) else ()
    if heading and agencies and OWED.match(heading.heading) and _each_has_a_body(reading, points, agencies):
        agencies = ()
    found: list[_Charge] = []
    if heading and agencies:  # "1. Sở Tài chính" as a heading over bullets, up to a point "2. …" that is none
        next_point = (i for i, p in enumerate(points) if _goes_past(heading, p))
        below = points[: next(next_point, len(points))]
        below = below[: next((i for i, p in enumerate(below) if i and _is_closing(reading, p)), len(below))]
        if below:
            words = " ".join(reading.text[p.start : p.end] for p in below)
            found.append(_Charge(heading.number, agencies, words, below[0].begin, below[-1].end))
        points = points[len(below) :]
    above = heading if heading and not agencies and _is_inner(heading) else None
    return found + list(_grouped(reading, points, above))


def _goes_past(heading: Section, point: Point) -> bool:
    """Whether a point is the next one after a heading that hangs no numbers; those of an article are its own."""
    return (
        point.style == Style.ARABIC and point.number != heading.number and not (heading.number or "").startswith("Điều")
    )


def _each_has_a_body(reading: Reading, points: Sequence[Point], owing: tuple[str, ...]) -> bool:
    """Whether the first point names another body: "Trách nhiệm của các cơ quan" over "1. Sở Y tế theo dõi"."""
    if not points:
        return False
    own = charged_by(reading.text[points[0].start : points[0].end]).agencies
    return bool(own) and own != owing


def _is_of_body(heading: str) -> bool:
    """Whether a heading can be the name of a body: "TỔ CHỨC THỰC HIỆN" begins like one."""
    return not heading.isupper() and (OWED.match(heading) is not None or not parts_of_heading(heading))


def _is_inner(heading: Section) -> bool:
    """Whether a heading is a point of the implementation part and not the part itself."""
    return (heading.number or "").rstrip(".")[:1].isdigit() and not heading.heading.isupper()


def _is_closing(reading: Reading, point: Point) -> bool:
    """ "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các đơn vị …" belongs to no point."""
    text = reading.text[point.start : point.end]
    return point.style == Style.NONE and _pattern("closing").match(text) is not None


def _grouped(reading: Reading, points: Sequence[Point], above: Section | None) -> Iterator[_Charge]:
    """The charges of the points; a line with a body that ends with a colon charges it with those below."""
    lead: tuple[Point, tuple[str, ...]] | None = None
    whole = above is not None and not _pattern("shares").search(above.heading.lower())
    for group in _groups(reading, points, whole):
        text = reading.text[group[0].start : group[0].end]
        bodies = _led_in(text) if text.endswith(":") and len(group) == 1 else ()
        if bodies and not (group[0].style in NUMBERED and len(text) > SHORT):
            lead = (group[0], bodies)
            continue
        if lead and not _is_below(group[0], lead[0]):
            lead = None
        charge = _charge(reading, group, lead[1] if lead else ())
        if charge:
            yield replace(charge, item=charge.item or (above.number if above else None))


def _led_in(text: str) -> tuple[str, ...]:
    """The bodies of a line that leads in points: "Sở Y tế là cơ quan thường trực, có trách nhiệm:"."""
    return named_by(text) or (charged_by(text).agencies if len(text) < LONGEST_LEAD else ())


def _is_below(point: Point, lead: Point) -> bool:
    """Whether a point hangs on the line that leads it in: "2.1." on "2.", a bullet on any."""
    if point.style in (Style.BULLET, Style.POINT) or lead.style == Style.NONE:
        return point.style != Style.NONE
    return point.style > lead.style and (point.style != Style.DECIMAL or _number(point).startswith(_number(lead)))


def _number(point: Point) -> str:
    return point.number or ""


def _groups(reading: Reading, points: Sequence[Point], whole: bool) -> list[list[Point]]:
    """Points with the paragraphs that hang on them; the bullets of a `whole` are one point."""
    groups: list[list[Point]] = []
    for point in points:
        bulleted = whole and bool(groups) and groups[-1][0].style == point.style == Style.BULLET
        if not groups or (not bulleted and _is_own(reading, point, groups[-1])):
            groups.append([point])
        else:
            groups[-1].append(point)
    return groups


def _is_own(reading: Reading, point: Point, group: list[Point]) -> bool:
    """Whether a point begins a charge of its own and is no part of the point before it."""
    text = reading.text[point.start : point.end]
    first = group[0]
    if point.style == Style.NONE:
        return bool(PASSIVE.match(text)) or bool(charged_by(text).agencies) or _is_closing(reading, point)
    leads = reading.text[first.start : first.end].endswith(":")
    if point.style in (Style.BULLET, Style.POINT) or (leads and point.style in INNER):
        if first.style not in NUMBERED:
            return bool(charged_by(text).agencies)
        # "m) Ủy ban nhân dân các xã chịu trách nhiệm:" keeps the points below it
        return leads and bool(charged_by(text).agencies) and not _charges_somebody(reading, first)
    return point.style in NUMBERED


def _charges_somebody(reading: Reading, point: Point) -> bool:
    text = reading.text[point.start : point.end]
    return bool(charged_by(text).agencies) and not named_by(text)


def _charge(reading: Reading, group: list[Point], lead: tuple[str, ...]) -> _Charge | None:
    """The charge of a point; None where it names no body, or leaves the bodies to the points below it."""
    first, last = group[0], group[-1]
    texts = [reading.text[p.start : p.end] for p in group]
    own = charged_by(texts[0])
    led = texts[0].endswith(":") and len(group) == 1  # over headings; a long one says the duty itself
    if led and not (own.agencies and first.style in NUMBERED and len(texts[0]) > SHORT):
        return None
    bulleted = first.style == Style.BULLET and len(group) > 1
    named = named_by(texts[0]) if texts[0].endswith(":") else ()
    agencies = (
        _below(texts)
        if bulleted
        else own.agencies or named or (_below(texts[1:]) if len(texts[0]) < SHORT else ()) or lead
    )
    if not agencies:
        return None
    words = " ".join([own.words, *texts[1:]])
    agencies = together(agencies, further_bodies(words[:LONGEST]))
    return _Charge(first.number if first.style in NUMBERED else None, agencies, words, first.begin, last.end)


def _below(texts: Sequence[str]) -> tuple[str, ...]:
    """The bodies of the points below a line that names none: "1. Kiểm tra" over "- Sở Nội vụ theo dõi"."""
    return together(*(charged_by(text).agencies for text in texts))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(data.rules("duties")[name]["pattern"])
