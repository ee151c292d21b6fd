"""The reference pages say what the program of today says."""

from pathlib import Path

import pytest

from policy_lineage.docs import PAGES, main
from policy_lineage.queries.catalogue import catalogue
from tests.shared import ROOT


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_is_current(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")  # the terminal of the one who writes it does not count
    monkeypatch.setenv("LINEAGE_LANG", "vi")
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert PAGES[name]() == written, "run: python -m policy_lineage.docs"


def test_every_question_has_its_section() -> None:
    headings = [line.removeprefix("## ") for line in PAGES["queries.md"]().splitlines() if line.startswith("## ")]
    assert headings == list(catalogue())


def test_the_pages_are_written_into_the_folder_named(tmp_path: Path) -> None:
    main([str(tmp_path)])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["commands.md", "queries.md"]
