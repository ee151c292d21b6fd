"""Packages taken into stores: a part never replaces the whole, two parts of one text are joined."""

from dataclasses import replace
from pathlib import Path

import pytest

import policy_lineage as pl
from policy_lineage.graph.batch import Node, Relationship, statement
from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import Store, open_store
from policy_lineage.viz.export.content import Content, content_of
from policy_lineage.viz.export.package import package
from tests.shared import SAMPLES

COUNTS = "MATCH (n) RETURN labels(n)[0] AS label, count(n) AS n ORDER BY label"
STATEMENTS = "MATCH ()-[r]->() RETURN r.id AS id ORDER BY id"
KEY = "ha-tinh/46-CTr/TU@2025"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the samples and packages of two resolutions."""
    folder = tmp_path_factory.mktemp("packages")
    pl.ingest(SAMPLES, store=folder / "whole.db")
    with open_store(str(folder / "whole.db")) as store:
        for code in ("68-NQ/TW", "57-NQ/TW"):
            (folder / f"{code[:2]}.zip").write_bytes(package(content_of(store, [code])))
    return folder


def _statements(store: Store) -> list[str]:
    return [row["id"] for row in store.run(STATEMENTS)]


def _exported(store: Store, code: str) -> bytes:
    return package(content_of(store, [code]))


def test_a_package_into_a_store_that_holds_the_texts_changes_nothing(whole: Path) -> None:
    with pl.open(whole / "whole.db") as store:
        before = _statements(store.graph), store.graph.run(COUNTS)  # type: ignore[arg-type]
        assert store.ingest(whole / "68.zip")[0].status == "unchanged"
        assert (_statements(store.graph), store.graph.run(COUNTS)) == before  # type: ignore[arg-type]


def test_a_second_package_takes_nothing_from_the_first_and_both_come_out_as_they_went_in(
    whole: Path, tmp_path: Path
) -> None:
    with pl.open(tmp_path / "parts.db", create=True) as store:
        store.ingest(whole / "68.zip", whole / "57.zip")
        for code in ("68-NQ/TW", "57-NQ/TW"):
            assert _exported(store.graph, code) == (whole / f"{code[:2]}.zip").read_bytes()  # type: ignore[arg-type]
        assert {row.status for row in store.ingest(whole / "57.zip", whole / "68.zip")} == {"unchanged"}


def test_the_whole_text_replaces_the_part(whole: Path, tmp_path: Path) -> None:
    pl.ingest(whole / "68.zip", store=tmp_path / "later.db")
    assert {row.status for row in pl.ingest(SAMPLES, store=tmp_path / "later.db")} == {"loaded"}
    with open_store(str(tmp_path / "later.db")) as later, open_store(str(whole / "whole.db")) as at_once:
        assert _statements(later) == _statements(at_once)


def test_parts_of_two_versions_of_a_text_are_refused_and_nothing_is_loaded(tmp_path: Path) -> None:
    for name, hash_ in (("a", "1" * 64), ("b", "2" * 64)):
        (tmp_path / f"{name}.zip").write_bytes(package(_content(name, hash_)))
    with pl.open(tmp_path / "store.db", create=True) as store:
        first, second = store.ingest(tmp_path / "a.zip", tmp_path / "b.zip")
        assert (first.status, second.status) == ("loaded", "refused")
        assert KEY in second.reason
        assert "--store" in second.reason
        assert len([i for i in _statements(store.graph) if i == _said("b").id]) == 0  # type: ignore[arg-type]


def _said(name: str) -> Relationship:
    proof = {"stated_in": KEY, "start": 0, "end": 1, "text": name, "rule": name, "origin": "text"}
    return statement("IMPLEMENTS", ("Document", KEY), ("Document", "vn/68-NQ/TW@2025"), proof, status="issued")


def _content(name: str, hash_: str) -> Content:
    own = {"code": "46-CTr/TU", "sha256": hash_, "held": True, "told_by_text": "code held sha256"}
    nodes = (Node("Document", KEY, own, ("Provincial",)), Node("Document", "vn/68-NQ/TW@2025", {}, ("Central",)))
    return replace(Content(Slice(nodes, (_said(name),), name)), title=name)
