"""The matrix over the registry: the sourced facts that lie beside the project are in it, each with its evidence."""

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import pytest

from policy_lineage.errors import QueryError
from policy_lineage.graph.known import issues_of, same_code
from policy_lineage.graph.load_documents import load_registry
from policy_lineage.graph.lookup import find_document
from policy_lineage.graph.places import NATION, provinces
from policy_lineage.graph.store import Store
from policy_lineage.ingest.codes import parse_code
from policy_lineage.queries.answers_matrix import PILLARS, matrix
from tests.shared import SHARED, needs_shared

STATED = ("issued", "planned", "cited")
Fact = dict[str, str]


@pytest.fixture
def registry(embedded_store: Store) -> Store:
    load_registry(embedded_store)
    return embedded_store


def facts() -> Iterator[tuple[Fact, str]]:
    """Every fact with the key of a resolution that it names, empty where nothing is found by that name."""
    with (SHARED / "facts" / "implementations.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            years = row["implements_year"].split(";")
            for name, year in zip_longest(row["implements_code"].split(";"), years, fillvalue=""):
                yield row, key_of(name.strip(), year.strip(), row)


def key_of(name: str, year: str, row: Fact) -> str:
    """A code by its year, or the newest that the document can carry out; a name by its province."""
    if parse_code(name) and not year:
        known = [d for d in issues_of(NATION, name) if d.issued_on <= (row["issued_on"] or "9")]
        if known:
            return known[-1].key
    try:
        return find_document(None, f"{name}@{year}" if year and parse_code(name) else name, row["province_then"])
    except QueryError:
        return ""


def says(cell: dict[str, Any], row: Fact) -> bool:
    """Whether the cell is stated and names the document of the fact, where the fact has a code."""
    if cell["state"] not in ("issued", "planned"):
        return False
    wanted = row["code"].replace("—", "").strip()
    if not parse_code(wanted):
        return True
    return same_code(wanted) in {same_code(d) for d in cell["documents"] if parse_code(d)}


@needs_shared
def test_the_sourced_facts_are_in_the_matrix(registry: Store) -> None:
    wanted = list(facts())
    keys = sorted({key for _, key in wanted if key})
    cells = {(r["resolution_document"], r["province"]): r for r in matrix(registry, keys).rows}
    present = [(row, key) for row, key in wanted if key and says(cells[key, row["province_now"]], row)]
    absent = [(r["province_now"], r["code"], r["implements_code"]) for r, k in wanted if (r, k) not in present]
    share = len(present) / len(wanted)
    print(f"{len(present)} of {len(wanted)} facts present ({share:.1%}); absent: {absent}")
    assert len(wanted) >= 228
    assert share >= 0.97


def test_the_matrix_has_every_province_and_ten_resolutions(registry: Store) -> None:
    rows = matrix(registry).rows
    assert Counter(r["province"] for r in rows) == dict.fromkeys(provinces(), len(PILLARS))
    assert len(PILLARS) >= 10


def test_every_stated_cell_has_its_evidence_and_where_it_stands(registry: Store) -> None:
    stated = [r for r in matrix(registry).rows if r["state"] in STATED]
    assert len(stated) > 60
    assert [r for r in stated if not (r["evidence"] and r["stated_in"] and r["origin"] and r["documents"])] == []


def test_a_cell_without_a_statement_has_no_evidence(registry: Store) -> None:
    empty = [r for r in matrix(registry).rows if r["state"] not in STATED]
    assert [r for r in empty if r["evidence"] or r["documents"]] == []


def test_the_totals_add_up_to_the_provinces(registry: Store) -> None:
    totals = [n.values for n in matrix(registry).notes if n.key == "matrix.totals"]
    states = ("issued", "planned", "cited", "not_found", "no_text")
    assert [sum(t[s] for s in states) for t in totals] == [len(provinces())] * len(PILLARS)
