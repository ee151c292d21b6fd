"""Every table of the registry is as `datapackage.json` declares it, and every row keeps its source or its mark."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from policy_lineage.data import path, rows
from policy_lineage.graph.places import find_place
from policy_lineage.ingest.codes import parse_code
from tests.shared import ROOT

PACKAGE = json.loads(path("datapackage.json").read_text(encoding="utf-8"))
TABLES = {r["name"]: r["schema"] for r in PACKAGE["resources"]}
DOCUMENTS = ("central_documents", "implementations", "provincial_documents")
FACTS = [name for name, schema in TABLES.items() if any(f["name"] == "source" for f in schema["fields"])]


def is_type(value: str, kind: str) -> bool:
    """Whether the text is a value of that type of Frictionless."""
    try:
        if kind == "date":
            return date.fromisoformat(value).isoformat() == value
        if kind in ("integer", "year"):
            return value == str(int(value)) and (kind != "year" or 1900 < int(value) < 2100)
        return kind == "string" or float(value) is not None
    except ValueError:
        return False


def cell_problems(value: str, field: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a cell by the declaration of its column."""
    rules = field.get("constraints", {})
    if value == "":
        if rules.get("required"):
            yield "required"
        return
    if not is_type(value, field["type"]):
        yield f"not a {field['type']}"
    if "enum" in rules and value not in rules["enum"]:
        yield "not in enum"
    if "pattern" in rules and not re.fullmatch(rules["pattern"], value):
        yield "pattern"
    if "minimum" in rules and float(value) < rules["minimum"]:
        yield "minimum"
    if value != value.strip() or "  " in value:
        yield "loose spaces"


def test_every_table_is_declared() -> None:
    assert sorted(TABLES) == sorted(p.stem for p in (ROOT / "data").glob("*.csv"))


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_declared_in_its_order_and_described(name: str) -> None:
    assert [f["name"] for f in TABLES[name]["fields"]] == list(rows(name)[0])
    assert all(len(f["description"]) > 5 for f in TABLES[name]["fields"])


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_exactly_the_columns(name: str) -> None:
    assert [n for n, row in enumerate(rows(name), 2) if None in row or None in row.values()] == []


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_valid(name: str) -> None:
    fields = {f["name"]: f for f in TABLES[name]["fields"]}
    wrong = [
        (line, column, value, problem)
        for line, row in enumerate(rows(name), 2)
        for column, value in row.items()
        for problem in cell_problems(value, fields[column])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ("", {"type": "string", "constraints": {"required": True}}),
        ("04/5/2025", {"type": "date"}),
        ("2025-02-30", {"type": "date"}),
        ("25", {"type": "year"}),
        ("một", {"type": "number"}),
        ("sure", {"type": "string", "constraints": {"enum": ["high"]}}),
        ("68-NQ/TW", {"type": "string", "constraints": {"pattern": "vn/.*"}}),
        ("hai  dấu", {"type": "string"}),
    ],
)
def test_a_wrong_cell_is_found(value: str, field: dict[str, Any]) -> None:
    assert list(cell_problems(value, field))


UNIQUE = [
    *((n, tuple(s["primaryKey"])) for n, s in TABLES.items() if "primaryKey" in s),
    *((n, (f["name"],)) for n, s in TABLES.items() for f in s["fields"] if f.get("constraints", {}).get("unique")),
]


@pytest.mark.parametrize(("name", "columns"), UNIQUE)
def test_no_key_stands_twice(name: str, columns: tuple[str, ...]) -> None:
    count = Counter(tuple(row[c] for c in columns) for row in rows(name))
    assert [key for key, n in count.items() if n > 1] == []


FOREIGN = [(n, k["fields"][0], k["reference"]) for n, s in TABLES.items() for k in s.get("foreignKeys", ())]


@pytest.mark.parametrize(("name", "column", "to"), FOREIGN)
def test_every_foreign_key_leads_to_a_row(name: str, column: str, to: dict[str, Any]) -> None:
    known = {row[to["fields"][0]] for row in rows(to["resource"])}
    if column == "province_then":  # a document of after the merger has the name of today
        known |= {row["name"] for row in rows("provinces")}
    assert [row[column] for row in rows(name) if row[column] and row[column] not in known] == []


LISTS = [(n, f["name"]) for n, s in TABLES.items() for f in s["fields"] if f.get("list", {}).get("of") == "documents"]


@pytest.mark.parametrize(("name", "column"), LISTS)
def test_every_document_named_by_a_row_has_a_row(name: str, column: str) -> None:
    known = {row["key"] for table in DOCUMENTS for row in rows(table)}
    assert [k for row in rows(name) for k in row[column].split(";") if k and k not in known] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_document_stands_in_two_tables(name: str) -> None:
    others = {row["key"] for table in DOCUMENTS if table != name for row in rows(table)}
    assert [row["key"] for row in rows(name) if row["key"] in others] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_code_is_one_or_a_number_alone(name: str) -> None:
    codes = [row["code"] for row in rows(name) if row["code"]]
    assert [c for c in codes if not (c.isdigit() or parse_code(c))] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_has_a_code_or_a_name(name: str) -> None:
    assert [row["key"] for row in rows(name) if not (row["code"] or row["name"])] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_year_is_that_of_the_day(name: str) -> None:
    dated = [row for row in rows(name) if row["issued_on"] and row["year"]]
    assert [row["key"] for row in dated if row["issued_on"][:4] != row["year"]] == []


@pytest.mark.parametrize("name", ["implementations", "provincial_documents"])
def test_the_key_of_a_provincial_document_has_the_province_of_then(name: str) -> None:
    for row in rows(name):
        place = find_place(row["province_then"])
        assert place is not None
        assert (place.slug, place.now) == (row["key"].split("/")[0], row["province"]), row["key"]


@pytest.mark.parametrize("name", FACTS)
def test_every_row_has_a_source_or_bears_a_mark(name: str) -> None:
    assert [row for row in rows(name) if not row["source"] and not row["mark"]] == []


@pytest.mark.parametrize("name", [n for n in TABLES if "mark_on" in rows(n)[0]])
def test_a_mark_is_about_columns_of_the_table(name: str) -> None:
    for row in rows(name):
        assert {c for c in row["mark_on"].split(";") if c} <= set(row), row
        assert row["mark"] or not row["mark_on"], row


def test_every_former_province_is_part_of_one_of_today_and_each_has_some() -> None:
    parts = Counter(row["now"] for row in rows("former_provinces"))
    assert set(parts) == {row["name"] for row in rows("provinces")}


ROW = re.compile(r"^\| `(\w+)\.csv` \| [^|]+ \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)


def test_the_page_on_the_registry_counts_the_rows_and_marks_as_they_are() -> None:
    page = (ROOT / "docs" / "registry.md").read_text(encoding="utf-8")
    told = {name: tuple(map(int, counts)) for name, *counts in ROW.findall(page)}
    marks = {name: Counter(row.get("mark", "") for row in rows(name)) for name in TABLES}
    assert told == {name: (len(rows(name)), m["unsourced"], m["unverified"]) for name, m in marks.items()}


KEY = re.compile(r"`((?:vn|[a-z]+-[a-z]+)/[^`…@]+@(?:\d{4}|[IVX]+))`")


def test_every_whole_key_on_the_page_on_identity_is_one_of_the_registry() -> None:
    page = (ROOT / "docs" / "identity.md").read_text(encoding="utf-8")
    known = {row["key"] for table in DOCUMENTS for row in rows(table)}
    told = [key for key in KEY.findall(page) if not key.startswith("ha-tinh/01")]
    assert len(told) >= 3
    assert set(told) <= known
