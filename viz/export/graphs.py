"""GraphML and GEXF: for Gephi with colours, sizes and places, for networkx without a loss."""

import re
from io import BytesIO
from typing import Any

from policy_lineage.graph.batch import Node, Relationship
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.export.content import Content
from policy_lineage.viz.export.values import clean, node_types, relationship_types, typed
from policy_lineage.viz.looks import kind_of, look_of
from policy_lineage.viz.names import name_of
from policy_lineage.viz.scene import DrawnNode, scene_of

# GEXF gives these names a meaning of its own
RENAMED = {"start": "start_character", "end": "end_character", "id": "id_stated",
           "label": "label_stated", "kind": "kind_stated", "type": "type_stated", "source": "source_stated",
           "target": "target_stated"}  # fmt: skip
SIZES = {"document": 14.0, "place": 10.0, "body": 9.0, "detail": 6.0}


def graphml(content: Content) -> bytes:
    """GraphML; colours as r, g, b, places as x, y, sizes as size."""
    import networkx as nx

    graph = network(content.part)
    for _, data in graph.nodes(data=True):
        shown = data.pop("viz")
        data |= {**{c: shown["color"][c] for c in "rgb"}, "size": shown["size"], **shown["position"]}
    out = BytesIO()
    nx.write_graphml_xml(graph, out, named_key_ids=True, infer_numeric_types=True)
    return out.getvalue()


def gexf(content: Content) -> bytes:
    """GEXF with the colours, sizes and places of its own extension."""
    import networkx as nx

    out = BytesIO()
    nx.write_gexf(network(content.part), out)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue())  # the same input, the same bytes


def network(part: Slice) -> Any:
    """The slice as a networkx graph of parallel, directed statements."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for drawn in scene_of(part, limit=len(part.nodes)).nodes:
        graph.add_node(node_id(drawn.node.label, drawn.node.key), **_node(drawn))
    for relationship in part.relationships:
        ends = node_id(*relationship.source), node_id(*relationship.target)
        if ends[0] in graph and ends[1] in graph:
            graph.add_edge(*ends, key=relationship.id, **_edge(relationship))
    return graph


def node_id(label: str, key: str) -> str:
    """One name for a node among nodes of all labels."""
    return f"{label}:{key}"


def _node(drawn: DrawnNode) -> dict[str, Any]:
    node, look = drawn.node, look_of(drawn.node)
    red, green, blue = (int(look.light[i : i + 2], 16) for i in (1, 3, 5))
    return {
        **_properties(node, node_types(node)),
        "label": clean(name_of(node)),
        "node_label": node.label,
        "node_kind": kind_of(node),
        "viz": {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "size": SIZES.get(look.layer, 8.0),
            "position": {"x": float(drawn.at[0]), "y": float(-drawn.at[1]), "z": 0.0},
        },
    }


def _edge(relationship: Relationship) -> dict[str, Any]:
    return {"relationship": relationship.type, **_properties(relationship, relationship_types(relationship))}


def _properties(item: Node | Relationship, types: Any) -> dict[str, Any]:
    known = ((name, typed(value, types.get(name, "string"))) for name, value in sorted(item.properties.items()))
    return {RENAMED.get(name, name): value for name, value in known if value is not None}
