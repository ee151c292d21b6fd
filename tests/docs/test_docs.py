"""What the pages show is what the program does."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import ROOT

PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
# a server of the reader's own, and commands that do not end by themselves
NOT_RUN = (
    "neo4j",
    "bolt:",
    "serve",
    "NEO4J",
    "docker",
    "make ",
    "pip ",
    "git ",
    "apt-get",
    "brew",
    "--open",
    "export LINEAGE",
)


def commands(page: Path) -> list[str]:
    """The lines that a reader would type, continued lines joined, remarks taken off."""
    out = []
    for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("$ "):
                out.append(re.sub(r"\s{2,}#.*", "", line[2:]).strip())
    return out


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    broken = [to for to in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / to).exists()]
    assert broken == []


@pytest.mark.parametrize("page", [p for p in PAGES if commands(p)], ids=lambda p: str(p.relative_to(ROOT)))
def test_every_command_shown_ends_well(page: Path, tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    place = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "120"}
    place.pop("LINEAGE_STORE", None)
    for command in commands(page):
        if any(word in command for word in NOT_RUN):
            continue
        assert shlex.split(command)[0] in ("lineage", "unzip", "zcat", "head", "cat", "mkdir", "cp"), command
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=place, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"{command}\n{done.stdout[-500:]}\n{done.stderr[-1500:]}"
