"""Points of one list that say what another point of it says."""

import re
from collections.abc import Iterator

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.values import Anomaly, Span

BULLET = re.compile(r"(?:^|\n)[-–+•*] ?\s?(?=[^\W\d_])")
WORDS = re.compile(r"[^\W_]+")
LEAST = 9  # words of a point that can repeat another
NEAR = 8  # points between the two
GAP = 8  # characters between two points of one list: line breaks and a mark
LABEL = 40  # characters that hold a label
BEGIN, REST = 2, 6  # words in a row that the shorter one has in common with the longer one
BESIDE = frozenset(
    {"với", "của", "trong", "tại", "theo", "ở", "cho", "trên", "cùng"}
)  # the words left out add nothing new
MOST = 2  # a text with more of them repeats itself on purpose
LONGEST = 20_000  # characters of a duty


def repeated_points(material: Material) -> Iterator[Anomaly]:
    """Points of a duty that repeat another of the same list, or leave out some words of it."""
    found = [twin for duty in material.found.duties for twin in _twins(list(_bullets(duty.span)))]
    for point in found if len(found) <= MOST else ():
        yield flag("point-twice", point, words=" ".join(point.text.split()[:6]))


def _bullets(span: Span) -> Iterator[Span]:
    """The points of a duty, without their marks."""
    marks = list(BULLET.finditer(span.text)) if len(span.text) <= LONGEST else []
    ends = [*(mark.start() for mark in marks[1:]), len(span.text)]
    for mark, following in zip(marks, ends, strict=False):
        text = span.text[mark.end() : following].rstrip()
        yield Span(span.start + mark.end(), span.start + mark.end() + len(text), text)


def _twins(points: list[Span]) -> Iterator[Span]:
    """Of two points of which one holds the words of the other, the later one."""
    for i, point in enumerate(points):
        if ":" in point.text[:LABEL]:
            continue  # "Cơ quan phối hợp: ..." stands below every task
        begin = point.text[:6].lower()
        for k in range(i - 1, max(-1, i - 1 - NEAR), -1):
            if points[k + 1].start - points[k].end > GAP:
                break  # other words between them: another list
            if points[k].text[:6].lower() == begin and _is_repeated(points[k].text, point.text):
                yield point
                break


def _is_repeated(one: str, two: str) -> bool:
    """Whether the shorter text is the longer one without words in one place, and perhaps at its end."""
    short, long = sorted((WORDS.findall(one.lower()), WORDS.findall(two.lower())), key=len)
    if len(short) < LEAST or short[:BEGIN] != long[:BEGIN]:
        return False
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest = short[same:]
    if not rest:
        return len(long) - len(short) <= 1
    if len(rest) < REST:
        return False
    found = (i for i in range(same, len(long) - len(rest) + 1) if long[i : i + len(rest)] == rest)
    return any(i - same == 1 or long[same] in BESIDE for i in found)
