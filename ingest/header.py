"""What a document says of itself: kind, number, issuer, date, province, title, signer."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from policy_lineage.ingest.catalog import fold, kinds
from policy_lineage.ingest.codes import canonical_code, parse_code, printed_code, signs
from policy_lineage.ingest.dates import date_at
from policy_lineage.ingest.header_head import (
    TITLE_START,
    KindLine,
    OwnNumber,
    find_date,
    find_kind,
    find_number,
    find_resolving,
    kind_below,
)
from policy_lineage.ingest.header_issuer import by_chairman, find_issuer, is_central, is_local, is_of_ministry
from policy_lineage.ingest.header_labels import Labels, read_labels
from policy_lineage.ingest.header_lines import HeadLine, head_lines
from policy_lineage.ingest.header_names import with_province
from policy_lineage.ingest.header_opening import read_letter, read_opening
from policy_lineage.ingest.header_place import province_named, province_of_text
from policy_lineage.ingest.header_references import Reference, introduced_as, reference_of_annex
from policy_lineage.ingest.header_signature import Signature, find_signature
from policy_lineage.ingest.header_title import find_subject, find_title
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Header, Level

Own = tuple[tuple[int, int], ...]
YEAR = re.compile(r"(?<!đến )(?<!từ )(?<!trước )(?<!sau )(?<!\d )năm (20\d\d)(?!\d| ?[-/] ?\d)")
LATER_YEAR = re.compile(r"(?:20\d\d ?- ?20\d\d|đến năm 20\d\d|tầm nhìn)")
CHANGES = re.compile(
    r"(?:điều chỉnh|sửa đổi|bổ sung|bãi bỏ|thay thế|kéo dài|tiếp tục thực hiện|đính chính)(?:,? [^\W\d]+){0,6}?"
    r" (?:nghị quyết|quyết định|chỉ thị|quy định|qui định|kế hoạch số|điều \d)(?!\w)"
)
YEARS_LOOKED_AT = 60_000


def read_header(reading: Reading) -> tuple[Header, Own]:
    """The header, and the stretches of the reading text that are the document's own number."""
    lines = head_lines(reading)
    labels = read_labels(lines)
    lines = lines[labels.end :]
    number = find_number(lines)
    kind = find_kind(lines)
    if number and not kind and DATED.match(reading.lower, number.end):
        number = None  # "Số 5/QĐ-UBND ngày 1/10/2031" of a list or a note
    kind = kind_below(lines, number, kind) if number and kind else kind
    signature = find_signature(reading)
    resolving = None if kind or number else find_resolving(lines)
    named = resolving[0] if resolving else _kind(reading, lines, number, kind, signature)
    if named is None:
        return _without_head(reading, signature), ()
    top = resolving[1] if resolving else kind.line if kind else number.line + 1 if number else 0
    header, own = _document(reading, lines, number, kind, signature, named, top)
    return _with_labels(header, labels), own


DATED = re.compile(r",? ?ngày \d")


def _without_head(reading: Reading, signature: Signature) -> Header:
    """The header of a text that has no head: of a document by its issuing sentence, else the province alone."""
    province = province_of_text(reading.text)
    opening = read_letter(reading) or read_opening(reading)
    if opening is None:
        return Header(province=province)
    province = province_named(opening.issuer) or province_named(opening.title) or province
    return Header(
        kind=opening.kind,
        province=province,
        issuer=with_province(opening.issuer, province),
        plan_year=_plan_year(reading, opening.title or None),
        title=opening.title or None,
        signed_by=signature.signer,
    )


def _with_labels(header: Header, labels: Labels) -> Header:
    """The header, with what the page prints beside labels where the document itself does not say it."""
    return replace(
        header,
        code=header.code or canonical_code(labels.code or ""),
        issued_on=header.issued_on or labels.issued_on,
        signed_by=labels.signer or header.signed_by,
    )


