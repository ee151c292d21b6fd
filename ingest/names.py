"""Documents without a number: whether the word of a kind begins the name of one."""

import re
from collections.abc import Sequence
from itertools import islice

from policy_lineage.data import rules
from policy_lineage.ingest.catalog import Kind
from policy_lineage.ingest.issuers import issued_by, province_in
from policy_lineage.ingest.mentions import Mention, Name
from policy_lineage.ingest.names_by import body_named_at, issuer_named_at, purpose_at, subject_named_at
from policy_lineage.ingest.names_canonical import canonical_name
from policy_lineage.ingest.names_congress import congress_at
from policy_lineage.ingest.names_law import law_at
from policy_lineage.ingest.names_title import title_at
from policy_lineage.ingest.patterns import Prose
from policy_lineage.ingest.values import Header, Level

BACK = 60
WORK = re.compile(
    r"(?:thực hiện|triển khai|thi hành|cụ thể hóa)"
    r"(?: (?:tốt|có hiệu quả|hiệu quả|nghiêm túc|nội dung|mục tiêu))* ?[“\"]? ?$"
)
# "phân bổ vốn thuộc | Chương trình …", "thực hiện Quyết định phê duyệt | Chiến lược …"
BELONGS = re.compile(
    r"(?:(?<!trực )thuộc|trong khuôn khổ"
    r"|(?:thực hiện|triển khai|thi hành) (?:quyết định|nghị quyết) (?:phê duyệt|ban hành)) $"
)
NEW_SENTENCE = re.compile(r"[;\n]|\. ")
APPROVES = re.compile(
    r"[ :,]*(?:\([^()\n]*\) ?)?(?:về |về việc |v ?/ ?v )?"
    r"(?:phê duyệt|ban hành|thông qua|phê chuẩn|công bố|điều chỉnh|sửa đổi)[^,;.]{0,50}$"
)
ENACTED = re.compile(
    r"(?:trên đây là(?: nội dung| toàn bộ)?"
    r"|kèm theo ?(?:quyết định|nghị quyết|kế hoạch|công văn|chỉ thị|tờ trình) này(?: bản| là)?"
    r"|(?:^|\n)[*_ ]*điều \d+[.:][*_ ]*(?:phê duyệt|ban hành|thông qua|nhất trí thông qua)(?: kèm theo)?) ?[“\"]? ?$"
)
ISSUES = re.compile(r"\w,? (?:ban hành|xây dựng) $")  # "UBND tỉnh ban hành Kế hoạch …", not the task "- Xây dựng …"
SENTENCE_START = re.compile(r"(?:^|\n|[.;:!?] )[-+*• ]*$")


def named(prose: Prose, start: int, end: int, kind: Kind, header: Header, found: Sequence[Mention]) -> Mention | None:
    """The document that the word of a kind names without a number; `found`: the mentions before it."""
    if kind.named == "no":
        return None
    previous = found[-1] if found else None
    name = _name_at(prose, start, end, kind, header, previous) or _congress_again(prose, start, end, kind, found)
    if name is None or (not name.issuer and _is_own_object(name.title, header)):
        return None
    level = (
        name.level or _inherited(prose, start, previous) or issued_by(prose, start) or _level_here(name, kind, header)
    )
    province = name.province or header.province if level is Level.PROVINCIAL else None
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


def _level_here(name: Name, kind: Kind, header: Header) -> Level:
    """The level of a document whose name does not tell it: that of the text, which is of a province or of none.

    A strategy is one of the Government unless its name says where it holds.
    """
    local = name.province or LOCAL.search(Prose.of(name.title).lower) or province_in(name.title)
    if not local and kind.kind != "Chiến lược":
        local = header.province
    return Level.PROVINCIAL if local else Level.CENTRAL


LOCAL = re.compile(
    r"(?<!\w)(?<!cấp )(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn|sở|địa phương"
    r"|tỉnh ủy|thành ủy|ubnd|hđnd)(?!\w)"
)


def _name_at(prose: Prose, start: int, end: int, kind: Kind, header: Header, previous: Mention | None) -> Name | None:
    """The name by the grammar of its kind."""
    if kind.named == "law":
        return law_at(prose, start, end)
    if _is_plural(prose.lower, start):
        return None
    if kind.named == "body":
        return body_named_at(prose, start, end) if prose.is_capital(start) else None
    if kind.named == "issuer" and (met := congress_at(prose, start, end, kind)):
        return met
    name = _titled_at(prose, start, end, kind, header)
    return None if name is None or _is_own_or_subject(prose, start, kind, header, previous) else name


