"""Several processes on one embedded store, and what is left when one of them is killed."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from policy_lineage.errors import StoreBusy
from policy_lineage.graph import load
from policy_lineage.graph.engines import embedded, owner
from policy_lineage.graph.engines.layout import Layout
from policy_lineage.graph.model import RELATIONSHIPS
from policy_lineage.graph.store import open_store
from tests.graph.rows import key, programme, whole
from tests.shared import ROOT

ASK = """
import sys
from policy_lineage.graph.store import open_store
with open_store(sys.argv[1]) as store:
    print(store.run("MATCH (n:Document) RETURN count(n) AS n")[0]["n"])
"""
LOAD = """
import sys
from policy_lineage.graph import load
from policy_lineage.graph.store import open_store
from tests.graph.rows import programme
load.BULK_FROM, load.BULK_ROWS = int(sys.argv[3]), 40
with open_store(sys.argv[1], create=True) as store:
    print("open", flush=True)
    first = int(sys.argv[2])
    for number in range(first, first + int(sys.argv[4]), 4):
        store.load(programme(n) for n in range(number, number + 4))
"""

BULK = """
import os, sys, threading, time
from policy_lineage.graph import load
from policy_lineage.graph.engines.native import NativeDatabase
from policy_lineage.graph.store import open_store
from tests.graph.rows import programme
load.BULK_FROM, create, seconds = 1, NativeDatabase.create, float(sys.argv[2])
def killed(database, *rows):
    threading.Timer(seconds, os.kill, (os.getpid(), 9)).start()
    begun = time.perf_counter()
    create(database, *rows)
    print(time.perf_counter() - begun, flush=True)
    os._exit(0)
NativeDatabase.create = killed
with open_store(sys.argv[1], create=True) as store:
    store.load(map(programme, range(200)))
"""


def started(program: str, *arguments: object) -> "subprocess.Popen[str]":
    """A second process."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def answer(program: str, *arguments: object) -> str:
    out, errors = started(program, *arguments).communicate(timeout=60)
    return (out or errors).strip()


def test_a_second_process_is_served_by_the_one_that_writes(embedded_address: str) -> None:
    with open_store(embedded_address, create=True) as store:
        store.load([programme(1)])
        assert answer(ASK, embedded_address) == "3"


def test_a_second_process_writes_through_the_first(embedded_address: str) -> None:
    with open_store(embedded_address, create=True) as store:
        store.load([programme(1)])
        assert answer(LOAD, embedded_address, 10, 5000, 4) == "open"
        assert store.run("MATCH (s:Source) RETURN count(s) AS n") == [{"n": 5}]


def test_the_address_is_for_the_same_user_only_and_goes_with_the_writer(embedded_address: str) -> None:
    left = Layout(Path(embedded_address)).owner
    with open_store(embedded_address, create=True) as store:
        store.load([programme(1)])
        assert left.stat().st_mode & 0o777 == 0o600
        assert set(json.loads(left.read_text())) == {"pid", "address", "user", "password"}
    assert not left.exists()


def test_readers_share_and_a_writer_gets_in_between(embedded_address: str) -> None:
    with open_store(embedded_address, create=True) as store:
        store.load([programme(1)])
    with open_store(embedded_address) as one, open_store(embedded_address) as two:
        assert one.run("RETURN 1 AS x") == two.run("RETURN 1 AS x")
        assert answer(LOAD, embedded_address, 2, 5000, 4) == "open"
        assert one.run("MATCH (s:Source) RETURN count(s) AS n") == [{"n": 5}]


def test_several_writers_at_once_lose_nothing(embedded_address: str) -> None:
    open_store(embedded_address, create=True).close()
    writers = [started(LOAD, embedded_address, first, 5000, 8) for first in (100, 200, 300)]
    errors = [writer.communicate(timeout=120)[1] for writer in writers]
    assert errors == ["", "", ""]
    with open_store(embedded_address) as store:
        assert store.run("MATCH (s:Source) RETURN count(s) AS n") == [{"n": 24}]


