"""Plans, programmes, schemes and strategies by their titles: whether the words that follow are one."""

import re
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.catalog import Kind
from policy_lineage.ingest.issuers import issuer_at
from policy_lineage.ingest.mentions import Name
from policy_lineage.ingest.mentions_subject import subject_at
from policy_lineage.ingest.names_ends import QUOTE, REACH, national_end, plain_end, quoted_end, title_words, years_in
from policy_lineage.ingest.patterns import Prose, one_of
from policy_lineage.ingest.values import Level


def title_at(prose: Prose, start: int, end: int, kind: Kind, *, capital: bool) -> Name | None:
    """The document whose title follows; `capital`: the word of the kind is written as that of a name."""
    limit = min(len(prose.text), end + REACH)
    if not _opens(prose, end):
        return None
    quoted = quoted_end(prose, start, end, limit)
    stop = quoted or national_end(prose, end) or plain_end(prose, end, limit)
    if ASKED.match(prose.lower, stop) and not years_in(prose.lower, end, stop):
        return None
    if not _tells_apart(prose, end, stop, kind, capital=capital or bool(quoted)):
        return None
    issuer = issuer_at(prose, stop + len(" của ")) if prose.lower.startswith(" của ", stop) else None
    known = issuer if issuer and issuer.closed else None
    subject, subject_end = subject_at(prose, known.end) if known else _inner_subject(prose, end, stop)
    level = (known.level if known else None) or _national(prose.lower[end:stop]) or _level_inside(prose, end, stop)
    return Name(
        end=known.end if known else stop,
        title=prose.text[start:stop],
        level=level,
        province=known.province if known else None,
        issuer=known.text if known else None,
        subject=subject,
        subject_end=subject_end,
    )


ASKED = re.compile(r" (?:được )?(?:quy định |gồm |có )?(?:như thế nào|những gì|là gì)")  # of all documents of the kind
OF_MINISTRY = re.compile(r" của (?=bộ )")


def _level_inside(prose: Prose, at: int, stop: int) -> Level | None:
    """The level of a plan that its title says a ministry has: "Chiến lược chuyển đổi số của Bộ Xây dựng"."""
    of = OF_MINISTRY.search(prose.lower, at, stop)
    body = issuer_at(prose, of.end()) if of else None
    return Level.CENTRAL if body and body.level is Level.CENTRAL else None


INNER = re.compile(
    r" (?:quốc gia|mục tiêu quốc gia|tổng thể|hành động|[^\W\d]+ [^\W\d]+)? ?về (?:việc )?| về (?:việc )?"
)


def _inner_subject(prose: Prose, at: int, stop: int) -> tuple[str | None, int | None]:
    """What a title itself says after "về": "Đề án về phát triển chợ"."""
    about = INNER.match(prose.lower, at, stop)
    return (prose.text[about.end() : stop].strip(' ”"'), None) if about else (None, None)


def _opens(prose: Prose, end: int) -> bool:
    """Whether a title can begin there."""
    if QUOTE.match(prose.text, end):
        return True
    starts = prose.text.startswith(" ", end) and prose.text[end + 1 : end + 2].isalnum()
    padded = prose.text.startswith("0", end + 1)  # "Đề án 06" has a number, no title
    return starts and not padded and not title_words("refused_first").match(prose.lower, end + 1)


NATIONAL_TARGET = re.compile(r" mục tiêu quốc gia(?: (?:trên địa bàn|của|giai đoạn|năm)|$|,)")
PURPOSE = re.compile(
    r" (?:hành động )?(?:của [^,;.\n\d]{4,60}? )?(?:để |về |nhằm )?(?:tổ chức )?(?:triển ?khai )?"
    r"(?:thực ?hiện|thi hành|triển ?khai|cụ thể hóa|thực)"
    r"(?: tốt| có hiệu quả| hiệu quả)?"
    r"(?P<object> (?:nghị quyết|chỉ thị|kết luận|quy định|quyết định|luật|pháp lệnh|nghị định|chương trình|đề án"
    r"|kế hoạch|chiến lược|quy hoạch)(?!\w)| các| những| chủ trương| nhiệm vụ| mục tiêu| đồng bộ|,|$| cụ thể| với"
    r"| như| cho| của| tại| ở| \d+[/-])"
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
    years = years_in(title, 0, len(title))
    if EVERY_YEAR.search(title) or PURPOSE.match(title) or (NATIONAL_TARGET.match(title) and not years):
        return False
    if " ".join(words[:FEWEST_WORDS]) in VERBS_ALONE and (len(words) == FEWEST_WORDS or _only_years(title, years)):
        return False
    if years:
        before = title[: years.start()].split()
        if before and before[-1] == "giao":  # "kế hoạch Thành phố giao năm 2026": figures, no paper
            return False
        return len(before) >= FEWEST_WORDS or (bool(before) and (capital or before == ["tỉnh"]))
    if not capital and not _begins_with_national(prose, at, stop, kind):
        under = ISSUED_UNDER.match(prose.lower, stop)
        proper = _is_proper(prose.text[at:stop]) and not (kind.kind == "Quy hoạch" and prose.is_capital(at - 1))
        return proper or (bool(under) and len(words) > FEWEST_WORDS)
    return len(words) > FEWEST_WORDS or (kind.named != "capital" and len(words) == FEWEST_WORDS)


NATIONAL_NAME = re.compile(r" mục tiêu quốc gia(?: về)? (?!về )\w")


def _begins_with_national(prose: Prose, at: int, stop: int, kind: Kind) -> bool:
    """Whether a sentence begins with a national target programme: "Chương trình mục tiêu quốc gia nuôi biển là …"."""
    start = at - len(kind.word)
    named = NATIONAL_NAME.match(prose.lower, at, stop) is not None
    return named and prose.is_capital(start) and not prose.is_capital(start + 1)


# "Kế hoạch phát triển": the verb of a title that is cut off, or of a heading, tells nothing apart
VERBS_ALONE = frozenset(
    {
        "phát triển",
        "hành động",
        "hỗ trợ",
        "xây dựng",
        "đầu tư",
        "công tác",
        "triển khai",
        "tổng thể",
        "chi tiết",
        "nâng cao",
        "nhà nước",
    }
)


def _only_years(title: str, years: re.Match[str] | None) -> bool:
    """Whether nothing but years follows the first words of a title."""
    return years is not None and len(title[: years.start()].split()) == FEWEST_WORDS


def _is_proper(title: str) -> bool:
    """Whether a lower-case kind is followed by a name of its own: "chương trình OCOP".

    In a line in capitals every programme passes for one; the planning of something is none: "LẬP QUY HOẠCH KHU …".
    """
    first = title.split()[:1]
    return bool(first) and len(first[0]) > FEWEST_WORDS and first[0].isupper() and first[0].isalpha()


@cache
def _national_words() -> re.Pattern[str]:
    words = [w for row in rules("named_documents")["national"] for w in row["words"]]
    return re.compile(rf"(?<!\w){one_of(words)}")


def _national(title: str) -> Level | None:
    """The level of a programme of the whole country, None for others."""
    return Level.CENTRAL if _national_words().search(title) else None
