"""The citable package: data, quotations, the question, the corpus with hashes and dates, how to cite it, one page."""

import json
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import yaml

from policy_lineage import __version__
from policy_lineage.graph.package import MEMBER, slice_json
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.export.archive import zipped
from policy_lineage.viz.export.content import Content, again_command
from policy_lineage.viz.export.tabular import QUOTATION, Row, Table, csv_text, quotation_rows, tables_of
from policy_lineage.viz.export.values import harmless, property_types

# type of the model -> type of Frictionless Data, and how its cells look
SHAPES = {
    "integer": ("integer", re.compile(r"-?\d+")),
    "float": ("number", re.compile(r"-?\d+(\.\d+)?(e[-+]?\d+)?")),
    "boolean": ("boolean", re.compile(r"true|false")),
}
CORPUS = ("key", "code", "province", "title", "issued_on", "path", "sha256", "characters", "media_type", "rules")


def package(content: Content) -> bytes:
    """The zip; `lineage ingest` opens it again to the same graph."""
    tables = {**tables_of(content), "quotations": (QUOTATION, quotation_rows(content.part))}
    files = {f"data/{name}.csv": csv_text(*table).encode() for name, table in tables.items()}
    described = datapackage(content, tables, files)
    files[MEMBER] = _json(slice_json(content.part))
    files["manifest.json"] = _json(manifest(content))
    files["QUESTION.md"] = _question(content).encode()
    if content.page:
        files["page.html"] = content.page.encode()
    files["CITATION.cff"] = _citation(content).encode()
    files["datapackage.json"] = _json(described)
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


def datapackage(content: Content, tables: Mapping[str, Table], files: Mapping[str, bytes]) -> dict[str, Any]:
    """Frictionless Data: every table with its fields, size and hash."""
    return {
        "profile": "tabular-data-package",
        "name": "policy-lineage-slice",
        "title": content.title,
        "description": content.part.question,
        "resources": [_resource(name, table, files[f"data/{name}.csv"]) for name, table in tables.items()],
    }


def _resource(name: str, table: Table, data: bytes) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"data/{name}.csv",
        "format": "csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "profile": "tabular-data-resource",
        "schema": {"fields": fields_of(*table)},
    }


def fields_of(columns: Sequence[str], rows: Sequence[Row]) -> list[dict[str, str]]:
    """The columns of a table with their types: that of the model where every cell has it, else text.

    >>> fields_of(("year", "province"), ({"year": 2026, "province": "Huế"},))
    [{'name': 'year', 'type': 'integer'}, {'name': 'province', 'type': 'string'}]
    """
    known = property_types()
    return [
        {"name": str(harmless(name)), "type": _type(known.get(name, "string"), [row.get(name) for row in rows])}
        for name in columns
    ]


def _type(kind: str, cells: Sequence[Any]) -> str:
    stated, shape = SHAPES.get(kind, ("string", None))
    written = (str(harmless(cell)) for cell in cells if cell not in (None, ""))
    return stated if shape and all(shape.fullmatch(cell) for cell in written) else "string"


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
