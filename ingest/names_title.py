"""Plans, programmes, schemes and strategies by their titles: where the title ends."""

import re
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.catalog import Kind
from policy_lineage.ingest.issuers import issuer_at, place_end
from policy_lineage.ingest.mentions import Name
from policy_lineage.ingest.mentions_subject import subject_at
from policy_lineage.ingest.names_known import known_end
from policy_lineage.ingest.patterns import WORD, Prose, one_of
from policy_lineage.ingest.values import Level

REACH = 300
YEARS = re.compile(
    r"(?:,? ?(?:giai đoạn|thời kỳ|thời kì|nhiệm kỳ))?(?: từ)?(?: (?:năm )?(?:đến )?(?:hết )?(?:năm )?|,? ?\(?)"
    r"(?:19|20)\d\d(?: ?(?:-|đến) ?(?:năm )?(?:19|20)\d\d)?(?!\d|[/.]\d)\)?"
)
BEYOND = re.compile(
    r",? (?:và )?(?:tầm nhìn|định hướng|có tính|có xét)(?: đến)?(?: năm)? (?:19|20)\d\d(?:-20\d\d)?"
    r"| và (?:những|các) năm tiếp theo| và đến năm 20\d\d"
)
AREA = re.compile(r",?(?: (?:trên|tại) địa bàn)?(?: của)? (?:tỉnh|thành phố|tp\.?|huyện|toàn tỉnh|cả nước)(?!\w)")
HARD_END = re.compile(r"[;:|\n”\"*]|\.(?!\d|\w)|…|\((?!\d{4})|(?<!\d)\)")
QUOTE = re.compile(r" ?[“\"] ?")
CLOSE = re.compile(r" ?[”\"]")
ABOUT_QUOTED = re.compile(r"[^\n;.\"“”]{3,60}? về [“\"] ?[^\n\"“”]{5,220}[”\"]")


def title_at(prose: Prose, start: int, end: int, kind: Kind, *, capital: bool) -> Name | None:
    """The document whose title follows; `capital`: the word of the kind is written as that of a name."""
    limit = min(len(prose.text), end + REACH)
    if not _opens(prose, end):
        return None
    quoted = _quoted_end(prose, start, end, limit)
    stop = quoted or _national_end(prose, end) or _plain_end(prose, end, limit)
    if not _tells_apart(prose, end, stop, kind, capital=capital or bool(quoted)):
        return None
    issuer = issuer_at(prose, stop + len(" của ")) if prose.lower.startswith(" của ", stop) else None
    known = issuer if issuer and issuer.closed else None
    subject, subject_end = subject_at(prose, known.end) if known else _inner_subject(prose, end, stop)
    level = (known.level if known else None) or _national(prose.lower[end:stop])
    return Name(
        end=known.end if known else stop,
        title=prose.text[start:stop],
        level=level,
        province=known.province if known else None,
        issuer=known.text if known else None,
        subject=subject,
        subject_end=subject_end,
    )


INNER = re.compile(
    r" (?:quốc gia|mục tiêu quốc gia|tổng thể|hành động|[^\W\d]+ [^\W\d]+)? ?về (?:việc )?| về (?:việc )?"
)


def _inner_subject(prose: Prose, at: int, stop: int) -> tuple[str | None, int | None]:
    """What a title itself says after "về": "Đề án về phát triển chợ"."""
    about = INNER.match(prose.lower, at, stop)
    return (prose.text[about.end() : stop].strip(' ”"'), None) if about else (None, None)


@cache
def _words(name: str) -> re.Pattern[str]:
    """Any of the words of a list of the data."""
    return re.compile(one_of(rules("named_documents")[name]))


def _opens(prose: Prose, end: int) -> bool:
    """Whether a title can begin there."""
    if QUOTE.match(prose.text, end):
        return True
    starts = prose.text.startswith(" ", end) and prose.text[end + 1 : end + 2].isalnum()
    padded = prose.text.startswith("0", end + 1)  # "Đề án 06" has a number, no title
    return starts and not padded and not _words("refused_first").match(prose.lower, end + 1)


