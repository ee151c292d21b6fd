"""What a cited document is about: the words after "về", "về việc", "v/v"."""

import re

from policy_lineage.ingest.patterns import Prose

REACH = 400
ABOUT = re.compile(r",? ?(?:\( ?[^()\n]{1,30}\) ?)?,? ?(?:về việc|về|v ?/ ?v) ")
QUOTED = re.compile(r",? ?(?:về )?[“\"] ?(?:về (?:việc )?)?")
NEXT_KIND = (
    "nghị quyết|chỉ thị|kết luận|quyết định|kế hoạch|chương trình|chương trình hành động|đề án|luật|quy định"
    "|nghị định|thông tư"
)
NEXT_CLAUSE = (
    "để|nhằm|trong đó|nhất là|đồng thời|góp phần|qua đó|đến nay|tính đến|hoàn thành|ubnd|hđnd|sở|tỉnh|thành phố"
    "|ngày|các"
)
PHRASE_END = re.compile(
    rf"[;\n|]|[.:](?=\s|$|/)|\.\.\.|…|, (?=(?:{NEXT_CLAUSE}) )"
    rf"|,? (?:và |cùng )?(?=(?:{NEXT_KIND}) (?:số|của|đại hội)(?!\w))"
)
CLOSING = re.compile(r"[”\"]")


def subject_at(prose: Prose, at: int) -> tuple[str | None, int]:
    """The subject that follows at `at` and where it ends; None and `at` where none follows.

    >>> subject_at(Prose.of("NQ 1 về phát triển du lịch; các"), 4)
    ('phát triển du lịch', 26)
    """
    quoted = QUOTED.match(prose.lower, at)
    found = quoted or ABOUT.match(prose.lower, at)
    if not found:
        return None, at
    limit = min(len(prose.text), found.end() + REACH)
    end = (CLOSING if quoted else PHRASE_END).search(prose.lower, found.end(), limit)
    stop = end.start() if end else limit
    subject = " ".join(prose.text[found.end() : stop].split()).rstrip(" ,")
    return (subject, stop) if subject else (None, at)
