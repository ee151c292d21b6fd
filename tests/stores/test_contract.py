"""One contract for every store; where two stores are compared, rows are equal, order included."""

from itertools import permutations
from pathlib import Path

import pytest

from policy_lineage.graph import load as loading
from policy_lineage.graph.batch import GraphBatch, Node, Standing, batch, statement
from policy_lineage.graph.store import Store, open_store
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import read_source
from tests.graph.rows import RESOLUTION, counts, key, programme, proof, whole
from tests.shared import SAMPLES

QUESTIONS = (
    "MATCH (n:Document) RETURN n ORDER BY n.key",
    "MATCH (p:Provincial)-[r:IMPLEMENTS]->(c:Central) RETURN p.code AS code, r, c ORDER BY code, r.start",
    "MATCH path = (p:Provincial)-[:CITES]->(c) RETURN path ORDER BY p.key LIMIT 1",
    "MATCH (t:Target) RETURN t.value AS value, t.year AS year, t.unit AS unit, t.value * 2 AS twice ORDER BY t.key",
    "MATCH (a:Agency) RETURN a.aliases AS aliases, a.name AS name, size(a.aliases) AS n",
    "MATCH (d:Document) RETURN d.held AS held, d.missing AS missing, count(*) AS n ORDER BY held, n",
    "MATCH (d:Document) WHERE d.title =~ '(?iu)CHƯƠNG.*' RETURN d.key AS key ORDER BY key",
    "MATCH (d:Document {key: $key})-[r]->(x) RETURN type(r) AS type, x:Central AS c ORDER BY type, c",
    "UNWIND [3, 1, 2] AS x RETURN collect(x) AS xs, {a: 1, b: [1.5, null, 'Đ']} AS map",
    "MATCH (d:Document) RETURN d {.key, .code} AS card, [x IN [1, 2, 3] WHERE x > 1 | x * 2] AS list ORDER BY d.key",
    "MATCH (d)-[:SETS_TARGET]->()-[:LED_BY]->(a) RETURN d.key AS key, collect(DISTINCT a.name) AS lead ORDER BY key",
    "MATCH (d:Document) RETURN d.issued_on AS date, substring(d.issued_on, 0, 4) AS year ORDER BY date, d.key",
    "RETURN date('2025-05-04') AS date, 10 / 4 AS whole, 10 / 4.0 AS part, 0.1 + 0.2 AS sum, true AND null AS unknown",
    "MATCH (a:Document {key: $key}) MATCH (b:Central) MATCH p = shortestPath((a)-[*..4]-(b)) RETURN length(p) AS n",
)


def answers(store: Store) -> list[list[dict[str, object]]]:
    """The rows of every question."""
    return [store.run(question, {"key": key(1)} if "$key" in question else None) for question in QUESTIONS]


def three() -> list[GraphBatch]:
    return [programme(n, subject=f"về việc {n}") for n in (1, 2, 3)]


@pytest.mark.neo4j
def test_both_engines_answer_with_the_same_rows(embedded_address: str, neo4j_address: str) -> None:
    rows = []
    for address in (embedded_address, neo4j_address):
        with open_store(address, create=True) as store:
            store.load(three())
            rows.append(answers(store))
    assert rows[0] == rows[1]


@pytest.mark.neo4j
def test_both_engines_hold_the_same_samples(embedded_address: str, neo4j_address: str) -> None:
    from policy_lineage.graph.build import build_batch

    made = [build_batch(extract(read_source(path))) for path in sorted(SAMPLES.glob("*.txt"))]
    found = []
    for address in (embedded_address, neo4j_address):
        with open_store(address, create=True) as store:
            assert store.load(made).rest == ()
            found.append(whole(store))
    assert found[0] == found[1]


def test_a_reader_answers_as_the_writer_did(embedded_address: str) -> None:
    with open_store(embedded_address, create=True) as store:
        store.load(three())
        written = answers(store), whole(store)
    with open_store(embedded_address) as store:
        assert (answers(store), whole(store)) == written


