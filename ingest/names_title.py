"""Plans, programmes, schemes and strategies by their titles: where the title ends."""

import re
from dataclasses import dataclass
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.catalog import Kind, fold
from policy_lineage.ingest.issuers import issuer_at, place_end
from policy_lineage.ingest.mentions import Name
from policy_lineage.ingest.subjects import subject_at
from policy_lineage.ingest.values import Level

REACH = 300
YEARS = re.compile(
    r"(?:,? ?(?:giai đoạn|thời kỳ|thời kì|nhiệm kỳ))?(?: từ)?(?: (?:năm )?(?:đến )?(?:hết )?(?:năm )?|,? ?\(?)"
    r"(?:19|20)\d\d(?: ?(?:-|đến) ?(?:năm )?(?:19|20)\d\d)?(?!\d|[/.]\d)\)?"
)
TAIL = re.compile(
    r",? (?:và )?(?:tầm nhìn|định hướng|có tính đến)(?: đến)?(?: năm)? (?:19|20)\d\d(?:-20\d\d)?"
    r"| và (?:những|các) năm tiếp theo| và đến năm 20\d\d|,? định hướng đến năm 20\d\d"
)
PLACE = re.compile(r",?(?: (?:trên|tại) địa bàn)?(?: của)? (?:tỉnh|thành phố|tp\.?|huyện|toàn tỉnh|cả nước)(?!\w)")
HARD_END = re.compile(r"[;:|\n”\"]|\.(?!\d|\w)|\.\.\.|…|\((?!\d{4})")
WORD = re.compile(r"[^\s,;:.()\"“”|\n]+")
QUOTE = re.compile(r" ?[“\"] ?")
CLOSE = re.compile(r" ?[”\"]")


@dataclass(frozen=True, slots=True)
class Line:
    """What follows the word of a kind, up to the end of its sentence."""

    text: str
    lower: str


def title_at(text: str, start: int, end: int, kind: Kind, *, capital: bool) -> Name | None:
    """The document whose title follows; `capital`: the word of the kind is written as that of a name."""
    line = _line(text, end)
    if line is None or not _opens(line):
        return None
    quoted = _quoted(text, start, end)
    length = quoted or _years_end(line)
    years = bool(YEARS.search(line.lower, 0, length)) if length else False
    if not length:
        length = _phrase_end(line)
    if not _enough(line, length, kind, capital=capital or bool(quoted), years=years):
        return None
    end_of_name = end + length
    title = text[start:end_of_name]
    issuer = issuer_at(text, end_of_name + 4) if text.startswith(" của", end_of_name) else None
    issuer = issuer_at(text, end_of_name + 5) if issuer is None and text.startswith(" của ", end_of_name) else issuer
    stop = issuer.end if issuer and issuer.closed else end_of_name
    level = _level(fold(title.lower()), issuer.level if issuer and issuer.closed else None)
    province = issuer.province if issuer and issuer.closed else None
    return Name(stop, title, level, province, issuer=issuer.text if issuer and issuer.closed else None)


def _line(text: str, end: int) -> Line | None:
    window = text[end : end + REACH]
    lower = fold(window.lower())
    return Line(window, lower) if len(lower) == len(window) else None


