"""Resolutions of congresses, plenums and council sessions: named by who met and which time."""

import re

from policy_lineage.ingest.catalog import Kind, fold
from policy_lineage.ingest.issuers import ORDINAL, UNIT_WORD, place_end, province_in
from policy_lineage.ingest.mentions import Name
from policy_lineage.ingest.values import Level

REACH = 200
HEAD = re.compile(r" (?:của )?(?:đại hội|đhđb|đh)(?!\w)")
PART = re.compile(
    r" (?:của )?(?:(?P<delegates>đại biểu(?: toàn thể)?)"
    rf"|(?:lần )?thứ (?P<nth>{ORDINAL})|lần (?P<times>{ORDINAL})"
    r"|(?P<bare>[ivx]{1,6}|\d{1,2})(?![\w/.%-])"
    r"|(?P<national>(?:đảng )?toàn quốc)"
    r"|(?P<local>(?:tỉnh |thành |huyện )?đảng bộ)"
    r"|(?P<party>đảng(?: cộng sản việt nam| ta)?)(?! (?:ủy|viên|các cấp|bộ)))(?!\w)"
)
TERM_YEARS = re.compile(r",? ?\(?(?:nhiệm kỳ|nhiệm kì|khóa)(?: \w+,?)? ?\(?\d{4} ?- ?\d{4}\)?")
GENERIC = re.compile(r" (?:các cấp|cấp cơ sở|cơ sở|chi bộ|(?:đảng )?cấp trên)")
OTHER = re.compile(rf" [^,;.:()\n|\"“”]{{3,70}}? lần thứ (?P<nth>{ORDINAL})")
UNIT_OF_LOCAL = re.compile(r" ?(tỉnh|thành phố|thành|tp\.?|huyện|quận|thị xã|xã|phường)(?!\w)")


def congress_at(text: str, start: int, end: int, kind: Kind) -> Name | None:
    """The resolution of a congress, a plenum or a session of a council.

    >>> from policy_lineage.ingest.catalog import kinds
    >>> t = "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX và"
    >>> congress_at(t, 0, 10, kinds()["nghị quyết"]).title
    'Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX'
    """
    window = text[end : end + REACH].partition("\n")[0]
    lower = fold(window.lower())
    if len(lower) != len(window):
        return None
    for reader in (_congress, _plenum, _session):
        if found := reader(window, lower, kind):
            length, title, level = found
            printed = window[:length]
            return Name(end + length, title, level, province_in(printed) if level is Level.PROVINCIAL else None)
    return None


Read = tuple[int, str, Level]


def _congress(window: str, lower: str, kind: Kind) -> Read | None:
    """A congress: its level by "toàn quốc", "của Đảng" or "Đảng bộ tỉnh", its number in any script."""
    head = HEAD.match(lower)
    if not head:
        return None
    at, nth, national, local, unit = head.end(), "", False, False, ""
    while part := PART.match(lower, at):
        nth = nth or part["nth"] or part["times"] or part["bare"] or ""
        national = national or bool(part["national"] or part["party"])
        at = part.end()
        if part["local"]:
            local = True
            unit_end = _unit_end(window, lower, at)
            unit, at = window[at:unit_end].strip() or part["local"].removesuffix("đảng bộ").strip(), unit_end
    if GENERIC.match(lower, at):
        return None
    if not national and not local:
        return _other_congress(window, lower, head.end(), kind)
    if not nth and not unit and "toàn quốc" not in lower[:at]:
        return None
    return _with_years(lower, at, nth), _title(kind.kind, nth, unit, local), Level.PROVINCIAL if local else Level.CENTRAL


def _unit_end(window: str, lower: str, at: int) -> int:
    unit = UNIT_WORD.match(lower, at)
    return place_end(window, lower, unit.end()) if unit else place_end(window, lower, at)


def _with_years(lower: str, at: int, nth: str) -> int:
    """The end with the years of the term where no number tells the congress."""
    years = TERM_YEARS.match(lower, at)
    return years.end() if years and not nth else at


