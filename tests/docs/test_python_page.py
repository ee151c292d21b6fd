"""The Python page runs from its first block to its last, and what it says of answers holds."""

import os
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

PAGE = ROOT / "docs" / "python.md"
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)
HEAVY = ("networkx", "pandas", "py2neo", "neo4j", "arcadedb", "rich", "click", "yaml", "policy_lineage.queries")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples and a store of them, made by the commands of the page."""
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "data").symlink_to(ROOT / "data")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for kind, block in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if kind == "console":
            script = "\n".join(line.removeprefix("$ ") for line in block.splitlines())
            subprocess.run(["bash", "-ec", script], cwd=folder, env=os.environ | {"PATH": path}, check=True)
    return folder


@pytest.fixture
def opened(place: Path) -> Iterator[Store]:
    with pl.open(place / "corpus.db") as store:
        yield store


def run_apart(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, timeout=120)


def test_every_block_runs_in_order(place: Path) -> None:
    blocks = [block for kind, block in BLOCK.findall(PAGE.read_text(encoding="utf-8")) if kind == "python"]
    done = run_apart("\n".join(blocks), place)
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
