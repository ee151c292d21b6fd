"""Resolutions of congresses, plenums and council sessions: named by who met and which time."""

import re

from policy_lineage.ingest.catalog import Kind, fold
from policy_lineage.ingest.issuers import UNIT_WORD, place_end, province_in
from policy_lineage.ingest.mentions import Name
from policy_lineage.ingest.patterns import ORDINAL, Prose
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
TERM_YEARS = re.compile(
    r",?[ \n](?P<open>\()?(?:nhiệm kỳ|nhiệm kì) ?(?P<inner>\()?\d{4} ?- ?\d{4}(?(inner)\))(?(open)\))"
)
GENERIC = re.compile(r" (?:các cấp|cấp cơ sở|cơ sở|chi bộ|(?:đảng )?cấp trên)")
OTHER = re.compile(rf" [^,;.:()\n|\"“”]{{3,70}}? lần thứ {ORDINAL}")


def congress_at(prose: Prose, start: int, end: int, kind: Kind) -> Name | None:
    """The resolution of a congress, a plenum or a session of a council.

    >>> from policy_lineage.ingest.catalog import kinds
    >>> t = "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX và"
    >>> congress_at(Prose.of(t), 0, 10, kinds()["nghị quyết"]).title
    'Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX'
    """
    limit = prose.line_end(end, REACH)
    for reader in (_congress, _plenum, _session):
        if found := reader(prose, end, limit, kind.kind):
            stop, title, level = found
            place = province_in(prose.lower[end:stop]) if level is Level.PROVINCIAL else None
            return Name(stop, title, level, place)
    return None


Read = tuple[int, str, Level]  # end, title, level


def _congress(prose: Prose, start: int, limit: int, kind: str) -> Read | None:
    """A congress: its level by "toàn quốc", "của Đảng" or "Đảng bộ tỉnh", its number in any script."""
    head = HEAD.match(prose.lower, start, limit)
    if not head:
        return None
    at, nth, national, unit = head.end(), "", False, None
    while part := PART.match(prose.lower, at, limit):
        nth = nth or part["nth"] or part["times"] or part["bare"] or ""
        national = national or bool(part["national"] or part["party"])
        at = part.end()
        if part["local"]:
            end = _unit_end(prose, at, limit)
            unit = prose.text[at:end].strip() or part["local"].removesuffix("đảng bộ").strip() or "tỉnh"
            at = end
    if GENERIC.match(prose.lower, at):
        return None
    if not national and unit is None:
        return _other_congress(prose, start, head.end(), limit, kind)
    if not nth and unit is None and "toàn quốc" not in prose.lower[start:at]:
        return None
    level = Level.CENTRAL if unit is None else Level.PROVINCIAL
    end = _term_end(prose, at, numbered=bool(nth))
    term = "" if nth else prose.text[at:end].replace(" - ", "-").strip(" ,\n()")
    return end, f"{_title(kind, nth, unit)} {term}".rstrip(), level


def _term_end(prose: Prose, at: int, *, numbered: bool) -> int:
    """The end with the years of the term; in brackets they belong to the mention only where no number tells it."""
    years = TERM_YEARS.match(prose.lower, at)
    return years.end() if years and not (numbered and years["open"]) else at


def _unit_end(prose: Prose, at: int, limit: int) -> int:
    unit = UNIT_WORD.match(prose.lower, at, limit)
    return place_end(prose, unit.end() if unit else at, limit)


def _title(kind: str, nth: str, unit: str | None) -> str:
    number = f" lần thứ {roman(nth)}" if nth else ""
    if unit is not None:
        return f"{kind} Đại hội đại biểu Đảng bộ {fold(unit)}{number}"
    return f"{kind} Đại hội đại biểu toàn quốc{number} của Đảng"


