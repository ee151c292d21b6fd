"""Codes of documents: "68-NQ/TW", "12/2025/NĐ-CP", "72/2025/QH15", "5973/UBND-KT"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from policy_lineage.data import rules

UNIT = "[A-ZĐƯa-zđư]"
NUMBER = r"\d{1,5}[A-Za-zđ]?|\d{1,4}\.\d{1,3}|[0-9OoIl]{2,5}"
SIGN = rf"(?:UBTV)?QH[ ]?\d{{1,2}}|{UNIT}(?:{UNIT}|&(?:\ (?=[A-ZĐ]{{2}}))?)*(?:\.Ư)?\d{{0,3}}[a-z]?"
# "8/2031/QĐ-TTgcủa": the space is lost
END = r"(?:(?!\w)|(?=(?:của|ngày|về|đã|được|quy|ban|phê|và|tại|hướng|sửa)(?!\w)))"
# the head of a code as printed: number, year, first sign; further signs follow one by one
HEAD = re.compile(
    rf"""(?P<number>{NUMBER})
    (?:\ ?//?\ ?(?P<year>\d{{3,5}})(?=\ ?[-/.]))?   # "12/2025/NĐ-CP"; "45/25010/NĐ-CP" is a slip that stays
    (?P<gap>\ ?[-/.\\_]\ ?|\ )                   # "68 - NQ/TW", "79 NQ/TW"
    (?P<sign>{SIGN}){END}""",
    re.VERBOSE,
)
YEARLIKE = re.compile(r"\d{1,4} ?/ ?\d{4,5}")
LOOSE_BODY = r"(?:TTg|CP|UBND|HĐND|TU|TW)\b"  # "415/QĐ TTg": the hyphen is lost
JOINT = re.compile(rf"(?P<gap> ?[-/\\_] ?| (?=QH|qh|{LOOSE_BODY})|\. ?(?=[A-ZĐ]{{2}}|ubnd|hđnd))(?P<sign>{SIGN}){END}")
MISSING_HYPHEN = re.compile(rf"(?<=[A-Za-zĐ]) (?={LOOSE_BODY})")
LOOSE_DIGITS = re.compile(r" \d{1,2}(?![\d/.,]|-\d| ?%)")  # "54/2017/QH 14", "8771/UBND - CN 1"
SPACE = re.compile(r"\s+")
DIGITS = re.compile(r"[\d.]+[A-Za-zđ]?")
MISREAD = re.compile(r"\d+[OoIl]")  # "1O": a letter read for the last digit
JOINTS = re.compile(r"([-/]+)")
SEPARATOR = re.compile(r"[-/\\_]+")
PREFIX = re.compile(r"^(?:NQ|QĐ|CT|KL|KH|CTr|TB|NĐ|TT|ĐA|HD|CV|BC)-?(?=\d)", re.IGNORECASE)
DOTTED = re.compile(r"(?<=[A-ZĐ]{2})\.(?=[A-ZĐ])")  # "142/2005/NĐ.CP"
ASSEMBLY = re.compile(r"^(QH|UBTVQH)(\d{1,2})?[a-z]?$", re.IGNORECASE)


class Code(NamedTuple):
    """The parts of a code; `number` as printed, signs in their usual spelling."""

    number: str
    year: int | None
    kind: str | None  # sign of the kind, "NQ"
    body: str | None  # sign of the body with what hangs on it, "UBND-KT"
    system: str  # "party" | "state"
    assembly: int | None = None  # 15 in "72/2025/QH15"

    @property
    def text(self) -> str:
        """The code as its system prints it."""
        tail = "" if self.body is None else self.body
        if self.system == "party":
            return f"{self.number}-{self.kind}/{tail}" if self.kind else f"{self.number}-{tail}"
        year = f"{self.year}/" if self.year else ""
        return f"{self.number}/{year}" + "-".join(p for p in (self.kind, tail) if p)


@dataclass(frozen=True, slots=True)
class Signs:
    """What the data says of signs; every key without regard to case."""

    spelling: dict[str, str]
    kinds: dict[str, tuple[str, ...]]
    levels: dict[str, str]
    systems: dict[str, str]
    refused: frozenset[str]
    without_strokes: dict[str, str]  # "QD", which no other sign is written as
    kind_aliases: dict[str, str]
    body_aliases: dict[str, str]


@cache
def signs() -> Signs:
    """The signs of `data/signs.yaml`."""
    data = rules("signs")
    bodies = [(sign, row) for row in data["bodies"] for sign in row["signs"]]
    misread = data["misread"]
    return Signs(
        spelling={s.casefold(): s for s in (*data["kinds"], *(b for b, _ in bodies))},
        kinds={s.casefold(): tuple(k) for s, k in data["kinds"].items()},
        levels={b.casefold(): row["level"] for b, row in bodies},
        systems={b.casefold(): row["system"] for b, row in bodies},
        refused=frozenset(s.casefold() for s in data["refused"]),
        without_strokes=_without_strokes([*data["kinds"], *(b for b, _ in bodies)]),
        kind_aliases={k.casefold(): v for k, v in misread["kinds"].items()},
        body_aliases={k.casefold(): v for k, v in misread["bodies"].items()},
    )


def _without_strokes(known: list[str]) -> dict[str, str]:
    """The signs with "Đ" by how they are written without the stroke, where that is no sign of its own."""
    plainly = {sign.replace("Đ", "D"): sign for sign in known if "Đ" in sign}
    return {written: sign for written, sign in plainly.items() if written not in known}


@lru_cache(maxsize=8192)
def printed_code(text: str) -> str:
    """A code without white space, signs in their usual case; what is misprinted stays.

    >>> printed_code("46 -ctr/tu"), printed_code("66- NQ/TW"), printed_code("08/nq-tw")
    ('46-CTr/TU', '66-NQ/TW', '08/NQ-TW')
    >>> printed_code("12 NQ/TW"), printed_code("54 / 2017 / QH 14"), printed_code("0I-NQ/TU")
    ('12-NQ/TW', '54/2017/QH14', '01-NQ/TU')
    >>> printed_code("5/QD-UBND"), printed_code("7/2031/QHl6"), printed_code("5/DA-UBND")
    ('5/QĐ-UBND', '7/2031/QH16', '5/DA-UBND')
    """
    head = HEAD.match(text)
    if not head:
        return SPACE.sub("", text)
    gap = head["gap"].strip() or ("-" if "/" in text[head.end() :] else "/")
    year = f"/{head['year']}" if head["year"] else ""
    number = _digits(head["number"])
    spaced = MISSING_HYPHEN.sub("/" if gap == "-" else "-", text[head.start("sign") :])
    signs_part = SPACE.sub("", spaced).replace("\\", "/").replace("_", "-")
    lower = signs_part == signs_part.lower()
    parts = [_spelled(p, lower) for p in JOINTS.split(signs_part)]
    return f"{number}{year}{'/' if gap == chr(92) else gap}{''.join(parts)}"


def _digits(number: str) -> str:
    """The number with the digits that letters were read for: "O1" is "01", "30a" stays."""
    if DIGITS.fullmatch(number) and not MISREAD.fullmatch(number):
        return number
    table = {ord(k): v for k, v in rules("signs")["misread"]["digits"].items()}
    return number.translate(table)


def _spelled(sign: str, lower: bool) -> str:
    """One sign in its usual case: "ctr" is "CTr", an unknown one of a lower-case code is upper."""
    known = signs().spelling.get(sign.casefold()) or _misread_sign(sign)
    return known or (sign.upper() if lower else sign)


MISREAD_TERM = re.compile(r"((?:UBTV)?QH)([lI]\d|\d[OoIl])")


def _misread_sign(sign: str) -> str | None:
    """The known sign of one whose stroke or figure a scan lost: "QD" is "QĐ", "QHl5" is "QH15"."""
    if term := MISREAD_TERM.fullmatch(sign):
        return term[1] + _digits(term[2])
    return signs().without_strokes.get(sign) if "D" in sign else None


@lru_cache(maxsize=8192)  # every step asks for the codes of the same mentions
def parse_code(text: str) -> Code | None:
    """The parts of a code in any of its written forms, None where it has no sign.

    >>> parse_code("79 NQ/TW")
    Code(number='79', year=None, kind='NQ', body='TW', system='party', assembly=None)
    >>> parse_code("72/2025/QH15")
    Code(number='72', year=2025, kind=None, body='QH15', system='state', assembly=15)
    >>> parse_code("5973/UBND-KT").body, parse_code("NQ68-NQ/TW").text, parse_code("tháng 5")
    ('UBND-KT', '68-NQ/TW', None)
    """
    tidy = DOTTED.sub("-", printed_code(PREFIX.sub("", SPACE.sub(" ", text).strip())))
    if not HEAD.fullmatch(tidy) and not re.match(rf"(?:{NUMBER})[-/]", tidy):
        return None
    number, *rest = SEPARATOR.split(tidy)
    year = None
    if len(rest) > 1 and re.fullmatch(r"(?:19|20)\d\d", rest[0]):
        year, rest = int(rest[0]), rest[1:]
    if not rest or not rest[0][:1].isalpha():
        return None
    return _assembled(number, year, rest, party_style=tidy[len(number) : len(number) + 1] == "-")


def _assembled(number: str, year: int | None, rest: list[str], *, party_style: bool) -> Code:
    """The code of a number and its signs."""
    table = signs()
    rest = [_spelled(sign, sign.islower()) for sign in (_unglued(rest[0]) if len(rest) == 1 else rest)]
    first = table.kind_aliases.get(rest[0].casefold(), rest[0])
    is_kind = first.casefold() in table.kinds and len(rest) > 1
    kind, bodies = (first, rest[1:]) if is_kind else (None, rest)
    bodies = [table.body_aliases.get(bodies[0].casefold(), bodies[0]), *bodies[1:]]
    assembly = ASSEMBLY.match(bodies[0])
    known = table.systems.get(bodies[0].casefold())
    system = known or ("party" if party_style and not assembly and kind else "state")
    if kind is None:
        system = "state"
    tail = "/".join(bodies) if system == "party" else "-".join(bodies)
    number_of_assembly = int(assembly[2]) if assembly and assembly[2] else None
    return Code(number, year, kind, tail, system, number_of_assembly)


def _unglued(sign: str) -> list[str]:
    """A sign that is a kind and a body whose hyphen was lost, as two: "NQCP" is NQ and CP; any other as it is."""
    table, lower = signs(), sign.casefold()
    if lower in table.kinds or lower in table.levels:
        return [sign]
    cuts = (n for n in range(len(lower) - 2, 1, -1) if lower[:n] in table.kinds and lower[n:] in table.levels)
    cut = next(cuts, None)
    return [sign] if cut is None else [sign[:cut], sign[cut:]]


def canonical_code(text: str) -> str | None:
    """The code as it should be printed, None where there is none; the same for every slip of the pen.

    >>> canonical_code("57/NQ-TW"), canonical_code("46-CTr-TU"), canonical_code("NQ138/NQ-CP")
    ('57-NQ/TW', '46-CTr/TU', '138/NQ-CP')
    >>> canonical_code("12-2025-nđ-cp"), canonical_code("234-TB/T.Ư"), canonical_code("ngày 5")
    ('12/2025/NĐ-CP', '234-TB/TW', None)
    >>> canonical_code("61/2030/NĐCP"), canonical_code("9/QĐUBND"), canonical_code("8/BKHCN")
    ('61/2030/NĐ-CP', '9/QĐ-UBND', '8/BKHCN')
    """
    code = parse_code(text)
    return code.text if code else None


@dataclass(frozen=True, slots=True)
class Found:
    """Characters `start` to `end` of a text are a code."""

    start: int
    end: int
    text: str  # as `printed_code` gives it
    sign: str  # first sign, in lower case
    body: str  # sign of the body, in lower case; that of a letter is its first sign


WHOLE = ("ttlt", "ttlb", "nqlt")  # "27/TTLT": several bodies signed, none is named


def code_at(text: str, start: int) -> Found | None:
    """The code that begins at `start`, as far as it reaches.

    >>> code_at("số 68 - NQ/TW, ngày", 3)
    Found(start=3, end=13, text='68-NQ/TW', sign='nq', body='tw')
    >>> code_at("số 5/QĐ-UBND - Nghị định", 3).text, code_at("số 5 người", 3)
    ('5/QĐ-UBND', None)
    """
    head = HEAD.match(text, start)
    if not head or not _is_sign(head["sign"], head["gap"], first=True):
        return None
    if head["gap"] == " " and head["sign"].casefold() not in signs().kinds:
        return None
    end, body = head.end(), ""
    while joint := JOINT.match(text, end):
        if not _joins(text, joint, has_body=bool(body), after_kind=head["sign"].casefold() in signs().kinds):
            break
        end, body = joint.end(), body or joint["sign"].casefold()
    if loose := LOOSE_DIGITS.match(text, end):
        spaced = " " in text[start:end] or text.endswith("QH", start, end)
        end = loose.end() if spaced and text[end - 2 : end].isupper() else end
    first = head["sign"].casefold()
    first = signs().kind_aliases.get(first, first).casefold() if body else first
    if first == "qh" and head["year"]:  # "202/2025/QH": the term of the assembly is left out
        body = body or first
    if first in signs().kinds and not body and first not in WHOLE:
        return None
    if first not in signs().kinds:
        body = first
    return Found(start, end, printed_code(text[start:end]), first, body)


def _is_sign(sign: str, gap: str, *, first: bool) -> bool:
    """Whether letters are a sign: known, or with a capital and no word."""
    name = sign.casefold().rstrip("0123456789 ")
    table = signs()
    if name in table.kinds or name in table.levels:
        return gap.strip() != "." or first
    return sign[0].isupper() and sum(c.isupper() for c in sign) >= 2 and gap.strip() != "."


ENDS_CODE = re.compile(r" ?(?:[,;.:)|\n]|$)| (?:ngày|của|năm|về|v/v)\b")


def _joins(text: str, joint: re.Match[str], *, has_body: bool, after_kind: bool) -> bool:
    """Whether a further sign still belongs to the code."""
    sign, gap = joint["sign"], joint["gap"]
    name = sign.casefold().rstrip("0123456789 ")
    known = name in signs().levels
    if gap.strip() == ".":  # "142/2005/NĐ.CP", not the end of a sentence
        if gap != "." and has_body:
            return False
        return after_kind and (known or (sign.isupper() and text[joint.end() : joint.end() + 1] == "-"))
    if gap == " " and not (after_kind and not has_body) and not name.startswith("qh"):
        return False
    if gap == gap.strip():
        return known or sign[0].isupper() or len(sign) <= 2 or (after_kind and not has_body)
    if not has_body and known:
        return True
    shouting = sign[0].isupper() and sum(c.isupper() for c in sign) >= 2
    return shouting and (not has_body or bool(ENDS_CODE.match(text, joint.end())))
