"""The title of a document: which lines below its kind belong to it."""

import re

from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.codes import code_at
from policy_lineage.ingest.header_head import DATE_LINE, NUMBER, OUTLINE_START, TITLE_START, KindLine, is_body_line
from policy_lineage.ingest.header_lines import HeadLine
from policy_lineage.ingest.header_phrases import is_cut
from policy_lineage.ingest.header_reprint import headline_parts
from policy_lineage.ingest.paragraphs_joints import DANGLING, UNFINISHED

LONGEST_TITLE = 900
LONGEST_TITLE_LINES = 12
TITLE_END = re.compile(
    r"""(?:kính\sgửi|căn\scứ|theo\sđề\snghị|xét\s|nơi\snhận|để\sthực\shiện|\(?khóa\s|kỳ\shọp|\(?ban\shành\skèm|\(kèm|số\s?:
      |điều\s1|t/m\b|tm\.|k/t\b|kt\.|thực\shiện\s.{0,300}\sban\shành|-{3,}|_{3,}|\*{3,}|\#)""",
    re.VERBOSE,
)


def find_title(lines: list[HeadLine], kind: KindLine) -> tuple[str | None, int]:
    """The words after the kind, and the line where they end."""
    words: list[str] = []
    of_body = kind.rest.upper().startswith("CỦA ")
    if of_body and not kind.capitals:
        rest = headline_parts(kind.rest)[1]
    else:
        rest = _after_issuer(kind.rest) if of_body else _without_number(kind.rest)
    if rest and not (kind.capitals and PLENUM.match(rest.lower())):
        words.append(rest)
    last = kind.line
    for i, line in enumerate(lines[kind.line + 1 : kind.line + LONGEST_TITLE_LINES], kind.line + 1):
        text = _after_issuer(line.text) if not words and line.text.startswith("CỦA ") else line.text
        if not text or (not words and _is_between(line)):
            continue
        belongs = _belongs_to_title(lines, i, words) if kind.capitals else _goes_on_small(lines, i, words)
        if not belongs or sum(map(len, words)) + len(text) > LONGEST_TITLE:
            break
        words.append(text)
        last = i
    return (" ".join(" ".join(words).replace("**", "").split()).strip(" -*.") or None), last


def issuer_words(line: str) -> str:
    """The words in capitals that a line begins with: "CỦA BAN THƯỜNG VỤ TỈNH ỦY" before "về …"."""
    words = line.split(" ")
    loud = next((i for i, w in enumerate(words) if w.upper() != w), len(words))
    return " ".join(words[:loud])


def _after_issuer(line: str) -> str:
    """The title in a line that begins with "CỦA BAN CHẤP HÀNH …"."""
    return line[len(issuer_words(line)) :].strip(" *-")


def _belongs_to_title(lines: list[HeadLine], i: int, words: list[str]) -> bool:
    """Whether line `i` goes on with the title `words`, or is its first line."""
    line = lines[i]
    if _opens_text(lines, i) or _repeats(words, line) or _is_head_of_body(lines, i):
        return False
    if not words:
        return _is_title_line(line, first=True)
    if line.apart:
        return _is_title_line(line, first=False) and (line.text[0].islower() or line.text.isupper())
    if _is_unfinished(words[-1], line):
        return True
    if words[-1].isupper() and line.text.isupper():
        return (
            not (is_issuer_line(lines, i) or _is_head_of_body(lines, i))
            and line.text[-1] != ":"
            and not OUTLINE_START.match(line.text)
        )
    return _is_title_line(line, first=False)


def _goes_on_small(lines: list[HeadLine], i: int, words: list[str]) -> bool:
    """Whether line `i` goes on with a title that stands in the line of the kind, all in usual letters."""
    line = lines[i]
    if not words or line.apart or is_issuer_line(lines, i) or _opens_text(lines, i):
        return False
    return line.text[0].islower() or _is_unfinished(words[-1], line)


GROUNDS_BELOW = ("căn cứ", "xét", "theo", "sau khi", "khóa", "kỳ họp", "(khóa", "thực hiện", "để")


ISSUERS = re.compile(
    r"(?:chủ tịch )?(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|tỉnh ủy|thành ủy|ban thường vụ|ban chấp hành"
    r"|chính phủ|(?:ủy ban thường vụ )?quốc hội|thủ tướng|bộ trưởng|thống đốc|tổng kiểm toán|thường trực|ban chỉ đạo)"
)


def is_issuer_line(lines: list[HeadLine], i: int) -> bool:
    """Whether a line names the body that issues, between the title and the grounds."""
    line = lines[i]
    if not is_body_line(line):
        return False
    below = lines[i + 1].lower.lstrip("- ") if i + 1 < len(lines) else ""
    if not line.text.isupper():
        return below.startswith(GROUNDS_BELOW)
    return line.apart or (ISSUERS.match(line.lower) is not None and below.startswith(GROUNDS_BELOW[:-2]))


HEADS = re.compile(
    r"(?:(?:tổng )?giám đốc|trưởng ban|(?:chi |tổng )?cục trưởng|(?:hiệu|viện) trưởng|chánh (?:văn phòng|thanh tra))\b"
)


