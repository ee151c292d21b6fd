"""Who issues a document: its title, the line above "Căn cứ", its signature, its head, or its first sentence."""

import re
from dataclasses import dataclass
from functools import cache

from policy_lineage import data
from policy_lineage.ingest.catalog import fold, province_names
from policy_lineage.ingest.header_head import KindLine, is_body_line, without_motto
from policy_lineage.ingest.header_lines import HeadLine
from policy_lineage.ingest.reading import Reading

NAME = re.compile(
    r"(?:(?:ThS|TS|PGS|GS|BS|CN|KS|Ths|Ts)\.? ?)*"
    r"([A-ZĐÀ-Ỹ][\wÀ-ỹ’']*(?: [A-ZĐÀ-Ỹ][\wÀ-ỹ’']*){1,5})\W*"
)
PLACE_LINE = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn) ?\S")
SHORT_FORMS = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "mttq": "mặt trận Tổ quốc"}
SHORT = re.compile(rf"\b(?:{'|'.join(SHORT_FORMS)})\b")
TERM = re.compile(r",? \(?(?:khóa|nhiệm kỳ) (?:thứ )?(?:[IVX]+|\d[\d -]*)\)?$", re.IGNORECASE)
SEARCHED_TAIL = 40  # paragraphs round the signature
OPENING = 5_000


@dataclass(frozen=True, slots=True)
class Signature:
    """The body that the signature stands for, and who signed."""

    body: str | None
    signer: str | None


@cache
def _signature_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    rule = data.rules("header")["signatures"]
    return re.compile(rule["for"]), re.compile(rule["offices"]), re.compile(rule["signed"])


def find_signature(reading: Reading) -> Signature:
    """The first signature of the text."""
    for_body, office, signed = _signature_patterns()
    body: str | None = None
    signing = 0  # paragraphs in which a name may still follow
    for p in reading.paragraphs:
        if p.kind != "text" or p.end - p.start > 120:
            signing = 0
            continue
        text = reading.text[p.start : p.end].strip(" *_#")
        lower = fold(text.lower())
        found = for_body.match(lower)
        if found and (text.isupper() or lower.startswith(("t/m", "tm."))):
            words = text[found.start("body") : found.end("body")]
            cut = office.search(fold(words.lower()))
            body, signing = (words[: cut.start()] if cut else words).strip(" *"), 8
        elif office.match(lower) and (text.isupper() or signing):
            signing = 8
        elif signing and not signed.match(lower):
            name = NAME.fullmatch(text)
            if name and not is_body_line(HeadLine(text, lower, p.start)):
                return Signature(body, name.group(1).title() if text.isupper() else name.group(1))
            signing -= 1
    return Signature(body, None)


def find_issuer(
    lines: list[HeadLine], kind: KindLine | None, title_end: int, top: int, signature: Signature, reading: Reading
) -> str | None:
    """The issuing body in full, with its province where the text says it there."""
    named = _named_by_title(lines, kind) or _above_grounds(lines, title_end)
    if named:
        return body_name(named)
    head = _head_body(lines[:top])
    if signature.body:
        return _party_name(body_name(signature.body), head)
    if head:
        return body_name(head)
    return _self_named(reading)


def _named_by_title(lines: list[HeadLine], kind: KindLine | None) -> str | None:
    """ "NGHỊ QUYẾT CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH", in one line or in two."""
    if not kind or not kind.capitals:
        return None
    for words in (kind.rest, *(x.text for x in lines[kind.line + 1 : kind.line + 3])):
        if words.isupper() and words.startswith("CỦA "):
            return words[4:]
    return None


def _above_grounds(lines: list[HeadLine], title_end: int) -> str | None:
    """ "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …" between the title and the grounds."""
    for i, line in enumerate(lines[title_end + 1 : title_end + 4], title_end + 1):
        if line.lower.startswith(("kính gửi", "nơi nhận")):
            return None
        if is_body_line(line):
            return _with_place(lines, i)
    return None


def _head_body(lines: list[HeadLine]) -> str | None:
    """The last body named above the number, the kind or the date."""
    found = None
    for i, line in enumerate(lines):
        if is_body_line(line):
            found = _with_place(lines, i)
    return found


