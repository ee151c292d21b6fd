"""The targets part as a reader takes it in: groups, items, and the sentences of each item."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policy_lineage.ingest.quantities import find_quantities
from policy_lineage.ingest.targets_words import MARKUP, year_in

LABEL = re.compile(
    r"""(?:\*\*|__)?(?: \((?P<round>\d{1,3})\)            # (4) Tổng thu ...
          | (?P<number>(?:\d{1,2}\.)*\d{1,3})   # 4. Tổng thu ..., 2.1. Các ..., 4/ Tổng thu ...
            (?:(?:\*\*|\s)?[.)](?=[\s*]|[^\W\d_])|\s?/\s)
          | (?P<number2>\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)(?=\s[^\W\d_])   # 6.2 Phấn đấu ...
          | (?:[-+*•]\s?)?(?:Chỉ|CHỈ)\stiêu\s(?P<number3>\d{1,2})\s?[.:](?=\s)   # Chỉ tiêu 3: Tỷ lệ ...
          | (?P<roman>[IVX]{1,5})\s?[.)-]
          | (?P<letter>[a-zđ]\d?(?:\.\d)*)[.)](?=\s)
          | (?P<bullet>[-+*•●▪◦○■□►➢✓\uf0b7\uf02d]|o(?=\s))
        )\s?(?:\*\*|__)?\s?""",
    re.VERBOSE,
)
INLINE = re.compile(r"(?:(?<=[;:.,]\s)|(?<=[;:.,]))\((\d{1,3})\)\s?")
YEARS = re.compile(r"20\d\d(?:\s?-\s?20\d\d)?")
DIGIT = re.compile(r"\d")
LONG_HEADING = 200
REACH = 600  # characters of a line in which a figure is looked for


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the part without its label."""

    label: str | None
    style: str  # round | number | roman | letter | bullet | plain
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered or bulleted target text, below its group, possibly below a head that it goes on with."""

    label: str | None
    group: str | None
    head: str | None  # "Cơ cấu kinh tế:" in the line above
    year: int | None  # of the heading above
    start: int
    end: int
    numbered: bool


def lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The paragraphs between `start` and `end`, parted also before "(5)" in the middle of one."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        while stop >= 0 and GOES_ON.match(text, stop):
            stop = text.find("\n", stop + 1, end)
        stop = end if stop < 0 else stop
        if text[at : at + 1] not in ("|", ""):
            yield from _parted(text, at, stop)
        at = stop + 1


# "giai đoạn 2026 | - 2030", "đạt 100% | DNNVV", "ứng dụng | 5G": a line that breaks off
GOES_ON = re.compile(
    r"(?<=20\d\d)\n[-–] ?20\d\d(?!\d)|(?<=\d%)\n(?=[^\W\d_])(?![^\W\d_][.)])|(?<=[^\W\d_])\n(?=\dG(?!\w))"
)


def _parted(text: str, start: int, end: int) -> Iterator[Line]:
    cuts = [m.start() for m in INLINE.finditer(text, start, end)]
    for a, b in zip([start, *cuts], [*cuts, end], strict=True):
        while a < b and text[a] == " ":
            a += 1
        while b > a and text[b - 1] == " ":
            b -= 1
        if a < b:
            yield _line(text, a, b)


def _line(text: str, start: int, end: int) -> Line:
    found = LABEL.match(text, start, end)
    if not found or found.end() >= end:
        return Line(None, "plain", start, end)
    kind = found.lastgroup or "plain"
    style = "number" if kind.startswith("number") else kind
    label = {"round": f"({found.group(kind)})", "letter": f"{found.group(kind)})"}.get(style, found.group(kind))
    return Line(label if style in ("round", "number", "letter") else None, style, found.end(), end)


def items(text: str, start: int, end: int, group: str | None = None) -> Iterator[Item]:
    """The items between `start` and `end`; headings among them become the group of what follows."""
    head, style, label, numbered, year = None, "", None, False, None
    lettered = False  # whether the label is a letter
    found = list(lines(text, start, end))
    listed = _list_styles(text, found)
    for line in found:
        words = text[line.start : line.end]
        if line.style in ("bullet", "round") and PERIOD_ONLY.match(words):  # "- Giai đoạn 2026 - 2028", "(2) Năm 2026"
            year, label, numbered, lettered = year_in(words) or year, None, False, False
            continue
        if _is_heading(words, line.style):
            group, head, style = _group(words), _head(words), line.style
            label, numbered, lettered, year = None, False, False, year_in(words) or year
            continue
        if inline := GROUP_WORDS.match(words):  # "Về xã hội: Tỷ lệ ..."
            group = _group(inline.group())
            line = replace(line, start=line.start + inline.end())
        if head and line.style == style and style in ("bullet", "letter", "number"):
            head = None
        if line.style in ("round", "number"):
            label, lettered = line.label, False
            numbered = line.style == "round" or line.style in listed
        elif line.style == "letter" and (lettered or not label):
            numbered = "letter" in listed and _counts_on(label if lettered else None, line.label)
            label, lettered = line.label, True
        elif line.style in ("bullet", "letter"):
            numbered = False
        elsewhere = line.style == "letter" and lettered and not numbered  # "h)" after "đ)"
        counted = (line.style in listed and not elsewhere) or (numbered and line.style not in ("bullet", "plain"))
        yield Item(label, group, head, year, line.start, line.end, counted)


ALPHABET = "abcdđeghiklmnopqrstuvxy"


def _counts_on(before: str | None, label: str | None) -> bool:
    """Whether a letter is the first of a list or the one after `before`; "h)" after "đ)" belongs to another list."""
    one, other = (before or "")[:1], (label or "")[:1]
    return not one or ALPHABET.find(other) - ALPHABET.find(one) in (0, 1)


FEWEST = 4  # lines of a list


FIGURE = re.compile(r"(?<![\w/.,-])(?!20\d\d\b)\d[\d.,]*(?:\s?[%‰]|/\d|\s(?!tháng|năm|ngày)[^\W\d_])")


def _list_styles(text: str, found: list[Line]) -> set[str]:
    """The styles of lines that are lists of targets: most of their lines hold a figure."""
    counts: dict[str, list[int]] = {}
    for line in found:
        count = counts.setdefault(line.style, [0, 0])
        count[0] += FIGURE.search(text, line.start, min(line.end, line.start + REACH)) is not None
        count[1] += 1
    return {
        style for style, (figures, lines_of) in counts.items() if lines_of >= FEWEST and figures * 3 >= lines_of * 2
    }


PERIOD_ONLY = re.compile(
    r"(?:\(\d\) )?(?:(?:chỉ|mục) tiêu |tầm nhìn )?(?:(?:đến|trong|vào) )?"
    r"(?:(?:hết |cuối )?năm 20\d\d|(?:giai đoạn|thời kỳ) (?:từ )?(?:năm )?20\d\d ?(?:-|đến) ?(?:năm )?20\d\d)"
    r"[\s:.;*_]*$",
    re.IGNORECASE,
)
GROUP_WORDS = re.compile(r"V(?:ề|Ề) [^:;.\d]{2,60}:\s(?=\w)")


def _is_heading(words: str, style: str) -> bool:
    """Whether the line announces what follows it and states nothing itself."""
    if len(words) > LONG_HEADING:
        return False
    if words.endswith(":"):
        return not any(q.kind not in ("bare", "count") or q.verb for q in find_quantities(words))
    if words.endswith((";", ",")) or style == "round":
        return False
    if DIGIT.search(YEARS.sub("", words)):
        return False
    if style == "bullet":  # "- Đối với trẻ em", over bullets of another sort
        return words.startswith(("Đối với ", "Về ")) and words[-1].isalnum() and len(words) < 100
    if style in ("number", "roman", "letter") and len(words.split(" ")) <= 5:
        return True
    return (
        words.startswith(("Về ", "VỀ "))
        or (words[0].isupper() and not words.endswith(".") and len(words) < 100)
        or words.isupper()
    )


def _group(words: str) -> str:
    return MARKUP.sub("", words).strip(" :.")


NOMINAL = re.compile(
    r"(cơ cấu|tỷ trọng|tỷ lệ|tỉ lệ|tổng|diện tích|sản lượng|số |giá trị|chỉ số|năng suất|kim ngạch)", re.IGNORECASE
)
ANNOUNCING = re.compile(r"(chỉ tiêu|mục tiêu|như sau|sau đây|cụ thể|gồm|phấn đấu)", re.IGNORECASE)


def _head(words: str) -> str | None:
    """The line as the head that its bullets go on with, None where it only announces them."""
    if not words.endswith(":") or ANNOUNCING.search(words) or not NOMINAL.search(words):
        return None
    return words.rstrip(" :")


HIDDEN = "\x00"
BRACKETS = re.compile(r"\([^()]{0,400}\)|“[^“”]{0,300}”|\"[^\"]{0,300}\"|«[^«»]{0,300}»")
CAPITAL = "[A-ZĐÀ-ÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
# "5,5%.Tỷ lệ": the space after the full stop is missing
CLOSED_UP = rf"(?<=[\w%)][\w%)]\.)(?<!TP\.)(?<!Tp\.)(?<!TS\.)(?<!BS\.)(?<!Th\.)(?<!\d\d\.)(?={CAPITAL}[a-zà-ỹ])"
# the sign first and what stands before it after that: a search then passes over all other signs at once
SENTENCE = re.compile(
    r"[;.!?…\n](?:(?<=;)\s?|(?<=\n)|"
    + CLOSED_UP
    + r"|(?<=[.!?…])(?<!\bTP.)(?<!\bTp.)(?<!\b[A-Z].)(?=\s[^\W\d_]|\s\d|\s[“\"(*_]|\s?$)\s?)"
)


def masked(text: str) -> str:
    """`text` with what stands in brackets and quotation marks hidden, of the same length."""
    return BRACKETS.sub(lambda m: HIDDEN * len(m.group()), text)


def sentences(text: str, hidden: str) -> Iterator[tuple[int, int, bool]]:
    """Stretches of `hidden` between full stops and semicolons; True where a full stop stands before."""
    at, full = 0, True
    for stop in SENTENCE.finditer(hidden):
        if stop.start() > at:
            yield at, stop.start(), full
        full, at = not stop.group().startswith(";"), stop.end()
    if at < len(text):
        yield at, len(text), full
