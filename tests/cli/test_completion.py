"""The Tab key in real shells, and what it offers."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINEAGE = Path(sys.executable).parent / "lineage"


def _environment(**more: str) -> dict[str, str]:
    return os.environ | {"PATH": f"{LINEAGE.parent}{os.pathsep}{os.environ['PATH']}", "LINEAGE_LANG": "en"} | more


def offered(*words: str) -> list[str]:
    """What is offered for the last of the words."""
    asked = {"COMP_WORDS": " ".join(["lineage", *words]), "COMP_CWORD": str(len(words))}
    done = subprocess.run(
        [LINEAGE], env=_environment(_LINEAGE_COMPLETE="bash_complete", **asked), capture_output=True, text=True
    )
    return [line.split(",", 1)[1] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["prov"], "provinces"),
        (["provinces", "68-"], "68-NQ/TW"),
        (["provinces", "68-nq"], "68-NQ/TW"),
        (["matrix", "57-NQ/TW", "68-"], "68-NQ/TW"),
        (["query", "who"], "who_implements"),
        (["query", "who_implements", "c"], "code="),
        (["view", "ma"], "matrix"),
        (["view", "ha-t"], "ha-tinh"),
        (["export", "query", "most"], "most_cited"),
        (["export", "query", "most_cited", "l"], "limit="),
        (["trace", "46-CTr/TU", "--province", "dien"], "dien-bien"),
        (["registry", "pro"], "propose"),
        (["provinces", "68-NQ/TW", "--form"], "--format"),
    ],
)
def test_the_tab_key_offers(words: list[str], expected: str) -> None:
    assert expected in offered(*words)


SHELLS = {
    "bash": 'eval "$(lineage completion bash)"; COMP_WORDS=(lineage view 68-); COMP_CWORD=2;'
    ' _lineage_completion lineage; echo "${COMPREPLY[@]}"',
    "zsh": 'autoload -Uz compinit; compinit -u; eval "$(lineage completion zsh)"; echo 68-NQ/TW ${_comps[lineage]:?}',
    "fish": 'lineage completion fish | source; complete -C "lineage view 68-"',
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_takes_the_script_and_offers_codes(shell: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    plain = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    done = subprocess.run(
        [program, *plain, "-c", SHELLS[shell]], env=_environment(HOME=str(tmp_path)), capture_output=True, text=True
    )
    assert "68-NQ/TW" in done.stdout, done.stderr
