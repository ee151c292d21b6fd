"""Mentions with a number: "Nghị quyết số 68-NQ/TW, ngày 04/5/2025 của Bộ Chính trị"."""

import re
from functools import cache

from policy_lineage.ingest.catalog import Kind, kinds
from policy_lineage.ingest.codes import Found, code_at, signs
from policy_lineage.ingest.issuers import Issuer, issued_by, issuer_at
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.mentions_subject import subject_at
from policy_lineage.ingest.mentions_tail import Tail, tail_at
from policy_lineage.ingest.patterns import Prose
from policy_lineage.ingest.values import Header, Level

# "số" alone at the end of a line: its number follows; "**số**" in emphasis
NUMBER_WORD = r"(?:\*\*)?(?:số|sô|sổ|so)(?:\*\*)? ?[:.]?(?: |\n)?"
DIGIT = r"(?=\d|[oil]\d|[oil]{1,2} ?[-/] ?[a-zđ])"  # a scan reads "O1" and "l2"
DIRECT = re.compile(rf" ?[(“\"]? ?(?:{NUMBER_WORD})?{DIGIT}")
MIDDLE = re.compile(rf"(?P<words> [^,;:()\n|\"“”]{{1,90}}?)[ ,]?(?<!\w){NUMBER_WORD}{DIGIT}")
# "Kế hoạch kiểm tra 5/KH-SYT", "Quy chế phối hợp 49/QCPH-UBND": a few words and the code without "số"
SHORT_MIDDLE = re.compile(
    r"(?P<words>(?: (?!(?:của|về|số|năm|ngày|tháng|và|quý|thứ|lần|khóa|điều|khoản)(?!\w))[^\W\d_]+){1,3}) "
    r"(?=\d{1,5} ?[/-] ?(?:\d{4} ?/ ?)?[a-zđ]{2,4}-?/?[a-zđ]{2})"
)
REPORT_MIDDLE = re.compile(
    rf"(?P<words> [^;:()\n|\"“”]{{1,60}}?)[ ,]?(?<!\w){NUMBER_WORD}{DIGIT}"
)  # "tiếp thu, giải trình"
LAW_MIDDLE = re.compile(rf"(?P<words> [^;:\n|\"“”]{{1,150}}?) {NUMBER_WORD}{DIGIT}")
# "Luật Bến bãi 12/2031/QH15" without the word; "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B, … số"
LAW_CODE = re.compile(r"(?P<words> [^;:()\n|\"“”\d]{1,150}?) (?=\d{1,3}/(?:19|20)\d\d/qh\d)")
AMENDING_MIDDLE = re.compile(rf"(?P<words> [^;:()\n|\"“”]{{1,480}}?) {NUMBER_WORD}{DIGIT}")
# a sign of each of these, for which one search is enough; after most words of kinds none stands
MAY_FOLLOW = re.compile(r"[s\d](?:(?<=s)[ốôổo]|(?<=\d) ?[/-])")
FURTHEST = 110
REFUSED_MIDDLE = re.compile(
    r"\b(?:này|đó|nêu|theo|tại|kèm|thay|căn cứ|như|ngoài|một|mỗi|là|được|do|thực hiện|có|với|các|tổng|trên|dưới"
    r"|bằng|đạt|trong)\b"
)
LISTED = re.compile(rf"(?P<first>\d{{1,4}}[a-z]?)(?: ?(?:,|;|và|&|, và) ?(?:{NUMBER_WORD})?(?=\d))")
MOST_LISTED = 20
NUMBER_PART = re.compile(r"^[\d.]+[a-z]?")


def numbered(prose: Prose, start: int, end: int, kind: Kind, header: Header) -> list[Mention]:
    """The mentions that the word of a kind at `start` to `end` begins with a code."""
    place = _number_place(prose.lower, end, kind)
    if not place:
        return []
    at, words = place
    codes = _codes(prose.text, at)
    if not codes or (words and kind.named == "law" and codes[-1].sign in NO_LAWS):
        return []
    if words.startswith(" sửa đổi") and WITH_OWN_NUMBER.match(prose.lower, codes[-1].end):
        start = end + max(0, words.rfind("luật "))
    return _mentions(prose, start, kind.kind, codes, _issuer_between(prose, end, words), header)


# "Luật sửa đổi … của Luật A số 1/2031/QH16, Luật B số 2/2031/QH16": each number is that of the law before it
WITH_OWN_NUMBER = re.compile(r"(?:,| và|, và) (?:của )?luật [^;:()\n|\d]{3,100}? số \d{1,3}/\d{4}/qh")
NO_LAWS = frozenset({"kh", "nq", "qđ", "nđ", "tt", "ct", "ctr", "tb", "bc", "ttr", "kl"})  # signs of other papers


def _number_place(lower: str, end: int, kind: Kind) -> tuple[int, str] | None:
    """Where the number may begin, with the words between kind and number."""
    if direct := DIRECT.match(lower, end):
        return direct.end(), ""
    if kind.named == "law":
        return _number_of_law(lower, end)
    if not MAY_FOLLOW.search(lower, end, end + FURTHEST):
        return None
    middle = (REPORT_MIDDLE if kind.kind == "Báo cáo" else MIDDLE).match(lower, end) or SHORT_MIDDLE.match(lower, end)
    if not middle or REFUSED_MIDDLE.search(middle["words"]) or _other_kind().search(middle["words"]):
        return None
    return middle.end(), middle["words"]