def _document(
    reading: Reading,
    lines: list[HeadLine],
    number: OwnNumber | None,
    kind: KindLine | None,
    signature: Signature,
    named: str,
    top: int,
) -> tuple[Header, Own]:
    """The header of a document of a known kind whose head ends at line `top`."""
    title, title_end = find_title(lines, kind) if kind else _bare_title(lines, number)
    if not title and number:
        title = find_subject(lines, min(number.line + 6, len(lines) - 1))
    issued, place = find_date(lines, max(top, number.line + 6 if number else 0))
    reference = reference_of_annex(reading, named)
    issuer = find_issuer(lines, kind, title_end, top, signature, reading, reference)
    issuer = by_chairman(issuer, named, reading)
    introduced = introduced_as(lines[:top] if not kind or kind.capitals else lines[top + 1 : top + 5], named)
    local = is_local(issuer)
    code = _code(number, reference, local=local) or (introduced.code if introduced else None)
    below_ministry = issuer is not None and is_of_ministry(issuer, lines[:top])
    said_central = any(is_central(body) for body in (issuer, _speaker(title)))
    central = below_ministry or said_central or (not local and _signed_centrally(code))
    province = None if central else _province(reading, issuer, lines[:top], place, reference, title)
    header = Header(
        kind=named,
        code=code,
        province=province,
        issuer=with_province(issuer, province) if issuer else None,
        issued_on=issued
        or _passed_on(reading)
        or next((x.date for x in (reference, introduced) if x and x.date), None),
        plan_year=_plan_year(reading, title),
        title=title,
        signed_by=signature.signer,
    )
    own = [(number.start, number.end)] if number else []
    if kind and not kind.capitals:  # a headline names the document itself
        own.append((lines[kind.line].start, lines[kind.line].start + len(kind.kind)))
    if reference and (not number or reference.code == code):
        own.append((reference.start, reference.end))
    return header, tuple(own)


def _kind(
    reading: Reading, lines: list[HeadLine], number: OwnNumber | None, kind: KindLine | None, signature: Signature
) -> str | None:
    """The kind of the document; None where the text is no document itself."""
    if kind:
        return kind.kind
    if number:
        return _kind_of_sign(number, lines)
    if lines and _is_addressed(lines[0]) and signature.signer:
        return LETTER
    if lines and ARTICLE.match(lines[0].lower) and (closing := IN_FORCE.search(reading.lower[:LAST_ARTICLES])):
        return kinds()[closing["kind"]].kind
    if signature.body or signature.signer or "nơi nhận" in reading.lower[-6000:]:
        return _kind_of_itself(reading)
    return None


LETTER = "Công văn"
WITH_ADDRESS = ("Báo cáo", "Tờ trình", "Công điện")


LAST_ARTICLES = 3_000
ARTICLE = re.compile(r"\W*điều \d+[.:]")
IN_FORCE = re.compile(r"(?P<kind>quyết định|nghị quyết|nghị định|thông tư) này có hiệu lực")


def _kind_of_sign(number: OwnNumber, lines: list[HeadLine]) -> str:
    """The kind by the sign; a number without one, or with a subject below it, is that of a letter: "5/CT-CS"."""
    known = signs().kinds.get(number.sign.casefold(), ()) if number.sign else ()
    if not known or any("v/v" in line.lower[:400] for line in lines[number.line : number.line + 3]):
        return LETTER
    addressed = any(_is_addressed(line) for line in lines[number.line : number.line + ADDRESS_LINES])
    return LETTER if addressed and known[0] not in WITH_ADDRESS else known[0]


ADDRESS_LINES = 8


def _is_addressed(line: HeadLine) -> bool:
    return line.lower.lstrip("* ").startswith("kính gửi")


ITSELF = re.compile(r" này(?!\w)")


def _kind_of_itself(reading: Reading) -> str | None:
    """The kind that the text calls itself most: "Nghị quyết này"."""
    found = Counter(w for m in ITSELF.finditer(reading.lower) if (w := _kind_before(reading.lower, m.start())))
    return kinds()[found.most_common(1)[0][0]].kind if found else None