def test_a_guest_of_the_writer_answers_as_the_writer_does(embedded_address: str) -> None:
    with open_store(embedded_address, create=True) as writer:
        writer.load(three())
        with open_store(embedded_address) as guest:
            assert (answers(guest), whole(guest)) == (answers(writer), whole(writer))


def test_rows_in_are_rows_out(store: Store) -> None:
    report = store.load(three())
    assert (report.texts, report.relationships, report.rest) == (3, 18, ())
    assert counts(store) == (10, 18)


def test_two_sentences_that_state_one_edge_are_two_statements(store: Store) -> None:
    store.load([programme(1)])
    assert store.run("MATCH (:Provincial)-[r:IMPLEMENTS]->(:Central) RETURN count(r) AS n") == [{"n": 2}]


def test_loading_twice_changes_nothing(store: Store) -> None:
    store.load(three())
    before = whole(store)
    assert store.load(three()).replaced == 18
    assert whole(store) == before


@pytest.mark.parametrize("order", list(permutations((0, 1, 2))))
def test_the_order_of_texts_does_not_count(embedded_store: Store, order: tuple[int, ...]) -> None:
    made = three()
    for i in order:
        embedded_store.load([made[i]])
    assert whole(embedded_store) == _loaded_at_once(made, Path(embedded_store.address).with_name("other.db"))


def _loaded_at_once(made: list[GraphBatch], path: Path) -> object:
    with open_store(str(path), create=True) as store:
        store.load(made)
        return whole(store)


def test_a_text_read_again_replaces_what_it_alone_had_stated(store: Store) -> None:
    store.load(three())
    fewer = programme(2)
    kept = [r for r in fewer.relationships if r.type in ("IMPLEMENTS", "SETS_TARGET")]
    store.load([GraphBatch(fewer.stated_in, fewer.nodes, tuple(kept))])
    assert store.run("MATCH ()-[r {stated_in: $key}]->() RETURN count(r) AS n", {"key": key(2)}) == [{"n": 3}]
    assert store.run("MATCH ()-[r]->() RETURN count(r) AS n") == [{"n": 15}]


def test_a_mention_that_nobody_makes_any_more_goes(store: Store) -> None:
    store.load([programme(1)])
    store.load([GraphBatch(key(1), (), ())])
    assert counts(store) == (0, 0)


def test_a_mention_does_not_override_the_own_text(store: Store) -> None:
    store.load([programme(2, title="Tên thật")])
    mention = Node("Document", key(2), {"title": "Tên nghe nói", "subject": "về việc khác"}, ("Provincial",))
    first = programme(1)
    store.load([GraphBatch(first.stated_in, (*first.nodes, mention), first.relationships)])
    row = store.run("MATCH (d:Document {key: $key}) RETURN d.title AS title, d.subject AS subject", {"key": key(2)})
    assert row == [{"title": "Tên thật", "subject": "về việc khác"}]


def test_the_registry_stands_between_mention_and_own_text(store: Store) -> None:
    registry = Node(
        "Document", key(1), {"title": "Tên trong danh mục", "issuer": "Tỉnh ủy"}, ("Provincial",), Standing.REGISTRY
    )
    proved = statement("ISSUED_IN", ("Document", key(1)), ("Province", "Hà Tĩnh"), proof("registry/x", 0))
    store.load([programme(1, title="Tên thật"), batch("registry/x", [registry, Node("Province", "Hà Tĩnh")], [proved])])
    row = store.run("MATCH (d:Document {key: $key}) RETURN d.title AS title, d.issuer AS issuer", {"key": key(1)})
    assert row == [{"title": "Tên thật", "issuer": "Tỉnh ủy"}]


def row_of_registry(place: str, **values: str) -> GraphBatch:
    """A row of the registry about a document."""
    at = f"{place}/7-CTr/TU@2025"
    node = Node("Document", at, {"code": "7-CTr/TU", **values}, ("Provincial",), Standing.REGISTRY)
    where = statement("ISSUED_IN", ("Document", at), ("Province", "Hà Tĩnh"), proof(f"registry/{at}", 0))
    return batch(f"registry/{at}", [node, Node("Province", "Hà Tĩnh")], [where])


