"""Every named question gives exactly its rows on the tiny graph."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from policy_lineage.graph.store import Store, open_store
from policy_lineage.queries.catalogue import catalogue
from policy_lineage.queries.runner import run_query
from tests.queries.expected import EXPECTED
from tests.queries.small_graph import small_graph


@pytest.fixture(scope="module")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("small") / "lineage.db"
    with open_store(str(path), create=True) as store:
        store.load(small_graph())
        yield store


def test_every_question_has_its_rows_written_down() -> None:
    assert sorted(EXPECTED) == sorted(catalogue())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_question_gives_exactly_these_rows(small_store: Store, name: str) -> None:
    given, rows = EXPECTED[name]
    assert [tuple(row.values()) for row in run_query(small_store, name, given).rows] == rows
