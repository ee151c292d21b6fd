"""Who issued a document: where the name of the body ends, on which level it stands, of which province."""

import re
from dataclasses import dataclass
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.catalog import fold, province_names
from policy_lineage.ingest.values import Level

REACH = 170  # characters that the name of a body may take
ORDINAL = r"(?:\d{1,3}|[ivx]{1,6}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?: một| hai| ba| bốn| lăm)?)(?!\w)"
TERM = re.compile(rf" ?(?:khóa|khoá|k\.) ?(?:thứ )?{ORDINAL}")
TIME = re.compile(rf" lần thứ {ORDINAL}")
CAPITAL = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
PLACE = re.compile(rf" [{CAPITAL}][\w']*(?:(?: | - |-)[{CAPITAL}][\w']*){{0,3}}")
WORD = re.compile(r"[^\s,;:.()\"“”|\n]+")
UNIT_WORD = re.compile(r",? ?\b(?:tỉnh|thành phố|thành|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|các cấp)(?!\w)| ?tphcm")


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body named up to `end` of the text."""

    end: int
    text: str
    level: Level | None  # None where the name does not tell
    province: str | None
    closed: bool  # its name is one of the known ones


def issuer_at(text: str, start: int) -> Issuer | None:
    """The body whose name begins at `start`.

    >>> issuer_at("Bộ Tài nguyên và Môi trường hướng dẫn", 0).text
    'Bộ Tài nguyên và Môi trường'
    >>> issuer_at("UBND tỉnh Lai Châu về việc", 0)
    Issuer(end=18, text='UBND tỉnh Lai Châu', level=<Level.PROVINCIAL: 'provincial'>, province='Lai Châu', closed=True)
    """
    window = text[start : start + REACH]
    line = window.find("\n")
    window = window if line < 0 else window[:line]
    lower = fold(window.lower())
    if len(lower) != len(window):
        return None
    length, level, closed = _closed(window, lower)
    if not length:
        length, level = _ministry(lower)
    if not length:
        length, level = _open(window, lower)
    if not length:
        return None
    length = _with_second(window, lower, length)
    if term := TERM.match(lower, length):
        length = term.end()
    name = window[:length]
    return Issuer(start + length, name, level, province_in(name), closed)


@cache
def _closed_patterns() -> tuple[tuple[re.Pattern[str], Level], ...]:
    fill = {"{ordinal}": ORDINAL, "{unit}": "(?P<unit>)", "{place}": "(?P<place>)", " {place}": "(?P<place>)"}
    out = []
    for row in rules("issuers")["closed"]:
        pattern = row["pattern"].replace("(?: {place})?", "(?P<place>)")
        for name, value in fill.items():
            pattern = pattern.replace(name, value)
        out.append((re.compile(rf"(?:{pattern})(?!\w)"), Level(row["level"])))
    return tuple(out)


def _closed(window: str, lower: str) -> tuple[int, Level | None, bool]:
    """The length of the longest known name at the start, its level."""
    best: tuple[int, Level | None] = (0, None)
    for pattern, level in _closed_patterns():
        found = pattern.match(lower)
        if not found:
            continue
        end = _placed(window, lower, found)
        if end > best[0]:
            best = end, level
    return *best, best[0] > 0


def _placed(window: str, lower: str, found: re.Match[str]) -> int:
    """The end of a name with the place that follows it."""
    end = found.end()
    groups = found.groupdict()
    if "unit" in groups and (unit := UNIT_WORD.match(lower, end)):
        end = place_end(window, lower, unit.end())
    elif "place" in groups:
        end = place_end(window, lower, end)
    ordinal = TIME.match(lower, end)
    return ordinal.end() if ordinal else end


def place_end(window: str, lower: str, at: int) -> int:
    """The end of the place name that follows at `at`, `at` where none does."""
    for name in _province_pattern():
        found = name.match(lower, at)
        if found:
            return found.end()
    found = PLACE.match(window, at)
    if not found:
        return at
    words = found.group().split(" ")
    for i, word in enumerate(words):
        if word.lower() in _place_stops():
            return at + len(" ".join(words[:i]).rstrip(" -"))
    return found.end()


@cache
def _place_stops() -> frozenset[str]:
    return frozenset("về quy quyết nghị kế chương đề căn khóa khoá ban thực hướng phê sửa ngày lần số".split())


@cache
def _province_pattern() -> tuple[re.Pattern[str], ...]:
    return (re.compile(rf" (?:{'|'.join(re.escape(n) for n in province_names())})(?!\w)"),)


@cache
def _ministries() -> re.Pattern[str]:
    names = sorted((fold(n) for n in rules("issuers")["ministries"]), key=len, reverse=True)
    return re.compile(rf"(?:liên )?(?:(?:thứ trưởng|bộ trưởng) )?bộ (?:{'|'.join(map(re.escape, names))})(?!\w)")


def _ministry(lower: str) -> tuple[int, Level | None]:
    found = _ministries().match(lower)
    return (found.end(), Level.CENTRAL) if found else (0, None)


SECOND = re.compile(r" ?(?:và|-|,) ?(?=bộ )")


def _with_second(window: str, lower: str, length: int) -> int:
    """A further ministry: "Bộ Tài chính và Bộ Tư pháp"."""
    while joint := SECOND.match(lower, length):
        found = _ministries().match(lower, joint.end())
        if not found or not _ministries().match(lower):
            break
        length = found.end()
    return length


@cache
def _open_heads() -> re.Pattern[str]:
    heads = sorted((w for row in rules("issuers")["open"] for w in row["words"]), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, heads))})(?!\w)")


@cache
def _open_levels() -> dict[str, Level | None]:
    return {w: Level(r["level"]) if r["level"] else None for r in rules("issuers")["open"] for w in r["words"]}


@cache
def _stops() -> frozenset[str]:
    return frozenset(rules("issuers")["stops"])


def _open(window: str, lower: str) -> tuple[int, Level | None]:
    """The length of a name that goes on until a word that cannot belong to one."""
    head = _open_heads().match(lower)
    if not head:
        return 0, None
    words = list(WORD.finditer(lower))
    end = head.end()
    free = 3 if head.group() in rules("issuers")["greedy"] else 1
    free_until = end + 1
    for i, word in enumerate(words):
        if word.start() < end:
            continue
        if not _goes_on(lower, end, word.start()):
            break
        pair = f"{word.group()} {words[i + 1].group()}" if i + 1 < len(words) else ""
        inside = word.start() <= free_until and free > 1
        if not inside and (word.group() in _stops() or (pair in _stops() and window[word.start()].islower())):
            break
        if inside:
            free -= 1
            free_until = word.end() + 1
        end = word.end()
    return end, _open_level(head.group(), lower[:end])


def _goes_on(lower: str, end: int, start: int) -> bool:
    """Whether the name goes on over what stands between two words."""
    between = lower[end:start]
    return between == " " or (between in (". ", ".") and lower.endswith(("tp", "tx", "tt"), 0, end))


def _open_level(head: str, name: str) -> Level | None:
    """The level of an open body: local words and province names make it a local one."""
    level = _open_levels().get(head)
    if head in ("tổng cục", "bộ trưởng", "bộ", "liên bộ"):
        return level
    local = rules("issuers")["local"]
    if any(re.search(rf"(?<!\w){w}(?!\w)", name) for w in local) or province_in(name):
        return Level.PROVINCIAL
    return level


@cache
def _any_province() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(n) for n in province_names())})(?!\w)")


def province_in(name: str) -> str | None:
    """The province that a name holds.

    >>> province_in("UBND tỉnh Thanh Hoá"), province_in("tỉnh ủy bình dương"), province_in("Tỉnh ủy")
    ('Thanh Hóa', 'Bình Dương', None)
    """
    found = _any_province().search(fold(name.lower()))
    return province_names()[found.group()] if found else None
