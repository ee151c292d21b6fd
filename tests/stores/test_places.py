"""Where a store may be, what is said where there is none, and that no password is ever shown."""

import os
import shutil
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy_lineage.errors import LineageError, StoreConflict, StoreError, StoreUnavailable
from policy_lineage.graph.engines.address import server_address
from policy_lineage.graph.store import open_store
from tests.graph.rows import programme
from tests.neo4j.server import Server

SECRET = "s3cret-Đ/w0rd"


def test_a_place_without_a_store_names_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="lineage ingest"):
        open_store(str(tmp_path / "none.db"))
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("create", [True, False])
def test_a_file_is_no_store(tmp_path: Path, create: bool) -> None:
    (tmp_path / "notes.txt").write_text("ghi chú")
    with pytest.raises(StoreConflict, match="is a file, not a store"):
        open_store(str(tmp_path / "notes.txt"), create=create)
    assert (tmp_path / "notes.txt").read_text() == "ghi chú"


@pytest.mark.parametrize("create", [True, False])
def test_a_directory_of_other_things_is_no_store(tmp_path: Path, create: bool) -> None:
    (tmp_path / "notes.txt").write_text("ghi chú")
    with pytest.raises(StoreConflict, match="not a store"):
        open_store(str(tmp_path), create=create)
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_a_store_of_another_form_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "store.json").write_text('{"format": "policy-lineage/store/99"}')
    with pytest.raises(StoreConflict, match="policy-lineage/store/99"):
        open_store(str(tmp_path))


@pytest.mark.parametrize("name", ["kho dữ liệu.db", "a'b\"c.db", "sâu/trong/đây"])
def test_a_path_may_hold_any_letters(tmp_path: Path, name: str) -> None:
    with open_store(str(tmp_path / name), create=True) as store:
        store.load([programme(1)])
    with open_store(str(tmp_path / name)) as store:
        assert store.run("MATCH (t:Target) RETURN count(t) AS n") == [{"n": 1}]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_store_that_may_only_be_read_is_read_and_not_written(embedded_address: str) -> None:
    with open_store(embedded_address, create=True) as store:
        store.load([programme(1)])
    path = Path(embedded_address)
    for each in (*path.parents, path, *path.rglob("*")):
        if str(each).startswith("/tmp/"):
            each.chmod(each.stat().st_mode | stat.S_IRGRP | stat.S_IROTH | (0o055 if each.is_dir() else 0))
    program = (
        "import os, sys; os.environ['HOME'] = '/nonexistent'; "
        "from policy_lineage.graph.store import open_store; from policy_lineage.errors import LineageError\n"
        "from tests.graph.rows import programme\n"
        "import policy_lineage.graph.engines.embedded, policy_lineage.graph.engines.server, neo4j, codecs\n"
        "codecs.lookup('iso-8859-1')\n"
        "from policy_lineage.words import all_words; all_words()\n"
        "from policy_lineage.graph.engines import native, recovery; native.arcadedb()\n"
        "os.setgid(65534); os.setuid(65534)\n"
        f"with open_store({embedded_address!r}) as store:\n"
        "    print(store.run('MATCH (t:Target) RETURN count(t) AS n'))\n"
        "    try: store.load([programme(2)])\n"
        "    except LineageError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.startswith("[{'n': 1}]\n"), done.stderr
    assert "permission denied" in done.stdout


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of twelve megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)], capture_output=True
    )
    if not mounted or mounted.returncode != 0:
        pytest.skip("a small disk can only be mounted by root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def test_a_full_disk_is_named_and_what_was_loaded_is_kept(small_disk: Path) -> None:
    program = (
        "from policy_lineage.graph.store import open_store\nfrom policy_lineage.errors import LineageError\n"
        "from tests.graph.rows import programme\n"
        f"store = open_store({str(small_disk / 'lineage.db')!r}, create=True)\n"
        "try:\n    for n in range(3000): store.load([programme(n, title='x' * 20000)])\n"
        "except LineageError as error: print(type(error).__name__, error)\n"
        "try: store.close()\nexcept LineageError as error: print('close', error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=120
    )
    assert "no space left on the disk" in done.stdout, done.stdout + done.stderr[-500:]


def test_a_dead_port_is_known_within_seconds() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    start = time.monotonic()
    with pytest.raises(StoreUnavailable, match="No database answers"):
        open_store(f"bolt://user:{SECRET.replace('/', '%2F')}@127.0.0.1:{port}")
    assert time.monotonic() - start < 8


def test_a_port_that_speaks_something_else_is_known_within_seconds() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        start = time.monotonic()
        with pytest.raises(StoreError):
            open_store(f"bolt://user:x@127.0.0.1:{other.getsockname()[1]}")
        assert time.monotonic() - start < 30


@pytest.mark.parametrize("address", [f"http://user:{SECRET}@host:1", f"neo4j://user:{SECRET}@", f"x://u:{SECRET}@h"])
def test_an_address_of_another_kind_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(StoreUnavailable) as refused:
        open_store(address)
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "environment", "user", "password", "database"),
    [
        ("neo4j://host", {"LINEAGE_PASSWORD": "p"}, "neo4j", "p", "neo4j"),
        ("neo4j://host", {"LINEAGE_USER": "u", "LINEAGE_PASSWORD": "p", "NEO4J_PASSWORD": "q"}, "u", "p", "neo4j"),
        ("neo4j://host/corpus", {"NEO4J_PASSWORD": "q"}, "neo4j", "q", "corpus"),
        ("bolt://me:a%2Fb@host:1?database=d", {"LINEAGE_PASSWORD": "p"}, "me", "a/b", "d"),
    ],
)
def test_credentials_come_from_the_address_then_the_environment(
    address: str, environment: dict[str, str], user: str, password: str, database: str
) -> None:
    found = server_address(address, environment)
    assert (found.user, found.password, found.database) == (user, password, database)
    assert password not in repr(found)
    assert password not in found.shown or len(password) == 1