def _titled_at(prose: Prose, start: int, end: int, kind: Kind, header: Header) -> Name | None:
    """The name by the title that follows, by what is carried out, by the subject, or by the issuer."""
    capital = _is_capital(prose, start)
    if kind.named != "issuer" and (titled := title_at(prose, start, end, kind, capital=capital)):
        return titled
    if not capital:
        return issuer_named_at(prose, start, end) if kind.kind in CLEAR_IN_LOWER_CASE else None
    if kind.named != "issuer" and (carried := purpose_at(prose, start, end)):
        return None if _is_own_purpose(carried.title, kind, header) else carried
    by_subject = None if kind.kind == "Quy định" else subject_named_at(prose, start, end)
    return by_subject or issuer_named_at(prose, start, end)


# "chỉ thị của Ban Bí thư về …" is one document however it is written; "quy định của Chính phủ về …" are many
CLEAR_IN_LOWER_CASE = frozenset({"Nghị quyết", "Chỉ thị"})


# "các kế hoạch, | chương trình phát triển chợ"
SEVERAL_KINDS = re.compile(
    r"(?<!\w)(?:các|những) "
    r"(?:(?:kế hoạch|chương trình|đề án|dự án|nghị quyết|chỉ thị|quy hoạch|chiến lược)(?:,| và) )+$"
)


DEPARTMENT = re.compile(
    r"(?:(?<!nhiệm )(?<!dịch )(?<!chức )(?<!công )vụ|(?<!ủy )(?<!uỷ )ban|viện"
    r"|(?:tài chính|kế toán|đầu tư|tổ chức|kỹ thuật|tổng hợp) ?-) ?$"
)  # "Vụ | Kế hoạch"


# of "Dự án 2 | Chương trình …", "Phụ lục 3 | Kế hoạch …": the number is that of a part
PARTS = frozenset({"án", "phần", "dung", "khoản", "điều", "mục", "lục", "điểm"})


def _is_plural(lower: str, start: int) -> bool:
    """Whether the words before make several documents of one, or a department of it."""
    words = lower[max(0, start - 14) : start].rpartition("\n")[2].replace("*", " ").split()
    before = rules("named_documents")["plural_before"]
    counted = words and words[-1].isdigit() and not {*words[-2:-1]} & PARTS  # "hai | kế hoạch", "2 | kế hoạch"
    several = words and (words[-1] in before or " ".join(words[-2:]) in before or counted)
    if several and words[-2:] != ["cơ", "sở"]:  # "Trên cơ sở | Nghị quyết Đại hội …" beside "Sở | Kế hoạch"
        return True
    if lower.startswith(("kế hoạch", "quy hoạch"), start) and DEPARTMENT.search(lower, max(0, start - 20), start):
        return True
    if not lower.startswith((", ", "à "), max(0, start - 2)):
        return False
    return SEVERAL_KINDS.search(lower, max(0, start - 60), start) is not None


def _is_capital(prose: Prose, start: int) -> bool:
    """Whether the kind is written as a name is, not as the first word of a sentence or in capitals."""
    if not prose.is_capital(start) or prose.is_capital(start + 1):
        return False
    return not SENTENCE_START.search(prose.text, max(0, start - 8), start)


def _is_own_purpose(title: str, kind: Kind, header: Header) -> bool:
    """Whether a plan known by its purpose is the document itself: its title carries out the same."""
    if header.kind != kind.kind:
        return False
    lower = Prose.of(title).lower
    aim = (lower.partition("thực hiện ")[2] or lower.partition("triển khai ")[2])[:40]
    return not header.title or (bool(aim) and aim in Prose.of(header.title).lower)


def _is_own_or_subject(prose: Prose, start: int, kind: Kind, header: Header, previous: Mention | None) -> bool:
    """Whether the document issues it itself, or it is what the document cited before approves."""
    back = max(0, start - BACK)
    if ENACTED.search(prose.lower, back, start) or _is_own_title(prose, start, kind, header):
        return True
    if SHORT_FORM.search(prose.lower, back, start):
        return True
    if prose.is_capital(start + 1) and OWN_TITLE.search(prose.lower, back, start):
        return True
    if WORK.search(prose.lower, back, start) or BELONGS.search(prose.lower, back, start):
        return False
    if header.kind == kind.kind and (ISSUES.search(prose.lower, back, start) or _speaks(prose.lower, start, kind)):
        return True
    return _in_subject(prose, start, previous)


