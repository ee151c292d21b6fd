"""Who issues a document: its title, the line above "Căn cứ", its signature, its head, or its first sentence."""

import re
from dataclasses import dataclass
from functools import cache

from policy_lineage import data
from policy_lineage.ingest.catalog import fold, province_names
from policy_lineage.ingest.header_head import KindLine, is_body_line, is_issuer_line, issuer_words, without_motto
from policy_lineage.ingest.header_lines import HeadLine, tail_lines
from policy_lineage.ingest.header_phrases import is_body, phrases
from policy_lineage.ingest.issuers import issuer_at
from policy_lineage.ingest.patterns import CAPITAL, Prose
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Level

NAME = re.compile(
    r"(?:(?:ThS|TS|PGS|GS|BS|CN|KS|Ths|Ts)\.? ?)*"
    rf"([{CAPITAL}][\w’']*(?: [{CAPITAL}][\w’']*){{1,5}})\W*"
)
PLACE_LINE = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn) ?\S")
SHORT_FORMS = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "mttq": "mặt trận Tổ quốc"}
SHORT = re.compile(rf"\b(?:{'|'.join(SHORT_FORMS)})\b")
TERM = re.compile(
    r",? \(?(?:khóa|nhiệm kỳ) (?:thứ )?(?:[IVX]+|\d[\d -]*)\)?(?:(?:,| -)? (?:kỳ họp|nhiệm kỳ) .{0,30})?$",
    re.IGNORECASE,
)
LINES_OF_SIGNATURE = 14
LONGEST_LINE = 120
LONGEST_NAME = 5  # words
# the first words of a signature, so that few paragraphs are looked at closely
OPENS = re.compile(
    r"[ *_#]*(?:t/m|tm\.?|t\.m|thay mặt|k/?t\.?|tl\.?|t/l|tuq|tu/q|q\.|quyền|chủ (?:tịch|tọa|nhiệm)|chủ\n|phó|bí"
    r"|giám|tổng|trưởng|chánh|hiệu|viện|cục|chi cục|chỉ huy|bộ trưởng|bộ\n|thứ|thủ|thường trực)"
)
ONE_NAME = re.compile(rf"[{CAPITAL}][\w’']*")
NO_PERSON = re.compile(
    r"nhân dân|\b(?:tỉnh|thành phố|huyện|ủy ban|đảng|phụ lục|nơi nhận|ban|sở|điều|chương|bộ|văn phòng)\b"
)
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
    body: str | None = None
    for i, p in enumerate(reading.paragraphs):
        if p.kind != "text" or p.end - p.start > LONGEST_LINE or not OPENS.match(reading.lower, p.start):
            continue
        signature = _signature(tail_lines(reading, i, LINES_OF_SIGNATURE))
        body = signature.body or body
        if signature.signer:
            return Signature(body, signature.signer)
    return Signature(body, None)


def _signature(lines: list[HeadLine]) -> Signature:
    """The signature that begins with the first of the lines."""
    _, office, signed = _signature_patterns()
    body = _signing_body(lines[0]) if lines else None
    if not lines or not (body or _is_office(lines[0])):
        return Signature(None, None)
    for i, line in enumerate(lines[1:], 1):
        if len(line.text) > LONGEST_LINE:
            break
        lower = line.lower.strip(" *_#")
        if _signing_body(line) or office.match(lower) or signed.match(lower):
            continue
        if name := _person(lines, i):
            return Signature(body, name)
    return Signature(body, None)


def _signing_body(line: HeadLine) -> str | None:
    """The body in whose name "TM. ỦY BAN NHÂN DÂN" signs."""
    for_body, office, _ = _signature_patterns()
    found = for_body.match(line.lower)
    if not found or not (line.text.isupper() or line.lower.startswith(("t/m", "tm."))):
        return None
    words = line.text[found.start("body") : found.end("body")]
    cut = office.search(fold(words.lower()))
    return (words[: cut.start()] if cut else words).strip(" *")


def _is_office(line: HeadLine) -> bool:
    _, office, _ = _signature_patterns()
    return office.match(line.lower) is not None and line.text.isupper()