def _other_congress(prose: Prose, start: int, at: int, limit: int, kind: str) -> Read | None:
    """The congress of another organisation, with its name and number."""
    found = OTHER.match(prose.lower, at, limit)
    if not found or "các cấp" in found.group():
        return None
    national = re.search("toàn qu|việt nam", found.group()) or OF_PARTY.match(prose.lower, found.end())
    level = Level.CENTRAL if national else Level.PROVINCIAL
    return found.end(), f"{kind}{fold(prose.text[start : found.end()])}", level


OF_PARTY = re.compile(r" của đảng(?! (?:bộ|ủy))")
PLENUM = re.compile(
    rf"(?: (?:của )?(?:hội nghị|hntw))?(?: lần(?: thứ)? (?P<first>{ORDINAL}))?(?:,? của)?"
    r"(?: (?:ban chấp hành|bch)(?: đảng bộ tỉnh)?)?"
    r"(?: (?:(?P<central>trung ương|tw)|(?P<local>(?:tỉnh|thành|huyện|quận) ?ủy)))?"
    rf"(?: đảng)?(?: ?lần thứ (?P<second>{ORDINAL})| ?(?P<third>\d{{1,2}}|[ivx]{{1,5}})(?![\w/.%-]))?"
    rf"(?P<term>,? ?\(?khóa (?:thứ )?{ORDINAL}(?:(?:,|;|\s-|\svà|,\skhóa) ?(?:khóa )?[ivx]{{1,6}}(?!\w))*\)?)?"
)
OPENS_PLENUM = re.compile(r" (?:hội nghị|hntw|trung ương|tw|lần|bch|ban chấp hành)")
TERM_WORD = re.compile(r"[ ,]*\(?[Kk]hóa ")


def _plenum(prose: Prose, start: int, limit: int, kind: str) -> Read | None:
    """A plenum: "Trung ương 4 (khóa XI, XII)", "Hội nghị Thành ủy lần thứ 18 khóa VIII"."""
    found = PLENUM.match(prose.lower, start, limit) if OPENS_PLENUM.match(prose.lower, start) else None
    if not found or not (found["central"] or found["local"]):
        return None
    if not (found["first"] or found["second"] or found["third"]):
        return None
    printed = TERM_WORD.sub(" khóa ", fold(prose.text[start : found.end()])).rstrip(")")
    return found.end(), f"{kind}{printed}", Level.CENTRAL if found["central"] else Level.PROVINCIAL


SESSION = re.compile(
    rf" (?:tại )?kỳ họp(?: thứ| lần thứ)? {ORDINAL}(?:,| -)? ?(?:của )?(?P<body>quốc hội|hđnd|hội đồng nhân dân)"
)
SESSION_TERM = re.compile(rf",? khóa {ORDINAL}")


def _session(prose: Prose, start: int, limit: int, kind: str) -> Read | None:
    """A session: "kỳ họp thứ 14 - HĐND tỉnh khóa XIV"."""
    found = SESSION.match(prose.lower, start, limit)
    if not found:
        return None
    at = found.end()
    if unit := UNIT_WORD.match(prose.lower, at, limit):
        at = place_end(prose, unit.end(), limit)
    if term := SESSION_TERM.match(prose.lower, at, limit):
        at = term.end()
    level = Level.CENTRAL if found["body"] == "quốc hội" else Level.PROVINCIAL
    return at, f"{kind}{fold(prose.text[start:at])}", level


WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
SAME = {"bốn": "tư", "bẩy": "bảy", "một": "nhất", "lăm": "năm"}
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(ordinal: str) -> str:
    """An ordinal in any script as a Roman number.

    >>> roman("14"), roman("xx"), roman("bảy"), roman("mười bốn")
    ('XIV', 'XX', 'VII', 'XIV')
    """
    if ordinal.isdigit():
        return _roman(int(ordinal))
    words = [SAME.get(w, w) for w in ordinal.split()]
    if all(w in WORDS for w in words):
        return _roman(sum(WORDS.index(w) + 1 for w in words))
    return ordinal.upper()


def _roman(number: int) -> str:
    out = ""
    for value, sign in ROMAN:
        while number >= value:
            out, number = out + sign, number - value
    return out