SAME_WORDS = 25  # characters of the title by which the document is told again


def _is_own_title(prose: Prose, start: int, kind: Kind, header: Header) -> bool:
    """Whether the kind and the first words of the title stand there again in capitals, as above an annex."""
    if header.kind != kind.kind or not header.title or not prose.is_capital(start + 1):
        return False
    title = Prose.of(header.title[:SAME_WORDS]).lower
    at = start + len(kind.word) + 1
    return len(title) == SAME_WORDS and prose.lower[at : at + SAME_WORDS].replace("\n", " ") == title


OBJECT = re.compile(
    r"(?:về (?:việc )?)?(?:(?:thông qua|phê duyệt|ban hành|phê chuẩn|điều chỉnh) )*"
    r"(?P<object>(?:quy hoạch|kế hoạch|đề án|chương trình|chiến lược)(?!\w).*)"
)
APPROVING = frozenset({"Nghị quyết", "Quyết định"})


def _is_own_object(name: str, header: Header) -> bool:
    """Whether a name is that of the plan which the document itself issues, as its title says: "VỀ ĐỀ ÁN …"."""
    if header.kind not in APPROVING or not header.title:
        return False
    issued = OBJECT.match(Prose.of(header.title).lower)
    return issued is not None and _letters(issued["object"]).startswith(_letters(name)[:OWN_LETTERS])


OWN_LETTERS = 60


def _letters(words: str) -> str:
    return "".join(c for c in Prose.of(words).lower if c.isalnum())


def is_subject(prose: Prose, start: int, previous: Mention) -> bool:
    """Whether what begins at `start` is what the mention before is about: "số 5/NQ-HĐND về | kế hoạch đầu tư"."""
    return start < previous.subject_end and ABOUT.fullmatch(prose.lower, previous.end, start) is not None


ABOUT = re.compile(r",? (?:về|về việc|v ?/ ?v) (?:(?:phê duyệt|ban hành|thông qua|giao|điều chỉnh) )?[“\"]?")


# "QUYẾT ĐỊNH | VỀ VIỆC PHÊ DUYỆT | CHƯƠNG TRÌNH …": what a title says is issued, it issues itself
OWN_TITLE = re.compile(r"(?:phê duyệt|ban hành|thông qua)\s$")
# "(sau đây gọi tắt là Kế hoạch thi đua)": a short name of what stands before
SHORT_FORM = re.compile(r"\((?:(?:sau|dưới) đây )?(?:được )?(?:viết|gọi)(?: tắt| chung)? là:? ?[“\"]? ?$")
SAYS = (" xác định", " đặt ra", " đề ra", " tập trung", " hướng tới", " nhấn mạnh", " quy định", " yêu cầu")


def _speaks(lower: str, start: int, kind: Kind) -> bool:
    """Whether the document itself is the subject of a verb: "Kế hoạch xác định ba khâu …"."""
    return lower.startswith(SAYS, start + len(kind.word))


NEAR = 250


def _in_subject(prose: Prose, start: int, previous: Mention | None) -> bool:
    """Whether it stands in what the mention before is about."""
    if previous is None or start - previous.end > NEAR:
        return False
    if NEW_SENTENCE.search(prose.text, previous.end, start):
        return False
    return start < previous.subject_end or bool(APPROVES.match(prose.lower, previous.end, start))


def _inherited(prose: Prose, start: int, previous: Mention | None) -> Level | None:
    """The level of the document whose subject names it."""
    return previous.level if previous and _in_subject(prose, start, previous) else None


CONGRESS = "Đại hội đại biểu Đảng bộ"
CONGRESS_REACH = 100  # mentions back


def _congress_again(prose: Prose, start: int, end: int, kind: Kind, found: Sequence[Mention]) -> Name | None:
    """The bare "Nghị quyết Đại hội": the congress of the Party that the text named last."""
    if not prose.text.startswith("Nghị quyết Đại hội", start) or kind.named != "issuer":
        return None
    stop = start + len("Nghị quyết Đại hội")
    if not AFTER_CONGRESS.match(prose.text, stop) or _is_plural(prose.lower, start):
        return None
    recent = islice(reversed(found), CONGRESS_REACH)
    before = next((m for m in recent if m.level is Level.PROVINCIAL and CONGRESS in (m.name or "")), None)
    return Name(stop, before.name or "", before.level, before.province) if before else None


AFTER_CONGRESS = re.compile(r"[.;,]|$|\n| (?:đề ra|đã đề ra|gắn|và|đã|của Đảng bộ tỉnh)")
