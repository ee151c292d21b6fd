"""How each kind of node looks: shape, column, colours."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from policy_lineage.graph.batch import Node


@dataclass(frozen=True, slots=True)
class Look:
    """Shape and colours of one kind, its column, and its rank when not everything can be drawn."""

    kind: str
    shape: str
    layer: str
    rank: int
    light: str
    dark: str


@cache
def looks() -> dict[str, Look]:
    """Kind -> look."""
    text = files("policy_lineage.viz").joinpath("assets/kinds.yaml").read_text("utf-8")
    return {kind: Look(kind, **row) for kind, row in yaml.safe_load(text).items()}


def kind_of(node: Node) -> str:
    """What a node is drawn as: its extra label where that has a look of its own, else its label."""
    return next((label for label in node.extra_labels if label in looks()), node.label)


def look_of(node: Node) -> Look:
    """The look of a node; a label that is not known is drawn as any other document."""
    return looks().get(kind_of(node), looks()["Document"])
