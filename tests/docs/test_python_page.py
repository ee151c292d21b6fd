"""The Python page runs from its first block to its last, and what it says of answers holds."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import policy_lineage as pl
from policy_lineage.api import Answers, Row, Store
from policy_lineage.errors import SourceError, StoreUnavailable
from tests.shared import ROOT, SAMPLES

PAGES = {"en": ROOT / "docs" / "python.md", "vi": ROOT / "docs" / "vi" / "python.md"}
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
HEAVY = ("networkx", "pandas", "py2neo", "neo4j", "arcadedb", "rich", "click", "yaml", "policy_lineage.queries")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the samples."""
    folder = tmp_path_factory.mktemp("notebook")
    pl.ingest(SAMPLES, store=folder / "corpus.db")
    return folder


@pytest.fixture
def opened(place: Path) -> Iterator[Store]:
    with pl.open(place / "corpus.db") as store:
        yield store


def run_apart(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("lang", PAGES)
def test_every_block_runs_in_order(lang: str, tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    blocks = BLOCK.findall(PAGES[lang].read_text(encoding="utf-8"))
    done = run_apart("\n".join(blocks), tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Hà Tĩnh 46-CTr/TU 2025-07-03" in done.stdout


def test_importing_the_package_imports_nothing_heavy(tmp_path: Path) -> None:
    done = run_apart(f"import sys, policy_lineage; print([m for m in {HEAVY} if m in sys.modules])", tmp_path)
    assert done.stdout.strip() == "[]"


def test_a_table_in_jupyter_escapes_what_a_text_says() -> None:
    hostile = Answers(("<i>",), (Row({"<i>": "<script>alert(1)</script>"}),), remarks=("<b>",))
    drawn = hostile._repr_html_()
    assert [tag for tag in ("<i>", "<b>", "<script>") if tag in drawn] == []


def test_a_long_table_in_jupyter_says_how_many_rows_it_leaves_out() -> None:
    many = Answers(("n",), tuple(Row({"n": n}) for n in range(201)))
    assert "200 / 201" in many._repr_html_()


def test_a_row_cannot_be_changed() -> None:
    row = Row({"code": "68-NQ/TW", "via": ["138/NQ-CP"]})
    with pytest.raises(AttributeError):
        row.code = "70-NQ/TW"
    assert row.via == ("138/NQ-CP",)


def test_what_became_of_a_file_is_a_row_with_the_columns_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("UBND TỈNH AN GIANG\nSố: 7/KH-UBND\nKẾ HOẠCH\nThực hiện Nghị quyết số 68-NQ/TW\n")
    (tmp_path / "b.txt").write_bytes(b"")
    read = pl.ingest(tmp_path, store=tmp_path / "corpus.db")
    assert [row.status for row in read] == ["loaded", "refused"]
    assert read.columns[:5] == ("path", "sha256", "document", "province", "status")
    assert read[1].reason


def test_the_folder_of_what_reads_and_the_function_of_its_name_live_side_by_side(tmp_path: Path) -> None:
    code = (
        "import policy_lineage as pl; from policy_lineage.ingest.codes import parse_code\n"
        "import policy_lineage.ingest; from policy_lineage import ingest\n"
        "assert ingest is pl.ingest and ingest.__path__; pl.ingest('a.txt', store='s')"
    )
    (tmp_path / "a.txt").write_text("Số: 7/KH-UBND\nThực hiện Nghị quyết số 68-NQ/TW\n")
    assert run_apart(code, tmp_path).stderr == ""


def test_an_open_store_takes_files_in(tmp_path: Path) -> None:
    with pl.open(tmp_path / "corpus.db", create=True) as store:
        assert store.ingest(SAMPLES / "lao-cai-58-KH-UBND.txt")[0].status == "loaded"
        assert store.provinces("68-NQ/TW").to_networkx().number_of_edges() > 0


def test_a_frame_has_the_columns_of_the_answer_and_whole_numbers(opened: Store) -> None:
    found = opened.provinces("68-NQ/TW")
    frame = found.to_pandas()
    assert tuple(frame.columns) == found.columns
    assert len(frame) == len(found)
    assert str(frame["start"].dtype) == "Int64"


def test_a_graph_of_targets_holds_the_targets_of_the_rows_and_no_others(opened: Store) -> None:
    found = opened.targets("GRDP bình quân đầu người", province="Điện Biên")
    graph = found.to_networkx()
    assert len([n for n in graph if n.startswith("Target:")]) == len(found) == 1


def test_networkx_and_py2neo_hold_the_same_number_of_statements(opened: Store) -> None:
    found = opened.trace("46-CTr/TU", province="Hà Tĩnh")
    assert found.to_networkx().number_of_edges() == len(found.to_py2neo().relationships) > 0


def test_a_graph_asked_for_after_closing_says_what_to_do(place: Path) -> None:
    with pl.open(place / "corpus.db") as store:
        found = store.provinces("68-NQ/TW")
    with pytest.raises(StoreUnavailable, match="open it again"):
        found.to_networkx()


def test_a_file_is_read_by_path_or_by_a_name_with_its_ending() -> None:
    path = SAMPLES / "lao-cai-58-KH-UBND.txt"
    assert pl.extract(path).citations == pl.extract(str(path)).citations != ()


def test_a_missing_file_is_not_read_as_a_text() -> None:
    with pytest.raises(SourceError):
        pl.extract("no-such-plan.txt")
