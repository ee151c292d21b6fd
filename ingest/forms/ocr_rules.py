"""The ruled tables of a scanned page: lines found in the picture, the page set upright, cells between the lines."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

BLOCK = 24  # pixels of a line that are looked at together
DARK = 150  # of 255; darker is ink
INK = 225  # of 255: so much of a block must be ink
SHORTEST = 4  # blocks of a line; strokes of letters are shorter
FULL = 0.9  # part of the blocks of a line that must be ink
DRIFT = 2  # pixels that a skewed line may move from block to block
SKEW = 0.0004  # rise over run; less is upright enough
MOST_SKEW = 0.06
NEAR = 1.25 * BLOCK  # ends of lines that are nearer meet
RUN = re.compile(rb"\xff+")
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A ruled line: along which place it runs, and from where to where."""

    at: float
    begin: float
    end: float
    rise: float = 0.0


def upright(picture: Any) -> tuple[Any, list[Line], list[Line]]:
    """The picture turned so that its ruled lines are level, with those lines, level ones and upright ones."""
    level = _level(_ink(picture))
    long = sorted(line.rise for line in level if line.end - line.begin > picture.width / 4)
    if not long:
        return picture, [], []
    rise = long[len(long) // 2]
    if SKEW < abs(rise) < MOST_SKEW:
        picture = picture.rotate(math.degrees(math.atan(rise)), resample=3, fillcolor="white")
        level = _level(_ink(picture))
    standing = _standing(_ink(picture))
    return picture, _met(level, standing), _met(standing, level)


def _ink(picture: Any) -> Any:
    return picture.convert("L").point(lambda v: 255 if v < DARK else 0)


def _level(ink: Any) -> list[Line]:
    strips = ink.resize((ink.width // BLOCK, ink.height), 4)  # 4: the mean of each box
    return _linked(strips.transpose(5))  # 5: rows and columns changed


def _standing(ink: Any) -> list[Line]:
    return _linked(ink.resize((ink.width, ink.height // BLOCK), 4))


def _linked(strips: Any) -> list[Line]:
    """Ink that goes on from block to block at nearly the same place."""
    data = strips.point(lambda v: 255 if v >= INK else 0).tobytes()
    width = strips.width
    done: list[list[tuple[int, float]]] = []
    going: list[list[tuple[int, float]]] = []
    for block in range(strips.height):
        runs = [(m.start() + m.end() - 1) / 2 for m in RUN.finditer(data[block * width : (block + 1) * width])]
        going, ended = _carried_on(going, block, runs)
        done += ended
    return [_line(points) for points in (*done, *going) if _is_ruled(points)]


def _is_ruled(points: Sequence[tuple[int, float]]) -> bool:
    """Whether ink goes on long enough, and almost without white, to be no row of letters."""
    blocks = points[-1][0] - points[0][0] + 1
    return len(points) >= SHORTEST and len(points) >= FULL * blocks


def _carried_on(
    going: list[list[tuple[int, float]]], block: int, runs: Sequence[float]
) -> tuple[list[list[tuple[int, float]]], list[list[tuple[int, float]]]]:
    """The lines with the ink of one more block, and those that end before it."""
    left = list(runs)
    ended = []
    kept = []
    for line in going:
        near = [at for at in left if abs(at - line[-1][1]) <= DRIFT]
        if near:
            left.remove(near[0])
            line.append((block, near[0]))
        if block - line[-1][0] > 1:  # a speck of white may hide one block
            ended.append(line)
        else:
            kept.append(line)
    return [*kept, *([(block, at)] for at in left)], ended


def _line(points: Sequence[tuple[int, float]]) -> Line:
    (first, a), (last, b) = points[0], points[-1]
    places = sorted(at for _, at in points)
    rise = (b - a) / ((last - first) * BLOCK)
    return Line(places[len(places) // 2], first * BLOCK, (last + 1) * BLOCK, rise)


def _met(lines: Sequence[Line], across: Sequence[Line]) -> list[Line]:
    """Lines whose ends are drawn to the lines across that they nearly reach."""
    met = []
    for line in lines:
        places = [other.at for other in across if other.begin - NEAR <= line.at <= other.end + NEAR]
        met.append(Line(line.at, _nearest(line.begin, places), _nearest(line.end, places)))
    return met


def _nearest(end: float, places: Sequence[float]) -> float:
    place = min(places, key=lambda p: abs(p - end), default=end)
    return place if abs(place - end) <= NEAR else end


def edges(level: Sequence[Line], standing: Sequence[Line], scale: float) -> list[dict[str, Any]]:
    """The lines as a table finder takes them, `scale` points a pixel."""
    flat = [_edge("h", x.begin * scale, x.at * scale, x.end * scale, x.at * scale) for x in level]
    return [*flat, *(_edge("v", x.at * scale, x.begin * scale, x.at * scale, x.end * scale) for x in standing)]


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    size = {"width": x1 - x0, "height": bottom - top}
    return {"orientation": orientation, "x0": x0, "top": top, "x1": x1, "bottom": bottom, **size}


def tables(found: list[dict[str, Any]], cut: Sequence[float]) -> list[list[list[Box | None]]]:
    """The tables between the edges as rows of cells; a page may cut the upright lines at the heights `cut`."""
    from pdfplumber.table import Table, cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    sides = [e["x0"] for e in found if e["orientation"] == "v"]
    closing = [_edge("h", min(sides), y, max(sides), y) for y in cut]
    merged = merge_edges([*found, *closing], 3, 3, 3, 3)
    cells = intersections_to_cells(edges_to_intersections(merged, 3, 3))
    no_page: Any = None  # only the words of a table ask for its page
    rows = [[list(row.cells) for row in Table(no_page, group).rows] for group in cells_to_tables(cells)]
    return [table for table in rows if max(map(len, table)) > 1 and sum(map(len, table)) > 2]
