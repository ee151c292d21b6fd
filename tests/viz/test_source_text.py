"""The text of a document is found again from any folder."""

import os
from pathlib import Path

import pytest

import policy_lineage as pl
from policy_lineage.graph.store import open_store
from policy_lineage.graph.texts import places_of
from policy_lineage.viz.views import page_of

TEXT = "TỈNH ỦY HÀ TĨNH\nSố 46-CTr/TU\nHà Tĩnh, ngày 03 tháng 7 năm 2025\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết số 68-NQ/TW ngày 04/5/2025 của Bộ Chính trị\n"  # fmt: skip # noqa: E501
GONE, CHANGED = "Không mở lại được tệp đã đọc", "Tệp đã thay đổi"


@pytest.fixture
def read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which texts/a.txt was read, by its relative path, into a store elsewhere."""
    (tmp_path / "here" / "texts").mkdir(parents=True)
    (tmp_path / "here" / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    pl.ingest("texts/a.txt", store=tmp_path / "elsewhere" / "store.db")
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path


def _page(folder: Path) -> str:
    with open_store(str(folder / "elsewhere" / "store.db")) as opened:
        return page_of(opened, ["46-CTr/TU"], province="Hà Tĩnh")


def test_a_relative_path_is_found_from_another_folder(read_here: Path) -> None:
    page = _page(read_here)
    assert "CHƯƠNG TRÌNH HÀNH ĐỘNG" in page
    assert GONE not in page


def test_a_store_that_is_named_by_a_relative_path_knows_its_folders_too(
    read_here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(read_here)
    assert read_here / "here" / "texts" / "a.txt" in places_of("elsewhere/store.db", "texts/a.txt")


def test_the_graph_does_not_tell_the_folders(read_here: Path) -> None:
    with open_store(str(read_here / "elsewhere" / "store.db")) as store:
        said = [str(row) for row in store.run("MATCH (n) RETURN n")]
    assert [row for row in said if str(read_here) in row] == []


def test_files_that_were_moved_are_found_in_the_folder_named(read_here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.rename(read_here / "here", read_here / "moved")
    assert GONE in _page(read_here)
    monkeypatch.setenv("LINEAGE_TEXTS", str(read_here / "moved" / "texts"))
    assert GONE not in _page(read_here)


def test_a_file_that_has_changed_is_not_shown(read_here: Path) -> None:
    (read_here / "here" / "texts" / "a.txt").write_text("Khác", encoding="utf-8")
    assert CHANGED in _page(read_here)


def test_another_file_of_the_same_document_does_not_replace_it_from_another_folder(read_here: Path) -> None:
    (read_here / "elsewhere" / "b.txt").write_text(TEXT + "Một câu nữa.\n", encoding="utf-8")
    assert pl.ingest("b.txt", store=read_here / "elsewhere" / "store.db")[0].status == "refused"
