"""Whether a paragraph is a heading, and where the heading ends."""

import re
from typing import NamedTuple

from policy_lineage.ingest.duties_names import charged_by, is_group, is_list_of_bodies, named_by
from policy_lineage.ingest.outline import Part
from policy_lineage.ingest.paragraphs_glued import UPPER
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.sections_marks import Mark, Style, follows, rank
from policy_lineage.ingest.sections_parts import parts_of_heading, pattern
from policy_lineage.ingest.sections_targets import states_target

LONGEST = 450  # characters of a heading
SHORT = 90
SHORTEST_SENTENCE = 60
BETWEEN = 12  # paragraphs between two points of a list
ENDS = ".;:,…"  # of a sentence
SHORT_POINT = 200  # of the names of several bodies
BULLETED = 220  # of one that ends with a full stop before bullets
RUN_IN = re.compile(rf"([^:.;()]{{4,80}})(?<!gồm)(?<!sau)(?<! là)(?<!như)(?<!cụ thể):(?= [“\"(]?[{UPPER}(\d])")
CONTENTS_LINE = re.compile(r"(?:\.{4,}|…{2,}) ?\d+$")
CAPITAL_SENTENCE = re.compile(rf" [{UPPER}][^{UPPER}\W\d_]")
BRACKETS = re.compile(r"\([^()]{1,80}\)")  # "III. GIẢI PHÁP (chi tiết tại Phụ lục)"
NUMBERED_FORM = re.compile(r"(?:Phụ |Mẫu )?(?:[Bb]iểu|Mẫu) (?:mẫu )?(?:số )?\d{1,2}[\w./-]{0,6}")  # "Mẫu biểu số 01"
KEPT_WITH = re.compile(r"\((?:ban hành )?kèm theo", re.IGNORECASE)


def is_closing(reading: Reading, mark: Mark) -> bool:
    """Whether a paragraph begins the addressees or the signature."""
    if mark.style != Style.NONE or mark.end - mark.begin > 120:
        return False
    return pattern("closing").match(reading.lower[mark.begin : mark.end]) is not None


def is_annex_heading(reading: Reading, marks: list[Mark], i: int, closed: bool, begun: bool) -> bool:
    """Whether a line in capitals without a number opens an annex: after the signature, or "(Kèm theo …)" below it.

    Before any heading such a line is the title of the text itself.
    """
    mark = marks[i]
    if mark.style != Style.NONE or mark.end - mark.begin > 300:
        return False
    lower = reading.lower[mark.start : mark.end]
    if not pattern("annex").match(lower):
        return False
    text = reading.text[mark.start : mark.end]
    named = lower.startswith("phụ lục") and (text.isupper() or len(text) < 20)
    named = named or (
        NUMBERED_FORM.fullmatch(text) is not None and i + 1 < len(marks) and _is_capital(reading, marks[i + 1])
    )
    if not text.isupper() and not named:
        return False
    return closed or named or (begun and _is_kept_with(reading, marks, i))


def _is_capital(reading: Reading, mark: Mark) -> bool:
    return mark.style == Style.NONE and reading.text[mark.start : mark.end].isupper()


def _is_kept_with(reading: Reading, marks: list[Mark], i: int) -> bool:
    return any(KEPT_WITH.match(reading.text, m.begin, m.end) for m in marks[i + 1 : i + 4])


class Around(NamedTuple):
    """What a paragraph stands in: the parts of the heading that it would hang on, and of the one right above it."""

    above: tuple[Part, ...]
    inside: tuple[Part, ...]
    sibling: bool  # whether a heading of its rank is open
    body: bool  # whether the heading above is the name of a body, so that all below it are its duties
    bodies: bool  # whether a heading of its rank is the name of a body
    listed: bool  # whether it goes on with a list of targets: "3. Cơ cấu: …" after "2. Tỷ lệ hộ nghèo giảm 1%"
    plain: bool  # whether the point before it in its list is none: all points of a list are headings, or none


def heading_end(reading: Reading, marks: list[Mark], i: int, around: Around) -> int | None:
    """Where the heading of paragraph `i` ends in the reading text; None where it is no heading."""
    mark = marks[i]
    following = marks[i + 1] if i + 1 < len(marks) else None
    text = reading.text[mark.start : min(mark.end, mark.start + LONGEST + 1)]
    if mark.style in (Style.PART, Style.CHAPTER):
        return _titled_end(reading, mark, following)
    if not text or (text[-1].isdigit() and CONTENTS_LINE.search(text)):
        return None
    if mark.style == Style.ARTICLE:
        return mark.end if len(text) <= LONGEST else _first_sentence(reading, mark)
    if mark.style in (Style.ROMAN, Style.LETTER):
        return _outer_end(text, mark, following)
    if following and text[-1] == "." and pattern("detail").match(reading.lower[following.start : following.end]):
        return None  # "1. Rà soát đê." over "Thời gian hoàn thành: …" is a task
    if mark.style == Style.SMALL and text[-1] in ENDS and not around.plain:
        around = around._replace(plain=_is_before_sentence(reading, marks, i))
    return _inner_end(text, mark, following, around)


def _titled_end(reading: Reading, mark: Mark, following: Mark | None) -> int | None:
    """ "Chương II" alone takes the line below as its words."""
    if mark.end > mark.start:
        return mark.end if mark.end - mark.start <= LONGEST else None
    titled = following and following.style == Style.NONE and following.end - following.begin <= 250
    return following.end if titled and following else mark.end