def _is_head_of_body(lines: list[HeadLine], i: int) -> bool:
    """Whether the head of a body stands above the grounds: "GIÁM ĐỐC SỞ NỘI VỤ"."""
    below = lines[i + 1].lower.lstrip("- ") if i + 1 < len(lines) else ""
    return HEADS.match(lines[i].lower) is not None and below.startswith(GROUNDS_BELOW[:-2])


ISSUING = "ban hành|xây dựng|như sau|yêu cầu|chỉ thị|đề nghị|triển khai|báo cáo"
OPENS_TEXT = re.compile(
    rf"""(?:kính\sgửi|-?\s?căn\scứ|theo\sđề\snghị|xét\s|nơi\snhận|điều\s1|-{{3,}}|_{{3,}}|\*{{3,}}|\#
      |(?:để\s|nhằm\s|thực\shiện\s|triển\skhai\s|tiếp\stục\s|sau\skhi\s|trên\scơ\ssở\s).{{0,1200}}?
       (?:[,;.]\s(?:ubnd|hđnd|ủy\sban|hội\sđồng|tỉnh|thành|huyện|ban|sở|đảng|chủ\stịch|bộ|văn\sphòng|thường\strực)\s?[^,;.]{{0,90}}?
        \s(?:{ISSUING})|\snhư\ssau))""",
    re.VERBOSE,
)
BLOCK = 8  # lines


def _opens_text(lines: list[HeadLine], i: int) -> bool:
    """Whether the sentence that begins in line `i` opens the text: "Thực hiện …, UBND tỉnh ban hành …"."""
    if lines[i].text.isupper():
        return False
    block = [lines[i].lower]
    for line in lines[i + 1 : i + BLOCK]:
        if line.apart:
            break
        block.append(line.lower)
    return OPENS_TEXT.match(" ".join(block)) is not None


REPEATED = 60  # characters


def _repeats(words: list[str], line: HeadLine) -> bool:
    """Whether a line says the title again, in usual letters below capitals."""
    said = fold(" ".join(words).lower())[:REPEATED]
    return len(said) == REPEATED and line.lower.startswith(said)


def _is_unfinished(previous: str, line: HeadLine) -> bool:
    """Whether a line of a title needs the next one, whatever letter that begins with."""
    if previous[-1] in ".:;":
        return False
    if line.text.startswith("- ") and (line.text[2:3].isdigit() or line.text[2:3].islower()):
        return True  # "2026 | - 2030", "kinh tế | - xã hội"
    if previous.rfind("(") > previous.rfind(")"):
        return True
    asks = UNFINISHED.search(previous) or DANGLING.search(previous) or is_cut(fold(previous.lower()), line.lower)
    return line.text[0].isdigit() or line.text[0] in "(%" or bool(asks)


LEADING_NUMBER = re.compile(r"(?:số ?:? ?)?(?=\d)", re.IGNORECASE)


def _without_number(rest: str) -> str:
    """The words of the line of the kind without the number of the document."""
    found = LEADING_NUMBER.match(rest)
    code = code_at(rest, found.end()) if found else None
    if code:
        return rest[code.end :].strip(" *-,")
    return "" if rest.upper().startswith("SỐ") else rest


def _is_between(line: HeadLine) -> bool:
    """Whether a line between the kind and the title may be passed over: "CỦA BAN CHẤP HÀNH …", "*"."""
    return line.lower.startswith(("của ", "khóa ")) or not any(c.isalpha() for c in line.text) or _is_of_plenum(line)


PLENUM = re.compile(r"hội nghị l[aâăầấ]n thứ|ban chấp hành đảng bộ [^\n]{0,40}\(?khóa")


def _is_of_plenum(line: HeadLine) -> bool:
    """Whether a line in capitals tells which plenum concludes: "HỘI NGHỊ LẦN THỨ BẢY"."""
    return line.text.isupper() and PLENUM.match(line.lower) is not None


def _is_title_line(line: HeadLine, *, first: bool) -> bool:
    if TITLE_END.match(line.lower) and not (first and line.lower.startswith("thực hiện")):
        return False
    if line.text[-1] in (".:" if line.text.isupper() else ".;:") or OUTLINE_START.match(line.text):
        return False
    if is_body_line(line) or DATE_LINE.match(line.text):
        return False
    return first or line.text[0].islower() or TITLE_START.match(line.lower) is not None or line.text.isupper()


def find_subject(lines: list[HeadLine], last: int) -> str | None:
    """The subject of a letter: "V/v trình hồ sơ …"."""
    for i, line in enumerate(lines[: last + 1]):
        at = line.lower.find("v/v")
        if at < 0:
            continue
        words = [line.text[at:].strip()]
        for j in range(i + 1, min(i + LONGEST_TITLE_LINES, len(lines))):
            if not _belongs_to_subject(lines, j):
                break
            words.append(lines[j].text)
        return " ".join(words)
    return None


def _belongs_to_subject(lines: list[HeadLine], i: int) -> bool:
    """Whether a line goes on with the subject of a letter, which ends at a blank line or the other column."""
    line = lines[i]
    if line.apart or line.text.isupper() or line.text[-1] in ".:;" or NUMBER.match(line.text):
        return False
    return not (DATE_LINE.match(line.text) or is_body_line(line) or _opens_text(lines, i))