def _person(lines: list[HeadLine], i: int) -> str | None:
    """The name of a person in line `i`, or in that line and the next."""
    line = lines[i]
    name = NAME.fullmatch(line.text)
    words = name.group(1).split() if name else [line.text] if ONE_NAME.fullmatch(line.text) else []
    if not words or NO_PERSON.search(line.lower) or is_body_line(line) or line.lower in phrases():
        return None
    rest = _rest_of_name(words, lines[i + 1]) if i + 1 < len(lines) else []
    if len(words) + len(rest) < 2:
        return None
    printed = " ".join((*words, *rest))
    return printed.title() if printed.isupper() else printed


def _rest_of_name(words: list[str], line: HeadLine) -> list[str]:
    """The words of the next line where a break cut a name: "Nguyễn Văn" before "Mẫu"."""
    rest = line.text.split()
    alike = all(ONE_NAME.fullmatch(w) and w.isupper() == words[0].isupper() for w in rest)
    if line.apart or not alike or len(words) + len(rest) > LONGEST_NAME or NO_PERSON.search(line.lower):
        return []
    one = len(words) == 1 or len(rest) == 1
    return rest if one or rest[0].lower() not in data.rules("header")["surnames"] else []


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


def is_central(issuer: str | None) -> bool:
    """Whether a body of the centre issues: what it issues is of no province."""
    found = issuer_at(Prose.of(issuer), 0) if issuer else None
    return found is not None and found.level is Level.CENTRAL


OPEN_UNIT = re.compile(r"\b(?P<unit>tỉnh|thành phố|tỉnh ủy|thành ủy)$", re.IGNORECASE)
UNIT_OF = {"tỉnh": "tỉnh", "tỉnh ủy": "tỉnh", "thành phố": "thành phố", "thành ủy": "thành phố"}


def with_province(issuer: str, province: str | None) -> str:
    """The issuer with its province where it ends with the word "tỉnh" or "Tỉnh ủy".

    >>> with_province("Ủy ban nhân dân tỉnh", "Bình Phước"), with_province("Ủy ban nhân dân thành phố", "Gia Lai")
    ('Ủy ban nhân dân tỉnh Bình Phước', 'Ủy ban nhân dân thành phố')
    """
    found = OPEN_UNIT.search(issuer)
    if not found or not province or province not in _of_kind(UNIT_OF[found["unit"].lower()]):
        return issuer
    return f"{issuer} {province}".replace("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh")


@cache
def _of_kind(kind: str) -> frozenset[str]:
    """The provinces that are, or were, "tỉnh" or "thành phố"."""
    tables = [r for t in ("provinces", "former_provinces") for r in data.rows(t)]
    older = data.rules("issuers")["older_provinces"] if kind == "tỉnh" else []
    return frozenset([r["name"] for r in tables if kind in (r["kind"], r.get("kind_before"))] + list(older))


def _named_by_title(lines: list[HeadLine], kind: KindLine | None) -> str | None:
    """ "NGHỊ QUYẾT CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH", in one line or in two."""
    if not kind or not kind.capitals:
        return None
    below = next((x.text for x in lines[kind.line + 1 : kind.line + 3] if any(c.isalpha() for c in x.text)), "")
    for words in (kind.rest, below):
        named = issuer_words(words)[len("CỦA ") :] if words.startswith("CỦA ") else ""
        if named and is_body(fold(named.lower())):
            return named
    return None


def _above_grounds(lines: list[HeadLine], title_end: int) -> str | None:
    """ "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …" between the title and the grounds."""
    for i, line in enumerate(lines[title_end + 1 : title_end + 4], title_end + 1):
        if line.lower.startswith(("kính gửi", "nơi nhận")):
            return None
        if is_issuer_line(lines, i):
            return _with_place(lines, i)
    return None


COMMITTEES = re.compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng) ủy\b|ủy ban nhân dân\b|ubnd\b|hội đồng nhân dân\b|hđnd\b")
ORGANS = re.compile(
    r"(?:văn phòng|ban (?:tổ chức|tuyên giáo(?: và dân vận)?|dân vận|nội chính|thường vụ)|ủy ban kiểm tra|thường trực)"
)