def _quoted_end(prose: Prose, start: int, end: int, limit: int) -> int:
    """The end of a title in quotation marks, or of one whose quotation opens before the kind; 0 for none."""
    opened = QUOTE.match(prose.text, end)
    before = prose.text[max(0, start - 2) : start].rstrip()
    if not opened and not before.endswith(("“", '"')):
        return 0
    close = CLOSE.search(prose.text, opened.end() if opened else end, limit)
    if not close or "\n" in prose.text[end : close.start()]:
        return 0
    return close.end() if opened else close.start()


NATIONAL_TITLE = re.compile(r" mục tiêu quốc gia [^,;.:\n|]")
IN_PROVINCE = re.compile(r" (?:trên|tại) địa bàn ")


def _national_end(prose: Prose, at: int) -> int:
    """The end of a national target programme before the province that carries it out; 0 for others."""
    if not NATIONAL_TITLE.match(prose.lower, at):
        return 0
    stop = _plain_end(prose, at, min(len(prose.text), at + REACH))
    area = IN_PROVINCE.search(prose.lower, at, stop)
    return area.start() if area else 0


def _plain_end(prose: Prose, at: int, limit: int) -> int:
    """The end of a title without quotation marks round it."""
    if quoted := ABOUT_QUOTED.match(prose.text, at, limit):  # Kế hoạch quốc gia về "Ứng dụng …"
        return quoted.end()
    clause = _clause_end(prose, at, limit)
    return _years_end(prose, at, clause, limit) or _phrase_end(prose, at, clause)


def _years_end(prose: Prose, at: int, clause: int, limit: int) -> int:
    """The end of a title that years close, 0 where none do before a new clause."""
    years = YEARS.search(prose.lower, at, clause)
    if not years:
        return 0
    end = _beyond(prose, years.end(), limit)
    if area := AREA.match(prose.lower, end, limit):
        end = _beyond(prose, place_end(prose, area.end(), limit), limit)
    return end


def _beyond(prose: Prose, end: int, limit: int) -> int:
    """The end with the years that a plan looks ahead to."""
    while further := BEYOND.match(prose.lower, end, limit):
        end = further.end()
    return end


def _clause_end(prose: Prose, at: int, limit: int) -> int:
    """Where the sentence ends or a new clause begins."""
    hard = HARD_END.search(prose.text, at, limit)
    limit = hard.start() if hard else limit
    for word in WORD.finditer(prose.lower, at + 1, limit):
        begin = word.start()
        if prose.lower.startswith(", ", begin - 2):
            if SEVERAL.match(prose.lower, begin):
                continue
            if _clause_starts(prose, begin, "clause_starts") or _ends_title(prose.lower, begin):
                return begin - 2
        elif prose.lower.startswith("và ", begin - 3):
            if _clause_starts(prose, begin, "and_starts"):
                return begin - 4
        elif NUMBERED.match(prose.lower, begin) or (begin > at + 1 and _ends_here(prose, begin)):
            return begin - 1
    return limit


# "các giá trị văn hóa, con người, các danh nhân": one more of a list, where "các sở" would begin a clause
SEVERAL = re.compile(
    r"(?:các|những) (?!sở|ngành|cấp|ban|bộ|địa phương|đơn vị|cơ quan|xã|huyện|nội dung|nhiệm vụ|tổ chức|doanh nghiệp"
    r"|chỉ tiêu|mục tiêu|giải pháp|văn bản|nghị|quy|chương|đề|kế|dự|chỉ|kết|luật|công tác|hoạt động|đoàn thể|đồng chí)"
)
NUMBERED = re.compile(
    r"(?:nghị quyết|nghị định|chỉ thị|kết luận|kế hoạch|chương trình hành động|chương trình|quyết định|thông báo"
    r"|thông tư|công văn|đề án) (?:số )?\d+[\w/.]*[-/][a-zđ]"
)
KIND_WORD = re.compile(
    r"(?:các |những )?(?:nghị quyết|kế hoạch|chương trình|đề án|quy hoạch|chiến lược|chỉ thị|kết luận|quyết định"
    r"|luật|pháp lệnh|quy định|dự án|công văn|thông tư|nghị định)(?!\w)"
)


