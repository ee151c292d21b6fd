"""Copy, backup and restore are exact, between any two stores."""

import gzip
import json
from pathlib import Path

import pytest

from policy_lineage.errors import SourceError, StoreConflict
from policy_lineage.graph.doctor import examine
from policy_lineage.graph.store import Store, open_store
from policy_lineage.graph.transfer import backup_store, copy_store, restore_store
from tests.graph.rows import programme, whole

EVERYTHING = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r"


@pytest.mark.neo4j
@pytest.mark.parametrize("embedded_first", [True, False])
def test_a_copy_is_exact_between_the_engines(embedded_address: str, neo4j_address: str, embedded_first: bool) -> None:
    addresses = (embedded_address, neo4j_address) if embedded_first else (neo4j_address, embedded_address)
    with open_store(addresses[0], create=True) as source, open_store(addresses[1], create=True) as target:
        source.load(programme(n) for n in range(60))
        moved = copy_store(source, target)
        assert (moved.nodes, moved.relationships) == (184, 360)
        assert whole(target) == whole(source)


def test_a_backup_restored_is_the_same_store(store: Store, tmp_path: Path) -> None:
    store.load([programme(1), programme(2)])
    backup_store(store, tmp_path / "all.gz")
    with open_store(str(tmp_path / "again.db"), create=True) as again:
        restore_store(tmp_path / "all.gz", again)
        assert again.graph(EVERYTHING) == store.graph(EVERYTHING)


def test_a_backup_is_text_and_the_same_every_time(embedded_store: Store, tmp_path: Path) -> None:
    embedded_store.load([programme(1)])
    for name in ("one.gz", "two.gz"):
        backup_store(embedded_store, tmp_path / name)
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()
    lines = gzip.decompress((tmp_path / "one.gz").read_bytes()).decode().splitlines()
    assert json.loads(lines[0]) == {"format": "policy-lineage/backup/1"}
    assert any("Sở Tài chính" in line for line in lines)


def test_a_backup_that_is_cut_off_is_refused_before_anything_is_written(embedded_store: Store, tmp_path: Path) -> None:
    embedded_store.load([programme(1)])
    backup_store(embedded_store, tmp_path / "all.gz")
    lines = gzip.decompress((tmp_path / "all.gz").read_bytes()).splitlines(keepends=True)
    (tmp_path / "cut.gz").write_bytes(gzip.compress(b"".join(lines[:-3])))
    with open_store(str(tmp_path / "again.db"), create=True) as again:
        with pytest.raises(SourceError, match="cut off"):
            restore_store(tmp_path / "cut.gz", again)
        assert again.run("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_a_store_that_holds_something_is_not_written_over(embedded_store: Store, tmp_path: Path) -> None:
    embedded_store.load([programme(1)])
    with open_store(str(tmp_path / "other.db"), create=True) as other:
        other.load([programme(2)])
        before = whole(other)
        with pytest.raises(StoreConflict, match="not empty"):
            copy_store(embedded_store, other)
        assert whole(other) == before


def test_a_copy_that_was_cut_off_is_seen_by_the_doctor(embedded_store: Store) -> None:
    embedded_store.load([programme(1)])
    embedded_store.engine.write(lambda t: t.run("MERGE (s:Source {key: 'copy'}) SET s.complete = false"))
    assert [f.value for f in examine(embedded_store) if f.name == "copy"] == ["cut off"]


def test_the_doctor_finds_nothing_wrong_with_a_store_in_use(store: Store) -> None:
    store.load([programme(1)])
    assert [f.name for f in examine(store) if not f.ok] == []


def test_the_doctor_names_a_constraint_that_is_missing(store: Store) -> None:
    store.load([programme(1)])
    store.engine.define(["DROP CONSTRAINT duty_key"])
    found = {f.name: f for f in examine(store)}
    assert "Duty.key" in found["constraints"].value
    assert found["constraints"].next_step
