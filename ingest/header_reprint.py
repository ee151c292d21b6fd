"""Documents that a newspaper prints in full below a headline: "Nghị quyết của Ban Chấp hành Đảng bộ tỉnh về …"."""

import re

from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.header_lines import HeadLine

LONGEST_HEADLINE = 400
INTRODUCTION = 6  # lines below the headline that may announce the text
OUTLINED = 25  # lines below the headline among which the first heading of the text stands
NAMED = re.compile(r"(?:của|đại hội) ")
FIRST_HEADING = re.compile(r"\W*(?:I|A|Phần thứ nhất)\b ?[.)-]? ?\S")
ABOUT = re.compile(r"(?<=\S) (?=(?:về|thực hiện|triển khai|nhằm|tiếp tục|lãnh đạo|tăng cường)(?!\w))")
TERM = re.compile(r",? ?\(?kh[óo]a (?:thứ )?[ivxlc\d]+\)?$", re.IGNORECASE)


def is_reprint(lines: list[HeadLine], i: int, kind: str, rest: str) -> bool:
    """Whether line `i` is the headline above the whole text of a document that it names with its body."""
    line = lines[i]
    if not NAMED.match(rest.lower()) or line.text[-1] in ".!?:;," or len(line.text) > LONGEST_HEADLINE:
        return False
    if not any(FIRST_HEADING.match(x.text) for x in lines[i + 1 : i + OUTLINED]):
        return False
    opening = " ".join(x.lower for x in lines[i + 1 : i + 1 + INTRODUCTION])
    return _announces(kind).search(opening) is not None


def _announces(kind: str) -> re.Pattern[str]:
    """What stands above the whole text: "toàn văn", "như sau:", or that the body issues it itself."""
    return re.compile(rf"toàn văn|như sau ?:|quyết nghị|(?<!đã )(?<!vừa )(?<!mới )ban hành {re.escape(kind)}(?!\w)")


def headline_parts(rest: str) -> tuple[str | None, str]:
    """The body and the title of the words after the kind of a headline.

    >>> headline_parts("của Tỉnh ủy khóa XX về nuôi biển"), headline_parts("Đại hội Đảng bộ tỉnh lần thứ II")
    (('Tỉnh ủy', 'về nuôi biển'), ('Đại hội Đảng bộ tỉnh lần thứ II', 'Đại hội Đảng bộ tỉnh lần thứ II'))
    """
    if not fold(rest.lower()).startswith("của "):
        return rest, rest
    words = rest[len("của ") :]
    about = ABOUT.search(words)
    body = TERM.sub("", words[: about.start()] if about else words)
    return body, words[about.end() :] if about else rest
