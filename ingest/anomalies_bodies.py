"""One body written in several ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.values import Anomaly

FIELDS = ("môi trường", "đào tạo", "du lịch", "công nghệ", "đầu tư", "truyền thông", "xã hội", "nông thôn", "tôn giáo")
BODIES = ("Sở ", "Bộ ")
LONGEST = 60


def name_variants(material: Material) -> Iterator[Anomaly]:
    """Names that differ from a commoner form of the same letters only in their capitals: the first of each form."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, int] = {}
    for start in _starts(material.reading.text):
        name = _name(material.reading.text, start)
        if name:
            forms[name.lower()][name] += 1
            places[name] = min(start, places.get(name, start))
    for counter in forms.values():
        right = max(counter, key=lambda n: (counter[n], sum(c.isupper() for c in n)))
        for name in sorted(counter, key=places.__getitem__):
            if name != right and not name.isupper():
                where = material.reading.span(places[name], places[name] + len(name))
                yield flag("name-variant", where, wrong=name, right=right)


def _starts(text: str) -> Iterator[int]:
    """Where the name of a department or ministry may begin."""
    for word in BODIES:
        at = text.find(word)
        while at >= 0:
            if not text[at - 1 : at].isalnum() and text[at + len(word) : at + len(word) + 1].isupper():
                yield at
            at = text.find(word, at + 1)


def _name(text: str, start: int) -> str | None:
    """The name of a department or ministry up to the end of its last field."""
    window = text[start : start + LONGEST]
    low = window.lower()
    ends = [at + len(f" và {f}") for f in FIELDS if (at := low.find(f" và {f}")) >= 0]
    if not ends:
        return None
    name = window[: min(ends)]
    return None if re.search(r"[;.|\n()]|(?:Sở|Bộ).+(?:Sở|Bộ)", name) else name