TWO_BODIES = re.compile(
    r"(?P<above>(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|tỉnh ủy|thành ủy|bộ)\b.+?) "
    r"(?=(?:sở|chi cục|trung tâm|văn phòng|thanh tra|ban (?:tổ chức|tuyên giáo|dân vận|nội chính)|ủy ban kiểm tra)\b)"
)


def _head_body(lines: list[HeadLine]) -> str | None:
    """The last body named above the number, the kind or the date; an organ with the body that it belongs to."""
    found: str | None = None
    for i, line in enumerate(lines):
        for named in _bodies_of(_with_place(lines, i)) if is_body_line(line) else ():
            above = found and COMMITTEES.match(fold(found.lower())) and ORGANS.fullmatch(fold(named.lower()))
            found = f"{named} {found}" if above else named
    return found


def _bodies_of(words: str) -> tuple[str, ...]:
    """The body that a line names, or the two that one line of a lost layout names."""
    two = TWO_BODIES.match(fold(words.lower())) if words.isupper() else None
    return (two["above"].upper(), words[two.end() :]) if two else (words,)


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
    >>> body_name("UBND HUYỆN CON CUÔNG"), body_name("UBND THÀNH PHỐ HỒ CHÍ MINH")
    ('Ủy ban nhân dân huyện Con Cuông', 'Ủy ban nhân dân Thành phố Hồ Chí Minh')
    """
    folded = TERM.sub("", fold(words.strip()))
    shouted = folded.isupper()
    text = folded.lower() if shouted else folded
    text = SHORT.sub(lambda m: SHORT_FORMS[m.group()], text if shouted else _unshortened(text))
    text = _restored(text)
    text = LOCALITY.sub(lambda m: m["unit"] + m["name"].title(), text) if shouted else text
    return (text[:1].upper() + text[1:]).replace("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh")


LOCALITY = re.compile(
    r"(?P<unit>\b(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thành phố) )(?P<name>[^\W\d]+(?: [^\W\d]+){0,3})$"
)


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


BODIES = (
    r"(?:(?:Chủ tịch )?(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND) (?:[Tt]ỉnh|[Tt]hành phố|huyện)"
    rf"(?: [{CAPITAL}]\w+){{0,4}}"
    r"|(?:Ban Thường vụ|Ban Chấp hành|Thường trực) (?:Tỉnh ủy|Thành ủy|Đảng bộ (?:tỉnh|thành phố))"
    rf"(?: [{CAPITAL}]\w+){{0,4}}|(?:Tỉnh ủy|Thành ủy)(?: [{CAPITAL}]\w+){{0,4}}"
    rf"|(?:Sở|Trường|Ban) [{CAPITAL}][^,.;:]{{2,60}}?)"
).replace(" ", r"[ \n]")


@cache
def _statement() -> re.Pattern[str]:
    verbs = data.rules("header")["statements"]["verbs"]
    return re.compile(rf"(?:^|[\n,;.] ?)(?P<body>{BODIES})[ \n]{verbs}\b")


ORDERS = ("Chỉ thị", "Công điện")
CHAIRMAN = re.compile(
    (
        r"(?:^|[\n,;.]\s?)Chủ tịch (?:Ủy ban nhân dân|UBND)"
        rf"(?: (?:[Tt]ỉnh|[Tt]hành phố)(?: [{CAPITAL}]\w+){{0,4}})? (?:chỉ thị|yêu cầu|điện)(?!\w)"
    ).replace(" ", r"[ \n]")
)


def by_chairman(issuer: str | None, kind: str, reading: Reading) -> str | None:
    """The chairman where an order says that he gives it: "…, Chủ tịch UBND tỉnh chỉ thị:"."""
    named = issuer is not None and kind in ORDERS and issuer.startswith("Ủy ban nhân dân")
    return f"Chủ tịch {issuer}" if named and CHAIRMAN.search(fold(reading.text[:OPENING])) else issuer


def _self_named(reading: Reading) -> str | None:
    """ "…, Ủy ban nhân dân tỉnh ban hành Kế hoạch …" of the first pages."""
    found = _statement().search(fold(reading.text[:OPENING]))
    return body_name(found["body"].replace("\n", " ")) if found else None
