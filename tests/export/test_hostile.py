"""Words that would do harm if a program took them for anything but words, in every form."""

import csv
import io
import json
from dataclasses import replace
from zipfile import ZipFile

import networkx as nx
import openpyxl
import pytest

from policy_lineage.graph.batch import Node, Relationship
from policy_lineage.graph.package import slice_json, slice_of_json
from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import Store
from policy_lineage.viz.export.content import Content
from policy_lineage.viz.export.cypher_script import statements
from policy_lineage.viz.export.forms import FORMS
from policy_lineage.viz.export.graphs import network

WORDS = {
    "a script": "</script><script>alert(1)</script>",
    "a formula": '=HYPERLINK("http://evil.example","Bấm")',
    "a command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "a sum behind a tab": "\t=1+1",
    "a sum behind a line end": "\r=1+1",
    "quotes": "'\"`\\'); MATCH (n) DETACH DELETE n; //",
    "two lines": "một\nhai\r\nba",
    "right to left": "\u202eNQ-86\u202c \u05d0\u05d1 \u0627\u0628",
    "characters that XML forbids": "a\x00b\x0bc\ufffe",
    "half a pair": "a\ud800b",
    "very long": "Nghị quyết " * 20_000,
    "no letters": "",
    "beyond the first plane": "𝔸🏴\u200d☠️",
    "like a cell of its own": '","',
}
csv.field_size_limit(1_000_000)  # of this reader, which takes 131,072 characters where nothing is said
STORABLE = [name for name in WORDS if name != "half a pair"]  # which no UTF-8 file can hold


def _with(part: Slice, words: str) -> Content:
    def marked(node: Node) -> Node:
        said = {name: words for name in ("title", "text", "what", "indicator") if name in node.properties}
        return replace(node, properties={**node.properties, **said})

    nodes = tuple(marked(node) for node in part.nodes)
    related = tuple(
        Relationship(r.type, r.source, r.target, {**r.properties, "text": words}) for r in part.relationships
    )
    rows = ({"province": words, "=column": words},)
    return Content(Slice(nodes, related, words[:200]), ("province", "=column"), rows, words[:200], ("68-NQ/TW",))


@pytest.mark.parametrize("ending", sorted(FORMS))
@pytest.mark.parametrize("name", STORABLE)
def test_every_form_can_be_written(part: Slice, name: str, ending: str) -> None:
    assert FORMS[ending](replace(_with(part, WORDS[name]), page="<p>"))


@pytest.mark.parametrize("name", STORABLE)
def test_no_cell_of_a_csv_file_is_run(part: Slice, name: str) -> None:
    with ZipFile(io.BytesIO(FORMS[".csv"](_with(part, WORDS[name])))) as archive:
        tables = [archive.read(each).decode("utf-8-sig") for each in archive.namelist()]
    cells = [cell for text in tables for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell for cell in cells if len(cell) > 1 and cell[0] in "=+@\t\r"] == []


@pytest.mark.parametrize("name", STORABLE)
def test_rows_of_a_csv_file_stay_rows(part: Slice, name: str) -> None:
    with ZipFile(io.BytesIO(FORMS[".csv"](_with(part, WORDS[name])))) as archive:
        text = archive.read("relationships.csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == len(part.relationships) + 1
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("name", STORABLE)
def test_no_cell_of_a_workbook_is_run(part: Slice, name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMS[".xlsx"](_with(part, WORDS[name]))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


@pytest.mark.parametrize("ending", [".graphml", ".gexf"])
@pytest.mark.parametrize("name", STORABLE)
def test_graph_files_hold_the_same_nodes_and_statements(part: Slice, name: str, ending: str) -> None:
    content = _with(part, WORDS[name])
    read = (nx.read_graphml if ending == ".graphml" else nx.read_gexf)(io.BytesIO(FORMS[ending](content)))
    assert (len(read), read.number_of_edges()) == (len(network(part)), len(part.relationships))


@pytest.mark.parametrize("name", STORABLE)
def test_json_is_the_same_slice_again(part: Slice, name: str) -> None:
    content = _with(part, WORDS[name])
    assert slice_json(slice_of_json(json.loads(FORMS[".json"](content)))) == slice_json(content.part)


@pytest.mark.parametrize("name", ["a script", "quotes", "two lines", "right to left", "beyond the first plane"])
def test_the_cypher_script_stores_the_words_and_nothing_else_happens(part: Slice, name: str, store: Store) -> None:
    content = _with(part, WORDS[name])
    for statement in statements(content):
        store.engine.write(lambda transaction, text=statement: transaction.run(text, {}))
    said = store.run("MATCH ()-[r]->() RETURN DISTINCT r.text AS text")
    assert [row["text"] for row in said] == [WORDS[name]]
    assert store.run("MATCH (n) RETURN count(n) AS n")[0]["n"] == len(part.nodes)
