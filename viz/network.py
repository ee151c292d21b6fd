"""The data of the drawn network, made with pyvis; `assets/network.js` draws it with the vis-network of pyvis."""

from importlib.resources import files
from typing import Any

from policy_lineage.viz.scene import DrawnLine, DrawnNode, Scene

MANY_LINES = 400  # with more, lines are left out while the picture moves


def network_data(scene: Scene) -> dict[str, list[dict[str, Any]]]:
    """Nodes and edges as vis-network takes them."""
    from pyvis.network import Network

    network = Network(directed=True)
    for node in scene.nodes:
        network.add_node(node.number, node.label, shape="custom", **_node_options(node))
    for line in scene.lines:
        network.add_edge(line.source, line.target, **_line_options(line))
    nodes, edges, *_ = network.get_network_data()
    return {"nodes": [_lean(n) for n in nodes], "edges": [_lean(e) for e in edges]}


def vis_network_js() -> str:
    """The vis-network file that pyvis carries."""
    place = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js")
    return place.read_text("utf-8")


def _node_options(node: DrawnNode) -> dict[str, Any]:
    first = {"x0": node.at_first[0], "y0": node.at_first[1]} if node.at_first else {}
    return {"group": node.kind, "x": node.at[0], "y": node.at[1], "name": node.name, **first}


def _line_options(line: DrawnLine) -> dict[str, Any]:
    number = {"label": str(len(line.statements))} if len(line.statements) > 1 else {}
    planned = {"dashes": True} if line.planned else {}
    return {"kind": line.type, **number, **planned}


def _lean(item: dict[str, Any]) -> dict[str, Any]:
    """Without what is the same for all: pyvis writes a font and an arrow beside each."""
    return {key: item[key] for key in sorted(item) if key not in ("font", "arrows", "color") and item[key] != ""}