def test_a_stale_address_is_not_believed(embedded_address: str) -> None:
    with open_store(embedded_address, create=True) as store:
        store.load([programme(1)])
    stale = {"pid": os.getpid(), "address": "bolt://127.0.0.1:9", "user": "root", "password": "x"}
    layout = Layout(Path(embedded_address))
    layout.owner.write_text(json.dumps(stale))
    (layout.root / ".owner.json.9").write_text("{")  # of a writer that was killed amid it
    with open_store(embedded_address) as store:
        assert store.run("MATCH (n:Document) RETURN count(n) AS n") == [{"n": 3}]
        store.load([programme(2)])
    assert not list(layout.half_written(layout.owner))


def test_a_writer_that_lets_nobody_in_is_named(embedded_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "WAIT", 0.2)
    monkeypatch.setattr(owner, "_leave_address", lambda *_: None)
    with open_store(embedded_address, create=True) as writer:
        writer.load([programme(1)])
        with open_store(embedded_address) as other, pytest.raises(StoreBusy, match="in use by another process"):
            other.run("RETURN 1 AS x")


HELD = "MATCH (d:Document) WHERE d.held OPTIONAL MATCH (d)-[r]->() RETURN d.key AS key, count(r) AS n"


@pytest.mark.parametrize("rows", [1, 5000])
def test_a_guest_sees_whole_documents_only(embedded_address: str, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "BULK_FROM", rows)  # of 1, every loading takes the bulk interface
    seen: list[tuple[int, set[int]]] = []
    with open_store(embedded_address, create=True) as writer:
        writer.load([programme(0)])
        looked, loadings = threading.Event(), []

        def load_without_pause() -> None:
            while not looked.is_set():
                loadings.append(writer.load(map(programme, range(250))))

        loading = threading.Thread(target=load_without_pause)
        with open_store(embedded_address) as guest:
            loading.start()
            while len(seen) < 6:
                found = guest.run(HELD)
                seen.append((len(found), {row["n"] for row in found}))
            looked.set()
            loading.join()
    assert len(loadings) <= 2 * len(seen)  # the two take turns
    assert {number for number, _ in seen} <= {1, 250}
    assert set().union(*(counts for _, counts in seen)) == {5}


def kill_loop(address: str, kills: int, seed: int) -> None:
    """Kills a writer again and again; each time the store opens and holds whole documents only."""
    chance = random.Random(seed)
    for turn in range(kills):
        writer = started(LOAD, address, 1000 * (turn % 5), chance.choice((1, 5000)), 400)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(chance.uniform(0.0, 1.2))
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        check_whole(address)


def check_whole(address: str) -> None:
    """Every text that the store records is there with all its rows, and nothing of any other."""
    with open_store(address) as store:
        held = [r["key"] for r in store.run("MATCH (s:Source) RETURN s.key AS key, s.complete AS c")]
        found = whole(store)
        counted = store.counts()
    made = [programme(number) for number in range(5000) if key(number) in held]
    assert len(made) == len(held)
    statements = sorted(r.id for batch in made for r in batch.relationships)
    assert sorted(str(r[3]["id"]) for r in found[1]) == statements
    assert sum(counted[kind.type] for kind in RELATIONSHIPS) == len(statements)
    assert {(n[0], n[1]) for n in found[0]} == {(n.label, n.key) for batch in made for n in batch.nodes}


def test_a_killed_writer_leaves_whole_documents_only(embedded_address: str) -> None:
    open_store(embedded_address, create=True).close()
    kill_loop(embedded_address, kills=4, seed=7)


@pytest.mark.slow
def test_a_writer_killed_amid_the_bulk_step_leaves_nothing_of_it(embedded_address: str) -> None:
    open_store(embedded_address, create=True).close()
    whole_step = float(answer(BULK, embedded_address, 60))
    for turn in range(24):  # the statements are there before their nodes know them: late in the step
        answer(BULK, embedded_address, whole_step * (0.8 + turn / 120))
        check_whole(embedded_address)


@pytest.mark.slow
def test_fifty_kills_leave_whole_documents_only(embedded_address: str) -> None:
    open_store(embedded_address, create=True).close()
    kill_loop(embedded_address, kills=50, seed=1)
