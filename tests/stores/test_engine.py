"""The limits that the embedded engine is started with are in force."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from policy_lineage.graph.engines.native import ARGUMENTS, HEAP
from policy_lineage.graph.store import open_store
from tests.graph.rows import programme
from tests.shared import ROOT

ASK = """
import sys
from policy_lineage.errors import LineageError
from policy_lineage.graph.engines.base import Limits
from policy_lineage.graph.store import open_store
with open_store(sys.argv[1]) as store:
    if sys.argv[3] == "writer":
        store.define()
    try:
        print(store.engine.read(sys.argv[2], {}, Limits()))
    except LineageError as error:
        print(type(error).__name__, error)
"""
MUCH = f"UNWIND range(1, 400000) AS x WITH toString(x) + '{'x' * 200}' AS s RETURN collect(s) AS all"


def asked(address: str, cypher: str, way: str = "reader", **more: str) -> str:
    """What a new process gets from the engine itself, past the reading of the statement."""
    kept = {name: value for name, value in os.environ.items() if name != ARGUMENTS}
    command = [sys.executable, "-c", ASK, address, cypher, way]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=kept | more).stdout


@pytest.fixture
def address(embedded_address: str) -> str:
    with open_store(embedded_address, create=True) as store:
        store.load([programme(1)])
    return embedded_address


@pytest.mark.parametrize("way", ["reader", "writer"])
def test_the_engine_reads_no_local_file(address: str, way: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("not for the graph\n")
    said = asked(address, f"LOAD CSV FROM '{secret.as_uri()}' AS line RETURN line", way)
    assert said.startswith(("QueryError", "ReadOnly", "StoreError"))
    assert "not for the graph" not in said


def test_a_question_that_needs_more_memory_than_the_limit_says_so(address: str) -> None:
    assert "LINEAGE_MEMORY to more megabytes than 64" in asked(address, MUCH, LINEAGE_MEMORY="64")


def test_the_limit_of_memory_gives_way_to_one_of_the_user(address: str) -> None:
    said = asked(address, "RETURN 1 AS one", LINEAGE_MEMORY="64", **{ARGUMENTS: f"{HEAP[0]}700m"})
    assert said == "[{'one': 1}]\n"
