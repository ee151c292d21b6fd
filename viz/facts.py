"""The properties of a node that a card shows, in the order of the model, in words for people."""

from typing import Any

from policy_lineage.graph.batch import Node
from policy_lineage.graph.model import NODE_KINDS
from policy_lineage.viz.figures import figure
from policy_lineage.viz.words import words

# in the heading of the card already, or of no use to a reader
HIDDEN = frozenset(
    ("key", "id", "start", "end", "rules", "known", "value_canonical", "value_max_canonical", "unit_canonical",
     "told_by_text", "told_by_registry")
)  # fmt: skip
OF_THE_FILE = frozenset(("sha256", "characters", "media_type"))


def facts_of(node: Node, *, of_file: bool = False) -> tuple[tuple[str, str], ...]:
    """(property, value as text) of what is known of a node; with `of_file` also size and hash of what was read."""
    kind = NODE_KINDS.get(node.label)
    order = [p.name for p in kind.properties] if kind else sorted(node.properties)
    hidden = HIDDEN if of_file else HIDDEN | OF_THE_FILE
    known = ((name, shown(node.properties.get(name))) for name in order if name not in hidden)
    return tuple((name, file_name(value) if name == "path" else value) for name, value in known if value)


def file_name(path: str) -> str:
    """The file without its folders: a page that is mailed tells nothing of the machine it was made on.

    >>> file_name("/home/lan/programmes/46-CTr-TU.txt"), file_name("C:\\\\texts\\\\a.pdf")
    ('46-CTr-TU.txt', 'a.pdf')
    """
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def shown(value: Any) -> str:
    """A value as a reader sees it.

    >>> shown(["a", "b"]), shown(True), shown(None), shown(1500)
    ('a; b', 'yes', '', '1500')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(map(shown, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {shown(item)}" for key, item in value.items())
    return figure(value) if isinstance(value, float) else str(value)


def value_words() -> dict[str, tuple[str, str]]:
    """Values that have words of their own in both languages."""
    names = ("yes", "no", "issued", "planned", "high", "medium", "low", "registry", "correction")
    return {f"={name}": words()[name] for name in names}
