"""Documents without a number: whether a word of a kind begins the name of one."""

import re

from policy_lineage.data import rules
from policy_lineage.ingest.catalog import Kind
from policy_lineage.ingest.mentions import Mention, Name
from policy_lineage.ingest.names_canonical import canonical_name
from policy_lineage.ingest.names_congress import congress_at
from policy_lineage.ingest.names_law import law_at
from policy_lineage.ingest.names_title import issued_at, title_at
from policy_lineage.ingest.values import Header, Level

WORK = re.compile(r"(?:thực hiện|triển khai|thi hành|cụ thể hóa|cụ thể hoá)(?: (?:tốt|có hiệu quả|hiệu quả|nghiêm túc|nội dung|mục tiêu))* ?[“\"]? ?$")
SUBJECT_OF = re.compile(r"(?:về|phê duyệt|ban hành|thông qua|phê chuẩn|công bố|điều chỉnh|bổ sung)(?!\w)")
ENACTED = re.compile(
    r"(?:kèm theo (?:Quyết định|Nghị quyết|Kế hoạch|Công văn|Chỉ thị|Tờ trình) này(?: bản| là)?"
    r"|(?:^|\n)Điều \d+[.:] ?(?:Phê duyệt|Ban hành|Thông qua|Nhất trí thông qua)(?: kèm theo)?) ?[“\"]? ?$"
)
SENTENCE_START = re.compile(r"(?:^|\n|[.;:!?] )[-+*• ]*$")
REACH_BACK = 60


def named(
    text: str, lower: str, start: int, end: int, kind: Kind, header: Header, previous: Mention | None
) -> Mention | None:
    """The document that the word of a kind at `start` to `end` names without a number."""
    name = _name_at(text, lower, start, end, kind, header, previous)
    if name is None:
        return None
    level = name.level or _inherited(text, start, previous) or Level.PROVINCIAL
    province = (name.province or header.province) if level is Level.PROVINCIAL else None
    return Mention(
        start=start,
        end=name.end,
        kind=kind.kind,
        code=None,
        code_start=None,
        code_end=None,
        name=canonical_name(name.title, kind.kind, province),
        date=name.date,
        issuer=name.issuer,
        subject=name.subject,
        level=level,
        province=province,
        subject_end=name.subject_end or name.end,
    )


def _name_at(
    text: str, lower: str, start: int, end: int, kind: Kind, header: Header, previous: Mention | None
) -> Name | None:
    if kind.named == "no":
        return None
    if kind.named == "law":
        return law_at(text, lower, start, end)
    if _is_plural(lower, start):
        return None
    if kind.named == "issuer" and (met := congress_at(text, start, end, kind)):
        return met
    if _is_own_or_subject(text, lower, start, kind, header, previous):
        return None
    capital = text[start].isupper() and text[start + 1].islower() and not SENTENCE_START.search(text, max(0, start - 8), start)
    if kind.named == "issuer":
        return issued_at(text, start, end, kind) if capital else None
    return title_at(text, start, end, kind, capital=capital) or (issued_at(text, start, end, kind) if capital else None)


def _is_plural(lower: str, start: int) -> bool:
    """Whether the words before make several documents of one."""
    words = lower[max(0, start - 14) : start].split()
    return bool(words) and (words[-1] in rules("named_documents")["plural_before"] or words[-1].isdigit())


def _is_own_or_subject(
    text: str, lower: str, start: int, kind: Kind, header: Header, previous: Mention | None
) -> bool:
    """Whether the document issues it itself, or it is what the document cited before approves."""
    back = text[max(0, start - REACH_BACK) : start]
    if ENACTED.search(back):
        return True
    if WORK.search(lower, max(0, start - REACH_BACK), start):
        return False
    if header.kind == kind.kind and back.rstrip().endswith(("ban hành", "xây dựng")):
        return True
    return _in_subject(text, start, previous)


def _in_subject(text: str, start: int, previous: Mention | None) -> bool:
    """Whether it stands in what the mention before is about."""
    if previous is None or start - previous.end > 250:
        return False
    between = text[previous.end : start]
    if re.search(r"[;\n]|\. ", between):
        return False
    return bool(SUBJECT_OF.search(between)) and (previous.code is not None or start < previous.subject_end)


def _inherited(text: str, start: int, previous: Mention | None) -> Level | None:
    """The level of the document whose subject names it."""
    return previous.level if previous and _in_subject(text, start, previous) else None
