"""Annotations of one's own are measured by the command that the page on accuracy names."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import needs_shared

ROOT = Path(__file__).parents[2]
TEXT = "Thực hiện Nghị quyết số 68-NQ/TW, Ủy ban nhân dân tỉnh ban hành Kế hoạch.\n"


def _annotated(folder: Path, code: str) -> Path:
    """A folder with one annotated text, whose only citation is said to be `code`."""
    one = folder / "plan"
    one.mkdir()
    (one / "text.txt").write_text(TEXT, encoding="utf-8")
    start = TEXT.index("Nghị quyết")
    end = TEXT.index(",")
    row = {
        "start": start,
        "end": end,
        "text": TEXT[start:end],
        "kind": "Nghị quyết",
        "code": code,
        "level": "central",
        "role": "implemented-by",
    }
    (one / "citations.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder


def _measured(folder: Path) -> str:
    words = [sys.executable, "-m", "tests.accuracy.measure", "--gold", str(folder)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@needs_shared
@pytest.mark.parametrize(("code", "found"), [("68-NQ/TW", "1.000"), ("69-NQ/TW", "0.000")])
def test_an_annotation_counts_as_it_says(tmp_path: Path, code: str, found: str) -> None:
    line = next(x for x in _measured(_annotated(tmp_path, code)).splitlines() if "citations_numbered" in x)
    assert line.split()[2:5] == [found] * 3


@needs_shared
def test_each_error_is_named(tmp_path: Path) -> None:
    said = _measured(_annotated(tmp_path, "69-NQ/TW"))
    assert "plan citations_numbered missed:" in said
    assert "plan citations_numbered extra:" in said
