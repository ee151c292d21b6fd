"""Which form an ending means."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from policy_lineage.errors import QueryError
from policy_lineage.graph.package import slice_json
from policy_lineage.viz.export.content import Content
from policy_lineage.viz.export.cypher_script import cypher_script
from policy_lineage.viz.export.graphs import gexf, graphml
from policy_lineage.viz.export.linked_data import json_ld
from policy_lineage.viz.export.package import package
from policy_lineage.viz.export.spreadsheet import xlsx
from policy_lineage.viz.export.tabular import csv_pair
from policy_lineage.viz.words import message


def json_export(content: Content) -> bytes:
    """The slice and the answer as JSON, without a loss."""
    answer = [dict(row) for row in content.rows]
    value = {**slice_json(content.part), **({"answer": answer} if content.columns else {})}
    return (json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n").encode()


FORMS: Mapping[str, Callable[[Content], bytes]] = {
    ".graphml": graphml,
    ".gexf": gexf,
    ".csv": csv_pair,
    ".csv.zip": csv_pair,
    ".xlsx": xlsx,
    ".json": json_export,
    ".jsonld": json_ld,
    ".cypher": cypher_script,
    ".zip": package,
}


def ending_of(path: Path) -> str:
    """The ending that decides the form; a QueryError lists what is known."""
    name = path.name.lower()
    found = max((ending for ending in FORMS if name.endswith(ending)), key=len, default="")
    if not found:
        raise QueryError(*message("export_unknown_ending", name=path.name, endings=" ".join(FORMS)))
    return found


def target_path(path: Path) -> Path:
    """Where the export goes: two CSV files travel in one zip, whose name says so."""
    return path.with_name(path.name + ".zip") if ending_of(path) == ".csv" else path


NEED_NODES = frozenset((".graphml", ".gexf", ".jsonld", ".cypher"))


def written(content: Content, form: str) -> bytes:
    """The content in a form; a QueryError where it has rows only and the form takes nodes."""
    if form in NEED_NODES and not content.part.nodes:
        raise QueryError(*message("export_no_nodes", question=content.part.question, form=form))
    return FORMS[form](content)
