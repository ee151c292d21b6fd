"""What a person asks for: a code, a key, a short form or a name, made out but not yet looked up."""

import re
import unicodedata
from dataclasses import dataclass, replace

from policy_lineage.graph.kinds import KIND_SIGNS
from policy_lineage.graph.known import padded
from policy_lineage.graph.letters import plain
from policy_lineage.graph.places import Place, find_place, require_place
from policy_lineage.ingest.codes import canonical_code, parse_code

KEY = re.compile(r"^(?P<place>[a-z][a-z-]*|\?)/(?P<rest>.+)@(?P<year>[^@\s]+)$")
YEAR = re.compile(
    r"(?:\s*@\s*|[\s,(]+(?:ngày\s+\d{1,2}\s+)?(?:tháng\s+\d{1,2}\s+)?(?:năm\s+)?"
    r"|[\s,(]+(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-])((?:19|20)\d\d)(?:-\d\d)?\)?\s*$"
)
TERM = re.compile(r"[\s,(]+kh(?:óa|oá)\s+([ivx]{1,5})\)?\s*$", re.IGNORECASE)
# "46-CTr/TU của Tỉnh ủy Hà Tĩnh", "46-CTr/TU (Hà Tĩnh)"
COMMITTEES = r"(?:ban\s+thường\s+vụ\s+)?(?:tỉnh|thành)\s+[ủu][ỷy]"
COUNCILS = r"(?:ubnd|hđnd|[ủu][ỷy] ban nhân dân|hội đồng nhân dân)(?:\s+(?:tỉnh|thành phố|tp\.?))?"
OF_PLACE = re.compile(
    rf"(?:[\s,(]+(?:của\s+)?(?:{COMMITTEES}|{COUNCILS}|tỉnh|thành phố|tp\.?)|[\s,(]+)"
    r"\s*(?P<place>[^\d/()]+?)\)?\s*$",
    re.IGNORECASE,
)
DASHES = re.compile(r"[\u2010-\u2015\u2212\u00ad]")
STROKES = str.maketrans("\u00d0\u0189\u00f0\u0256", "ĐĐđđ")  # letters that look like Đ and đ
KIND_WORD = re.compile(rf"^(?:{'|'.join(sorted(KIND_SIGNS, key=len, reverse=True))})(?=[\s\d]|[-/.]\d|$)[\s/.-]*")
CODE_HEAD = re.compile(r"\d[\w.]*(?:\s*/\s*\d{4})?\s*[-/._\\ ]\s*[^\W\d_].*$")
SHORT = re.compile(r"^(?:so\s*)?(\d{1,5})$")
SHORT_OF = re.compile(
    r"^(?:so\s*)?(\d{1,5})(?:\s+(?:cua\s+)?(chinh phu|bo chinh tri|trung uong|tinh uy|ubnd|thu tuong))$"
)
LAWS = ("luat ", "bo luat ", "phap lenh ")
BODY_OF = {
    "chinh phu": "CP",
    "bo chinh tri": "TW",
    "trung uong": "TW",
    "tinh uy": "TU",
    "ubnd": "UBND",
    "thu tuong": "TTg",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One document as asked for; exactly one of key, code, number, name is set."""

    text: str
    key: str | None = None
    code: str | None = None
    number: str | None = None
    sign: str | None = None  # of the kind, beside a bare number
    body: str | None = None
    name: str | None = None
    year: str | None = None
    place: Place | None = None
    term: str | None = None


def tidy(text: str) -> str:
    """What a person typed with one kind of space, dash and letter.

    >>> tidy("57–NQ\u00a0/TW"), tidy(" 66-QÐ/TW ")
    ('57-NQ /TW', '66-QĐ/TW')
    """
    plain_text = unicodedata.normalize("NFC", text).translate(STROKES)
    return " ".join(DASHES.sub("-", plain_text).split())


def parse_query(text: str, province: str | None = None) -> Wanted:
    """What the words ask for.

    >>> parse_query("68 NQ/TW").code, parse_query("68-nq-tw").code, parse_query("Nghị quyết số 68-NQ/TW").code
    ('68-NQ/TW', '68-NQ/TW', '68-NQ/TW')
    >>> parse_query("18-NQ/TW@2022").year, parse_query("nghị quyết 68").number, parse_query("NQ 68").sign
    ('2022', '68', 'NQ')
    >>> parse_query("ha-tinh/46-CTr/TU@2025").key
    'ha-tinh/46-CTr/TU@2025'
    """
    asked = tidy(text)
    place = require_place(province) if province else None
    if KEY.match(asked) and not asked.startswith("http"):
        return Wanted(asked, key=asked, place=place)
    term = TERM.search(asked)
    if term and (found := _said(asked[: term.start()], place)) and (found.code or found.number):
        return replace(found, text=asked, term=term.group(1).upper())
    return _placed(asked, place) or _said(asked, place)


def _placed(asked: str, place: Place | None) -> Wanted | None:
    """A code with its province behind it: "46-CTr/TU của Tỉnh ủy Hà Tĩnh"; None where it is none."""
    of = None if place else OF_PLACE.search(asked)
    named = find_place(of["place"]) if of else None
    if of is None or named is None:
        return None
    found = _said(asked[: of.start()], named)
    return replace(found, text=asked) if found.code or found.number else None


def _said(asked: str, place: Place | None) -> Wanted:
    year = YEAR.search(asked)
    body = asked[: year.start()] if year else asked
    said_year = year.group(1) if year else None
    bare = plain(body)
    word = KIND_WORD.match(bare)
    sign = KIND_SIGNS[word.group().strip(" /.-")] if word else None
    rest = bare[word.end() :] if word else bare
    if code := _code(body, rest):
        return Wanted(asked, code=padded(code), sign=sign, year=said_year, place=place)
    if short := SHORT.match(rest):
        return Wanted(asked, number=str(int(short.group(1))), sign=sign, year=said_year, place=place)
    if short := SHORT_OF.match(rest):
        return Wanted(
            asked,
            number=str(int(short.group(1))),
            sign=sign,
            body=BODY_OF[short.group(2)],
            year=said_year,
            place=place,
        )
    name = f"{body} năm {said_year}" if year and bare.startswith(LAWS) else asked
    return Wanted(asked, name=name, year=said_year, place=place)


def _code(body: str, rest: str) -> str | None:
    """The code among the words, if there is one; a number and a plain word are none."""
    found = CODE_HEAD.search(body)
    if not found:
        return None
    parsed = parse_code(found.group())
    if parsed is None or not parsed.body or (not re.search(r"[-/_\\]", found.group()) and parsed.kind is None):
        return None
    if SHORT_OF.match(rest):
        return None
    return canonical_code(found.group())
