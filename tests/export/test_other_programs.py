"""Exports as other programs judge them: the schema of CITATION.cff, Frictionless Data, rdflib, Gephi itself."""

import io
import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from policy_lineage.graph.slice import Slice
from policy_lineage.viz.export.content import Content
from policy_lineage.viz.export.forms import FORMS

TOOLKIT = "gephi-toolkit-*-all.jar"
FETCH = "mvn dependency:get -Dartifact=org.gephi:gephi-toolkit:0.10.1:jar:all -Dtransitive=false"
REPOSITORY = Path(os.environ.get("MAVEN_REPOSITORY") or Path.home() / ".m2" / "repository")
JAR = next(iter(sorted((REPOSITORY / "org" / "gephi" / "gephi-toolkit").glob(f"*/{TOOLKIT}"))), None)
PROGRAM = Path(__file__).parent / "gephi" / "OpenInGephi.java"
needs_gephi = pytest.mark.skipif(
    JAR is None or shutil.which("java") is None, reason=f"the Gephi toolkit is not here; fetch it with: {FETCH}"
)


@pytest.fixture
def content(part: Slice) -> Content:
    rows = ({"province": "Hà Tĩnh", "issued_on": "2025-06-03", "year": 2025, "start": 3},)
    return Content(part, ("province", "issued_on", "year", "start"), rows, "68-NQ/TW", ("68-NQ/TW",), page="<p>")


@pytest.fixture
def unpacked(content: Content, tmp_path: Path) -> Path:
    with ZipFile(io.BytesIO(FORMS[".zip"](content))) as archive:
        archive.extractall(tmp_path / "package")
    return tmp_path / "package"


def test_the_citation_is_valid_by_the_schema_of_the_citation_file_format(unpacked: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    found = find_spec("cffconvert")
    if found is None or not found.submodule_search_locations:
        pytest.skip("cffconvert, which carries the schema, is not installed")
    place = Path(found.submodule_search_locations[0]) / "schemas" / "1.2.0" / "schema.json"
    citation = yaml.safe_load((unpacked / "CITATION.cff").read_text("utf-8"))
    jsonschema.Draft7Validator(json.loads(place.read_text("utf-8"))).validate(citation)


def test_the_data_package_is_valid_for_frictionless(unpacked: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.validate(str(unpacked / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])


def test_the_data_package_knows_whole_numbers_and_truth_values(unpacked: Path) -> None:
    described = json.loads((unpacked / "datapackage.json").read_text("utf-8"))
    types = {(r["name"], f["name"]): f["type"] for r in described["resources"] for f in r["schema"]["fields"]}
    assert types["quotations", "start"] == types["answer", "year"] == "integer"
    assert types["nodes", "held"] == "boolean"
    assert types["nodes", "key"] == "string"


def test_every_annotation_has_the_parts_that_the_model_asks_for(content: Content) -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    graph = rdflib.Graph().parse(data=FORMS[".jsonld"](content), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    annotations = list(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert annotations
    for annotation in annotations:
        target = graph.value(annotation, oa.hasTarget)
        assert graph.value(annotation, oa.hasBody) is not None
        assert graph.value(target, oa.hasSource) is not None
        quotes = [s for s in graph.objects(target, oa.hasSelector) if graph.value(s, oa.exact) is not None]
        places = [s for s in graph.objects(target, oa.hasSelector) if graph.value(s, oa.start) is not None]
        assert len(quotes) == 1
        assert all(graph.value(s, oa.start) <= graph.value(s, oa.end) for s in places)


@needs_gephi
@pytest.mark.slow
@pytest.mark.parametrize("ending", [".gexf", ".graphml"])
def test_gephi_opens_the_graph_with_its_colours_and_typed_attributes(
    content: Content, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(FORMS[ending](content))
    command = [
        "java",
        "-Djava.awt.headless=true",
        "-cp",
        str(JAR),
        str(PROGRAM),
        str(path),
        "Document:vn/68-NQ/TW@2025",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=180, check=True)
    seen = dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
    assert seen["nodes"] == f"{len(content.part.nodes)} edges={len(content.part.relationships)}"
    assert seen["issues"] == ""
    assert seen["label"].startswith("68-NQ/TW colour=155,34,38 ")
    assert {"issued_on:String", "year:Long", "held:Boolean"} <= set(seen["node columns"].split())
    assert {"relationship:String", "start_character:Long", "text:String"} <= set(seen["edge columns"].split())
