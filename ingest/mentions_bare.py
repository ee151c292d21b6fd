"""Mentions by a number alone, and codes without the word of a kind."""

import re
from dataclasses import replace
from functools import cache

from policy_lineage.ingest.catalog import Kind, abbreviations, kinds, plain
from policy_lineage.ingest.codes import Found, code_at, signs
from policy_lineage.ingest.issuers import issued_by
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.mentions_numbered import NUMBER_WORD, mention
from policy_lineage.ingest.mentions_tail import Tail, tail_at
from policy_lineage.ingest.patterns import Prose
from policy_lineage.ingest.values import Header, Level

BARE = re.compile(rf" ?(?P<word>{NUMBER_WORD})?(?P<number>\d{{1,4}}[a-zđ]?)(?![\w/%&]|[.,-]\d| ?%| ?/ ?\d)")
# a count, not a number: "đề án 5 năm", "Kế hoạch 20 nhiệm vụ"
COUNTED = re.compile(
    r" (?:năm(?! (?:19|20)\d\d)|ngày(?! \d)|tháng(?! \d)|quý|tuần|giờ|%|đồng|tỷ|tỉ|triệu|nghìn|người|hộ|ha|km|xã|huyện"
    r"|tỉnh thành|phường|thôn|công trình|dự án|nội dung|nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu|điểm|lượt|đơn vị|đồng chí"
    r"|trường|cơ sở|mô hình|lần|bước|giai đoạn|nhóm|lĩnh vực|chương|điều|khoản)\b"
)
AFTER_BARE = re.compile(
    r" ?[,;.:)\"”\n|…]|$| ?- (?!\d)"
    r"| (?:của|về|và|đã|được|là|thì|khóa|trên|tại|theo|với|trong|cũng|vào|gắn|ban hành|quy định|nêu|nói|có|do"
    r"|ngày \d+|tháng \d+|nhằm|để|phê)\b"
)
SIGN_ONLY = re.compile(r" ?- ?(?:nq|ct|kl|qđ|ctr)(?![\w/-]| ?[/-])")  # "Nghị quyết 68-NQ": the body is left out
WITHOUT_WORD = frozenset({"Nghị quyết", "Nghị định", "Chỉ thị", "Thông tư", "Đề án", "Kết luận"})
BODY_BEFORE = re.compile(r"(?:ban chỉ đạo|tổ công tác|tổ giúp việc|tổ đề án)(?: triển khai| thực hiện| về)* ?$")
# "Ban Chỉ đạo phát triển khoa học, công nghệ, chuyển đổi số và | Đề án 06": the name of a body
LONG_BODY = re.compile(r"(?:ban chỉ đạo|tổ công tác|tổ giúp việc)(?P<name>[^.;:\n()]{0,130}?)(?:,| và| gắn với) $")
VERB = re.compile(
    r"(?<!\w)(?:yêu cầu|đã|đang|sẽ|chỉ đạo|họp|ban hành|báo cáo|đề nghị|giao|là|được|cần|phải|thống nhất|kiểm tra"
    r"|đôn đốc|thực hiện|theo|nghe|xem xét|cho)(?!\w)"
)
NICKNAMED_CENTRAL = frozenset({"06"})  # the scheme on population data, by Decision 06/QĐ-TTg
CENTRAL_KINDS = frozenset({"Nghị quyết", "Chỉ thị", "Kết luận", "Quy định"})


def bare_number(prose: Prose, start: int, end: int, kind: Kind, header: Header) -> Mention | None:
    """A number without signs: "Đề án 06", "Chỉ thị số 05 của Bộ Chính trị"."""
    found = BARE.match(prose.lower, end) if kind.bare else None
    capital = prose.is_capital(start)
    if not found or not _stands_alone(prose.lower, found, capital=capital):
        return None
    if not (found["word"] or capital or kind.kind in WITHOUT_WORD):
        return None
    if BODY_BEFORE.search(prose.lower, max(0, start - 40), start) or _ends_body(prose.lower, start):
        return None
    code = Found(found.start("number"), found.end("number"), found["number"], "", "")
    sign = SIGN_ONLY.match(prose.lower, code.end)
    tail = tail_at(prose, sign.end() if sign else code.end)
    stated = tail.issuer.level if tail.issuer else None
    level = stated or issued_by(prose, start) or _bare_level(kind, code.text, header)
    return mention(prose, start, kind.kind, code, tail, header, level)


