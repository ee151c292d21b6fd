"""Targets by year: for each indicator the figures of its years, each beside its difference to the year before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from policy_lineage.graph.batch import Node
from policy_lineage.viz.figures import bound_text, figure
from policy_lineage.viz.names import name_of
from policy_lineage.viz.proofs import Proofs
from policy_lineage.viz.tables import Column, Ends, Index, Table, statement_proofs

NO_YEAR = ""
POINTS = {"%": "điểm %"}  # the difference of two percentages


@dataclass(frozen=True, slots=True)
class Figure:
    """One target: its words, the number of its sentence, the node, the difference to an earlier year and that year."""

    words: str
    proof: int
    target: Node
    change: str = ""
    since: str = ""


Years = Mapping[str, list[Figure]]


def targets_by_year(index: Index, proofs: Proofs) -> Table:
    """A row for each indicator and part of the whole, a column for each year, the oldest first."""
    cells: dict[tuple[str, str], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for target in index.of_label("Target"):
        here = ("Target", target.key)
        said = cells[_indicator(index, here, target)][str(target.properties.get("year") or NO_YEAR)]
        words = bound_text(target.properties)
        if words not in [each.words for each in said]:  # the same figure in the text and in its table
            said.append(Figure(words, _proof(index, here, proofs), target))
    years = sorted({year for row in cells.values() for year in row})
    rows = [_row(names, with_changes(row), years) for names, row in sorted(cells.items())]
    heads = tuple(Column(year or "no_year", "figures") for year in years)
    columns = (Column("indicator", "long"), Column("qualifier"), *heads)
    return Table("targets", "targets_by_year", "count_indicators", columns, tuple(rows))


def with_changes(years: Years) -> Years:
    """The figures, each with its difference to the nearest earlier year where both are certain."""
    out: dict[str, list[Figure]] = {}
    known = [year for year in sorted(years) if year != NO_YEAR]
    for year, said in years.items():
        earlier = [each for each in known if each < year]
        out[year] = _changed(said, years[earlier[-1]], earlier[-1]) if earlier else said
    return out


def _changed(said: list[Figure], before: list[Figure], since: str) -> list[Figure]:
    if len(said) != 1 or len(before) != 1:
        return said  # which of several is compared with which would be a guess
    change = difference(before[0].target.properties, said[0].target.properties)
    return [Figure(said[0].words, said[0].proof, said[0].target, change, since)] if change else said


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """How much the value went up or down, in the unit of both; nothing where the two cannot be compared.

    >>> then = {"comparator": ">=", "value": 8, "unit": "%"}
    >>> difference(then, then | {"value": 10.5}), difference(then, then | {"comparator": "<="})
    ('+2,5 điểm %', '')
    """
    if any(before.get(name) != after.get(name) for name in ("comparator", "change")):
        return ""
    if any(each.get("value_max") is not None for each in (before, after)):
        return ""
    for value, unit in (("value", "unit"), ("value_canonical", "unit_canonical")):
        if before.get(unit) == after.get(unit) and None not in (before.get(value), after.get(value)):
            return _signed(round(float(after[value]) - float(before[value]), 9), str(after.get(unit) or ""))
    return ""


def _signed(change: float, unit: str) -> str:
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f"{sign}{figure(abs(change))} {POINTS.get(unit, unit)}".strip()


def _row(names: tuple[str, str], years: Years, columns: Iterable[str]) -> tuple[Any, ...]:
    return (*names, *(years.get(year, []) for year in columns))


def _proof(index: Index, here: Ends, proofs: Proofs) -> int:
    pairs = index.pairs(here, "SETS_TARGET", incoming=True)
    return min((n for _, some in pairs for n in statement_proofs(some, proofs)), default=0)


def _indicator(index: Index, here: Ends, target: Node) -> tuple[str, str]:
    """The canonical name where the target was matched to an indicator, else the words of the text; the part."""
    matched = index.pairs(here, "MEASURES")
    name = name_of(matched[0][0]) if matched else str(target.properties.get("indicator") or name_of(target))
    return name, str(target.properties.get("qualifier") or "")
