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
@pytest.mark.parametrize(
    ("code", "found", "errors"), [("68-NQ/TW", "1.000", []), ("69-NQ/TW", "0.000", ["missed", "extra"])]
)
def test_an_annotation_counts_as_it_says_and_errors_are_named(
    tmp_path: Path, code: str, found: str, errors: list[str]
) -> None:
    said = _measured(_annotated(tmp_path, code)).splitlines()
    assert next(x for x in said if "citations_numbered" in x).split()[2:5] == [found] * 3
    assert [x.split()[2].rstrip(":") for x in said if x.startswith("plan citations_numbered ") and ": {" in x] == errors