def _with_place(lines: list[HeadLine], i: int) -> str:
    """ "ỦY BAN NHÂN DÂN" with "TỈNH …" of the line below."""
    words = without_motto(lines[i])
    below = without_motto(lines[i + 1]) if i + 1 < len(lines) else ""
    if below and below.isupper() and PLACE_LINE.match(fold(below.lower())) and not _has_place(words):
        return f"{words} {below}"
    return words


def _has_place(words: str) -> bool:
    return re.search(r"\b(?:tỉnh|thành phố|huyện|quận|xã|phường) \w", fold(words.lower())) is not None


def _party_name(body: str, head: str | None) -> str:
    """ "Ban Thường vụ" of a head "TỈNH ỦY X" is "Ban Thường vụ Tỉnh ủy X"."""
    above = body_name(head) if head else ""
    committee = re.match(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy\b|Đảng ủy\b", above)
    lower = body.lower()
    if lower == "ban chấp hành":
        name = re.search(r"ủy (.+)", above)
        return f"Ban Chấp hành Đảng bộ {'thành phố' if above.startswith('Thành') else 'tỉnh'}" + (
            f" {name.group(1)}" if name and committee else ""
        )
    if committee and lower in ("ban thường vụ", "thường trực"):
        return f"{body} {above}"
    if above and (above.startswith(body) or not committee):
        return above
    return body


@cache
def _agency_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in data.rows("agencies"):
        for name in (row["name"], *row["aliases"].split(";")):
            if len(name.split()) > 1:
                names.setdefault(fold(name.lower()), name)
    return names


def body_name(words: str) -> str:
    """The name of a body in usual letters and without short forms.

    >>> body_name("UBND TỈNH BÌNH THUẬN"), body_name("SỞ NỘI VỤ"), body_name("TỈNH ỦY KHÓA XX")
    ('Ủy ban nhân dân tỉnh Bình Thuận', 'Sở Nội vụ', 'Tỉnh ủy')
    """
    folded = TERM.sub("", fold(words.strip()))
    shouted = folded.isupper()
    text = folded.lower() if shouted else folded
    text = SHORT.sub(lambda m: SHORT_FORMS[m.group()], text if shouted else _unshortened(text))
    text = _restored(text)
    return text[:1].upper() + text[1:]


def _unshortened(text: str) -> str:
    return re.sub(r"\b(?:UBND|HĐND)\b", lambda m: SHORT_FORMS[m.group().lower()], text)


@cache
def _proper() -> re.Pattern[str]:
    names = sorted([*_agency_names(), *province_names()], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def _restored(text: str) -> str:
    """Names of bodies and provinces with their capitals."""
    lower = fold(text.lower())

    def printed(found: re.Match[str]) -> str:
        name = found.group()
        return _agency_names().get(name) or province_names()[name]

    return _proper().sub(printed, lower) if text == text.lower() or not text[:1].isupper() else _provinces(text)


def _provinces(text: str) -> str:
    """ "Ủy ban nhân dân tỉnh bình thuận" with the capitals of the province."""
    lower = text.lower()
    for name, printed in province_names().items():
        at = lower.find(name)
        if at > 0 and text[at].islower():
            return text[:at] + printed + text[at + len(name) :]
    return text


@cache
def _statement() -> re.Pattern[str]:
    verbs = data.rules("header")["statements"]["verbs"]
    bodies = (
        r"(?:Chủ tịch )?(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND) (?:[Tt]ỉnh|[Tt]hành phố|huyện)"
        r"(?: [A-ZĐÀ-Ỹ]\w+){0,4}"
        r"|(?:Ban Thường vụ|Ban Chấp hành|Thường trực) (?:Tỉnh ủy|Thành ủy|Đảng bộ (?:tỉnh|thành phố))"
        r"(?: [A-ZĐÀ-Ỹ]\w+){0,4}|(?:Tỉnh ủy|Thành ủy)(?: [A-ZĐÀ-Ỹ]\w+){0,4}"
        r"|(?:Sở|Trường|Ban) [A-ZĐÀ-Ỹ][^,.;:\n]{2,60}?"
    )
    return re.compile(rf"(?:^|[\n,;.] ?)(?P<body>{bodies}) {verbs}\b")


def _self_named(reading: Reading) -> str | None:
    """ "…, Ủy ban nhân dân tỉnh ban hành Kế hoạch …" of the first pages."""
    found = _statement().search(fold(reading.text[:OPENING]))
    return body_name(found["body"]) if found else None