def _clause_starts(prose: Prose, at: int, words: str) -> bool:
    return bool(KIND_WORD.match(prose.lower, at) or _words(words).match(prose.lower, at))


def _ends_here(prose: Prose, at: int) -> bool:
    return not prose.is_capital(at) and _ends_title(prose.lower, at)


def _ends_title(lower: str, at: int) -> bool:
    """Whether a word that ends titles begins at `at`, and not the second half of a longer word."""
    if not _words("title_ends").match(lower, at):
        return False
    halves = rules("named_documents")["compounds"]
    return not any(lower.startswith(h, at - h.index(" ") - 1) for h in halves)


OF_BODY = re.compile(
    r" của (?=(?:Bộ Chính trị|Chính phủ|Thủ tướng|Quốc hội|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|UBND|Ủy ban|Ban ))"
)


def _phrase_end(prose: Prose, at: int, end: int) -> int:
    """The end of a title that no years close: before a verb, a new clause or the end of the sentence."""
    if of := OF_BODY.search(prose.text, at, end):
        end = of.start()
    while end > at and prose.text[end - 1] in " ,-":
        end -= 1
    return end


NATIONAL_TARGET = re.compile(r" mục tiêu quốc gia(?: (?:trên địa bàn|của|giai đoạn|năm)|$|,)")
PURPOSE = re.compile(
    r" (?:hành động )?(?:của [^,;.\n\d]{4,60}? )?(?:để |về |nhằm )?(?:tổ chức )?(?:triển khai )?"
    r"(?:thực hiện|thi hành|triển khai|cụ thể hóa|thực)"
    r"(?: tốt| có hiệu quả| hiệu quả)?"
    r"(?P<object> (?:nghị quyết|chỉ thị|kết luận|quy định|quyết định|luật|pháp lệnh|nghị định|chương trình|đề án"
    r"|kế hoạch|chiến lược|quy hoạch)(?!\w)| các| những| chủ trương| nhiệm vụ| mục tiêu| đồng bộ|,|$| cụ thể| với"
    r"| như| cho| của| tại| ở)"
)
# a title without a capital is one when a decision is named for it
ISSUED_UNDER = re.compile(
    r",? (?:(?:được )?(?:ban hành |phê duyệt )?(?:kèm )?theo|tại) (?:quyết định|nghị quyết) (?:số )?\d"
)
FEWEST_WORDS = 2
EVERY_YEAR = re.compile(r" h[ằà]ng (?:năm|tháng|quý)(?!\w)")


def _tells_apart(prose: Prose, at: int, stop: int, kind: Kind, *, capital: bool) -> bool:
    """Whether the title from `at` to `stop` tells one document from others."""
    title = prose.lower[at:stop]
    words = title.split()
    years = YEARS.search(title)
    if EVERY_YEAR.search(title) or PURPOSE.match(title) or (NATIONAL_TARGET.match(title) and not years):
        return False
    if years:
        before = title[: years.start()].split()
        return len(before) >= FEWEST_WORDS or (bool(before) and (capital or before == ["tỉnh"]))
    if not capital:
        under = ISSUED_UNDER.match(prose.lower, stop)
        return _is_proper(prose.text[at:stop]) or (bool(under) and len(words) > FEWEST_WORDS)
    return len(words) > FEWEST_WORDS or (kind.named != "capital" and len(words) == FEWEST_WORDS)


