"""The explorer over a real store."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from policy_lineage.graph.package import batches_of
from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import open_store

pytest.importorskip("starlette", reason="the extra `serve` is not installed")
pytest.importorskip("httpx", reason="httpx is not installed")


@pytest.fixture(scope="module")
def client(part: Slice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from starlette.testclient import TestClient

    from policy_lineage.viz.serve.app import application

    path: Path = tmp_path_factory.mktemp("serve") / "store.db"
    with open_store(str(path), create=True) as store:
        store.load(batches_of(part))
        yield TestClient(application(store), base_url="http://127.0.0.1")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "Tra cứu"),
        ("/?q=ha+tinh", "40-CTr/TU (Hà Tĩnh)"),
        ("/view?q=vn/68-NQ/TW@2025", "Các tỉnh thực hiện"),
        ("/province?q=Hà Tĩnh", "Tỉnh thực hiện những gì"),
        ("/matrix?q=68-NQ/TW", "Nghị quyết và tỉnh"),
        ("/questions", "who_implements"),
        ("/query?name=who_implements&code=68-NQ/TW", "40-CTr/TU"),
        ("/cypher?q=MATCH (d:Document) RETURN d.code AS code", "41-CTr/TU"),
        ("/explore?open=Document:vn/68-NQ/TW@2025", "42-CTr/TU"),
        ("/path?from=p0/40-CTr/TU@2025&to=vn/68-NQ/TW@2025", "IMPLEMENTS"),
    ],
)
def test_a_view_is_shown(client: Any, address: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[-400:]
    assert words in answer.text


def test_codes_are_found_as_people_write_them(client: Any) -> None:
    assert client.get("/search.json", params={"q": "40 ctr tu"}).json()[0]["name"] == "40-CTr/TU (Hà Tĩnh)"


def test_another_host_is_refused(client: Any) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_every_page_has_a_strict_policy(client: Any) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_write_is_refused_in_words(client: Any) -> None:
    answer = client.get("/cypher", params={"q": "MATCH (n) DETACH DELETE n"})
    assert answer.status_code == 400
    assert "notice" in answer.text


@pytest.mark.parametrize("ending", [".xlsx", ".zip", ".graphml", ".html"])
def test_a_view_is_exported(client: Any, ending: str) -> None:
    answer = client.get("/export", params={"w": "68-NQ/TW", "as": ending})
    assert answer.status_code == 200
    assert ending in answer.headers["Content-Disposition"]


def test_fifty_readers_at_once_get_no_error(client: Any) -> None:
    with ThreadPoolExecutor(50) as readers:
        answers = list(
            readers.map(lambda i: client.get("/view?q=68-NQ/TW" if i % 2 else "/?q=tinh").status_code, range(50))
        )
    assert set(answers) == {200}
