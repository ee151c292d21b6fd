"""The matrix as a workbook and as a table on a terminal: every stated cell opens its quotations."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from policy_lineage.cli import main
from policy_lineage.commands._tables import column_heads, crossed
from policy_lineage.graph.places import provinces
from policy_lineage.graph.store import Store
from policy_lineage.output import rows_table
from policy_lineage.queries.answers_matrix import PILLARS, matrix
from policy_lineage.viz.export.content import content_of
from policy_lineage.viz.export.forms import written
from tests.queries.small_graph import small_graph


@pytest.fixture
def store(embedded_store: Store) -> Store:
    embedded_store.load(small_graph())
    return embedded_store


def workbook(store: Store, *codes: str) -> Any:
    from openpyxl import load_workbook

    return load_workbook(BytesIO(written(content_of(store, ("matrix", *codes)), ".xlsx")))


def test_the_table_is_the_first_sheet_and_the_quotations_are_the_second(store: Store) -> None:
    assert workbook(store).sheetnames[:2] == ["matrix", "matrix quotations"]


def test_the_table_has_a_line_for_every_province_and_a_column_for_every_resolution(store: Store) -> None:
    sheet = workbook(store)["matrix"]
    assert sorted(c.value for c in sheet["A"][1:35]) == sorted(provinces())
    assert len([c for c in sheet[1] if c.value]) == 2 + len(PILLARS)


def test_every_stated_cell_leads_to_a_quotation_of_its_own(store: Store) -> None:
    book = workbook(store)
    stated = {(r["resolution"], r["province"]) for r in matrix(store).rows if r["evidence"]}
    opened = set()
    for row in book["matrix"].iter_rows(min_row=2, max_row=35):
        for cell in row:
            if cell.hyperlink:
                at = int(cell.hyperlink.location.rsplit("A", 1)[1])
                line = [c.value for c in book["matrix quotations"][at]]
                assert (line[1], str(cell.value).split(":")[0]) == (row[0].value, line[2])
                assert line[4]
                opened.add((line[0], line[1]))
    assert opened == stated
    assert opened


def test_the_totals_stand_below_the_provinces(store: Store) -> None:
    sheet = workbook(store)["matrix"]
    counts = [str(c.value) for c in sheet["C"][35:40]]
    assert sum(int(c.split(" of ")[0]) for c in counts) == len(provinces())
    assert {c.split(" of ")[1] for c in counts} == {str(len(provinces()))}


def test_the_date_of_the_corpus_stands_below_the_totals(store: Store) -> None:
    said = [str(c.value) for c in workbook(store)["matrix"]["A"] if c.value]
    assert said[-1].startswith("Corpus: ")


def test_two_issues_of_one_code_are_two_columns(store: Store) -> None:
    sheet = workbook(store, "18-NQ/TW@2017", "18-NQ/TW@2022")["matrix"]
    assert [c.value for c in sheet[1]][2:4] == ["18-NQ/TW@2017", "18-NQ/TW@2022"]


def test_two_issues_of_one_code_are_two_columns_on_a_terminal_too() -> None:
    keys = ["vn/18-NQ/TW@2017", "vn/18-NQ/TW@2022", "vn/57-NQ/TW@2024"]
    assert list(column_heads(keys, 200).values()) == ["18-NQ/TW@2017", "18-NQ/TW@2022", "57-NQ/TW"]


@pytest.mark.parametrize("width", [80, 100, 200])
def test_no_head_of_a_column_is_cut_on_a_terminal(store: Store, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    found = crossed(matrix(store), "en")
    first = rows_table(found, "en", width).splitlines()[0].split()
    assert first == ["province", *found.columns[1:]]


def test_the_numbers_at_the_heads_are_explained(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    remarks = {n.key: n.values for n in crossed(matrix(store), "en").notes}
    assert "57 = 57-NQ/TW@2024" in str(remarks["matrix.heads"]["heads"])


def test_the_same_store_gives_the_same_workbook(store: Store) -> None:
    one, two = (written(content_of(store, ("matrix",)), ".xlsx") for _ in range(2))
    assert one == two


def test_the_command_writes_a_workbook_where_the_name_says_so(
    store: Store, embedded_address: str, tmp_path: Path
) -> None:
    store.close()
    with pytest.raises(SystemExit) as ended:
        main(["matrix", "--store", embedded_address, "-o", str(tmp_path / "m.xlsx")])
    assert (ended.value.code or 0, (tmp_path / "m.xlsx").read_bytes()[:2]) == (0, b"PK")