def test_a_row_taken_out_of_the_registry_takes_its_values_with_it(store: Store) -> None:
    row = row_of_registry("ha-tinh", title="Tên trong danh mục")
    store.load([programme(6), row])
    store.load([GraphBatch(row.stated_in, (), ())])
    asked = "MATCH (d:Document {key: $key}) RETURN d.title AS title, d.told_by_registry AS told"
    assert store.run(asked, {"key": "ha-tinh/7-CTr/TU@2025"}) == [{"title": None, "told": None}]


def test_a_value_taken_out_of_a_row_of_the_registry_goes(store: Store) -> None:
    store.load([row_of_registry("ha-tinh", title="Tên", issuer="Tỉnh ủy")])
    store.load([row_of_registry("ha-tinh", issuer="Tỉnh ủy")])
    rows = store.run("MATCH (d:Document) RETURN d.title AS title, d.issuer AS issuer, d.told_by_registry AS told")
    assert rows == [{"title": None, "issuer": "Tỉnh ủy", "told": "code issuer"}]


def test_what_only_the_registry_knew_goes_with_its_row(store: Store) -> None:
    row = row_of_registry("ha-tinh", title="Tên")
    province = batch("registry/province/Bắc Kạn", [Node("Province", "Bắc Kạn", {}, (), Standing.REGISTRY)], [])
    store.load([row, province])
    store.load([GraphBatch(key, (), ()) for key in (row.stated_in, province.stated_in)])
    assert counts(store) == (0, 0)


def test_a_statement_without_an_end_is_named_and_the_rest_is_kept(store: Store) -> None:
    lost = statement("CITES", ("Document", key(1)), ("Document", "vn/none@?"), proof(key(1), 70))
    first = programme(1)
    report = store.load([GraphBatch(first.stated_in, first.nodes, (*first.relationships, lost))])
    assert report.relationships == len(first.relationships)
    assert [lost.id in str(line) and "'vn/none@?'" in str(line) for line in report.rest] == [True]


def test_constraints_are_there_before_the_first_row(store: Store) -> None:
    store.define()
    rows = {(r["labelsOrTypes"][0], r["properties"][0]) for r in store.run("SHOW CONSTRAINTS")}
    assert {("Document", "key"), ("Target", "key"), ("Province", "name"), ("Indicator", "id")} <= rows


@pytest.fixture
def bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every loading takes the bulk interface."""
    monkeypatch.setattr(loading, "BULK_FROM", 1)


@pytest.mark.usefixtures("bulk")
def test_the_bulk_interface_gives_the_same_rows(embedded_store: Store) -> None:
    for made in (*three(), programme(2, title="Tên mới"), programme(3)):
        embedded_store.load([made])
    made_again = [programme(1, subject="về việc 1"), programme(2, title="Tên mới", subject="về việc 1"), programme(3)]
    assert whole(embedded_store)[1] == _plainly(made_again, Path(embedded_store.address).with_name("plain.db"))[1]
    assert len(whole(embedded_store)[0]) == 10


def _plainly(made: list[GraphBatch], path: Path) -> tuple[list[object], list[object]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "BULK_FROM", 5000)
        with open_store(str(path), create=True) as store:
            store.load(made)
            return whole(store)


def test_a_slice_has_the_ends_of_its_relationships(store: Store) -> None:
    store.load([programme(1)])
    part = store.graph("MATCH (:Provincial)-[r:IMPLEMENTS]->() RETURN r")
    assert {(n.label, n.key) for n in part.nodes} == {("Document", key(1)), ("Document", RESOLUTION)}
    assert [(r.source[1], r.target[1]) for r in part.relationships] == [(key(1), RESOLUTION)] * 2


@pytest.mark.parametrize("text", ["“Đ” 'nháy' \"kép\" `ngược` \\ $x", "dòng\nmới\ttab", "𝔘𝔫𝔦 \U0001f600", "x" * 50_000])
def test_any_text_survives_the_store(store: Store, text: str) -> None:
    store.load([programme(1, title=text)])
    assert store.run("MATCH (d:Document {key: $key}) RETURN d.title AS t", {"key": key(1)}) == [{"t": text}]
