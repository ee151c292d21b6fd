"""Who issues a document: its title, the line above "Căn cứ", its signature, its head, or its first sentence."""

import re
from functools import cache

from policy_lineage import data
from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.header_head import KindLine, is_body_line, without_motto
from policy_lineage.ingest.header_lines import HeadLine
from policy_lineage.ingest.header_names import body_name
from policy_lineage.ingest.header_phrases import is_body
from policy_lineage.ingest.header_place import province_named
from policy_lineage.ingest.header_references import Reference
from policy_lineage.ingest.header_reprint import headline_parts
from policy_lineage.ingest.header_signature import Signature
from policy_lineage.ingest.header_title import is_issuer_line, issuer_words
from policy_lineage.ingest.issuers import issuer_at
from policy_lineage.ingest.patterns import CAPITAL, Prose
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Level

PLACE_LINE = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn) ?\S")
OPENING = 5_000


def find_issuer(
    lines: list[HeadLine],
    kind: KindLine | None,
    title_end: int,
    top: int,
    signature: Signature,
    reading: Reading,
    reference: Reference | None,
) -> str | None:
    """The issuing body in full, with its province where the text says it there."""
    named = _named_by_title(lines, kind) or _above_grounds(lines, title_end)
    if named:
        return body_name(named)
    head = _head_body(lines[:top])
    if signature.body:
        return _party_name(body_name(signature.body), head)
    if head:
        return _of_centre(body_name(head), reading)
    annexed = reference.issuer if reference else None
    return body_name(annexed) if annexed else _self_named(reading)


OF_CENTRE = re.compile(
    r"(?:^|[\n,;.] ?)(?P<body>(?:Bộ Chính trị|Ban Bí thư)(?: Trung ương(?: Đảng)?)?)(?:,? khóa [IVX]+)?[ \n]"
    r"(?:quy định|quyết định|ban hành|kết luận|yêu cầu|thống nhất|hướng dẫn|chỉ thị)\b"
)


def _of_centre(body: str, reading: Reading) -> str:
    """The Politburo or the Secretariat where the text says that it issues what bears the head of the Committee."""
    if not body.startswith("Ban Chấp hành Trung ương"):
        return body
    found = OF_CENTRE.search(fold(reading.text[:OPENING]))
    return found["body"] if found else body


def is_central(issuer: str | None) -> bool:
    """Whether a body of the centre issues: what it issues is of no province."""
    found = issuer_at(Prose.of(issuer), 0) if issuer else None
    return found is not None and found.level is Level.CENTRAL


def is_local(issuer: str | None) -> bool:
    """Whether a body of a province or below issues."""
    found = issuer_at(Prose.of(issuer), 0) if issuer else None
    return found is not None and found.level is Level.PROVINCIAL


def is_of_ministry(issuer: str, head: list[HeadLine]) -> bool:
    """Whether the body is one of the whole country below a ministry that the head names: "BỘ TÀI CHÍNH", "CỤC THUẾ"."""
    above = any(is_body_line(line) and is_central(body_name(without_motto(line))) for line in head)
    return above and not LOCAL_BODY.search(fold(issuer.lower())) and province_named(issuer) is None


LOCAL_BODY = re.compile(
    r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|chi nhánh|ủy ban nhân dân|hội đồng nhân dân|sở|chi cục|khu vực)\b"
)


def _named_by_title(lines: list[HeadLine], kind: KindLine | None) -> str | None:
    """ "NGHỊ QUYẾT CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH", in one line or in two."""
    if kind and not kind.capitals:
        named = headline_parts(kind.rest)[0] or ""
        return named if is_body(fold(named.lower())) or CONGRESS.match(named.lower()) else None
    if not kind:
        return None
    below = next((x.text for x in lines[kind.line + 1 : kind.line + 3] if any(c.isalpha() for c in x.text)), "")
    for words in (kind.rest, below):
        named = issuer_words(words)[len("CỦA ") :].rstrip(",") if words.startswith("CỦA ") else ""
        if named and is_body(fold(named.lower())):
            return named
    return None


CONGRESS = re.compile(r"đại hội (?:đại biểu )?(?:lần thứ [^ ]+ )?đảng bộ ")


def _above_grounds(lines: list[HeadLine], title_end: int) -> str | None:
    """ "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …" between the title and the grounds."""
    for i, line in enumerate(lines[title_end + 1 : title_end + 4], title_end + 1):
        if line.lower.startswith(("kính gửi", "nơi nhận")):
            return None
        if is_issuer_line(lines, i):
            return _with_place(lines, i)
    return None


COMMITTEES = re.compile(
    r"ban chấp hành trung ương\b|(?:tỉnh|thành|huyện|quận|thị|đảng) ủy\b|ủy ban nhân dân\b|ubnd\b"
    r"|hội đồng nhân dân\b|hđnd\b|ủy ban (?:mặt trận|mttq)|(?:tỉnh|thành|huyện) đoàn\b"
)
ORGANS = re.compile(
    r"(?:văn phòng|ban (?:tổ chức|tuyên giáo(?: và dân vận)?|dân vận|nội chính|thường vụ)|ủy ban kiểm tra"
    r"|(?:ban )?thường trực)"
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
            found = _organ_of(named, found) if found and above else named
    return found


def _organ_of(organ: str, above: str) -> str:
    """The organ with the body above it: that of the Central Committee is "Văn phòng Trung ương Đảng"."""
    if not fold(above.lower()).startswith("ban chấp hành trung ương"):
        return f"{organ} {above}"
    return f"{organ} TRUNG ƯƠNG ĐẢNG" if fold(organ.lower()) == "văn phòng" else f"{organ} TRUNG ƯƠNG"


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