LISTED_KINDS = frozenset({"Nghị quyết", "Chỉ thị", "Kết luận"})
LISTED_NUMBERS = re.compile(
    rf" ?(?:{NUMBER_WORD})?\d{{2,3}}(?:, ?\d{{2,3}})*(?:,| và|, và) ?\d{{2,3}}(?![\w/%&]|[.,-]\d| ?[/-] ?\w)"
)
NUMBERS = re.compile(r"\d+")
MOST_NUMBERS = 12


def bare_numbers(prose: Prose, start: int, end: int, kind: Kind, header: Header) -> list[Mention]:
    """The documents of a list of numbers without signs: "Nghị quyết 57, 59, 66 và 68 của Bộ Chính trị"."""
    found = LISTED_NUMBERS.match(prose.lower, end) if kind.kind in LISTED_KINDS and prose.is_capital(start) else None
    numbers = list(NUMBERS.finditer(prose.lower, end, found.end())) if found else []
    if not found or len(numbers) > MOST_NUMBERS or not AFTER_BARE.match(prose.lower, found.end()):
        return []
    tail = tail_at(prose, found.end())
    level = (tail.issuer.level if tail.issuer else None) or _bare_level(kind, "", header)
    codes = [Found(n.start(), n.end(), n.group(), "", "") for n in numbers]
    tails = [*(Tail(c.end) for c in codes[:-1]), tail]
    starts = [start, *(c.start for c in codes[1:])]
    return [mention(prose, s, kind.kind, c, t, header, level) for s, c, t in zip(starts, codes, tails, strict=True)]


def _ends_body(lower: str, start: int) -> bool:
    """Whether the words before are the name of a body that goes on with the document."""
    body = LONG_BODY.search(lower, max(0, start - 150), start)
    return body is not None and not VERB.search(body["name"])


def _stands_alone(lower: str, found: re.Match[str], *, capital: bool) -> bool:
    """Whether the number ends there, as the number of a document does."""
    if AFTER_BARE.match(lower, found.end()) or SIGN_ONLY.match(lower, found.end()):
        return True
    padded = found["number"][0] == "0" or len(found["number"]) > 2
    return padded and capital and not COUNTED.match(lower, found.end())


def _bare_level(kind: Kind, number: str, header: Header) -> Level:
    """The level by kind and number; of other documents that of the text, which is of a province or of none."""
    if kind.level or kind.kind in CENTRAL_KINDS or number in NICKNAMED_CENTRAL:
        return Level.CENTRAL
    return Level.PROVINCIAL if header.province else Level.CENTRAL


SHORT = r"NQLT|NQ|QĐ|CTr|CT|KL|KH|TB|NĐ|TTLT|TTr|TT|ĐA|HD|CV|BC|CĐ|VBHN"
BEFORE_SLASH = re.compile(
    rf"(?<![\w/.,-])(?:(?P<short>{SHORT}) ?-?)?(?P<number>\d{{1,5}}[A-Za-zđ]?|\d{{1,4}}\.\d{{1,3}})"
    r"(?: ?- ?[A-Za-zĐđ]{1,6})? ?/$"
)
AFTER_SLASH = re.compile(r" ?(?:(?:19|20)\d{2,3} ?/ ?)?[A-ZĐa-zđ]")
WORD_BEFORE = re.compile(rf"(?:(?P<short>{SHORT})[ -]?)?(?P<word>(?:[Ss][ốôổ]|SỐ) ?:? ?)?$")
BROKEN_NUMBER = re.compile(r"(?:[Ss][ốôổ]|SỐ) ?:? ?(?P<first>\d{1,3}) $")  # a scan reads "số 4 1/QĐ-TTg"
REFUSED_BEFORE = re.compile(
    r"(?:giấy [\w ]{2,40}|hợp đồng[\w ]{0,30}|biên bản[\w ]{0,30}|tài khoản|biển|mã|thẻ|hóa đơn|phiếu[\w ]{0,12}|bằng"
    r"|tờ khai|thửa|tờ bản đồ|tcvn|qcvn) (?:số ?:? ?)?$|[\w-]:$"
)