def _title(kind: str, nth: str, unit: str, local: bool) -> str:
    number = f" lần thứ {roman(nth)}" if nth else ""
    if local:
        return f"{kind} Đại hội đại biểu Đảng bộ {unit or 'tỉnh'}{number}"
    return f"{kind} Đại hội đại biểu toàn quốc{number} của Đảng"


def _other_congress(window: str, lower: str, at: int, kind: Kind) -> Read | None:
    """The congress of another organisation, with its name and number."""
    found = OTHER.match(lower, at)
    if not found or "các cấp" in found.group():
        return None
    level = Level.CENTRAL if re.search("toàn quốc|việt nam", found.group()) else Level.PROVINCIAL
    return found.end(), f"{kind.kind} {' '.join(window[: found.end()].split())}", level


PLENUM = re.compile(
    rf"""(?:\ (?:của\ )?(?:hội\ nghị|hntw))?(?:\ lần(?:\ thứ)?\ (?P<first>{ORDINAL}))?(?:,?\ của)?
    (?:\ (?:ban\ chấp\ hành|bch)(?:\ đảng\ bộ\ tỉnh)?)?
    (?:\ (?:(?P<central>trung\ ương|tw)|(?P<local>(?:tỉnh|thành|huyện|quận)\ ?ủy)))?
    (?:\ đảng)?(?:\ ?lần\ thứ\ (?P<second>{ORDINAL})|\ ?(?P<third>\d{{1,2}}|[ivx]{{1,5}})(?![\w/.%-]))?
    (?P<term>,?\ ?\(?khóa\ (?:thứ\ )?{ORDINAL}(?:(?:,|\ và|,\ khóa)\ ?(?:khóa\ )?[ivx]{{1,6}}(?!\w))*\)?)?""",
    re.VERBOSE,
)
EMPTY_PLENUM = re.compile(r" (?:hội nghị|trung ương|tw|lần|bch|ban chấp hành)")


def _plenum(window: str, lower: str, kind: Kind) -> Read | None:
    """A plenum: "Trung ương 4 (khóa XI, XII)", "Hội nghị Thành ủy lần thứ 18 khóa VIII"."""
    found = PLENUM.match(lower) if EMPTY_PLENUM.match(lower) else None
    if not found or not (found["central"] or found["local"]):
        return None
    if not (found["first"] or found["second"] or found["third"]):
        return None
    printed = fold(" ".join(window[: found.end()].split()))
    printed = re.sub(r"[ ,]*\(?[Kk]hóa ", " khóa ", printed).rstrip(")")
    return found.end(), f"{kind.kind} {printed}", Level.CENTRAL if found["central"] else Level.PROVINCIAL


SESSION = re.compile(
    rf" (?:tại )?kỳ họp(?: thứ| lần thứ)? {ORDINAL}(?:,| -)? ?(?:của )?(?P<body>quốc hội|hđnd|hội đồng nhân dân)"
)
SESSION_TERM = re.compile(rf",? khóa {ORDINAL}")


def _session(window: str, lower: str, kind: Kind) -> Read | None:
    """A session: "kỳ họp thứ 14 - HĐND tỉnh khóa XIV"."""
    found = SESSION.match(lower)
    if not found:
        return None
    at = found.end()
    if unit := UNIT_WORD.match(lower, at):
        at = place_end(window, lower, unit.end())
    if term := SESSION_TERM.match(lower, at):
        at = term.end()
    level = Level.CENTRAL if found["body"] == "quốc hội" else Level.PROVINCIAL
    return at, f"{kind.kind} {fold(' '.join(window[:at].split()))}", level


WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(ordinal: str) -> str:
    """An ordinal in any script as a Roman number.

    >>> roman("14"), roman("xx"), roman("bảy"), roman("mười bốn")
    ('XIV', 'XX', 'VII', 'XIV')
    """
    if ordinal.isdigit():
        return _roman(int(ordinal))
    words = ordinal.replace("bốn", "tư").replace("bẩy", "bảy").replace("mười một", "mười nhất").split()
    if all(w in WORDS for w in words):
        return _roman(sum(WORDS.index(w) + 1 for w in words))
    return ordinal.upper()


def _roman(number: int) -> str:
    out = ""
    for value, sign in ROMAN:
        while number >= value:
            out, number = out + sign, number - value
    return out
