"""One body written in several ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from policy_lineage.data import rules
from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.values import Anomaly

FIELDS = ("môi trường", "đào tạo", "du lịch", "công nghệ", "đầu tư", "truyền thông", "xã hội", "nông thôn", "tôn giáo")
BODIES = ("Sở ", "Bộ ")
LONGEST = 60
LAST_FIELDS = tuple(f"và {field}" for field in FIELDS)


def name_variants(material: Material) -> Iterator[Anomaly]:
    """Names that differ from a commoner form of the same letters only in their capitals: the first of each form."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    found: dict[str, int] = {}
    for start, name in (*_with_fields(material), *_with_heads(material)):
        forms[name.lower()][name] += 1
        found[name] = min(start, found.get(name, start))
    for counter in forms.values():
        right = max(counter, key=lambda n: (counter[n], sum(c.isupper() for c in n)))
        for name in sorted(counter, key=found.__getitem__):
            if name != right and not name.isupper() and not right.isupper():
                where = material.reading.span(found[name], found[name] + len(name))
                yield flag("name-variant", where, wrong=name, right=right)


def _with_fields(material: Material) -> Iterator[tuple[int, str]]:
    """The names of departments and ministries that end with the last of several fields."""
    lower, text = material.reading.lower, material.reading.text
    ends = [at for words in LAST_FIELDS for at in material.vocabulary.places(lower, words)]
    for start in sorted({_start(text, at) for at in ends} - {-1}):
        name = _name(text, start)
        if name:
            yield start, name


def _start(text: str, end: int) -> int:
    """Where the name of a department or ministry begins whose last field stands at `end`, -1 if there is none."""
    at = max(text.rfind(word, max(0, end - LONGEST), end) for word in BODIES)
    return at if at >= 0 and not text[at - 1 : at].isalnum() and text[at + 3 : at + 4].isupper() else -1


def _name(text: str, start: int) -> str | None:
    """The name of a department or ministry up to the end of its last field."""
    window = text[start : start + LONGEST]
    low = window.lower()
    ends = [at + len(f" và {f}") for f in FIELDS if (at := low.find(f" và {f}")) >= 0]
    if not ends:
        return None
    name = window[: min(ends)]
    return None if re.search(r"[;.|\n()]|(?:Sở|Bộ).+(?:Sở|Bộ)", name) else name


NEXT = re.compile(r"(?: [^\W\d_]+){2}")


def body_phrases() -> list[str]:
    """The words for bodies that names begin with."""
    heads: list[str] = rules("anomalies")["bodies"]
    return heads


def field_phrases() -> tuple[str, ...]:
    """The words with which names of departments end."""
    return LAST_FIELDS


def _with_heads(material: Material) -> Iterator[tuple[int, str]]:
    """Names that begin with a word for a body, with the two words after it: "Ban Quản lý Khu kinh"."""
    text, lower = material.reading.text, material.reading.lower
    for head in body_phrases():
        for at in material.vocabulary.places(lower, head):
            words = NEXT.match(text, at + len(head)) if text[at].isupper() else None
            if words:
                yield at, text[at : words.end()]


# several bodies in one name: one of them leads, the others coordinate
GROUP = re.compile(r"(?:(?:tất cả )?các|những|toàn thể) |(?:sở|ban), (?:ban|ngành)|(?:cơ quan|đơn vị) ", re.IGNORECASE)


def lead_twice(material: Material) -> Iterator[Anomaly]:
    """Rows of a table in which one body leads and is to coordinate with itself."""
    for row in material.found.responsibilities:
        both = next((body for body in row.lead if body in row.coordinating and not GROUP.match(body)), None)
        if both and "<br" not in row.span.text:  # several tasks in one row, each with its own bodies
            yield flag("lead-among-coordinating", row.span, words=both)
