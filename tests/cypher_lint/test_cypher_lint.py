"""Neo4j's own front end finds nothing wrong with any statement of the catalogue."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from policy_lineage.graph.model import NODES, PROOF, RELATIONSHIPS
from policy_lineage.queries.catalogue import catalogue

HERE = Path(__file__).parent
PACKAGE = HERE / "node_modules" / "@neo4j-cypher" / "language-support"


@pytest.fixture(scope="module")
def linter() -> Path:
    """The folder with the linter installed; skipped where that is not possible."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("node and npm are not installed: the Cypher files were not checked by Neo4j's front end")
    if not PACKAGE.exists():
        # the package asks for a newer node than many machines have; the parser runs on node 20 all the same
        command = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--engine-strict=false"]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=300)
        if done.returncode:
            pytest.skip(f"the linter could not be installed: {done.stderr[-300:]}")
    return HERE


def schema() -> dict[str, Any]:
    """The schema of the linter, made of the model."""
    labels = [k.label for k in NODES] + [e for k in NODES for e in k.extra_labels]
    of_kinds = {p.name for k in (*NODES, *RELATIONSHIPS) for p in k.properties}
    return {
        "labels": labels,
        "relationshipTypes": [k.type for k in RELATIONSHIPS],
        "propertyKeys": sorted(of_kinds | {p.name for p in PROOF}),
        "parameters": {p.name: p.default or p.example for q in catalogue().values() for p in q.parameters},
    }


def lint(statements: list[dict[str, str]]) -> list[dict[str, Any]]:
    """What the linter says of the statements."""
    asked = json.dumps({"schema": schema(), "statements": statements})
    done = subprocess.run(["node", "lint.mjs"], cwd=HERE, input=asked, capture_output=True, text=True, timeout=300)
    assert not done.returncode, done.stderr[-2000:]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_every_question_passes(linter: Path) -> None:
    statements = [{"name": q.name, "cypher": q.cypher} for q in catalogue().values()]
    assert lint(statements) == []


def test_every_picture_passes(linter: Path) -> None:
    statements = [{"name": q.name, "cypher": q.picture} for q in catalogue().values() if q.picture]
    assert lint(statements) == []


def test_the_linter_refuses_what_is_wrong(linter: Path) -> None:
    wrong = [
        {"name": "label", "cypher": "MATCH (d:Dokument) RETURN d.code AS code"},
        {"name": "syntax", "cypher": "MATCH (d:Document) RETRUN d"},
        {"name": "variable", "cypher": "MATCH (d:Document) RETURN x.code AS code"},
    ]
    assert {d["name"] for d in lint(wrong)} == {"label", "syntax", "variable"}