def bare_code(prose: Prose, slash: int, header: Header, previous: Mention | None) -> Mention | None:
    """The mention whose code holds the slash at `slash`, with no word of a kind before it."""
    text = prose.text
    if not AFTER_SLASH.match(text, slash + 1):
        return None
    before = BEFORE_SLASH.search(text, max(0, slash - 16), slash + 1)
    code = code_at(text, before.start("number")) if before else None
    if not before or not code or code.end <= slash or not _is_document(code):
        return None
    if REFUSED_BEFORE.search(prose.lower, max(0, code.start - 60), code.start):
        return None
    if broken := BROKEN_NUMBER.search(text, max(0, code.start - 12), code.start):
        first = broken.start("first")
        code = replace(code, start=first, text=broken["first"] + code.text)
    head = WORD_BEFORE.search(text, max(0, code.start - 12), code.start)
    misread = _misread_kind(prose, head.start("word")) if head and head["word"] else None
    short = misread or abbreviations().get((head["short"] if head else None) or before["short"] or "")
    kind = short.kind if short else _kind_of(code, previous, text)
    start = before.start() if before["short"] or not head else head.start()
    start = start - len(misread.word) - 1 if misread else start
    word_needed = not (head and head["word"])
    return mention(prose, start, kind, code, tail_at(prose, code.end, word_needed=word_needed), header)


@cache
def _plain_kinds() -> dict[str, Kind]:
    return {plain(word): kind for word, kind in kinds().items()}


LONGEST_KIND = 26


def _misread_kind(prose: Prose, end: int) -> Kind | None:
    """The kind whose letters stand before "số" with wrong marks: "Quyểt định số 5/QĐ-UBND"."""
    letters = plain(prose.lower[max(0, end - LONGEST_KIND) : end])
    if not letters.endswith(" "):
        return None
    words = letters.split()
    return next((k for n in (4, 3, 2) if (k := _plain_kinds().get(" ".join(words[-n:])))), None)


def _is_document(code: Found) -> bool:
    """Whether the signs are those of a document: a kind, or a body as in "5973/UBND-KT", "72/2025/QH15"."""
    if code.sign in signs().refused:
        return False
    name = code.sign.rstrip("0123456789")
    return code.sign in signs().kinds or name in signs().levels or "-" in code.text


NEAR = 300
LETTERS = ("Công văn", "Văn bản", "Tờ trình", "Quyết định")
OF_ASSEMBLY = ("Luật", "Nghị quyết", "Pháp lệnh")


def _kind_of(code: Found, previous: Mention | None, text: str) -> str:
    """The kind by the mention that the list began with, else by the sign."""
    possible = signs().kinds.get(code.sign, ())
    before = previous.kind if previous and _is_near(previous, code, text) else None
    if possible:
        return before if before in possible else possible[0]
    if code.sign.startswith(("qh", "ubtvqh")):
        return before if before in OF_ASSEMBLY else "Nghị quyết"
    if before in LETTERS:
        return before
    return "Quyết định" if code.sign == "ttg" else "Công văn"


def _is_near(previous: Mention, code: Found, text: str) -> bool:
    return code.start - previous.end < NEAR and "\n" not in text[previous.end : code.start]
