"""Paragraphs and bullets of the tasks part."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policy_lineage.ingest.outline import Outline, Part, Stretch
from policy_lineage.ingest.points import Point, points_of
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.sections_marks import ALPHABET, Style
from policy_lineage.ingest.sections_parts import pattern
from policy_lineage.ingest.values import Citation, Task

SHORTEST = 15  # characters of a task
LONGEST_DETAIL = 300  # of a line that says when or by whom the task above it is done
LISTING = re.compile(r"\. [^.;:]{4,40}:$")  # "Đắp đê ở hạ lưu. Trong đó:" is a task, with points of its own
LABEL = 60  # a line so short that ends without a full stop is the label of those below it


def find_tasks(reading: Reading, outline: Outline, citations: Sequence[Citation]) -> tuple[Task, ...]:
    """Each task with its section and the citations inside."""
    places = sorted((c.span.start, i) for i, c in enumerate(citations))
    numbers = {s.path: s.number or "" for s in outline.sections}
    return tuple(
        _task(reading, section, point, citations, places)
        for stretch in outline.of(Part.TASKS)
        for section, point in _tasks_of(reading, stretch, numbers.get(stretch.path, ""))
    )


def _tasks_of(reading: Reading, stretch: Stretch, number: str) -> Iterator[tuple[str, Point]]:
    """The tasks of one stretch, below the heading with this number, with the path of their section."""
    section = base = stretch.path
    inside: set[Style] = set()  # the styles whose list began below the heading
    for point in points_of(reading, stretch):
        if point.number in ("1", "a"):
            inside.add(point.style)
        if point.style not in inside and _is_next(number, point):  # "3. Rà soát đê." after the heading "2. Về đê điều"
            outer = stretch.path.removesuffix(number).rstrip(".")
            section = _point_path(outer, point.number or "")
            base = section if point.style == Style.ARABIC else base  # and "a) …" after it hangs on it
        elif point.style in (Style.ARABIC, Style.DECIMAL, Style.SMALL, Style.PAREN, Style.ROMAN):
            section = _point_path(base, point.number or "")
        if _is_task(reading.text[point.start : point.end], point):
            yield section, point


def _is_next(number: str, point: Point) -> bool:
    """Whether a point counts on from a heading: 3 after 2, 2 after 1.4, c after b."""
    other = point.number or ""
    if point.style == Style.ARABIC and other.isdigit():
        first = number.split(".", 1)[0]
        return first.isdigit() and int(other) > int(first)
    if point.style == Style.SMALL and len(number) == len(other) == 1 and number.isalpha():
        return number.islower() and ALPHABET.find(other) > ALPHABET.find(number)
    return False


def _point_path(path: str, number: str) -> str:
    """ "II.1" of point 1 in part II, "II.2.1" of point 2.1 below "II.2"."""
    last = path.rsplit(".", 1)[-1]
    if number.startswith(f"{last}.") and last.isdigit():
        path = path[: -len(last)].rstrip(".")
    return f"{path}.{number}" if path else number


def _is_task(text: str, point: Point) -> bool:
    """Whether a paragraph is a task and not the line that introduces some, or the label of some."""
    if len(text) < SHORTEST or (text[-1] == ":" and not LISTING.search(text, LABEL)):
        return False
    if len(text) < LONGEST_DETAIL and pattern("detail").match(text.lower()):
        return False
    return point.style == Style.BULLET or len(text) > LABEL or text[-1] in ".;"


def _task(
    reading: Reading, section: str, point: Point, citations: Sequence[Citation], places: list[tuple[int, int]]
) -> Task:
    span = reading.span(point.start, point.end)
    first = bisect_left(places, (span.start, -1))
    last = bisect_left(places, (span.end, -1))
    inside = tuple(i for _, i in places[first:last] if citations[i].span.end <= span.end)
    return Task(section, span, inside)
