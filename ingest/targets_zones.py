"""Where a document sets targets: the targets part, or the sentences of a text without one that set them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from policy_lineage.ingest.outline import Outline, Part, Stretch
from policy_lineage.ingest.quantities import find_quantities
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.targets_clauses import opens_action, opens_indicator, without_opening
from policy_lineage.ingest.targets_cut import begun_amid
from policy_lineage.ingest.targets_lines import LABEL, announces_aims, bare_line
from policy_lineage.ingest.targets_sentences import (
    BULLETS,
    COMPARED,
    WORD,
    after_past,
    has_figure,
    lines,
    sentence_at,
    sets,
)
from policy_lineage.ingest.targets_triggers import NEAR_AIM, triggers
from policy_lineage.ingest.targets_words import MARKUP, is_past, year_in
from policy_lineage.ingest.values import Header


@dataclass(frozen=True, slots=True)
class Zone:
    """Characters `start` to `end` of the reading text may state targets for `year`."""

    start: int
    end: int
    group: str | None
    year: int | None
    strict: bool  # only figures that are clearly to be reached


def zones(reading: Reading, outline: Outline, header: Header) -> Iterator[Zone]:
    """The stretches to look into, in order."""
    year = header.plan_year or year_in(header.title or "")
    stretches = [s for s in outline.stretches if s.part in (Part.TARGETS, Part.AIMS)]
    if cut := begun_amid(reading, outline):
        yield Zone(0, cut, None, year, False)
    if any(s.part == Part.TARGETS for s in stretches):
        years = {s.path: year_in(s.heading) for s in outline.sections}
        yield from (zone for s in stretches if (zone := _zone(reading, s, years, year)))
        return
    yield from _unheaded(reading, outline, year, cut)


# headings that announce targets and group nothing
GENERIC = re.compile(
    r"(?:các|một số|những|hệ thống)?\s?(?:mục tiêu|chỉ tiêu|mục tiêu,? (?:và )?chỉ tiêu)"
    r"(?: (?:chủ yếu|cụ thể|chính|cơ bản))*"
    r"(?: (?:đến|trong|của|cho))?(?: (?:năm|giai đoạn) [\d\s-]+)?$",
    re.IGNORECASE,
)
OTHER_PARTS = re.compile(r"giải pháp|nhiệm vụ|tổ chức thực hiện", re.IGNORECASE)


def _zone(reading: Reading, stretch: Stretch, years: dict[str, int | None], year: int | None) -> Zone | None:
    """The stretch with the group and the year that the headings above it give."""
    heading = _heading_of(reading, stretch)
    if PURPOSE.match(heading):
        return None
    if OTHER_PARTS.search(heading) and "tiêu" not in heading.lower():
        return None
    if OTHER_AIMS.match(heading):
        return None
    parts = stretch.path.split(".")
    above = [years.get(".".join(parts[:n])) for n in range(len(parts), 0, -1)]
    stated = year_in(heading) or next((y for y in above if y), None)
    announces = heading.endswith((" sau", " sau đây"))  # a sentence over a list
    group = None if GENERIC.match(heading) or not heading or announces else heading
    stated = stated or year or _year_above(reading.text, stretch.start)
    start = stretch.start
    if broken := BROKEN.match(reading.text, start):
        start, stated = broken.end(), int(broken.group(1))
    asked = ASKED.search(reading.text, start, stretch.end)
    return Zone(start, asked.start() if asked else stretch.end, group, stated, stretch.part == Part.AIMS)


ASKED = re.compile(r"\n#{1,6} [^\n]*\?(?=\n)")  # the next question of a page that answers several
BROKEN = re.compile(r"\n[-–] ?(20\d\d)(?!\d)")  # "4. Trong giai đoạn 2026 | - 2030 có ít nhất 10%"


def _heading_of(reading: Reading, stretch: Stretch) -> str:
    line = reading.text[reading.text.rfind("\n", 0, max(0, stretch.start - 1)) + 1 : stretch.start]
    return LABEL.sub("", MARKUP.sub("", line[-HEADING_LENGTH:]).strip()).rstrip(" :.")


HEADING_LENGTH = 300
OTHER_AIMS = re.compile(
    r"(?:đối tượng|phạm vi|căn cứ|nguyên tắc)(?!\w)", re.IGNORECASE
)  # aims without figures to reach


# parts that state no targets even where they use their words
ELSEWHERE = (Part.TASKS, Part.IMPLEMENTATION, Part.SITUATION)
BULLET = re.compile(r"(?:\*\*|__)?[-+•]|\*(?!\*)")  # "**- Về kinh tế:**" is one, "**(1) Đến năm 2031**" is none
COUNTED = re.compile(
    r"(?:\*\*|__)?(?:(?P<round>\(\d{1,2}\))|(?P<number>\d{1,2}[.)])|(?P<letter>[a-zđ]\)))(?:\*\*|__)?\s"
)
NEAR = 400  # characters between sentences that set targets for one year
FOLLOWING = 200  # sentences after one that sets targets that may go on with it


def _unheaded(reading: Reading, outline: Outline, year: int | None, done: int) -> Iterator[Zone]:
    """Sentences that set targets in news, reports, and plans without a part for them."""
    closed = sorted((s.start, s.end) for s in outline.stretches if s.part in ELSEWHERE or _is_purpose(reading, s))
    starts = [a for a, _ in closed]
    stated, last, aimed = year, -NEAR, -NEAR_AIM
    for trigger in triggers(reading.lower):
        i = bisect_right(starts, trigger.start()) - 1
        if trigger.start() < done or (i >= 0 and trigger.start() < closed[i][1]):
            continue
        if block := _below(reading, trigger, year):
            yield block
            done = last = block.end
            stated = block.year or stated
            continue
        start, end = sentence_at(reading.text, trigger.start(), done)
        topic = trigger.group("topic")
        if trigger.group("head") or (
            topic and (start - aimed > NEAR_AIM or reading.text[start : trigger.start()].strip())
        ):
            continue
        done, aimed = end, aimed if topic else start
        announces = _announces(reading, trigger, start, end)
        listed = _list_below(reading, end) if announces or trigger.group("aim") else None
        if ORDERED.match(reading.lower[start : trigger.start()][:HEADING_LENGTH]):
            continue
        if not (announces or listed or _states(reading, trigger, start, end)):
            continue
        named = year or year_in(COMPARED.sub("", reading.text[start:end]))
        named = named or (stated if start - last < NEAR else None) or _year_before(reading.text, start)
        stated = named or stated
        if listed:
            yield replace(listed, year=stated)
            done = last = listed.end
            continue
        if not announces:
            begin = start if trigger.group("period") else after_past(reading, start, end)
            if reading.lower.endswith(MEANS, begin, trigger.start()):
                begin = trigger.start()
            yield Zone(begin, end, None, stated, False)
        for zone in _following(reading, end, stated):
            done = zone.end
            yield zone
        last = done


def _announces(reading: Reading, trigger: re.Match[str], start: int, end: int) -> bool:
    """Whether a sentence says only that targets follow."""
    if trigger.group("list") and reading.text[start:end].endswith(":"):
        return True
    return bool(trigger.group("set")) and not has_figure(reading, start, end)


def _states(reading: Reading, trigger: re.Match[str], start: int, end: int) -> bool:
    """Whether a sentence sets a figure itself, and asks for none."""
    if reading.text[end : end + 1] == "?" or not _is_ahead(reading, trigger, end):
        return False
    return sets(reading, start, end, bool(trigger.group("period"))) or _aims_at(reading, trigger, end)


MEANS = (" với ", ", với ")  # "với tổng vốn 900 tỷ đồng, với mục tiêu giảm một nửa số hộ nghèo"
# "a) Bộ Xây dựng tiếp tục chủ trì ... bảo đảm mục tiêu": an order to a body is a task
ORDERED = re.compile(
    r"\W*(?:(?:[a-zđ]|\d{1,2})[.)]\s)?(?:giao\s|đề nghị\s|yêu cầu\s)?(?:các\s)?"
    r"(?:bộ|sở|ủy ban nhân dân|ubnd|công an|thanh tra|văn phòng|ngân hàng nhà nước)(?!\w)[^.;\n]{0,200}?\s"
    r"(?:chủ trì|khẩn trương|chỉ đạo|tiếp tục|phối hợp|chịu trách nhiệm|tham mưu|đôn đốc|hướng dẫn)(?!\w)"
)
PURPOSE = re.compile(
    r"(?:mục đích|yêu cầu|quan điểm|nguyên tắc)(?:[,;]? (?:và )?(?:mục đích|yêu cầu|ý nghĩa))*$", re.IGNORECASE
)


def _is_purpose(reading: Reading, stretch: Stretch) -> bool:
    """Whether a stretch says what a plan is for, and sets nothing."""
    return stretch.part == Part.AIMS and PURPOSE.match(_heading_of(reading, stretch)) is not None


def _is_ahead(reading: Reading, trigger: re.Match[str], end: int) -> bool:
    """Whether a figure stands behind "mục tiêu"; "hộ có doanh thu 3 tỷ đồng, hướng tới mục tiêu an sinh" sets none."""
    return trigger.group() != "mục tiêu" or has_figure(reading, trigger.end(), end)


def _aims_at(reading: Reading, trigger: re.Match[str], end: int) -> bool:
    """ "đặt mục tiêu giải quyết 900 việc làm": a counted thing right after the words of aim."""
    if not trigger.group("aim") or is_past(reading.lower[trigger.end() : end]):
        return False
    after = reading.text[trigger.end() : min(end, trigger.end() + 60)].lstrip()
    if not opens_action(without_opening(after)):
        return False
    return any(q.counts and q.unit for q in find_quantities(reading.text, trigger.end(), min(end, trigger.end() + 60)))


BELOW = 40  # lines below a heading of aims
MARKED = re.compile(r"[^\w\n]{0,4}(?:[-+*•]|\(?\d{1,2}[.)]|[a-zđ]\)|\(?(?:đến|về)(?= ))", re.IGNORECASE)


def _below(reading: Reading, trigger: re.Match[str], year: int | None) -> Zone | None:
    """The lines below a line that is a heading of aims in a text without numbered parts."""
    text = reading.text
    at = text.rfind("\n", 0, trigger.start() + 1) + 1
    stop = text.find("\n", trigger.end())
    if stop < 0 or stop - at > HEADING_LENGTH or not announces_aims(text[at:stop]):
        return None
    start = end = _past_source(text, stop + 1)
    listed = False
    for _ in range(BELOW):
        stop = text.find("\n", end)
        line = text[end : stop if stop >= 0 else len(text)]
        marked = MARKED.match(line) is not None
        if not line or (listed and not marked) or (not marked and not sets(reading, end, end + len(line), True)):
            break
        if len(line) < 80 and (announces_aims(line) or _is_emphasized(reading, end, line)):
            break
        listed, end = listed or marked, end + len(line) + 1
    if not any(sets(reading, a, b, True) for a, b in lines(text, start, end)):
        return None
    named = year_in(text[at:start]) or year or _year_before(text, start)
    return Zone(start, min(end, len(text)), None, named, False)


# "Căn cứ tiểu mục 2 Mục II Nghị quyết 5/2031/QH quy định như sau:": where the aims below stand
SOURCE = re.compile(r"[*_ ]*(?:căn cứ|theo|tại) [^\n]{10,400}(?:như sau|sau đây|cụ thể|gồm) ?:?[*_ ]*\n", re.IGNORECASE)


def _past_source(text: str, at: int) -> int:
    source = SOURCE.match(text, at)
    return source.end() if source else at


def _list_below(reading: Reading, end: int) -> Zone | None:
    """The bullets below a line that announces aims, "đề ra các mục tiêu như sau:", all that there are."""
    text = reading.text
    if text[end - 1 : end] != ":" and text[end : end + 1] != ":":
        return None
    start = stop = text.find("\n", end) + 1
    if not start or text[end:start].strip(" :\n"):
        return None
    first = text[slice(*next(lines(text, start, len(text)), (start, start)))]
    counted = COUNTED.match(first) if not announces_aims(first) else None
    for a, b in islice(lines(text, start, len(text)), BELOW):
        again = COUNTED.match(text, a) if counted else None
        listed = BULLET.match(text, a) or (again and counted and again.lastgroup == counted.lastgroup)
        if not listed and not _stands_between(reading, a, b):
            break
        stop = b + 1 if listed or sets(reading, a, b, True) else stop
    if not any(sets(reading, a, b, True) for a, b in lines(text, start, stop)):
        return None
    return Zone(start, min(stop, len(text)), None, None, False)


def _stands_between(reading: Reading, start: int, end: int) -> bool:
    """Whether a line without a bullet belongs to the list: a figure of a year below a bullet, or one more bullet."""
    words = reading.text[start:end]
    if LATER.match(reading.lower, start, end) and sets(reading, start, end, True):
        return True
    return words[-1:] not in ":?*_" and words[:1].isupper() and BULLET.match(reading.text, end + 1) is not None


def _is_emphasized(reading: Reading, at: int, line: str) -> bool:
    """Whether a line that states nothing is set as a heading."""
    return line.rstrip(" :.").endswith(("**", "__")) and not sets(reading, at, at + len(line), True)


def _following(reading: Reading, end: int, year: int | None) -> Iterator[Zone]:
    """Sentences that go on with figures: of the same year, in a list, or by the name of an indicator."""
    for _ in range(FOLLOWING):
        after = WORD.search(reading.text, end + 1)
        if not after:
            return
        start, end = sentence_at(reading.text, after.start(), end)
        words = COMPARED.sub("", reading.lower[start:end])
        if any(not t.group("topic") for t in triggers(words)):
            return
        if sets(reading, start, end, False) and _goes_on(words, year):
            yield Zone(start, end, None, year, False)
        elif not _is_later(words, year):  # "Từ năm 2031, người dân được khám miễn phí": no figure, more may follow
            return


def _is_later(words: str, year: int | None) -> bool:
    """Whether a sentence begins with a year about that of the aims before it, and tells nothing that was reached."""
    later = LATER.match(words) if year else None
    return later is not None and year is not None and int(later.group(1)) > year - STEPS and not is_past(words)


def _goes_on(words: str, year: int | None) -> bool:
    named = without_opening(words.strip())
    return (
        (year is not None and f"năm {year}" in words)
        or _is_later(words, year)
        or words.lstrip().startswith(BULLETS)
        or opens_indicator(named)
        or opens_action(named)
        or named.startswith("cơ cấu ")
        or GOING_ON.match(words.strip()) is not None
    )


# "Đến năm 2045, GRDP đạt ...", "Theo Nghị quyết, tầm nhìn đến năm 2045, ..."
LATER = re.compile(r"\W*(?:theo [^,.\n]{3,40}, )?(?:tầm nhìn )?(?:đến|tới|vào|từ) (?:hết |cuối )?năm (20\d\d)(?!\d)")
STEPS = 5  # years before the last one in which some of the aims are to be reached
GOING_ON = re.compile(
    r"(?:bên cạnh đó|đồng thời|ngoài ra|cùng với đó|cũng |tối thiểu|ít nhất|trên \d|khoảng \d"
    r"|có (?:ít nhất |tối thiểu |trên |khoảng )?\d|\d+(?:,\d+)? ?%)"
)


def _year_before(text: str, at: int) -> int | None:
    """The year of the heading above, else the last one that is named and is no date."""
    return _year_above(text, at) or year_in(DATED.sub("", text[max(0, at - 600) : at]))


def _year_above(text: str, at: int) -> int | None:
    """The year of the last line above that announces aims or is a period."""
    for line in reversed(text[max(0, at - HEADED) : at].split("\n")):
        if len(line) < 100 and announces_aims(line) and (year := year_in(bare_line(line))):
            return year
    return None


HEADED = 1500
DATED = re.compile(
    r"tháng \d{1,2} năm 20\d\d|(?:-NQ/TW|/QĐ-TTg|QH\d\d) năm 20\d\d|chuẩn [^.;,\n]{0,40}giai đoạn [\d -]+"
)
