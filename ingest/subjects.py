"""What a document is about: the words after "về", "về việc", "v/v"."""

import re

REACH = 400
ABOUT = re.compile(r",? ?(?:\( ?[^()\n]{1,30}\) ?)?,? ?(?:về việc|về|v/v|vv) ", re.IGNORECASE)
QUOTED = re.compile(r",? ?(?:về )?[“\"] ?(?:về (?:việc )?)?", re.IGNORECASE)
PHRASE_END = re.compile(
    r"[;\n|]|[.:](?=\s|$|/)|\.\.\.|…|,? (?:và |cùng )?(?=(?:Nghị quyết|Chỉ thị|Kết luận|Quyết định|Kế hoạch|Chương trình|Đề án|Luật|Quy định|Nghị định|Thông tư|Quyết định) (?:số|của|Đại hội))"
)
CLOSING = re.compile(r"[”\"]")


def subject_at(text: str, at: int) -> tuple[str | None, int]:
    """The subject that follows at `at` and where it ends; None and `at` where none follows.

    >>> subject_at("NQ 1 về phát triển du lịch; các", 4)
    ('phát triển du lịch', 26)
    """
    quoted = QUOTED.match(text, at)
    about = ABOUT.match(text, at) if not quoted else None
    found = quoted or about
    if not found:
        return None, at
    limit = min(len(text), found.end() + REACH)
    end = (CLOSING if quoted else PHRASE_END).search(text, found.end(), limit)
    stop = end.start() if end else limit
    subject = " ".join(text[found.end() : stop].split()).rstrip(" ,")
    return (subject, stop) if subject else (None, at)