def _first_sentence(reading: Reading, mark: Mark) -> int:
    """The end of the first sentence of an article, or of its first words."""
    stop = re.compile(r"[.:;](?= |$)").search(reading.text, mark.start, mark.start + LONGEST)
    return stop.start() if stop else mark.start + reading.text[mark.start : mark.start + SHORT].rfind(" ")


def _outer_end(text: str, mark: Mark, following: Mark | None) -> int | None:
    """The end of "II. NHIỆM VỤ", also where the text goes on in the same line."""
    if text.isupper() or BRACKETS.sub("", text).isupper():
        return mark.end
    capitals = _capitals(text)
    if capitals:
        return mark.start + capitals
    run_in = _run_in_end(text, mark)
    if run_in:
        return run_in
    if len(text) > 250 or (text[-1] in ".;" and len(text) > SHORT):
        return None
    return mark.end if following and rank(following) > rank(mark) else None


def _capitals(text: str) -> int:
    """How many characters of `text` are a heading in capitals before a sentence; 0 where none."""
    sentence = CAPITAL_SENTENCE.search(text)
    if not sentence:
        return 0
    head = text[: sentence.start()].rstrip(" .:")
    return len(head) if len(head) >= 8 and head.isupper() else 0


def _inner_end(text: str, mark: Mark, following: Mark | None, around: Around) -> int | None:
    """The end of "3.4. Tiếp tục thu hút đầu tư"; None for a point that is a sentence of its own."""
    above = around.above
    charged = above == (Part.IMPLEMENTATION,)
    if Part.TARGETS in around.inside and (states_target(text) or around.listed):
        return None
    if charged and around.bodies and text[-1] not in ".;:," and following and _is_named_group(text, mark, following):
        return mark.end
    if charged and (around.body or _is_charge(text)):
        return None
    if around.plain and _is_sentence(text, following):
        return None
    run_in = None if charged else _run_in_end(text, mark)
    if run_in:
        return run_in
    if len(text) > LONGEST or following is None or not _holds(mark, following):
        return None
    if text[-1] not in ENDS:
        return mark.end
    if text[-1] in ".:" and (len(text) <= SHORT or named_by(text)):
        return mark.end
    holds = following.style == Style.BULLET or following.style == Style.SMALL
    if text[-1] == "." and holds and above == (Part.TASKS,) and (around.sibling or len(text) <= BULLETED):
        return mark.end
    return None


def _is_before_sentence(reading: Reading, marks: list[Mark], i: int) -> bool:
    """Whether the next point of a list is a sentence of one paragraph: "b) Đợt 2 kết thúc trước ngày 5/9."."""
    mark = marks[i]
    for j in range(i + 1, min(i + BETWEEN, len(marks))):
        other = marks[j]
        if rank(other) < rank(mark) or other.style == Style.NONE:
            return False
        if rank(other) == rank(mark):
            words = reading.text[other.start : other.end]
            alone = j + 1 == len(marks) or rank(marks[j + 1]) <= rank(other)
            whole = alone and words[-1:] in (".", ";") and len(words) > SHORTEST_SENTENCE
            return follows(mark, other) and whole and RUN_IN.match(words) is None
    return False


def _is_sentence(text: str, following: Mark | None) -> bool:
    """Whether a point beside sentences is one too; what names a part, or holds points of its own, is a heading."""
    if is_list_of_bodies(text):
        return False
    if text[-1] == ":" and len(text) <= SHORT:
        headed = parts_of_heading(text) or text.startswith("Về ")
        return not headed and (following is None or following.style >= Style.POINT)
    return text[-1] in ENDS or RUN_IN.match(text) is not None


def _holds(mark: Mark, following: Mark) -> bool:
    """Whether the next paragraph stands below this one: further inside, or the first of a list of its own."""
    if rank(following) > rank(mark):
        return True
    return following.style == Style.ARABIC and following.number == "1" and mark.number != "0"


def _is_named_group(text: str, mark: Mark, following: Mark) -> bool:
    """ "7. Các doanh nghiệp khai thác đá" over the points of its duties, after "6. Sở Xây dựng"."""
    return len(text) <= SHORT_POINT and rank(following) > rank(mark) and is_group(text)


def _names_a_part(words: str) -> bool:
    return bool(parts_of_heading(words)) and not words[-1].isdigit()  # "Mục tiêu 4: …" is one of several


def _is_charge(text: str) -> bool:
    """Whether a point orders a body to do something; "Chế độ báo cáo" and "Đề nghị Hội Nông dân tỉnh" are headings."""
    if not pattern("charging").search(text.lower()):
        return bool(charged_by(text).agencies) and not named_by(text)
    if len(text) < SHORT_POINT and is_list_of_bodies(text):
        return False
    return len(text) > SHORT or text[-1] in ".;:" or bool(charged_by(text).agencies)


def _run_in_end(text: str, mark: Mark) -> int | None:
    """The end of a heading that its text follows in the same line."""
    colon = RUN_IN.match(text)
    if colon and (len(text) > colon.end() + 20 or _names_a_part(colon.group(1))):
        return mark.start + colon.end(1)
    standing = pattern("standing").match(text.lower())
    if standing and len(text) > standing.end() + 40 and CAPITAL_SENTENCE.match(text, standing.end()):
        return mark.start + standing.end()
    return None
