"""Reviewed rows taken into the registry of a working folder: all of them, or none."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy_lineage.cli import main
from policy_lineage.data import own_registry
from policy_lineage.errors import QueryError
from policy_lineage.graph.known import by_key, forget
from policy_lineage.graph.lookup import find_document
from policy_lineage.graph.registry import document_batch
from policy_lineage.output import write_file
from policy_lineage.queries.registry_add import add_rows, as_csv, remove_rows
from policy_lineage.queries.registry_rows import check_rows
from tests.queries.test_registry_rows import GOOD, table

KEY = "ha-tinh/991-CTr/TU@2025"
REVIEWED = {**GOOD, "confidence": "medium"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder of its own; the tables are as before afterwards."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LINEAGE_REGISTRY", raising=False)
    monkeypatch.setenv("LINEAGE_STORE", str(tmp_path / "lineage.db"))
    forget()
    yield tmp_path
    monkeypatch.undo()
    forget()


def added(*rows: dict[str, str]) -> list[tuple[object, object]]:
    """The problems of the rows as (field, value), after an attempt to add them."""
    found, well = add_rows(table(Path("rows.csv"), *rows), write_file)
    forget()
    return [] if well else [(r["field"], r["value"]) for r in found.rows]


def test_a_reviewed_row_stands_in_the_registry_afterwards() -> None:
    assert added(REVIEWED) == []
    assert by_key()[KEY].implements == ("vn/68-NQ/TW@2025",)


def test_a_row_that_was_added_is_found_and_loaded_like_the_others() -> None:
    added(REVIEWED)
    assert find_document(None, "991-CTr/TU", "Hà Tĩnh") == KEY
    kinds = {r.type for r in document_batch(by_key()[KEY]).relationships}
    assert kinds == {"IMPLEMENTS", "ISSUED_IN"}


def test_rows_added_twice_stand_once() -> None:
    added(REVIEWED)
    assert added(REVIEWED) == []
    assert len(list(csv.DictReader(own_registry().open(encoding="utf-8")))) == 1


def test_rows_of_two_files_stand_one_behind_the_other() -> None:
    added(REVIEWED)
    added({**REVIEWED, "key": "ha-tinh/992-CTr/TU@2025", "code": "992-CTr/TU"})
    assert [r["code"] for r in csv.DictReader(own_registry().open(encoding="utf-8"))] == ["991-CTr/TU", "992-CTr/TU"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"confidence": "proposed"}, "confidence"),
        ({"status": "done"}, "status"),
        ({"key": "ha-tinh/991-CTr/TU@2024"}, "key"),
        ({"key": "ha-tinh/990-CTr/TU@2025"}, "key"),
        ({"implements": KEY}, "implements"),
        ({"implements": "vn/nghi-quyet-khong-ro@?"}, "implements"),
        ({"implements": "vn/79-NQ/TW@2026"}, "implements"),
    ],
)
def test_a_row_that_contradicts_is_named_and_nothing_is_written(change: dict[str, str], field: str) -> None:
    assert [f for f, _ in added({**REVIEWED, **change})] == [field]
    assert not own_registry().exists()


@pytest.mark.parametrize(
    ("change", "field"), [({"issued_on": "2025-07-06"}, "issued_on"), ({"status": "planned"}, "status"), ({}, "key")]
)
def test_a_row_may_not_say_otherwise_than_the_registry(change: dict[str, str], field: str) -> None:
    added(REVIEWED)
    changed = {**REVIEWED, "evidence_note": "another note", **change}
    assert [f for f, _ in added(changed)] == [field]


def test_one_wrong_row_keeps_all_others_out() -> None:
    other = {**REVIEWED, "key": "ha-tinh/992-CTr/TU@2025", "code": "992-CTr/TU", "status": "done"}
    assert added(REVIEWED, other) == [("status", "done")]
    assert KEY not in by_key()


def test_a_failed_write_leaves_what_was_there_before() -> None:
    added(REVIEWED)
    before = own_registry().read_bytes()

    def full(path: Path, content: str) -> None:
        raise OSError("no space left")

    more = table(Path("more.csv"), {**REVIEWED, "key": "ha-tinh/992-CTr/TU@2025", "code": "992-CTr/TU"})
    with pytest.raises(OSError, match="no space"):
        add_rows(more, full)
    assert own_registry().read_bytes() == before


def test_the_check_without_a_file_sees_the_added_rows_too() -> None:
    added(REVIEWED)
    write_file(own_registry(), as_csv([{**REVIEWED, "status": "done"}]))
    forget()
    assert [r["value"] for r in check_rows().rows] == ["done"]


def test_an_added_row_is_taken_out_again() -> None:
    added(REVIEWED)
    remove_rows([KEY], write_file)
    forget()
    assert KEY not in by_key()


def test_a_row_of_the_program_is_not_taken_out() -> None:
    with pytest.raises(QueryError, match="has no row ha-tinh/46-CTr/TU@2025"):
        remove_rows(["ha-tinh/46-CTr/TU@2025"], write_file)


def test_the_file_that_the_environment_names_is_the_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINEAGE_REGISTRY", str(tmp_path / "elsewhere.csv"))
    added(REVIEWED)
    assert (tmp_path / "elsewhere.csv").exists()


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return int(ended.value.code or 0)


def test_the_store_has_an_added_row_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("registry", "load") == 0
    assert run("registry", "add", str(table(Path("rows.csv"), REVIEWED))) == 0
    run("cypher", f"MATCH (d:Document {{key: '{KEY}'}}) RETURN d.code AS code", "--format", "csv")
    assert capsys.readouterr().out.splitlines()[-1] == "991-CTr/TU"


def test_without_a_store_the_command_says_when_the_rows_are_taken_in(capsys: pytest.CaptureFixture[str]) -> None:
    run("registry", "add", str(table(Path("rows.csv"), REVIEWED)), "--lang", "en")
    assert "the next lineage ingest takes the rows in" in capsys.readouterr().err


def test_the_command_ends_with_1_where_a_row_is_refused() -> None:
    assert run("registry", "add", str(table(Path("rows.csv"), {**REVIEWED, "status": "done"}))) == 1
