"""Mentions with a number: "Nghị quyết số 68-NQ/TW, ngày 04/5/2025 của Bộ Chính trị"."""

import re
from dataclasses import dataclass

from policy_lineage.ingest.catalog import Kind, kinds
from policy_lineage.ingest.codes import Found, code_at, signs
from policy_lineage.ingest.dates import date_at
from policy_lineage.ingest.issuers import Issuer, issuer_at
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.subjects import subject_at
from policy_lineage.ingest.values import Header, Level

NUMBER_WORD = r"(?:số|sô|sổ|so) ?[:.]? ?"
DIRECT = re.compile(rf" ?[:(“\"]? ?(?:{NUMBER_WORD})?(?=[\dOoIl])")
MIDDLE = re.compile(rf"(?P<words> [^,;:()\n|\"“”]{{1,90}}?)[ ,]?\b{NUMBER_WORD}(?=[\dOoIl])")
LAW_MIDDLE = re.compile(rf"(?P<words> [^;:\n|\"“”]{{1,150}}?) {NUMBER_WORD}(?=[\dOoIl])")
REFUSED_MIDDLE = re.compile(
    r"\b(?:này|đó|nêu|theo|tại|kèm|thay|căn cứ|như|ngoài|một|mỗi|là|được|do|thực hiện|có|với|các|tổng|trên|dưới|bằng|đạt|trong)\b"
)
LISTED = re.compile(rf"(?P<first>\d{{1,4}}[a-z]?)(?: ?(?:,|;|và|&|, và) ?(?:{NUMBER_WORD})?(?=\d))")
BARE = re.compile(rf" ?(?P<word>{NUMBER_WORD})?(?P<number>\d{{1,4}}[a-zđ]?)(?![\w/%&]|[.,-]\d| ?%| ?/ ?\d)")
# a count, not a number: "đề án 5 năm", "Kế hoạch 20 nhiệm vụ"
COUNTED = re.compile(
    r" (?:năm(?! (?:19|20)\d\d)|ngày(?! \d)|tháng(?! \d)|quý|tuần|giờ|%|đồng|tỷ|tỉ|triệu|nghìn|người|hộ|ha|km|xã|huyện|tỉnh thành|phường|thôn|công trình"
    r"|dự án|nội dung|nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu|điểm|lượt|đơn vị|đồng chí|trường|cơ sở|mô hình|lần|bước|giai đoạn|nhóm|lĩnh vực|chương|điều|khoản)\b"
)
AFTER_BARE = re.compile(
    r" ?[,;.:)\"”\n|…]|$| ?- (?!\d)"
    r"| (?:của|về|và|đã|được|là|thì|khóa|khoá|trên|tại|theo|với|trong|cũng|vào|gắn|ban hành|quy định|nêu|nói|có|do|ngày|tháng|nhằm|để|phê)\b"
)


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a number: date and issuer, in any order."""

    end: int
    date: str | None
    issuer: Issuer | None


def numbered(text: str, lower: str, start: int, end: int, kind: Kind, header: Header) -> list[Mention]:
    """The mentions that the word of a kind at `start` to `end` begins with a number."""
    for at, words in _number_places(lower, end, kind):
        codes = _codes(text, at)
        if codes:
            before = _issuer_between(text, end, words)
            return _mentions(text, lower, start, kind, codes, before, header)
    one = _bare_number(text, lower, start, end, kind, header)
    return [one] if one else []


def _number_places(lower: str, end: int, kind: Kind) -> list[tuple[int, str]]:
    """Where the number may begin, with the words between kind and number."""
    if direct := DIRECT.match(lower, end):
        return [(direct.end(), "")]
    middle = (LAW_MIDDLE if kind.named == "law" else MIDDLE).match(lower, end)
    if not middle or REFUSED_MIDDLE.search(middle["words"]) and kind.named != "law":
        return []
    if any(f"{word}" in middle["words"] for word in kinds() if word not in ("luật", "lệnh", "kết luận", "văn bản")):
        return []
    return [(middle.end(), middle["words"])]


def _codes(text: str, at: int) -> list[Found]:
    """The codes of a list that shares its last signs: "57, 59, 66, 68-NQ/TW"."""
    numbers: list[re.Match[str]] = []
    while listed := LISTED.match(text, at):
        numbers.append(listed)
        at = listed.end()
        if len(numbers) > 20:
            return []
    last = code_at(text, at)
    if not last:
        return []
    signs_part = re.sub(r"^[\d.]+[a-z]?", "", last.text)
    shared = [
        Found(n.start("first"), n.end("first"), n["first"] + signs_part, last.sign, last.body) for n in numbers
    ]
    return [*shared, last]


def _issuer_between(text: str, end: int, words: str) -> Issuer | None:
    """The issuer that stands before the number: "Nghị định của Chính phủ số 5/2020/NĐ-CP"."""
    at = words.find("của ")
    return issuer_at(text, end + at + len("của ")) if at >= 0 else None


def _mentions(
    text: str, lower: str, start: int, kind: Kind, codes: list[Found], before: Issuer | None, header: Header
) -> list[Mention]:
    """One mention a code; date and issuer belong to the last."""
    out = [
        mention(text, start if i == 0 else c.start, kind.kind, c, Tail(c.end, None, None), header)
        for i, c in enumerate(codes[:-1])
    ]
    last = codes[-1]
    tail = tail_at(text, lower, last.end)
    if tail.issuer is None and before:
        tail = Tail(tail.end, tail.date, before)
    return [*out, mention(text, last.start if out else start, kind.kind, last, tail, header)]


GLUE = re.compile(r" ?,? ?(?:(?:được )?(?:ký )?(?:ban hành |công bố )|ký )?(?=ngày|ngáy)|,? ?(?=của |cuả )| (?=tháng|năm|\d)", re.IGNORECASE)
BRACKETED = re.compile(r" ?\( ?(?=ngày|\d)")
CLOSED = re.compile(r" ?\)")


def tail_at(text: str, lower: str, at: int, *, word_needed: bool = False) -> Tail:
    """Date and issuer that follow at `at` without a gap; `word_needed`: no date without "ngày"."""
    date: str | None = None
    dated = False
    issuer: Issuer | None = None
    end = at
    while glue := GLUE.match(lower, end):
        here = glue.end()
        if lower.startswith(("của ", "cuả "), here):
            if issuer or not (issuer := issuer_at(text, here + 4)):
                break
            end = issuer.end
            continue
        stated = None if dated else date_at(lower, here)
        if not stated or (lower[here].isdigit() and (word_needed or not stated.iso)):
            break
        date, dated, end = stated.iso, True, stated.end
    return Tail(end, date or _bracketed(lower, end), issuer)


def _bracketed(lower: str, at: int) -> str | None:
    """The date that stands alone in brackets."""
    opened = BRACKETED.match(lower, at)
    stated = date_at(lower, opened.end()) if opened else None
    return stated.iso if stated and CLOSED.match(lower, stated.end) else None


def mention(text: str, start: int, kind: str, code: Found, tail: Tail, header: Header) -> Mention:
    """A mention with a code."""
    level = level_of(kind, code, tail.issuer)
    province = None
    if level is Level.PROVINCIAL:
        province = (tail.issuer.province if tail.issuer else None) or header.province
    subject, subject_end = subject_at(text, tail.end)
    return Mention(
        start=start,
        end=tail.end,
        kind=kind,
        code=code.text,
        code_start=code.start,
        code_end=code.end,
        name=None,
        date=tail.date,
        issuer=tail.issuer.text if tail.issuer else None,
        subject=subject,
        level=level,
        province=province,
        subject_end=subject_end,
    )


MINISTRY_SIGN = re.compile(r"b(?!ql|cđ|ch|tv|cs|tc(?:tu|hu)|dv|tg|nctu|qlda|hxh)[a-zđ&]{1,8}$")


def level_of(kind: str, code: Found, issuer: Issuer | None) -> Level:
    """The level by a known issuer, else by the sign of the body, else by the words of the issuer."""
    if issuer and issuer.closed and issuer.level:
        return issuer.level
    body = code.body or code.sign
    name = body.rstrip("0123456789")
    known = signs().levels.get(body) or signs().levels.get(name)
    if issuer and issuer.level is Level.PROVINCIAL:
        return Level.PROVINCIAL
    if known:
        return Level(known)
    if issuer and issuer.level:
        return issuer.level
    return _level_of_sign(kind, name)


def _level_of_sign(kind: str, sign: str) -> Level:
    """The level that an unknown sign suggests."""
    if kind in ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch"):
        return Level.CENTRAL
    central = sign.endswith("tw") or MINISTRY_SIGN.match(sign) or sign.startswith("tc")
    return Level.CENTRAL if central else Level.PROVINCIAL


NICKNAMED_CENTRAL = frozenset({"06"})
WITHOUT_WORD = frozenset({"Nghị quyết", "Nghị định", "Chỉ thị", "Thông tư", "Đề án", "Kết luận"})
BODY_BEFORE = re.compile(r"(?:ban chỉ đạo|tổ công tác|tổ giúp việc|tổ đề án)(?: triển khai| thực hiện| về)* ?$")


def _bare_number(text: str, lower: str, start: int, end: int, kind: Kind, header: Header) -> Mention | None:
    """A number without signs: "Đề án 06", "Chỉ thị số 05 của Bộ Chính trị"."""
    found = BARE.match(lower, end) if kind.bare else None
    if not found or not _stands_alone(lower, found, capital=text[start].isupper()):
        return None
    if not found["word"] and not (kind.kind in WITHOUT_WORD or text[start].isupper()):
        return None
    if BODY_BEFORE.search(lower, max(0, start - 40), start):
        return None
    number = found["number"]
    code = Found(found.start("number"), found.end("number"), number, "", "")
    tail = tail_at(text, lower, code.end)
    one = mention(text, start, kind.kind, code, tail, header)
    level = tail.issuer.level if tail.issuer and tail.issuer.level else _bare_level(kind, number)
    province = one.province or header.province if level is Level.PROVINCIAL else None
    return Mention(*[getattr(one, f) for f in Mention.__slots__[:10]], level, province, one.subject_end)


def _stands_alone(lower: str, found: re.Match[str], *, capital: bool) -> bool:
    """Whether the number ends there, as the number of a document does."""
    if AFTER_BARE.match(lower, found.end()):
        return True
    padded = found["number"][0] == "0" or len(found["number"]) > 2
    return padded and capital and not COUNTED.match(lower, found.end())


def _bare_level(kind: Kind, number: str) -> Level:
    if kind.kind == "Đề án":
        return Level.CENTRAL if number in NICKNAMED_CENTRAL else Level.PROVINCIAL
    central = kind.level or kind.kind in ("Nghị quyết", "Chỉ thị", "Kết luận", "Quy định")
    return Level.CENTRAL if central else Level.PROVINCIAL


BEFORE_SLASH = re.compile(r"(?<![\w/.,-])(?:(?P<abbreviation>NQ|QĐ|CT|KL|KH|CTr|TB|NĐ|ĐA|HD|CV|BC) ?-?)?(?P<number>\d{1,5}[A-Za-zđ]?|\d{1,4}\.\d{1,3})(?: ?- ?[A-Za-zĐđ]{1,6})? ?/$")
YEAR_AFTER = re.compile(r" ?(?:(?:19|20)\d{2,3} ?/ ?)?[A-ZĐa-zđ]")
WORD_BEFORE = re.compile(rf"(?:(?P<abbreviation>NQLT|NQ|QĐ|CT|KL|KH|CTr|TB|NĐ|TTLT|TT|ĐA|HD|CV|BC|TTr|CĐ|VBHN)[ -]?)?(?P<word>(?:[Ss]ố|SỐ) ?:? ?)?$")
REFUSED_BEFORE = re.compile(r"(?:giấy [\w ]{2,40}|hợp đồng[\w ]{0,30}|biên bản[\w ]{0,30}|tài khoản|biển|mã|thẻ|hóa đơn|phiếu[\w ]{0,12}|bằng|tờ khai|thửa|tờ bản đồ|tcvn|qcvn) (?:số ?:? ?)?$")


def bare_code(
    text: str, lower: str, slash: int, header: Header, previous: Mention | None, short: dict[str, Kind]
) -> Mention | None:
    """The mention whose code holds the slash at `slash`, with no word of a kind before it."""
    if not YEAR_AFTER.match(text, slash + 1):
        return None
    before = BEFORE_SLASH.search(text, max(0, slash - 16), slash + 1)
    if not before:
        return None
    code = code_at(text, before.start("number"))
    if not code or code.end <= slash or code.sign in signs().refused:
        return None
    if code.sign not in signs().kinds and not _is_letter(code):
        return None
    window = max(0, code.start - 60)
    if REFUSED_BEFORE.search(lower, window, code.start):
        return None
    head = WORD_BEFORE.search(text, max(0, code.start - 12), code.start)
    assert head
    kind = _kind_of(code, previous, text, short.get(head["abbreviation"] or before["abbreviation"] or ""))
    start = before.start() if before["abbreviation"] else head.start()
    return mention(text, start, kind, code, tail_at(text, lower, code.end, word_needed=not head["word"]), header)


def _is_letter(code: Found) -> bool:
    """Whether a code without a kind is that of a letter or a law: "5973/UBND-KT", "72/2025/QH15"."""
    name = code.sign.rstrip("0123456789")
    return name in signs().levels or "-" in code.text


def _kind_of(code: Found, previous: Mention | None, text: str, short: Kind | None) -> str:
    """The kind by what stands before, by the mention that the list began with, by the sign."""
    if short:
        return short.kind
    possible = signs().kinds.get(code.sign, ())
    near = previous and code.start - previous.end < 300 and "\n" not in text[previous.end : code.start]
    if previous and near and previous.kind in possible:
        return previous.kind
    if possible:
        return possible[0]
    if code.sign.startswith(("qh", "ubtvqh")):
        return previous.kind if previous and near and previous.kind in ("Luật", "Nghị quyết", "Pháp lệnh") else "Nghị quyết"
    if previous and near and previous.kind in ("Công văn", "Văn bản", "Tờ trình", "Quyết định"):
        return previous.kind
    return "Quyết định" if code.sign == "ttg" else "Công văn"
