"""The same documents in both stores: every command that reads and every named question give the same rows, in order."""

import json
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from policy_lineage.cli import COMMANDS, cli
from policy_lineage.graph.store import Store, open_store
from policy_lineage.queries.catalogue import catalogue
from policy_lineage.queries.runner import run_query
from tests.neo4j.fixtures import empty
from tests.neo4j.server import Server
from tests.shared import SAMPLES, SHARED

pytestmark = pytest.mark.neo4j

DOCUMENTS = [SHARED / "documents"] if SHARED.is_dir() else []
READING = (
    "provinces 68-NQ/TW", "provinces 57-NQ/TW --direct", "provinces 10/NQ-CP", "provinces 18-NQ/TW",
    "trace 68-NQ/TW", "trace 57-NQ/TW --down --depth 3", "trace 46-CTr/TU --province 'Hà Tĩnh'", "trace 46-CTr/TU --up",
    "matrix", "matrix 57-NQ/TW 68-NQ/TW --long", "matrix 71-NQ/TW",
    "targets", "targets grdp", "targets --unmatched", "targets --province 'Hà Tĩnh' --year 2030",
    "agencies", "agencies 'Sở Tài chính'", "agencies 'so tai chinh' --province 'Hà Tĩnh' --role lead",
    "agencies UBND --exact",
    "document 68-NQ/TW", "document 46-CTr/TU --province 'Hà Tĩnh'", "document 04-NQ/TU --province 'Điện Biên'",
    "query", "query most_cited limit=5", "query who_implements code=68-NQ/TW", "query none_of_that_name",
    "check", "check --severity high", "check --rule two-dates",
    "status", "diff 'Hà Tĩnh' 'Điện Biên'", "diff 'Hà Tĩnh' 'Thái Nguyên'", "registry propose", "registry check",
)  # fmt: skip
CYPHER = (
    "MATCH (d:Document)-[r:IMPLEMENTS]->(x:Document) RETURN d.key AS a, x.key AS b, r.start AS start, r.id AS id "
    "ORDER BY a, b, start, id",
    "MATCH (d:Document) RETURN d ORDER BY d.key LIMIT 40",
    "MATCH (t:Target) RETURN t.unit AS unit, count(*) AS n, round(avg(t.value)) AS mean ORDER BY n DESC, unit",
    "MATCH (n:Document) SET n.x = 1",
)
WRITTEN = (
    "view 68-NQ/TW -o page.html", "view matrix -o page.html", "view 'Hà Tĩnh' -o page.html",
    "view query who_implements code=68-NQ/TW -o page.html",
    *(f"export 68-NQ/TW -o slice.{form}" for form in ("graphml", "gexf", "json", "jsonld", "cypher", "xlsx")),
    "export matrix -o matrix.csv", "export 'Hà Tĩnh' -o slice.zip",
    "export query who_implements code=68-NQ/TW -o p.zip",
    "backup whole.jsonl.gz",
)  # fmt: skip
VIEWS = (
    "/", "/?q=ha+tinh", "/view?q=vn/68-NQ/TW@2025", "/province?q=Hà Tĩnh", "/matrix?q=68-NQ/TW", "/questions",
    "/query?name=who_implements&code=68-NQ/TW", "/cypher?q=MATCH (d:Document) RETURN d.key AS key ORDER BY key",
    "/explore?open=Document:vn/68-NQ/TW@2025", "/path", "/search.json?q=68",
)  # fmt: skip
# below, elsewhere, or no reading
OTHER_WAYS = {"cypher", "doctor", "extract", "ingest", "copy", "restore", "serve", "completion"}
OF_THE_ENGINE = ("store", "kind", "engine", "driver", "size", "free space")


@pytest.fixture(scope="module")
def stores(neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The addresses of an embedded store and of a server with the same documents."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINEAGE_USER", neo4j_server.user)
        patch.setenv("LINEAGE_PASSWORD", neo4j_server.password)
        patch.setenv("COLUMNS", "120")
        empty(neo4j_server)
        both = (str(tmp_path_factory.mktemp("both") / "lineage.db"), neo4j_server.url)
        said = [ran(f"ingest {SAMPLES}", where, *map(str, DOCUMENTS)) for where in both]
        assert said[0] == said[1]
        assert said[0][0] == 0
        yield both


@pytest.fixture(scope="module")
def opened(stores: tuple[str, str]) -> Iterator[tuple[Store, Store]]:
    with open_store(stores[0]) as embedded, open_store(stores[1]) as server:
        yield embedded, server


def ran(line: str, store: str, *more: str) -> tuple[int, str, str]:
    """Status, answer and remarks of a command, the place of the store taken out."""
    done = CliRunner().invoke(cli, [*shlex.split(line), *more, "--store", store], obj={"lang": "en"})
    failure = f"{type(done.exception).__name__}: {done.exception}" if done.exception else ""
    return done.exit_code, done.stdout, (done.stderr + failure).replace(store, "STORE")


def test_every_command_that_reads_is_compared() -> None:
    compared = {line.split()[0] for line in (*READING, *WRITTEN)}
    assert compared | OTHER_WAYS == set(COMMANDS)


@pytest.mark.parametrize("form", ["json", "table"])
@pytest.mark.parametrize("line", READING)
def test_a_command_gives_the_same_answer(stores: tuple[str, str], line: str, form: str) -> None:
    one, two = (ran(line, where, "--format", form) for where in stores)
    assert one == two
    assert one[1] or one[0]


@pytest.mark.parametrize("text", CYPHER)
def test_cypher_of_ones_own_gives_the_same_rows(stores: tuple[str, str], text: str) -> None:
    one, two = (ran("cypher", where, text, "--format", "json") for where in stores)
    assert one == two


@pytest.mark.parametrize("given", ["defaults", "examples"])
@pytest.mark.parametrize("name", sorted(catalogue()))
def test_a_named_question_gives_the_same_rows(opened: tuple[Store, Store], name: str, given: str) -> None:
    parameters = {p.name: p.example for p in catalogue()[name].parameters if given == "examples" or p.default is None}
    one, two = (run_query(store, name, parameters).rows for store in opened)
    assert one == two


@pytest.mark.parametrize("line", WRITTEN)
def test_a_written_file_is_the_same(
    stores: tuple[str, str], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for number, where in enumerate(stores):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.chdir(folder)
        status, _, errors = ran(line, where)
        assert status == 0, errors
        found.append({file.name: file.read_bytes() for file in folder.iterdir()})
    assert found[0] == found[1]
    assert found[0]


@pytest.mark.parametrize("address", VIEWS)
def test_a_page_of_the_explorer_is_the_same(opened: tuple[Store, Store], address: str) -> None:
    pytest.importorskip("starlette", reason="the extra `serve` is not installed")
    pytest.importorskip("httpx", reason="httpx is not installed")
    from starlette.testclient import TestClient

    from policy_lineage.viz.serve.app import application

    pages = [TestClient(application(store), base_url="http://127.0.0.1").get(address) for store in opened]
    assert [page.status_code for page in pages] == [200, 200]
    assert pages[0].text.replace(opened[0].address, "") == pages[1].text.replace(opened[1].address, "")


def test_the_doctor_finds_the_same_in_both(stores: tuple[str, str]) -> None:
    found = [json.loads(ran("doctor", where, "--format", "json")[1]) for where in stores]
    one, two = ([row for row in rows if row["name"] not in OF_THE_ENGINE] for rows in found)
    assert one == two
