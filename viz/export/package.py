"""The citable package: data, quotations, the question, the corpus with hashes and dates, how to cite it, one page."""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from io import StringIO
from typing import Any

import yaml

from policy_lineage import __version__
from policy_lineage.graph.package import MEMBER, slice_json
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.export.archive import zipped
from policy_lineage.viz.export.content import Content, again_command
from policy_lineage.viz.export.tabular import QUOTATION, csv_text, quotation_rows, tables_csv
from policy_lineage.viz.export.values import property_types

# type of the model -> type of Frictionless Data, and how its cells look
SHAPES = {
    "integer": ("integer", re.compile(r"-?\d+")),
    "float": ("number", re.compile(r"-?\d+(\.\d+)?(e[-+]?\d+)?")),
    "boolean": ("boolean", re.compile(r"true|false")),
}
CORPUS = ("key", "code", "province", "title", "issued_on", "path", "sha256", "characters", "media_type", "rules")


def package(content: Content) -> bytes:
    """The zip; `lineage ingest` opens it again to the same graph."""
    files = {f"data/{name}": text.encode() for name, text in tables_csv(content).items()}
    files["data/quotations.csv"] = csv_text(QUOTATION, quotation_rows(content.part)).encode()
    files[MEMBER] = _json(slice_json(content.part))
    files["manifest.json"] = _json(manifest(content))
    files["QUESTION.md"] = _question(content).encode()
    if content.page:
        files["page.html"] = content.page.encode()
    files["CITATION.cff"] = _citation(content).encode()
    files["datapackage.json"] = _json(datapackage(content, files))
    return zipped(files)


def manifest(content: Content) -> dict[str, Any]:
    """What was asked, by which program, of which texts."""
    held = [n for n in content.part.nodes if n.label == "Document" and n.properties.get("held")]
    return {
        "program": f"policy-lineage {__version__}",
        "question": content.part.question,
        "selector": list(content.selector),
        "cypher": content.cypher,
        "nodes": len(content.part.nodes),
        "relationships": len(content.part.relationships),
        "corpus": [{name: node.properties.get(name) for name in CORPUS} for node in held],
    }


def datapackage(content: Content, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Frictionless Data: every table with its fields, size and hash."""
    tables = {name: data for name, data in files.items() if name.endswith(".csv")}
    return {
        "profile": "tabular-data-package",
        "name": "policy-lineage-slice",
        "title": content.title,
        "description": content.part.question,
        "resources": [_resource(name, data) for name, data in tables.items()],
    }


def _resource(name: str, data: bytes) -> dict[str, Any]:
    return {
        "name": name.removeprefix("data/").removesuffix(".csv"),
        "path": name,
        "format": "csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "profile": "tabular-data-resource",
        "schema": {"fields": fields_of(data.decode("utf-8-sig"))},
    }


def fields_of(text: str) -> list[dict[str, str]]:
    """The columns of a CSV file with their types: that of the model where every cell has it, else text.

    >>> fields_of("year,province\\r\\n2026,Huế\\r\\n")
    [{'name': 'year', 'type': 'integer'}, {'name': 'province', 'type': 'string'}]
    """
    header, *rows = csv.reader(StringIO(text))
    known = property_types()
    return [
        {"name": name, "type": _type(known.get(name, "string"), [row[at] for row in rows])}
        for at, name in enumerate(header)
    ]


def _type(kind: str, cells: Sequence[str]) -> str:
    stated, shape = SHAPES.get(kind, ("string", None))
    return stated if shape and all(shape.fullmatch(cell) for cell in cells if cell) else "string"


def _citation(content: Content) -> str:
    value = {
        "cff-version": "1.2.0",
        "message": "Please cite this package as below.",
        "type": "dataset",
        "title": f"policy-lineage: {content.title or content.part.question}",
        "authors": [{"name": "The policy-lineage developers"}],
        "version": _version(content.part),
        "abstract": f"Answer of policy-lineage {__version__} to: {content.part.question}",
    }
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def _version(part: Slice) -> str:
    """The content names itself: the same data has the same version."""
    return sha256(_json(slice_json(part))).hexdigest()[:12]


def _question(content: Content) -> str:
    again = f"    {again_command(content, 'package.zip')}\n" if content.selector else ""
    cypher = f"\n```cypher\n{content.cypher}\n```\n" if content.cypher else ""
    return (
        f"# {content.title}\n\nCâu hỏi / Question: {content.part.question}\n\n{again}{cypher}\n"
        "Mở lại / Open again: `lineage ingest package.zip`.\n"
    )


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
