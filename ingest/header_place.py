"""Which province a text is of: by the name beside "tỉnh", else by the name that it names most."""

import re
from collections import Counter
from functools import cache

from policy_lineage.ingest.catalog import fold, plain, province_names

LOOKED_AT = 200_000  # characters
CLEARLY = 2  # times as often as any other
HALF, FIRST_SHARE = 0.5, 0.4  # of all the places that a text names
BESIDE = 3  # "tỉnh Hà Tĩnh" counts as much as three bare names
# "tư tưởng Hồ Chí Minh", "đường Hồ Chí Minh": the person, not the city
PERSON = "hồ chí minh"
UNIT = r"(?:tỉnh|thành phố|thành ủy|tỉnh ủy|tp\.?|đảng bộ|ubnd|hđnd)(?: tỉnh| thành phố| tp\.?)?"
FORMERLY = re.compile(r" ?\((?:trước đây|cũ|trước sắp xếp|trước sáp nhập)")


@cache
def province_pattern() -> str:
    """The names of all provinces as one pattern, in lower case with folded tones."""
    return "|".join(re.escape(n) for n in sorted(province_names(), key=len, reverse=True))


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<unit>{UNIT} )?(?P<name>{province_pattern()})(?!\w)")


def province_read(found: re.Match[str]) -> str:
    """The province that the group "name" of a match holds."""
    return usual_name(province_names()[found["name"]])


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
    """The province that a text is of: the one it names most; None where it names none, or speaks of several."""
    text = text[:LOOKED_AT].replace("\n", " ")
    counts: Counter[str] = Counter()
    for unit, name in _found(text, fold(text.lower())):
        counts[name] += BESIDE if unit else 1
    return _leading(counts) if counts else _of_site(text)


def _leading(counts: Counter[str]) -> str | None:
    """The name that leads clearly, or leads and comes first."""
    (name, most), *others = counts.most_common(2)
    second = others[0][1] if others else 0
    share = most / counts.total()
    if most >= CLEARLY * second and share >= HALF:
        return name
    return name if name == next(iter(counts)) and most > second and share >= FIRST_SHARE else None


SITE = re.compile(
    r"(?<![\w.-])(?:[a-z]+\.)?(?:bao)?(?P<name>[a-z]{5,14}?)(?:online|tv)?(?:\.gov|\.com|\.org)?\.vn(?!\w)"
)


def _of_site(text: str) -> str | None:
    """The province in the address of the page: "baobentre.vn", "sonnptnt.bentre.gov.vn"."""
    found = {_site_names()[s["name"]] for s in SITE.finditer(text.lower()) if s["name"] in _site_names()}
    return next(iter(found)) if len(found) == 1 else None


@cache
def _site_names() -> dict[str, str]:
    return {re.sub(r"\W", "", plain(name)): usual_name(full) for name, full in province_names().items()}


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
            out.append((unit, usual_name(province_names()[name])))
    return out


def usual_name(name: str) -> str:
    """ "Thừa Thiên - Huế" is "Thừa Thiên Huế"."""
    joined = name.replace(" - ", " ")
    return joined if joined in province_names().values() else name