def _number_of_law(lower: str, end: int) -> tuple[int, str] | None:
    """The number after the title of a law; after that of one that amends others it is its own."""
    amending = lower.startswith(" sửa đổi", end)
    middle = (AMENDING_MIDDLE if amending else LAW_MIDDLE).match(lower, end)
    if not middle and lower.find("/qh", end, end + LAW_REACH) > 0:
        middle = LAW_CODE.match(lower, end)
    if not middle or _other_kind(of_law=True, with_laws=not amending).search(middle["words"]):
        return None
    return middle.end(), middle["words"]


LAW_REACH = 170
IN_LAWS = ("quy hoạch",)  # "Luật Quy hoạch đô thị và nông thôn số"


@cache
def _other_kind(*, of_law: bool = False, with_laws: bool = True) -> re.Pattern[str]:
    """A kind between: the number belongs to it, not to the kind before."""
    inner = ("luật", "lệnh", "kết luận", "văn bản", *(IN_LAWS if of_law else ()))  # "thông báo kết luận số"
    others = "|".join(
        re.escape(w).replace(r"\ ", " ?") for w in kinds() if w not in inner and (with_laws or "luật" not in w)
    )
    return re.compile(rf"{others}|(?<!pháp )(?<!kỷ )(?<!\w)luật(?!\w)" if with_laws else others)


def _codes(text: str, at: int) -> list[Found]:
    """The codes of a list that shares its last signs: "57, 59, 66, 68-NQ/TW"."""
    numbers: list[re.Match[str]] = []
    while len(numbers) < MOST_LISTED and (listed := LISTED.match(text, at)):
        numbers.append(listed)
        at = listed.end()
    last = _spaced(text, at) or code_at(text, at)
    if not last:
        return []
    shared = NUMBER_PART.sub("", last.text)
    spans = [(n.start("first"), n.end("first"), n["first"] + shared) for n in numbers]
    return [*(Found(*span, last.sign, last.body) for span in spans), last]


SPACED = re.compile(r"(?P<first>\d{1,3}) (?=\d{1,3} ?[-/] ?[A-ZĐ])")


def _spaced(text: str, at: int) -> Found | None:
    """The code whose number a scan broke in two: "số 4 1/QĐ-TTg"."""
    broken = SPACED.match(text, at)
    rest = code_at(text, broken.end()) if broken else None
    return Found(at, rest.end, broken["first"] + rest.text, rest.sign, rest.body) if broken and rest else None


def _issuer_between(prose: Prose, end: int, words: str) -> Issuer | None:
    """The issuer that stands before the number: "Nghị định của Chính phủ số 5/2020/NĐ-CP"."""
    at = words.find("của ")
    return issuer_at(prose, end + at + len("của ")) if at >= 0 else None


def _mentions(
    prose: Prose, start: int, kind: str, codes: list[Found], before: Issuer | None, header: Header
) -> list[Mention]:
    """One mention a code; date and issuer belong to the last."""
    last = codes[-1]
    tail = tail_at(prose, last.end)
    tails = [*(Tail(c.end) for c in codes[:-1]), Tail(tail.end, tail.date, tail.issuer or before)]
    starts = [start, *(c.start for c in codes[1:])]
    return [mention(prose, s, kind, c, t, header) for s, c, t in zip(starts, codes, tails, strict=True)]


def mention(
    prose: Prose, start: int, kind: str, code: Found, tail: Tail, header: Header, level: Level | None = None
) -> Mention:
    """A mention with a code; its level by issuer and signs unless given."""
    level = level or level_of(kind, code, tail.issuer) or issued_by(prose, start) or Level.PROVINCIAL
    stated = tail.issuer.province if tail.issuer else None
    subject, subject_end = subject_at(prose, tail.end)
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
        province=stated or header.province if level is Level.PROVINCIAL else None,
        subject_end=subject_end,
    )


MINISTRY_SIGN = re.compile(r"b(?!ql|cđ|ch|tv|cs|tctu|tchu|dv|tg|nctu|hxh)[a-zđ&]{1,8}$")
ASSEMBLY_BODY = re.compile(r"(?:ub|hđ|tt|vp|đ)[a-zđ]+1\d")  # "3618/BC-UBPL15": a committee of the National Assembly
NATIONAL_KINDS = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch")


def level_of(kind: str, code: Found, issuer: Issuer | None) -> Level | None:
    """The level by a known issuer, else by the sign of the body, else by the words of the issuer, or None."""
    if issuer and issuer.level and (issuer.closed or issuer.level is Level.PROVINCIAL):
        return issuer.level
    name = code.body.rstrip("0123456789")
    known = signs().levels.get(code.body) or signs().levels.get(name)
    if known:
        return Level(known)
    if issuer and issuer.level:
        return issuer.level
    party = code.text.endswith("/TW")  # "117-QĐNS/TW": whatever the sign of the kind
    central = party or ASSEMBLY_BODY.fullmatch(code.body) or name.endswith(("tw", "đcp"))
    central = central or MINISTRY_SIGN.match(name) or name.startswith("tc")
    return Level.CENTRAL if central or kind in NATIONAL_KINDS else None
