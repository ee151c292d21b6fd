"""`lineage ingest`: what is loaded, skipped, refused; and that nothing half-read is left."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from policy_lineage.graph import load_documents as documents
from policy_lineage.graph.store import open_store
from tests.graph.rows import whole
from tests.shared import ROOT, SAMPLES

COLUMNS = [
    "path", "sha256", "document", "province", "status", "citations", "implements", "targets", "tasks",
    "diagnostics", "reason",
]  # fmt: skip


def lineage(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """The command as a user calls it."""
    command = [sys.executable, "-c", "from policy_lineage.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT)


def ingest(store: Path, *arguments: object) -> list[dict[str, object]]:
    """The rows that it prints."""
    done = lineage("ingest", *arguments, "--store", store, "--format", "json")
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, object]] = json.loads(done.stdout)
    return rows


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three documents of the samples, one in a folder of its own."""
    folder = tmp_path / "văn bản"
    (folder / "trong").mkdir(parents=True)
    samples = sorted(SAMPLES.glob("*.txt"))[:3]
    for sample, name in zip(samples, ("một.txt", "hai.txt", "trong/ba.txt"), strict=True):
        shutil.copy(sample, folder / name)
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "lineage.db"


def test_folders_are_walked_and_every_file_has_its_row(corpus: Path, place: Path) -> None:
    rows = ingest(place, corpus)
    assert [list(row) for row in rows] == [COLUMNS] * 3
    assert {row["status"] for row in rows} == {"loaded"}


def test_what_is_unchanged_is_skipped(corpus: Path, place: Path) -> None:
    ingest(place, corpus)
    assert {row["status"] for row in ingest(place, corpus)} == {"unchanged"}


def test_a_changed_file_is_read_again_and_replaces_itself(corpus: Path, place: Path) -> None:
    first = {row["path"]: row["document"] for row in ingest(place, corpus)}
    changed = corpus / "một.txt"
    changed.write_text(changed.read_text() + "\n")
    rows = {row["path"]: row for row in ingest(place, corpus)}
    assert rows[str(changed)]["status"] == "loaded"
    assert {path: row["document"] for path, row in rows.items()} == first
    with open_store(str(place)) as store:
        assert store.run("MATCH (d:Document) WHERE d.held RETURN count(d) AS n") == [{"n": 3}]


def test_changed_rules_read_everything_again(corpus: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest(place, corpus)
    monkeypatch.setattr(documents, "rules_digest", lambda: "others")
    with open_store(str(place)) as store:
        found = documents.load_documents(store, sorted(corpus.rglob("*.txt")))
    assert {item.status for item in found} == {"loaded"}


def test_a_second_file_of_one_document_is_refused_until_it_may_replace(corpus: Path, place: Path) -> None:
    ingest(place, corpus)
    other = corpus / "bản khác.txt"
    other.write_text((corpus / "một.txt").read_text() + "\nThêm một dòng.\n")
    refused = lineage("ingest", other, "--store", place, "--format", "json")
    assert refused.returncode == 1
    assert "--replace" in json.loads(refused.stdout)[0]["reason"]
    assert ingest(place, other, "--replace")[0]["status"] == "loaded"


def test_a_file_that_is_no_document_is_refused_with_the_reason_and_the_rest_is_loaded(
    corpus: Path, place: Path
) -> None:
    (corpus / "trống.txt").write_text("")
    (corpus / "ảnh.txt").write_bytes(b"\x89PNG\r\n")
    rows = {Path(str(row["path"])).name: row for row in ingest(place, corpus)}
    assert [rows[name]["status"] for name in ("trống.txt", "ảnh.txt", "một.txt")] == ["refused", "refused", "loaded"]
    assert rows["trống.txt"]["reason"]


def test_workers_change_nothing_but_the_time(corpus: Path, place: Path) -> None:
    one = ingest(place, corpus)
    two = ingest(place.with_name("two.db"), corpus, "--workers", 2)
    assert one == two
    with open_store(str(place)) as first, open_store(str(place.with_name("two.db"))) as second:
        assert whole(first) == whole(second)


def test_the_registry_is_loaded_once_and_with_the_first_text(corpus: Path, place: Path) -> None:
    ingest(place, corpus)
    with open_store(str(place)) as store:
        assert store.run("MATCH (p:Province) RETURN count(p) AS n")[0]["n"] >= 34
        assert documents.load_registry(store) is False


def test_an_interrupted_loading_leaves_whole_documents_and_goes_on(place: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    sample = next(iter(sorted(SAMPLES.glob("ha-tinh*.txt")))).read_text()
    for number in range(150):
        (folder / f"{number:03}.txt").write_text(
            f"{sample}\nBản sao thứ {number}.\n".replace("2026", str(2030 + number))
        )
    command = [sys.executable, "-c", "from policy_lineage.cli import main; main()", "ingest", str(folder)]
    running = subprocess.Popen(
        [*command, "--store", str(place)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(2.5)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert "Traceback" not in errors
    if place.exists():
        with open_store(str(place)) as store:
            assert store.run("MATCH (s:Source) WHERE NOT s.complete RETURN count(s) AS n") == [{"n": 0}]
    rows = ingest(place, folder)
    assert {row["status"] for row in rows} <= {"loaded", "unchanged", "refused"}


@pytest.mark.neo4j
def test_a_server_is_loaded_by_the_same_command(corpus: Path, neo4j_address: str, place: Path) -> None:
    done = lineage("ingest", corpus, "--store", neo4j_address, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ingest(place, corpus)
    with open_store(neo4j_address) as server, open_store(str(place)) as embedded:
        assert whole(server) == whole(embedded)
