"""Each export opened by another program."""

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import networkx as nx
import openpyxl
import pytest

from policy_lineage.errors import QueryError, SourceError
from policy_lineage.graph.package import batches_of, read_batches, read_slice, slice_json
from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import Store, open_store
from policy_lineage.viz.export.content import Content
from policy_lineage.viz.export.cypher_script import statements
from policy_lineage.viz.export.forms import FORMS, ending_of, target_path
from policy_lineage.viz.export.graphs import network


@pytest.fixture
def content(part: Slice) -> Content:
    rows = ({"province": "Hà Tĩnh", "title": "=HYPERLINK(1)", "issued_on": "2025-06-03", "value": 8.5},)
    return Content(part, ("province", "title", "issued_on", "value"), rows, "68-NQ/TW", ("68-NQ/TW",))


@pytest.mark.parametrize("ending", sorted(FORMS))
def test_the_same_slice_gives_the_same_bytes(content: Content, ending: str) -> None:
    assert FORMS[ending](content) == FORMS[ending](content)


def test_graphml_is_read_back_unchanged(content: Content, tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    path.write_bytes(FORMS[".graphml"](content))
    read, made = nx.read_graphml(path, force_multigraph=True), network(content.part)
    assert set(read.nodes) == set(made.nodes)
    assert {(s, t, k): d for s, t, k, d in read.edges(keys=True, data=True)} == {
        (s, t, k): d for s, t, k, d in made.edges(keys=True, data=True)
    }
    assert all(read.nodes[n]["node_kind"] == made.nodes[n]["node_kind"] for n in made)


def test_graphml_has_colours_and_sizes(content: Content, tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    path.write_bytes(FORMS[".graphml"](content))
    node = nx.read_graphml(path).nodes["Document:vn/68-NQ/TW@2025"]
    assert (node["r"], node["g"], node["b"], node["size"]) == (155, 34, 38, 14.0)


def test_gexf_is_read_back_with_colours_and_statements(content: Content, tmp_path: Path) -> None:
    path = tmp_path / "a.gexf"
    path.write_bytes(FORMS[".gexf"](content))
    read, made = nx.read_gexf(path), network(content.part)
    assert read.nodes["Document:vn/68-NQ/TW@2025"]["viz"]["color"] == {"r": 155, "g": 34, "b": 38, "a": 1.0}
    assert read.nodes["Document:vn/68-NQ/TW@2025"]["issued_on"] == "2025-05-04"
    assert read.number_of_edges() == made.number_of_edges()


def test_csv_pair_is_read_by_pandas(content: Content) -> None:
    pandas = pytest.importorskip("pandas")
    with ZipFile(io.BytesIO(FORMS[".csv"](content))) as archive:
        nodes = pandas.read_csv(archive.open("nodes.csv"))
        relationships = pandas.read_csv(archive.open("relationships.csv"))
    assert len(nodes) == len(content.part.nodes)
    assert len(relationships) == len(content.part.relationships)
    assert nodes.columns[0] == "label"


def test_a_formula_in_a_csv_file_is_a_text(content: Content) -> None:
    with ZipFile(io.BytesIO(FORMS[".csv"](content))) as archive:
        text = archive.read("answer.csv").decode("utf-8")
    assert text.startswith("\ufeff")
    assert next(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))["title"] == "'=HYPERLINK(1)"


def test_a_workbook_has_types_filters_links_and_no_formula(content: Content) -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMS[".xlsx"](content)))
    answer = book["answer"]
    assert [answer["C2"].is_date, answer["D2"].value, answer["B2"].data_type] == [True, 8.5, "s"]
    assert answer.auto_filter.ref == "A1:D2"
    assert book["relationships"]["B2"].hyperlink.location.startswith("'")
    assert book["quotations"]["A2"].value


def test_libreoffice_opens_the_workbook(content: Content, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "a.xlsx").write_bytes(FORMS[".xlsx"](content))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "ods",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with ZipFile(tmp_path / "a.ods") as archive:
        assert "68-NQ/TW" in archive.read("content.xml").decode()


def test_json_ld_is_read_by_rdflib(content: Content) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=FORMS[".jsonld"](content), format="json-ld")
    implements = rdflib.URIRef("http://data.europa.eu/eli/ontology#implements")
    annotation = rdflib.URIRef("http://www.w3.org/ns/oa#Annotation")
    assert len(list(graph.triples((None, implements, None)))) == 3
    assert len(list(graph.subjects(rdflib.RDF.type, annotation))) == len(content.part.relationships)


def test_json_is_read_back_to_the_same_slice(content: Content, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(FORMS[".json"](content))
    assert slice_json(read_slice(tmp_path / "a.json")) == slice_json(content.part)


def test_a_package_opens_again_to_the_same_graph(content: Content, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(FORMS[".zip"](replace(content, page="<p>")))
    with open_store(str(tmp_path / "store.db"), create=True) as store:
        report = store.load(read_batches(tmp_path / "a.zip"))
        found = store.graph("MATCH (n) WHERE NOT n:Source OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m")
    assert report.rest == ()
    assert slice_json(Slice(found.nodes, found.relationships, content.part.question)) == slice_json(content.part)


def test_a_package_says_what_it_holds(content: Content) -> None:
    with ZipFile(io.BytesIO(FORMS[".zip"](replace(content, page="<p>")))) as archive:
        names = set(archive.namelist())
        described = json.loads(archive.read("datapackage.json"))
        manifest = json.loads(archive.read("manifest.json"))
    assert {"data/nodes.csv", "data/quotations.csv", "graph.json", "CITATION.cff", "page.html", "QUESTION.md"} <= names
    assert {resource["path"] for resource in described["resources"]} <= names
    assert all(text["sha256"] and text["issued_on"] for text in manifest["corpus"])


def test_what_is_no_package_is_refused_with_the_next_step(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK not a zip")
    with pytest.raises(SourceError, match="lineage export"):
        read_slice(tmp_path / "a.zip")


def test_batches_hold_every_statement_once(part: Slice) -> None:
    made = [r.id for batch in batches_of(part) for r in batch.relationships]
    assert sorted(made) == sorted(r.id for r in part.relationships)


def test_the_cypher_script_has_every_row(content: Content) -> None:
    script = "\n".join(statements(content))
    assert all(r.id in script for r in content.part.relationships)


def test_the_cypher_script_makes_the_graph_in_an_empty_store_and_twice_is_once(content: Content, store: Store) -> None:
    for statement in [*statements(content), *statements(content)]:
        store.engine.write(lambda transaction, text=statement: transaction.run(text, {}))
    found = store.graph("MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m")
    assert slice_json(Slice(found.nodes, found.relationships, content.part.question)) == slice_json(content.part)


def test_an_unknown_ending_lists_the_known_ones() -> None:
    with pytest.raises(QueryError, match=r"\.graphml"):
        ending_of(Path("a.docx"))


def test_two_csv_files_travel_in_one_zip() -> None:
    assert target_path(Path("a.csv")) == Path("a.csv.zip")
