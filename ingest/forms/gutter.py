"""The white gutter between the two columns of a page, found by the words on both sides of it."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

NARROWEST = 6.0  # points of white; a space, even of a stretched line, is seldom wider
MIDDLE = (0.3, 0.7)  # parts of the width of a page between which a gutter stands
LINES = 8  # printed lines with words on both sides; fewer are a head, or a signature
LAST_LINES = 3  # on a page after one with a gutter at the same place
SAME = 6.0  # points between the gutters of two pages
CELLS = 0.9  # heights of a line: wider white parts cells
WORDS = 3  # on each side of a line, on average: columns of text, not of a table


def gutter_of(lines: Sequence[Sequence[Any]], width: float, before: float | None) -> float | None:
    """Where the gutter stands, None where the lines of the page go over its whole width.

    `lines` are the words of each height; `before` is the gutter of the page
    before, which a last page with a short right column shares.
    """
    gaps = [_middle_gaps(line, width) for line in lines]
    votes = Counter(x for line in gaps for x in {x for low, high in line for x in range(int(low) + 1, int(high))})
    if not votes:
        return None
    most = max(votes.values())
    best = sorted(x for x, count in votes.items() if count == most)
    middle = float(best[len(best) // 2])
    parted = [line for line in lines if _is_parted(line, middle)]
    across = sum(not _is_free(line, middle) for line in lines)
    fewest = LAST_LINES if before is not None and abs(before - middle) < SAME else LINES
    if len(parted) < fewest or across * 4 > len(parted) or not _is_text(parted, middle):
        return None
    return middle


def _middle_gaps(line: Sequence[Any], width: float) -> list[tuple[float, float]]:
    """The wide stretches of white near the middle of the page."""
    ordered = sorted(line, key=lambda w: w["x0"])
    low, high = (part * width for part in MIDDLE)
    gaps = [(max(a["x1"], low), min(b["x0"], high)) for a, b in pairwise(ordered)]
    return [(begin, end) for begin, end in gaps if end - begin >= NARROWEST]


def _is_parted(line: Sequence[Any], middle: float) -> bool:
    left = [w["x1"] for w in line if w["x1"] <= middle]
    right = [w["x0"] for w in line if w["x0"] >= middle]
    return bool(left and right and len(left) + len(right) == len(line) and min(right) - max(left) >= NARROWEST)


def _is_text(lines: Sequence[Sequence[Any]], middle: float) -> bool:
    """Whether both sides hold several words a line and no more white, as columns of text do and tables do not."""
    if sum(_is_in_cells(line) for line in lines) * 4 > len(lines):
        return False
    left = sum(w["x1"] <= middle for line in lines for w in line)
    right = sum(len(line) for line in lines) - left
    return bool(min(left, right) >= WORDS * len(lines))


def _is_in_cells(line: Sequence[Any]) -> bool:
    """Whether a line has a second gap that is wider than its letters are high."""
    wide = max(NARROWEST, CELLS * (line[0]["bottom"] - line[0]["top"]))
    ordered = sorted(line, key=lambda w: w["x0"])
    return len([1 for a, b in pairwise(ordered) if b["x0"] - a["x1"] >= wide]) > 1


def sides(lines: Sequence[Sequence[Any]], middle: float | None) -> tuple[list[Any], list[list[Any]]]:
    """The words beside the gutter, all together, and the lines that go across it."""
    if middle is None:
        return [], [list(line) for line in lines]
    beside: list[Any] = []
    across: list[list[Any]] = []
    for line in lines:
        if any(w["x0"] < middle < w["x1"] for w in line) or not _is_free(line, middle):
            across.append(list(line))
        else:
            beside.extend(line)
    return beside, across


def _is_free(line: Sequence[Any], middle: float) -> bool:
    """Whether a line has words on one side only, or white as wide as a gutter between the two."""
    one_sided = all(w["x1"] <= middle for w in line) or all(w["x0"] >= middle for w in line)
    return one_sided or _is_parted(line, middle)