def _is_proper(title: str) -> bool:
    """Whether a lower-case kind is followed by a name of its own: "chương trình OCOP"."""
    first = title.split()[:1]
    return bool(first) and len(first[0]) > FEWEST_WORDS and first[0].isupper() and first[0].isalpha()


@cache
def _national_words() -> re.Pattern[str]:
    words = [w for row in rules("named_documents")["national"] for w in row["words"]]
    return re.compile(rf"(?<!\w){one_of(words)}")


def _national(title: str) -> Level | None:
    """The level of a programme of the whole country, None for others."""
    return Level.CENTRAL if _national_words().search(title) else None


AIM_END = re.compile(r"[;,.\n|()]")
AIM_REACH = 120
AIM_CODE = re.compile(r"\d[\w/.]*[-/][\w/&-]*\w")


def purpose_at(prose: Prose, start: int, end: int) -> Name | None:
    """The plan known by what it carries out: "Kế hoạch thực hiện Chỉ thị số …"; its words are the bare kind."""
    found = PURPOSE.match(prose.lower, end)
    if not found or not KIND_WORD.match(found["object"].strip()):
        return None
    aim = found.start("object")
    stop = AIM_END.search(prose.text, aim, aim + AIM_REACH)
    title_end = stop.start() if stop else min(len(prose.text), aim + AIM_REACH)
    if code := AIM_CODE.search(prose.text, aim, title_end):
        title_end = code.end()
    body = issuer_at(prose, end + len(" của ")) if prose.lower.startswith(" của ", end) else None
    return Name(end, prose.text[start:title_end], body.level if body else None, body.province if body else None)


ABOUT = re.compile(r"(?: chuyên đề)?,? về (?:việc )?")
FEWEST_ABOUT = 4


def subject_named_at(prose: Prose, start: int, end: int) -> Name | None:
    """The document known by its subject alone: "Nghị quyết về phát triển du lịch"."""
    about = ABOUT.match(prose.lower, end)
    if not about:
        return None
    stop = _subject_stop(prose, end)
    if len(prose.text[end:stop].split()) < FEWEST_ABOUT:
        return None
    return Name(stop, prose.text[start:stop], subject=prose.text[about.end() : stop])


def issuer_named_at(prose: Prose, start: int, end: int) -> Name | None:
    """The document known by its issuer and subject; its words end with the issuer."""
    of = end + len(" của ") if prose.lower.startswith(" của ", end) else end + 1
    issuer = issuer_at(prose, of)
    if not issuer or not issuer.closed:
        return None
    subject, subject_end = subject_at(prose, issuer.end)
    if not subject:
        return None
    title = f"{prose.text[start:end]} của {issuer.text}{prose.text[issuer.end : _subject_stop(prose, issuer.end)]}"
    return Name(
        issuer.end, title, issuer.level, issuer.province,
        issuer=issuer.text, subject=subject, subject_end=subject_end,
    )  # fmt: skip


TITLE_OF_BODY = re.compile(r" (?:[^\W\d]+ ){1,5}?của ")
SECOND_BODY = re.compile(r"(?:,| và| và của|, của) ")


def body_named_at(prose: Prose, start: int, end: int) -> Name | None:
    """The regulation known by its title and the one body that it is of: "Quy chế làm việc của Tỉnh ủy"."""
    title = TITLE_OF_BODY.match(prose.lower, end)
    body = issuer_at(prose, title.end()) if title else None
    if not body or not body.closed:
        return None
    second = SECOND_BODY.match(prose.lower, body.end)
    if second and issuer_at(prose, second.end()):
        return None
    return Name(body.end, prose.text[start : body.end], body.level, body.province)


def _subject_stop(prose: Prose, at: int) -> int:
    """The end of a title of which the subject follows at `at`: as a known one, else by grammar."""
    about = ABOUT.match(prose.lower, at)
    known = known_end(prose, about.end()) if about else None
    return known or _plain_end(prose, at, min(len(prose.text), at + REACH))