def _kind_before(lower: str, end: int) -> str | None:
    """The longest word of a kind that ends there."""
    for start in (end - length for length in _lengths() if length <= end):
        if lower[start:end] in kinds() and not (start and WORD.match(lower, start - 1)):
            return lower[start:end]
    return None


WORD = re.compile(r"\w")


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in kinds()}, reverse=True))


def _bare_title(lines: list[HeadLine], number: OwnNumber | None) -> tuple[str | None, int]:
    """The first line, or one in capitals below the number, where it is a title without the kind: "VỀ VIỆC …"."""
    first = lines[0] if lines else None
    if first and first.lower.startswith(("về ", "v/v")) and first.text[-1] not in ".:":
        return first.text, 0
    below = range(number.line + 1, min(number.line + 5, len(lines))) if number else ()
    for i in below:
        if TITLE_START.match(lines[i].lower) and lines[i].text.isupper():
            return find_title(lines, KindLine("", i - 1, "", capitals=True))
    return None, 0


def _signed_centrally(code: str | None) -> bool:
    """Whether the body that signs with the sign of the code is one of the centre."""
    parsed = parse_code(code) if code else None
    body = re.split("[-/]", parsed.body)[0] if parsed and parsed.body else ""
    known = signs().levels
    return (known.get(body.casefold()) or known.get(body.casefold().rstrip("0123456789"))) == Level.CENTRAL


OF_ORGANISATION = re.compile(r"\d+-[^\W\d]+/[^\W\d]+(?:-[^\W\d]+)+")  # "15-CT/TĐTN-BTG": a hyphen before the unit
SPEAKER = re.compile(r"kết luận của (?:đồng chí )?")


def _speaker(title: str | None) -> str | None:
    """Who concludes in a notice of a conclusion: "Kết luận của Phó Thủ tướng Chính phủ … tại cuộc họp …"."""
    found = SPEAKER.match(title.lower()) if title else None
    return title[found.end() :] if found and title else None


def _code(number: OwnNumber | None, reference: Reference | None, *, local: bool) -> str | None:
    """The code as its system prints it; "TƯ" below a provincial committee stays, for it is not the centre's."""
    printed = printed_code(number.code) if number and number.code else ""
    if (local and "TƯ" in printed.upper()) or OF_ORGANISATION.fullmatch(printed):
        return printed
    if number:
        return canonical_code(number.code) or number.code if number.code else None
    return reference.code if reference else None


PASSED = re.compile(r"(?:kỳ họp|khóa) .{0,60}thông qua ngày ")


def _passed_on(reading: Reading) -> str | None:
    """The day on which a council passed its resolution, as the last article says."""
    tail = reading.lower[-8000:]
    found = PASSED.search(fold(tail))
    stated = date_at(tail, found.end() - len("ngày ")) if found else None
    return stated.iso if stated else None


def _province(
    reading: Reading,
    issuer: str | None,
    head: list[HeadLine],
    place: str,
    reference: Reference | None,
    title: str | None,
) -> str | None:
    """The province, from what stands nearest to the issuer to the whole text."""
    above = "\n".join(x.text for x in head)
    for words in (issuer or "", above, place, reference.words if reference else "", title or ""):
        named = province_named(words)
        if named:
            return named
    return province_of_text(reading.text)


def _plan_year(reading: Reading, title: str | None) -> int | None:
    """The one year that the title plans for; without a title the year that the text speaks of."""
    if title is None:
        counts = Counter(YEAR.findall(reading.lower[:YEARS_LOOKED_AT]))
        ranked = counts.most_common(1)
        return int(ranked[0][0]) if ranked and ranked[0][1] >= max(5, counts.total() * 0.6) else None
    if CHANGES.search(fold(title.lower()[:120])):  # the year is that of the document changed
        return None
    years = sorted({int(y) for y in YEAR.findall(title.lower())})
    if len(years) == 2 and years[1] == years[0] + 1:  # "tình hình năm 2025; nhiệm vụ năm 2026"
        return years[1]
    return years[0] if len(years) == 1 and not LATER_YEAR.search(title.lower()) else None