@pytest.mark.neo4j
def test_a_wrong_password_is_said_without_showing_it(neo4j_server: Server) -> None:
    with pytest.raises(StoreUnavailable, match="LINEAGE_PASSWORD") as refused:
        open_store(f"bolt://neo4j:wrong-{SECRET.replace('/', '%2F')}@{neo4j_server.host}")
    assert SECRET not in str(refused.value)


@pytest.mark.neo4j
def test_a_database_that_is_not_there_is_named(neo4j_address: str) -> None:
    with pytest.raises(StoreUnavailable, match="no such database"):
        open_store(f"{neo4j_address}/elsewhere")


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_of_nobody_is_refused(neo4j_address: str, scheme: str) -> None:
    with pytest.raises(StoreUnavailable, match="certificate"):
        open_store(neo4j_address.replace("bolt", scheme, 1))


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_of_a_named_authority_is_accepted(
    neo4j_address: str, neo4j_server: Server, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if neo4j_server.certificate is None:
        pytest.skip("the certificate of the server at NEO4J_URL is not known")
    monkeypatch.setenv("LINEAGE_CA_FILE", str(neo4j_server.certificate))
    with open_store(neo4j_address.replace("bolt", scheme, 1)) as store:
        assert store.run("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.neo4j
def test_any_certificate_is_accepted_where_that_is_asked_for(neo4j_address: str) -> None:
    with open_store(neo4j_address.replace("bolt", "bolt+ssc", 1)) as store:
        assert store.run("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("cypher", ["MATCH (n RETURN n", "RETURN nothing AS x", "MATCH (n) RETURN n.x.y.z("])
def test_cypher_that_is_none_is_said_in_one_line(store_address: str, cypher: str) -> None:
    with open_store(store_address, create=True) as store, pytest.raises(LineageError) as refused:
        store.run(cypher)
    assert "does not accept this Cypher" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "com.arcadedb" not in str(refused.value)
