"""What a person asks for: a code, a key, a short form or a name, made out but not yet looked up."""

import re
from dataclasses import dataclass

from policy_lineage.graph.kinds import KIND_SIGNS
from policy_lineage.graph.known import padded
from policy_lineage.graph.letters import plain
from policy_lineage.graph.places import Place, require_place
from policy_lineage.ingest.codes import canonical_code, parse_code

KEY = re.compile(r"^(?P<place>[a-z][a-z-]*|\?)/(?P<rest>.+)@(?P<year>[^@\s]+)$")
YEAR = re.compile(
    r"(?:\s*@\s*|[\s,(]+(?:năm\s+)?|[\s,(]+ngày\s+\d{1,2}[/-]\d{1,2}[/-])((?:19|20)\d\d)(?:-\d\d)?\)?\s*$"
)
KIND_WORD = re.compile(rf"^(?:{'|'.join(sorted(KIND_SIGNS, key=len, reverse=True))})(?=[\s\d]|$)\s*")
CODE_HEAD = re.compile(r"\d[\w.]*(?:\s*/\s*\d{4})?\s*[-/._\\ ]\s*[^\W\d_].*$")
SHORT = re.compile(r"^(?:so\s*)?(\d{1,5})$")
SHORT_OF = re.compile(
    r"^(?:so\s*)?(\d{1,5})(?:\s+(?:cua\s+)?(chinh phu|bo chinh tri|trung uong|tinh uy|ubnd|thu tuong))$"
)
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


def parse_query(text: str, province: str | None = None) -> Wanted:
    """What the words ask for.

    >>> parse_query("68 NQ/TW").code, parse_query("68-nq-tw").code, parse_query("Nghị quyết số 68-NQ/TW").code
    ('68-NQ/TW', '68-NQ/TW', '68-NQ/TW')
    >>> parse_query("18-NQ/TW@2022").year, parse_query("nghị quyết 68").number, parse_query("NQ 68").sign
    ('2022', '68', 'NQ')
    >>> parse_query("ha-tinh/46-CTr/TU@2025").key
    'ha-tinh/46-CTr/TU@2025'
    """
    asked = " ".join(text.split())
    place = require_place(province) if province else None
    if KEY.match(asked) and not asked.startswith("http"):
        return Wanted(asked, key=asked, place=place)
    year = YEAR.search(asked)
    body = asked[: year.start()] if year else asked
    said_year = year.group(1) if year else None
    bare = plain(body)
    word = KIND_WORD.match(bare)
    sign = KIND_SIGNS[word.group().strip()] if word else None
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
    return Wanted(asked, name=asked, year=said_year, place=place)


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
