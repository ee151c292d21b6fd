"""What the page's script needs to draw a scene: network data, cards, legend, words."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from policy_lineage.graph.slice import Slice
from policy_lineage.viz.facts import facts_of, value_words
from policy_lineage.viz.frame import shapes
from policy_lineage.viz.looks import looks
from policy_lineage.viz.network import MANY_LINES, network_data
from policy_lineage.viz.proofs import Proofs
from policy_lineage.viz.scene import LIMIT, DrawnNode, Scene, scene_of
from policy_lineage.viz.tables import doubt_pair
from policy_lineage.viz.words import pair, words

Link = Callable[[str, str], str]
LONGEST_FACT = 400  # the quotation below has the rest


@dataclass(frozen=True, slots=True)
class Picture:
    """Data for the script, legend rows (kind, how many, drawn at first), words of the count."""

    data: dict[str, Any]
    legend: tuple[tuple[str, int, bool], ...]
    telling: dict[str, tuple[str, str]]


def picture_of(part: Slice, proofs: Proofs, focus: str, link: Link, limit: int = LIMIT) -> Picture:
    """The picture of a slice, with the document `focus` in its middle."""
    scene = scene_of(part, focus, limit)
    legend = _legend(scene)
    opening = [kind for kind, _, is_open in legend if is_open]
    drawn = network_data(scene)
    data = {
        "nodes": [_node(n, drawn["nodes"][n.number], focus, link) for n in scene.nodes],
        "edges": drawn["edges"],
        "statements": _statements(scene, proofs),
        "opening": opening,
        "overview": scene.overview,
        "total": scene.total,
        "manyLines": MANY_LINES,
        "shapes": {kind: shapes()[looks()[kind].shape] for kind, _, _ in legend},
        "words": _words(scene),
    }
    return Picture(data, legend, _telling(scene))


def _node(drawn: DrawnNode, made: dict[str, Any], focus: str, link: Link) -> dict[str, Any]:
    node = drawn.node
    facts = [(key, value[:LONGEST_FACT]) for key, value in facts_of(node) if value != drawn.name]
    marks = {
        "focus": node.key == focus,
        "planned": node.properties.get("status") == "planned",
        "strong": node.label == "Document",
        "href": link(node.label, node.key),
        "explore": f"/explore?{urlencode({'open': f'{node.label}:{node.key}'})}" if link("Document", "x") else "",
    }
    made = {key: value for key, value in made.items() if key not in ("shape", "size")}
    return made | {"key": node.key, "facts": facts} | {key: value for key, value in marks.items() if value}


def _statements(scene: Scene, proofs: Proofs) -> list[list[Any]]:
    """Source, target, type and number of the sentence; parallel statements of one sentence once."""
    rows = [
        [line.source, line.target, statement.type, proofs.of_statement(statement)]
        for line in scene.lines
        for statement in line.statements
    ]
    return [list(row) for row in dict.fromkeys(map(tuple, rows))]


def _legend(scene: Scene) -> tuple[tuple[str, int, bool], ...]:
    counts = Counter(node.kind for node in scene.nodes)
    known = sorted(counts, key=lambda kind: (looks()[kind].rank if kind in looks() else 99, kind))
    return tuple((kind, counts[kind], kind in scene.first) for kind in known)


def _words(scene: Scene) -> dict[str, tuple[str, str]]:
    keys = {key for node in scene.nodes for key, _ in facts_of(node.node)}
    keys |= {statement.type for line in scene.lines for statement in line.statements}
    keys |= {node.kind for node in scene.nodes} | {"says", "said_of", "no_hits", "open_page", "expand"}
    doubts = [doubt_pair(node.node) for node in scene.nodes if node.node.label == "Doubt"]
    told = {f"={english[:LONGEST_FACT]}": (vietnamese, english) for vietnamese, english in doubts}
    return {key: words()[key] for key in sorted(keys) if key in words()} | value_words() | told


def _telling(scene: Scene) -> dict[str, tuple[str, str]]:
    vi, en = pair("because_limit")
    return {
        "shown": pair("shown"),
        "of": pair("shown_of"),
        "all": pair("shown_all"),
        "overview": pair("because_overview"),
        "hidden": pair("because_hidden"),
        "limit": (vi.format(limit=scene.limit), en.format(limit=scene.limit)),
    }
