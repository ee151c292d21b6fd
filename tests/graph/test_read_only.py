"""A question is let through, a write is refused before it runs, on every engine."""

import os
import subprocess
import sys

import pytest

from policy_lineage.errors import LineageError, ReadOnly
from policy_lineage.graph.engines.base import Limits
from policy_lineage.graph.read_only import check_read_only
from policy_lineage.graph.store import Store, open_store
from tests.graph.rows import counts, programme

WAYS_ROUND = (
    "CREATE (n:Document {key: 'x'})",
    "create (n:Document {key: 'x'}) return n.key as key",
    "MERGE (n:Document {key: 'x'})",
    "MATCH (n:Document) SET n.title = 'x'",
    "MATCH (n:Document) SET n:Central RETURN n.key AS key",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n)\nDETACH\nDELETE n",
    "MATCH (n:Document) REMOVE n.title",
    "MATCH (n) FOREACH (x IN [1] | SET n.title = 'x')",
    "MATCH (n) WITH n LIMIT 1 CALL (n) { SET n.title = 'x' RETURN 1 AS one } RETURN one",
    "CALL { CREATE (n:Document {key: 'x'}) RETURN n } RETURN 1 AS one",
    "CALL () { CREATE (n:Document {key: 'x'}) } RETURN 1 AS one",
    "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10 ROWS",
    "RETURN 1 AS one UNION CREATE (n:Document {key: 'x'}) RETURN 1 AS one",
    "MATCH (n) RETURN n.key AS key; CREATE (m:Document {key: 'x'})",
    "/* MATCH */ CREATE (n:Document {key: 'x'})",
    "MATCH (n) // only a question\nSET n.title = 'x'",
    "MATCH (n) /* ' */ SET n.title = 'x' /* ' */",
    "MATCH (n {title: '\\''}) SET n.title = '\\''",
    "MATCH (`//`:Document) SET `//`.title = 'x'",
    'MATCH (n {title: "/*"}) SET n.title = "*/"',
    "MATCH (n) S\\u0045T n.title = 'x'",
    "\\u0043REATE (n:Document {key: 'x'})",
    "MATCH (n) \u200bSET n.title = 'x'",
    "MATCH (n) //\u2028SET n.title = 'x'",
    "RETURN 1.CREATE (n:Document {key: 'x'})",
    "RETURN 1 AS CREATE CREATE (n:Document {key: 'x'})",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "MATCH (n) LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "CREATE CONSTRAINT other IF NOT EXISTS FOR (n:Document) REQUIRE n.code IS UNIQUE",
    "CREATE INDEX other IF NOT EXISTS FOR (n:Document) ON (n.title)",
    "DROP CONSTRAINT document_key",
    "DROP INDEX document_code IF EXISTS",
    "CALL db.createLabel('X')",
    "CALL dbms.setConfigValue('a', 'b')",
    "CALL apoc.cypher.runWrite('CREATE (n)', {})",
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "CALL `db`.`createLabel`('X')",
    "CALL db . createProperty('x')",
    "USE system SHOW USERS",
    "SHOW USERS",
    "SHOW DATABASES",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "STOP DATABASE neo4j",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "INSERT (n:Document {key: 'x'})",
    "CYPHER 5 CREATE (n:Document {key: 'x'})",
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE CREATE (n:Document {key: 'x'})",
    "BEGIN",
    "COMMIT",
    "",
    "// nothing",
)
QUESTIONS = (
    "MATCH (n:Document) RETURN n.key AS key ORDER BY key",
    "MATCH (n) WHERE n.title = 'CREATE (m) SET' RETURN n.key AS key",
    'MATCH (n) WHERE n.title = "DELETE" RETURN n.key AS key // MERGE\n',
    "MATCH (n) /* SET n.x = 1 */ RETURN n.key AS key",
    "MATCH (n)-[:SET|CREATE]->(m) RETURN n.set AS set",
    "MATCH (n) RETURN {set: 1, create: 2} AS load",
    "MATCH (`CREATE`) RETURN `CREATE`.key AS key",
    "MATCH (r) RETURN r.start AS start, r.end AS end ORDER BY start",
    "UNWIND $set AS x RETURN x AS x",
    "CALL (*) { MATCH (n) RETURN count(n) AS c } RETURN c AS c",
    "MATCH (n) WHERE EXISTS { (n)-[:CITES]->() } RETURN n.key AS key",
    "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "SHOW CONSTRAINTS",
    "OPTIONAL MATCH (n) WITH n RETURN collect(n.key)[1..] AS keys;",
)


@pytest.mark.parametrize("cypher", WAYS_ROUND)
def test_a_write_is_refused_with_the_reason(cypher: str) -> None:
    with pytest.raises(ReadOnly, match=r"was not run: .+"):
        check_read_only(cypher)


@pytest.mark.parametrize("cypher", QUESTIONS)
def test_a_question_is_let_through(cypher: str) -> None:
    check_read_only(cypher)


def test_no_way_round_changes_a_store(store: Store) -> None:
    store.load([programme(1)])
    before = (
        counts(store),
        store.run("SHOW CONSTRAINTS"),
        store.run("SHOW INDEXES YIELD name RETURN name ORDER BY name"),
    )
    for cypher in WAYS_ROUND:
        with pytest.raises(ReadOnly):
            store.run(cypher)
    assert (counts(store), store.run("SHOW CONSTRAINTS")) == before[:2]


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:Document {key: 'x'}) RETURN n.key AS key",
        "MATCH (n:Document) SET n.title = 'x' RETURN n.key AS key",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Document {key: 'x'}) RETURN n.key AS key",
    ],
)
def test_the_engine_itself_refuses_a_write_that_gets_past_the_scanner(store: Store, cypher: str) -> None:
    store.load([programme(1)])
    before = counts(store)
    with pytest.raises(LineageError):
        store.engine.read(cypher, {}, Limits())
    assert counts(store) == before


SLOW = (
    "UNWIND range(1, 9000) AS x UNWIND range(1, 9000) AS y WITH x * y AS z "
    "WHERE toString(z) CONTAINS 'a' RETURN count(z) AS n"
)


def test_a_question_that_takes_too_long_is_stopped_with_the_next_step(store_address: str) -> None:
    open_store(store_address, create=True).close()
    program = f"from policy_lineage.graph.store import open_store; open_store({store_address!r}).run({SLOW!r})"
    environment = {**os.environ, "LINEAGE_TIME_LIMIT": "1"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment)
    assert "QueryError: The question took longer than the time limit" in done.stderr


def test_no_more_rows_are_taken_than_asked_for(store: Store) -> None:
    assert store.run("UNWIND range(1, 100) AS x RETURN x AS x", limit=3) == [{"x": 1}, {"x": 2}, {"x": 3}]
