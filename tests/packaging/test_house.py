"""The arrows between the rooms, and the wheel in an empty environment."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.shared import ROOT


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LINEAGE", "PYTHON"))}
    done = subprocess.run(command, cwd=cwd, env=kept | environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_each_room_is_unaware_of_those_after_it() -> None:
    out = run(ROOT / "tests" / "ordinary.sh", sys.executable, "arrows", cwd=ROOT)
    assert "0 broken" in out


def test_only_the_engines_import_an_engine_or_a_driver() -> None:
    found = [
        str(path.relative_to(ROOT))
        for room in ("data", "ingest", "graph", "queries", "viz", "policy_lineage")
        for path in (ROOT / room).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith(("import neo4j", "from neo4j", "import arcadedb", "from arcadedb"))
    ]
    assert [p for p in found if not p.startswith("graph/engines/")] == []


@pytest.mark.slow
def test_the_wheel_runs_in_an_empty_environment_from_another_folder(tmp_path: Path) -> None:
    built = tmp_path / "wheel"
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", built, ROOT, cwd=tmp_path)
    wheel = next(built.glob("policy_lineage-*.whl"))
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    lock = ROOT / "requirements.lock"
    run(python, "-m", "pip", "install", "--quiet", wheel, "--constraint", lock, cwd=tmp_path)
    lineage = python.parent / "lineage"
    sample = ROOT / "data" / "samples" / "nghe-an-611-KH-UBND.txt"
    run(lineage, "ingest", sample, "--store", tmp_path / "s", cwd=tmp_path)
    out = run(lineage, "provinces", "68-NQ/TW", "--store", tmp_path / "s", "--format", "json", cwd=tmp_path)
    assert "611/KH-UBND" in out
    # the shipped samples come with the wheel
    assert "samples" in run(
        python, "-c", "from policy_lineage import data; print(data.path('samples').joinpath('README.md'))", cwd=tmp_path
    )
