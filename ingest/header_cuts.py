"""Where the mottoes and the date line stand in a head, in whatever way its lines and columns are broken."""

import re
from functools import cache

from policy_lineage.ingest.catalog import province_names
from policy_lineage.ingest.patterns import CAPITAL

LOOKED_AT = 4_000  # characters
BETWEEN = r"[\s*_|]+"
# a scan puts wrong marks on them; the national motto counts in prose too, that of the Party in capitals only
COUNTRY = [
    r"C[ộọôo]ng",
    r"h[oòóỏ][àaáảã]?",
    r"x[ãàaáạả]",
    r"h[ộọôo]i",
    r"ch[ủùúu]",
    r"ngh[ĩiìí][aà]?",
    r"vi[ệêẹe]t",
    r"nam",
]
FREEDOM = ["[ĐD][ộọôo]c", "l[ậạâa]p", "-", "t[ựưụ]", "do", "-", "h[ạa]nh", "ph[úùu]c"]
PARTY = ["ĐẢNG", "CỘNG", "SẢN", "VIỆT", "NAM"]
HINT = re.compile(
    r"(?i:ngh[ĩiìí][aà]?|h[ạa]nh\s+ph[úùu]c|\bt[ựưụ]\b)|\bSẢN\b"
)  # a word of each, so that few heads are searched
OTHER_COLUMN = r"[^\n]{1,60}?"
MONTHS = r"ngày\s+[\d.… ]{0,6}\s*tháng\s+[\d.… ]{0,6}\s*năm\s+(?:20[\d.… ]{0,4}|19\d\d|[.…]+)"
DATE = re.compile(
    rf",\s*(?:{MONTHS}|ngày\s+\d{{1,2}}/\d{{1,2}}/\d{{4}})(?=[ *_|]*(?:\n|$)|\s+[{CAPITAL}]{{2}}|\s+S[ốô]\s?:?\s?\d)"
)
LONGEST_PLACE = 45


@cache
def _mottoes() -> re.Pattern[str]:
    """The mottoes, whole or with the other column between their halves."""
    loud = "|".join((_words(PARTY), *_halves(PARTY)))
    soft = "|".join((_words(COUNTRY), _words(FREEDOM), *_halves(COUNTRY), *_halves(FREEDOM)))
    return re.compile(rf"(?<!\w)(?:{loud}|(?<!nước )(?i:{soft}))(?!\w)")


def _words(words: list[str]) -> str:
    return BETWEEN.join(w.replace("-", r"[-–]?") if w == "-" else w for w in words)


def _halves(words: list[str]) -> list[str]:
    """Each way to break the words at the end of one line and go on at the end of the next."""
    breaks = (i for i in range(2, len(words) - 1) if "-" not in (words[i - 1], words[i]))
    return [rf"{_words(words[:i])}[ *_]*\n(?:{OTHER_COLUMN}) {_words(words[i:])}(?=[ *_|]*(?:\n|$))" for i in breaks]


def motto_spans(head: str) -> list[tuple[int, int]]:
    """Where the mottoes stand, in order; the other column between two halves of one is left."""
    spans: list[tuple[int, int]] = []
    if not HINT.search(head[:LOOKED_AT]):
        return spans
    for found in _mottoes().finditer(head[:LOOKED_AT]):
        spans += _without_column(found)
    return spans


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"{_words(PARTY)}|(?i:{_words(COUNTRY)}|{_words(FREEDOM)})")


def _without_column(found: re.Match[str]) -> list[tuple[int, int]]:
    """The stretches of a motto that are the motto itself."""
    text, start, end = found.group(), found.start(), found.end()
    if _whole().fullmatch(text):
        return [(start, end)]
    above, _, below = text.partition("\n")
    rest = next(w for w in (COUNTRY, FREEDOM, PARTY) if re.match(rf"(?i:{w[0]})", above))
    tail = _words(rest[len(above.replace("*", "").split()) :])
    second = re.search(rf"(?i:{tail})$", below)
    return [(start, start + len(above)), (end - len(below) + second.start(), end)] if second else [(start, end)]


def date_span(head: str, gone: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Where "Hà Tĩnh, ngày 5 tháng 6 năm 2025" stands at the end of a line, with the place and the date in capitals."""
    floor = gone[-1][1] if gone else 0
    for date in DATE.finditer(head[:LOOKED_AT]):
        begin = max(0, date.start() - LONGEST_PLACE, *(e for _, e in gone if e <= date.start()), 0)
        start = _place_start(head, begin, date.start())
        if start is not None and (floor <= date.start() or not gone):
            return start, date.end()
    return None


def _place_start(head: str, begin: int, end: int) -> int | None:
    """Where the name of the place that ends at `end` begins: the known name, else its words with capitals."""
    words = list(re.finditer(r"\S+", head[begin:end]))
    start = None
    for word in reversed(words):
        text = word.group().strip("*_|")
        if text == "-":
            continue
        named = text[:1].isupper() and (text[1:].islower() or text in ("TP", "TP.", "HCM", "TP.HCM", "TPHCM"))
        part_of_unit = text == "phố" and start is not None
        if not named and not part_of_unit:
            break
        start = begin + word.start() + word.group().find(text)
    return _known_start(head, start, end) if start is not None else None


def _known_start(head: str, start: int, end: int) -> int:
    """Where a known name begins inside the words with capitals: "Sông Khánh Hòa" is "Khánh Hòa" after a subject."""
    words = head[start:end].split()
    for i in range(1, len(words)):
        tail = " ".join(words[i:]).lower()
        if tail in province_names() and words[i - 1] not in ("phố", "TP.", "TP", "Tp.", "-"):
            return start + [w.start() for w in re.finditer(r"\S+", head[start:end])][i]
    return start
