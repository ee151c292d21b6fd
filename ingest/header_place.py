"""Which province a text is of: by the name beside "tỉnh", else by the name that it names most."""

import re
from collections import Counter
from functools import cache

from policy_lineage.ingest.catalog import fold, province_names

LOOKED_AT = 200_000  # characters
BESIDE = 3  # "tỉnh Hà Tĩnh" counts as much as three bare names
# "tư tưởng Hồ Chí Minh", "đường Hồ Chí Minh": the person, not the city
PERSON = "hồ chí minh"
UNIT = r"(?:tỉnh|thành phố|thành ủy|tỉnh ủy|tp\.?|đảng bộ|ubnd|hđnd)(?: tỉnh| thành phố| tp\.?)?"
FORMERLY = re.compile(r" ?\((?:trước đây|cũ|trước sắp xếp|trước sáp nhập)")


@cache
def _names() -> re.Pattern[str]:
    names = "|".join(re.escape(n) for n in province_names())
    return re.compile(rf"(?<!\w)(?P<unit>{UNIT} )?(?P<name>{names})(?!\w)")


def province_named(words: str) -> str | None:
    """The province that a few words name, "tỉnh X" before a bare name.

    >>> province_named("UBND TỈNH HÀ TĨNH"), province_named("Học tập phong cách Hồ Chí Minh")
    ('Hà Tĩnh', None)
    """
    found = list(_found(words, fold(words.lower())))
    for unit, name in found:
        if unit:
            return name
    return found[0][1] if found else None


def province_of_text(text: str) -> str | None:
    """The province that a text names most; None where it names none, or two as often."""
    text = text[:LOOKED_AT]
    counts: Counter[str] = Counter()
    for unit, name in _found(text, fold(text.lower())):
        counts[name] += BESIDE if unit else 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _found(text: str, lower: str) -> list[tuple[bool, str]]:
    """Each name of a province with whether it stands beside a word such as "tỉnh"."""
    out = []
    for found in _names().finditer(lower):
        unit, name = bool(found["unit"]), found["name"]
        start = found.start("name")
        part = lower.endswith("- ", 0, start)  # "Thăng Long - Hà Nội"
        if part or (name == PERSON and not unit) or FORMERLY.match(lower, found.end()):
            continue
        if unit or text[start].isupper() or text.islower():
            out.append((unit, _usual(province_names()[name])))
    return out


def _usual(name: str) -> str:
    """ "Thừa Thiên - Huế" is "Thừa Thiên Huế"."""
    joined = name.replace(" - ", " ")
    return joined if joined in province_names().values() else name
