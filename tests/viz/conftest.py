"""The slice that the tests of this folder draw and write: three made-up programmes of one resolution."""

from pathlib import Path

import pytest

from policy_lineage.graph.package import read_slice
from policy_lineage.graph.slice import Slice


@pytest.fixture(scope="session")
def part() -> Slice:
    """Three provincial documents with targets, tasks and bodies."""
    return read_slice(Path(__file__).parent.parent / "viz" / "slice.json")