@cache
def _starts(name: str) -> re.Pattern[str]:
    words = sorted((fold(w) for w in rules("named_documents")[name]), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _opens(line: Line) -> bool:
    """Whether a title can begin there."""
    if QUOTE.match(line.text):
        return True
    return line.text.startswith(" ") and line.text[1:2].isalnum() and not _starts("refused_first").match(line.lower, 1)


def _quoted(text: str, start: int, end: int) -> int:
    """The length of a title in quotation marks, or of one whose quotation opens before the kind; 0 for none."""
    opened = QUOTE.match(text, end)
    before = text[max(0, start - 2) : start].rstrip()
    if not opened and not before.endswith(("“", '"')):
        return 0
    close = CLOSE.search(text, opened.end() if opened else end, end + REACH)
    if not close or "\n" in text[end : close.start()]:
        return 0
    return (close.end() if opened else close.start()) - end


def _years_end(line: Line) -> int:
    """The end of a title that years close, 0 where none do before a new clause."""
    hard = HARD_END.search(line.text)
    limit = hard.start() if hard else len(line.text)
    clause = _clause_end(line, limit)
    years = YEARS.search(line.lower, 0, clause)
    if not years:
        return 0
    end = years.end()
    while tail := TAIL.match(line.lower, end):
        end = tail.end()
    place = PLACE.match(line.lower, end)
    if place:
        end = place_end(line.text, line.lower, place.end())
    while tail := TAIL.match(line.lower, end):
        end = tail.end()
    return end


def _clause_end(line: Line, limit: int) -> int:
    """Where a new clause begins, `limit` where none does."""
    for word in WORD.finditer(line.lower, 1, limit):
        at = word.start()
        before = line.lower[at - 2 : at]
        if before == ", " or line.lower.startswith("và ", at - 3):
            if _starts("clause_starts").match(line.lower, at) or _starts_kind(line.lower, at):
                return at - 2 if before == ", " else at - 4
        elif at > 1 and _starts("title_ends").match(line.lower, at) and line.text[at].islower():
            return at - 1
    return limit


KIND_WORD = re.compile(
    r"(?:các |những )?(?:nghị quyết|kế hoạch|chương trình|đề án|quy hoạch|chiến lược|chỉ thị|kết luận|quyết định|luật|dự án|công văn|thông tư|nghị định)(?!\w)"
)


def _starts_kind(lower: str, at: int) -> bool:
    return bool(KIND_WORD.match(lower, at))


def _phrase_end(line: Line) -> int:
    """The end of a title that no years close: before a verb, a new clause or the end of the sentence."""
    hard = HARD_END.search(line.text)
    end = _clause_end(line, hard.start() if hard else len(line.text))
    of = re.compile(r" của (?=(?:Bộ Chính trị|Chính phủ|Thủ tướng|Quốc hội|Tỉnh ủy|Thành ủy|UBND|Ủy ban|Ban ))").search(line.text, 0, end)
    return len(line.text[: of.start() if of else end].rstrip(" ,-"))


NATIONAL_TARGET = re.compile(r" mục tiêu quốc gia(?: (?:trên địa bàn|của|giai đoạn|năm)|$|,)")
PURPOSE = re.compile(r" (?:hành động )?(?:để )?(?:tổ chức )?(?:triển khai )?(?:thực hiện|thi hành|triển khai|cụ thể hóa|thực)(?!\w)")


def _enough(line: Line, length: int, kind: Kind, *, capital: bool, years: bool) -> bool:
    """Whether the title tells one document from others."""
    title = line.lower[:length]
    words = title.split()
    if PURPOSE.match(title) or NATIONAL_TARGET.match(title.rstrip()) and not years:
        return False
    if kind.named == "capital" and not years and len(words) < 3:
        return False
    if years:
        first = YEARS.search(title)
        return bool(first) and len(title[: first.start()].split()) >= (1 if capital else 2)
    if not capital:
        return _proper(line.text[:length])
    return len(words) >= 2


def _proper(title: str) -> bool:
    """Whether a lower-case kind is followed by a name of its own: "chương trình OCOP"."""
    first = title.split()[:1]
    return bool(first) and len(first[0]) > 2 and first[0].isupper() and first[0].isalpha()


def _level(title: str, stated: Level | None) -> Level | None:
    if stated:
        return stated
    words = [w for row in rules("named_documents")["national"] for w in row["words"]]
    return Level.CENTRAL if any(w in title for w in words) else None


ISSUED_BY = re.compile(r" (?:của )?(?=\S)")
ABOUT = re.compile(r",? về ")


def issued_at(text: str, start: int, end: int, kind: Kind) -> Name | None:
    """The document known by its issuer and subject, or by its subject alone: "Nghị quyết về phát triển du lịch"."""
    if ABOUT.match(text, end):
        line = _line(text, end)
        if line is None:
            return None
        length = _years_end(line) or _phrase_end(line)
        if len(line.text[:length].split()) < 4:
            return None
        return Name(end + length, text[start : end + length], subject=line.text[len(" về ") : length])
    by = ISSUED_BY.match(text, end)
    issuer = issuer_at(text, by.end()) if by else None
    if not issuer or not issuer.closed:
        return None
    subject, subject_end = subject_at(text, issuer.end)
    if not subject:
        return None
    line = _line(text, issuer.end)
    length = (_years_end(line) or _phrase_end(line)) if line else 0
    title = f"{text[start:end]} của {issuer.text}{text[issuer.end : issuer.end + length]}"
    return Name(issuer.end, title, issuer.level, issuer.province, issuer=issuer.text, subject=subject, subject_end=subject_end)
