"""Rows proposed from texts, and the check of a table, on a real store."""

import csv
from pathlib import Path
from typing import Any

import pytest

from policy_lineage.cli import main
from policy_lineage.data import rows
from policy_lineage.errors import SourceError
from policy_lineage.graph.store import Store
from policy_lineage.queries.registry_rows import check_rows, columns, propose
from tests.queries.small_graph import small_graph
from tests.queries.test_diff import NEW, NEW_BATCH

GOOD = {
    **dict.fromkeys(columns(), ""),
    "key": "ha-tinh/991-CTr/TU@2025", "province": "Hà Tĩnh", "province_then": "Hà Tĩnh", "code": "991-CTr/TU",
    "kind": "chương trình hành động", "issued_on": "2025-07-05", "year": "2025", "status": "issued",
    "implements": "vn/68-NQ/TW@2025", "evidence": "full text", "confidence": "proposed", "source": "a newspaper",
}  # fmt: skip


@pytest.fixture
def texts(embedded_store: Store) -> Store:
    embedded_store.load((*small_graph(), NEW_BATCH))
    return embedded_store


def proposed(store: Store) -> dict[str, Any]:
    return {r["key"]: r for r in propose(store)}


def table(path: Path, *given: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(given[0]))
        writer.writeheader()
        writer.writerows(given)
    return path


def test_what_a_text_says_and_the_registry_lacks_is_proposed_with_its_sentence(texts: Store) -> None:
    row = proposed(texts)[NEW]
    told = ("province", "code", "issued_on", "implements", "confidence", "source")
    assert [row[c] for c in told] == [
        "Lào Cai", "02-CTr/TU", "2026-06-01", "vn/57-NQ/TW@2024", "proposed",
        f"{NEW}: «thực hiện vn/57-NQ/TW@2024»",
    ]  # fmt: skip


def test_what_only_the_registry_says_is_not_proposed(texts: Store) -> None:
    assert "ha-giang/30-CTr/TU@2025" not in proposed(texts)


def test_what_the_registry_has_is_not_proposed(texts: Store) -> None:
    known = {(r["key"], k) for r in rows("implementations") for k in r["implements"].split(";")}
    found = {(r["key"], k) for r in propose(texts) for k in r["implements"].split(";")}
    assert not known & found


def test_proposed_rows_pass_the_check(texts: Store, tmp_path: Path) -> None:
    assert check_rows(table(tmp_path / "rows.csv", *proposed(texts).values())).rows == ()


def test_the_table_of_the_program_passes_the_check() -> None:
    assert check_rows().rows == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("key", "nghe-an/991-CTr/TU@2025"),
        ("code", "CTr số 9"),
        ("province", "Atlantis"),
        ("province", "Hà Giang"),
        ("province_then", "Hà Giang"),
        ("issued_on", "05/7/2025"),
        ("issued_on", "2025-02-30"),
        ("year", "2024"),
        ("status", "done"),
        ("confidence", "sure"),
        ("implements", ""),
        ("implements", "68-NQ/TW"),
        ("source", ""),
    ],
)
def test_a_wrong_cell_is_named_by_line_and_field(tmp_path: Path, field: str, value: str) -> None:
    found = check_rows(table(tmp_path / "rows.csv", {**GOOD, field: value})).rows
    assert (2, field, value) in [(r["line"], r["field"], r["value"]) for r in found]


def test_a_second_row_of_one_document_is_named(tmp_path: Path) -> None:
    found = check_rows(table(tmp_path / "rows.csv", GOOD, GOOD)).rows
    assert [(r["line"], r["field"]) for r in found] == [(3, "key")]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    short = {k: v for k, v in GOOD.items() if k != "source"}
    assert [r["field"] for r in check_rows(table(tmp_path / "rows.csv", short)).rows] == ["source"]


def test_a_file_that_is_no_table_is_refused_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="lineage registry propose"):
        check_rows(tmp_path / "absent.csv")


def test_the_command_ends_with_1_where_a_row_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["registry", "check", str(table(tmp_path / "rows.csv", {**GOOD, "status": "done"}))])
    assert ended.value.code == 1
