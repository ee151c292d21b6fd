"""What a node is called: one line for lists, two short lines for the picture."""

from policy_lineage.graph.batch import Node
from policy_lineage.viz.figures import bound_text

LABEL_WIDTH = 30


def name_of(node: Node) -> str:
    """The name of a node in one line.

    >>> name_of(Node("Document", "ha-tinh/46-CTr/TU@2025", {"code": "46-CTr/TU", "province": "Hà Tĩnh"}))
    '46-CTr/TU (Hà Tĩnh)'
    """
    make = NAMES.get(node.label)
    return (make(node) if make else _first(node, "name", "text", "what")) or node.key


def label_of(node: Node) -> str:
    """The name of a node in at most two short lines, for the picture."""
    if node.label == "Document":
        return _document_label(node)
    return wrapped(name_of(node))


def short(text: str, width: int = 90) -> str:
    """The beginning of a text, cut at a word, with … where something is left out."""
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    return text[: width - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def wrapped(text: str, width: int = LABEL_WIDTH) -> str:
    """At most two lines of about `width` characters."""
    text = short(text, 2 * width)
    if len(text) <= width:
        return text
    cut = text.rfind(" ", 0, width + 1)
    cut = cut if cut > 0 else width
    return text[:cut] + "\n" + text[cut:].strip()


def _document(node: Node) -> str:
    name = _first(node, "code", "name", "title") or node.key
    province = node.properties.get("province")
    return f"{short(name)} ({province})" if province else short(name)


def _document_label(node: Node) -> str:
    name = _first(node, "code", "name", "title") or node.key
    if not node.properties.get("code"):
        return wrapped(_document(node))
    below = _first(node, "province", "subject", "title")
    return f"{name}\n{short(below, LABEL_WIDTH)}" if below else name


def _target(node: Node) -> str:
    words = _first(node, "indicator", "text")
    return f"{short(words, 60)} {bound_text(node.properties)}".strip()


def _task(node: Node) -> str:
    section = _first(node, "section")
    text = short(_first(node, "text"))
    return f"{section} · {text}" if section else text


def _duty(node: Node) -> str:
    item = _first(node, "item")
    text = short(_first(node, "text"))
    return f"{item}. {text}" if item else text


def _doubt(node: Node) -> str:
    return short(_first(node, "what", "rule"))


def _named(node: Node) -> str:
    return _first(node, "name", "name_vi", "id")


def _first(node: Node, *names: str) -> str:
    return next((str(v) for n in names if (v := node.properties.get(n)) not in (None, "")), "")


NAMES = {
    "Document": _document,
    "Target": _target,
    "Task": _task,
    "Duty": _duty,
    "Doubt": _doubt,
    "Indicator": _named,
    "Agency": _named,
    "Province": _named,
}
