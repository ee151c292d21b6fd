"""Where each shape stands: columns from left to right, no physics, the same input the same picture.

Documents come first, in as many columns as their longest chain (the central
document, what implements it, what implements that); then places, then what
documents set, then who does it. Inside a column, shapes stand near those that
they are joined to (mean of their heights, a few sweeps).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import ceil, sqrt

Point = tuple[int, int]
Line = tuple[int, int, str]

WIDTH, HEIGHT, GAP = 250, 48, 64  # of a place in a column; between columns
SHAPE = 1.6  # wished width : height of the whole picture
LEAST_ROWS = 24
SWEEPS = 4
LONGEST_CHAIN = 6
AFTER_DOCUMENTS = ("place", "detail", "body")
DOWNWARDS = ("IMPLEMENTS",)  # relationships that make a chain of documents
BESIDE = ("CITES",)  # and those that only place a document of no chain


def positions(layers: Sequence[str], lines: Iterable[Line]) -> dict[int, Point]:
    """Place of every shape whose layer is not empty."""
    lines = [line for line in lines if layers[line[0]] and layers[line[1]]]
    columns = _columns(layers, lines)
    neighbours = _neighbours(lines)
    ordered = _ordered(columns, neighbours)
    rows = _rows(sum(map(len, ordered)))
    return _places(ordered, rows)


def chain_depths(count: int, lines: Iterable[Line]) -> list[int]:
    """How many steps of implementing lie between each document and the end of its longest chain.

    A document of no chain stands one step after those that it cites.
    """
    lines = list(lines)
    chains, cited = _targets(lines, DOWNWARDS), _targets(lines, BESIDE)
    depths = [0] * count
    for _ in range(LONGEST_CHAIN):
        depths = [min(LONGEST_CHAIN, max((depths[t] + 1 for t in chains[i]), default=0)) for i in range(count)]
    linked = {end for source, target, kind in lines if kind in DOWNWARDS for end in (source, target)}
    alone = [i for i in cited if i not in linked]
    after = {i: min(LONGEST_CHAIN, 1 + max(depths[t] for t in cited[i])) for i in alone}
    return [after.get(i, depth) for i, depth in enumerate(depths)]


def _targets(lines: Iterable[Line], kinds: tuple[str, ...]) -> Mapping[int, list[int]]:
    found: Mapping[int, list[int]] = defaultdict(list)
    for source, target, kind in lines:
        if kind in kinds:
            found[source].append(target)
    return found


def _columns(layers: Sequence[str], lines: list[Line]) -> list[list[int]]:
    depths = chain_depths(len(layers), lines)
    columns: dict[int, list[int]] = defaultdict(list)
    for number, layer in enumerate(layers):
        if layer == "document":
            columns[depths[number]].append(number)
        elif layer:
            columns[LONGEST_CHAIN + 1 + AFTER_DOCUMENTS.index(layer)].append(number)
    return [columns[at] for at in sorted(columns)]


def _neighbours(lines: list[Line]) -> Mapping[int, list[int]]:
    joined: Mapping[int, list[int]] = defaultdict(list)
    for source, target, _ in lines:
        joined[source].append(target)
        joined[target].append(source)
    return joined


def _ordered(columns: list[list[int]], neighbours: Mapping[int, list[int]]) -> list[list[int]]:
    """The columns, each in an order that keeps joined shapes near to each other."""
    heights = _heights(columns)
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            column.sort(key=lambda n: (_mean([heights[m] for m in neighbours[n]], heights[n]), n))
            heights.update(_heights([column]))
    return columns


def _heights(columns: list[list[int]]) -> dict[int, float]:
    """Height of each shape as a share of its column."""
    return {n: (i + 0.5) / len(column) for column in columns for i, n in enumerate(column)}


def _mean(values: list[float], own: float) -> float:
    return round(sum(values) / len(values), 9) if values else own


def _rows(count: int) -> int:
    """How many shapes stand under one another, so that the picture gets the wished shape."""
    return max(LEAST_ROWS, ceil(sqrt(count * WIDTH / HEIGHT / SHAPE)))


def _places(columns: list[list[int]], rows: int) -> dict[int, Point]:
    """A long column is broken into several side by side, read down and then to the right."""
    places: dict[int, Point] = {}
    x = 0
    for column in columns:
        beside = ceil(len(column) / rows)
        high = ceil(len(column) / beside) if beside else 0
        for i, number in enumerate(column):
            down = i % high - (min(high, len(column) - i // high * high) - 1) / 2
            places[number] = (x + i // high * WIDTH, round(down * HEIGHT))
        x += beside * WIDTH + GAP
    return places
