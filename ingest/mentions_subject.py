"""What a cited document is about: the words after "về", "về việc", "v/v"."""

import re

from policy_lineage.ingest.names_known import known_end
from policy_lineage.ingest.patterns import Prose

REACH = 400
ABOUT = re.compile(
    r",? ?\*{0,2}(?:\( ?[^()\n]{1,30}\) ?)?(?: (?:năm )?(?:19|20)\d\d)?(?: tải về)?,? ?(?:về việc|về|v ?/ ?v) "
)
QUOTED = re.compile(r",? ?\*{0,2}(?:về )?[“\"] ?(?:về (?:việc )?)?")
NEXT_KIND = (
    "nghị quyết|chỉ thị|kết luận|quyết định|kế hoạch|chương trình|chương trình hành động|đề án|luật|quy định"
    "|nghị định|thông tư|công văn|thông báo|văn bản|hướng dẫn|tờ trình|báo cáo|nq|qđ|kh|ct|kl|ctr"
)
NEXT_CLAUSE = (
    "để|nhằm|trong đó|nhất là|đồng thời|góp phần|qua đó|đến nay|tính đến|hoàn thành|ubnd|hđnd|sở|tỉnh|thành phố"
    "|ngày|các|cụ thể như sau|như sau|phù hợp với|gắn việc|theo đó|trên cơ sở|trong thời gian qua"
)
# ", ngày" behind a code goes on with the document that the subject names
AFTER_CODE = re.compile(r"\d[\w.]*(?:[-/][\w&.]+)+$")
# "…, Thủ tướng Chính phủ yêu cầu": the sentence goes on with who acts
ACTS = (
    r"(?:thủ tướng|chính phủ|quốc hội|bộ|tỉnh ủy|thành ủy|ban|thường trực|ủy ban|hội đồng|chủ tịch|sở|ubnd|hđnd)(?!\w)"
    r"[^,;.:\n]{0,60}? (?:yêu cầu|ban hành|xây dựng|đề nghị|báo cáo|giao|chỉ đạo|quyết định|thông báo|đã|vừa|có)(?!\w)"
)
PHRASE_END = re.compile(
    rf"[;\n|?]|, (?={ACTS})|[.:](?=\s|$|/)|\.\.\.|…|, (?=(?:{NEXT_CLAUSE})[ :])"
    rf"| \((?=(?:sau đây|dưới đây|gọi|viết|{NEXT_KIND}) )"
    rf"|,? và (?=điều \d)"
    rf"|(?:, (?:và |cùng )?| và | cùng )(?=(?:{NEXT_KIND}) (?:số|của|đại hội|\d)(?:(?<=\d)|(?!\w)))"
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
    stop = _stop(prose, found.end(), limit, quoted=quoted is not None)
    subject = " ".join(prose.text[found.end() : stop].split()).rstrip(" ,")
    return (subject, stop) if subject else (None, at)


def _stop(prose: Prose, start: int, limit: int, *, quoted: bool) -> int:
    """Where the subject that begins at `start` ends: at its quotation mark, as a known title, or by grammar."""
    if quoted:
        closed = CLOSING.search(prose.lower, start, limit)
        return closed.start() if closed else limit
    if known := known_end(prose, start):
        return known
    for end in PHRASE_END.finditer(prose.lower, start, limit):
        dated = prose.lower.startswith(", ngày", end.start())
        if not (dated and AFTER_CODE.search(prose.lower, max(start, end.start() - 24), end.start())):
            return end.start()
    return limit
