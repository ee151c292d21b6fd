"""The explorer over a real store."""

import time
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
        ("/path?from=p0/40-CTr/TU@2025&to=vn/68-NQ/TW@2025", "implements"),
        ("/path", "suggested"),
        ("/cypher", "textarea"),
    ],
)
def test_a_view_is_shown(client: Any, address: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[-400:]
    assert words in answer.text


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("40 ctr tu", "40-CTr/TU (Hà Tĩnh)"),
        ("40CTRTU", "40-CTr/TU (Hà Tĩnh)"),
        ("40-ctr/tu hà tĩnh", "40-CTr/TU (Hà Tĩnh)"),
        ("nq 68", "68-NQ/TW"),
        ("68nqtw", "68-NQ/TW"),
        ("NQ68", "68-NQ/TW"),
        ("ha tinh", "Hà Tĩnh"),
        ("hà tĩnh", "Hà Tĩnh"),
    ],
)
def test_names_and_codes_are_found_as_people_write_them(client: Any, typed: str, name: str) -> None:
    assert client.get("/search.json", params={"q": typed}).json()[0]["name"] == name


def test_nothing_is_found_for_nothing(client: Any) -> None:
    assert client.get("/search.json", params={"q": " -/ "}).json() == []


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8765", ""])
def test_another_host_is_refused(client: Any, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        ("cross-site", "no-cors", 403),
        ("same-site", "cors", 403),
        ("cross-site", "navigate", 200),
        ("same-origin", "cors", 200),
    ],
)
def test_what_a_page_of_another_site_fetches_is_refused(client: Any, site: str, mode: str, status: int) -> None:
    asked = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
    assert client.get("/search.json?q=tinh", headers=asked).status_code == status


def test_every_page_has_a_strict_policy(client: Any) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_write_is_refused_in_words(client: Any) -> None:
    answer = client.get("/cypher", params={"q": "MATCH (n) DETACH DELETE n"})
    assert answer.status_code == 400
    assert "notice" in answer.text


VIEWS = (
    {"view": "/view", "q": "68-NQ/TW"},
    {"view": "/matrix", "q": ""},
    {"view": "/query", "name": "who_implements", "code": "68-NQ/TW"},
    {"view": "/cypher", "q": "MATCH (d:Document)-[i:IMPLEMENTS]->(r) RETURN d, i, r"},
    {"view": "/path", "from": "p0/40-CTr/TU@2025", "to": "68-NQ/TW"},
    {"view": "/explore", "open": "Document:vn/68-NQ/TW@2025"},
)


@pytest.mark.parametrize(
    "ending", [".html", ".xlsx", ".csv", ".zip", ".graphml", ".gexf", ".json", ".jsonld", ".cypher"]
)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view["view"]))
def test_every_view_is_exported_in_every_form(client: Any, view: dict[str, str], ending: str) -> None:
    answer = client.get("/export", params={**view, "as": ending})
    assert answer.status_code == 200, answer.text[-300:]
    assert ending in answer.headers["Content-Disposition"]
    assert len(answer.content) > 200


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view["view"]))
def test_every_view_offers_its_export(client: Any, view: dict[str, str]) -> None:
    asked = {name: value for name, value in view.items() if name != "view"}
    page = client.get(view["view"], params=asked).text
    href = next(part.split('"')[0] for part in page.split('href="') if part.startswith("/export?"))
    assert client.get(href.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("ending", [".graphml", ".gexf", ".jsonld", ".cypher"])
def test_rows_without_nodes_are_no_graph_file_and_none_is_offered(client: Any, ending: str) -> None:
    asked = {"name": "most_cited", "limit": "3"}
    assert f"as={ending}" not in client.get("/query", params=asked).text
    answer = client.get("/export", params={"view": "/query", **asked, "as": ending})
    assert (answer.status_code, ".xlsx" in answer.text) == (400, True)


def test_a_view_that_has_nothing_to_export_says_so(client: Any) -> None:
    answer = client.get("/export", params={"view": "/questions", "as": ".csv"})
    assert (answer.status_code, "notice" in answer.text) == (400, True)


def test_rows_and_picture_of_a_question_have_one_limit(
    part: Slice, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from policy_lineage.viz.serve import views

    monkeypatch.setattr(views, "MOST_ROWS", 2)
    page = client.get("/cypher", params={"q": "MATCH (d:Document) RETURN d, 2 AS limited"}).text
    assert "Chỉ lấy" in page
    assert '"total":2' in page


def test_a_step_is_in_the_address_and_can_be_taken_back(client: Any) -> None:
    both = "Document:vn/68-NQ/TW@2025\nDocument:p0/40-CTr/TU@2025"
    page = client.get("/explore", params={"open": both}).text
    assert page.count("data-explore") == 2
    assert "/explore?open=Document%3Ap0%2F40-CTr%2FTU%402025" in page


def test_what_was_answered_is_forgotten_when_the_store_changes(part: Slice, tmp_path: Path) -> None:
    from policy_lineage.graph.batch import Node, batch
    from policy_lineage.viz.serve import kept
    from policy_lineage.viz.serve.app import Explorer

    with open_store(str(tmp_path / "store.db"), create=True) as store:
        store.load(batches_of(part))
        shown = Explorer(store, "vi")
        question = {"q": "MATCH (p:Province) RETURN count(p) AS n"}
        first = shown.page("/cypher", question)
        assert shown.page("/cypher", question) is first
        store.load([batch("more", [Node("Province", "Tỉnh mới")], [])])
        shown._kept._checked = -kept.CHECK_EVERY
        assert shown.page("/cypher", question).body != first.body
        assert shown.search("/search.json", {"q": "tinh moi"}).body != b"[]"


def test_a_page_is_made_once_for_all_who_ask_at_once(part: Slice, tmp_path: Path) -> None:
    from policy_lineage.viz.serve.kept import Kept, Page

    made: list[int] = []

    def make() -> Page:
        made.append(1)
        time.sleep(0.2)
        return Page(200, "text/html", b"x")

    with open_store(str(tmp_path / "store.db"), create=True) as store, ThreadPoolExecutor(20) as readers:
        pages = Kept(store)
        assert {page.body for page in readers.map(lambda _: pages.page("/", make), range(20))} == {b"x"}
    assert made == [1]


def test_no_more_is_kept_than_there_is_room_for(tmp_path: Path) -> None:
    from policy_lineage.viz.serve.kept import Kept, Page

    with open_store(str(tmp_path / "store.db"), create=True) as store:
        pages = Kept(store, most=25)
        for i in range(9):
            pages.page(i, lambda: Page(200, "text/html", b"0123456789"))
        assert len(pages._pages) == 2


def test_fifty_readers_at_once_get_no_error(client: Any) -> None:
    with ThreadPoolExecutor(50) as readers:
        answers = list(
            readers.map(lambda i: client.get("/view?q=68-NQ/TW" if i % 2 else "/?q=tinh").status_code, range(50))
        )
    assert set(answers) == {200}
