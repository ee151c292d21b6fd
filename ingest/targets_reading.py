"""From clauses to targets: what each figure measures, with what it shares with its neighbours."""

import re
from collections.abc import Iterator
from dataclasses import replace

from policy_lineage.ingest.quantities import find_quantities
from policy_lineage.ingest.targets_clauses import Clause, clauses, graded, opens_indicator, starts_with, without_opening
from policy_lineage.ingest.targets_drafts import Draft, State, bounds, read_clause
from policy_lineage.ingest.targets_items import BRACKETS, Item, masked, sentences
from policy_lineage.ingest.targets_repair import repaired
from policy_lineage.ingest.targets_shared import shared
from policy_lineage.ingest.targets_words import after_aim, cleaned, trimmed, year_in


def drafts(text: str, item: Item) -> Iterator[Draft]:
    """The targets of one item in order."""
    words = text[item.start : item.end].replace("\n", " ")
    repair = repaired(words)
    if not repair:
        yield from _drafts(words, item)
        return
    plain, places = repair
    for draft in _drafts(plain, replace(item, start=0, end=len(plain))):
        start, end = item.start + places[draft.start], item.start + places[draft.end - 1] + 1
        yield draft._replace(item=item, start=start, end=end)


def _drafts(words: str, item: Item) -> Iterator[Draft]:
    if ABOUT_PAGE.match(words):
        return
    hidden = masked(words)
    state = State(head=item.head, year=item.year)
    first, present, listed = True, False, False
    for start, end, full in sentences(words, hidden):
        if full:
            goes_on = SAME_YEAR.match(words, start)  # "Trong đó: ...", "50% số xã ..." are about the year before it
            state.head, state.year, state.whole = item.head, state.year if goes_on else item.year, None
            present = starts_with("present").match(words[start : start + 40].lstrip()) is not None
        if present:  # "Hiện nay, tổng số trạm khoảng 180 trạm"
            continue
        found = list(_sentence(words, hidden, start, end, item, state))
        yield from found
        if not found and (reached := _achieved(words, start, end, item, first, listed)):
            yield reached
        listed = bool(found) or (listed and not full)
        first = first and not found and not words[start:end].strip()


SAME_YEAR = re.compile(r"\s*(?:trong đó[,:]?\s|\d)", re.IGNORECASE)


def _sentence(words: str, hidden: str, start: int, end: int, item: Item, state: State) -> Iterator[Draft]:
    end = _before_list(hidden, start, end)
    start = _past_head(words, hidden, start, end, state)
    parts = clauses(hidden, start, end) or graded(hidden, start, end) or list(_only_in_brackets(words, start, end))
    state.year = year_in(words[start : parts[0].quantity.start]) or state.year if parts else state.year
    if parts and parts[0].start > start and (said := _achieved(words, start, parts[0].start, item, False, True)):
        yield said  # "không còn hộ nghèo, 97% người dân có thẻ"
    read = [read_clause(words, clause, item, state) for clause in parts]
    for clause, draft in zip(parts, shared(words, parts, read), strict=True):
        yield _placed(draft, item.start)
        yield from _in_brackets(words, clause, draft, item)
        yield from _alongside(words, clause, draft, item)


DIGIT = re.compile(r"\d")


def _before_list(hidden: str, start: int, end: int) -> int:
    """Where a sentence whose figure stands before a colon ends: "cho 2 dự án: giám sát, quản lý"."""
    colon = hidden.find(":", start, end)
    if (
        colon < 0
        or not DIGIT.search(hidden, start, colon)
        or hidden[colon - 12 : colon].lower().endswith(("trong đó", "cụ thể", "gồm"))
    ):
        return end
    if next(find_quantities(hidden, colon + 1, end), None) is not None:
        return end
    before = [q for q in find_quantities(hidden, start, colon) if q.verb or q.kind in ("percent", "money")]
    return colon if before and " " in hidden[start:colon].strip() else end


def _past_head(words: str, hidden: str, start: int, end: int, state: State) -> int:
    """Where the sentence goes on after "Cơ cấu kinh tế:"; the head is kept."""
    if structure := STRUCTURE.match(words, start, end):
        state.head = trimmed(structure.group("head"))
        return structure.end()
    colon = hidden.find(":", start, end)
    if colon < 0 or hidden[colon + 1 : colon + 2].isdigit():
        return start
    before = words[start:colon]
    if before.lower().rstrip().endswith(("trong đó", "cụ thể", "gồm")):
        return start
    head = without_opening(after_aim(before.strip()))
    if _is_its_value(hidden, colon + 1, end):
        state.head = None
        return colon + 1 if PLACE.match(head) else start
    year = year_in(before)
    state.year = year or state.year
    lower = head.lower()
    announcing = any(w in lower for w in ("chỉ tiêu", "mục tiêu", "xếp hạng", "như sau", "gồm"))
    opens = opens_indicator(head) or "cơ cấu" in lower or "tỷ trọng" in lower or "tỷ lệ" in lower
    state.head = _bare_head(head) if head and opens and not announcing else None
    return colon + 1


PLACE = re.compile(
    r"(?:tại|ở|đối với|trong lĩnh vực|lĩnh vực|khu vực|về)\s", re.IGNORECASE
)  # "Tại địa bàn đô thị: 100%"
# "Cơ cấu kinh tế, ngành nông nghiệp chiếm 20%; ..."
STRUCTURE = re.compile(r"\s*(?P<head>[Cc]ơ cấu (?:kinh tế|GRDP|ngành kinh tế|lao động)[^,:;]{0,40}),\s(?=\w)")


def _is_its_value(hidden: str, start: int, end: int) -> bool:
    """Whether a figure stands right after the colon: "Tỷ lệ đô thị hóa: 33,5%"."""
    quantity = next(find_quantities(hidden, start, end), None)
    return quantity is not None and not hidden[start : quantity.start].lower().replace("bình quân", "").strip()


def _only_in_brackets(words: str, start: int, end: int) -> Iterator[Clause]:
    """ "thu ngân sách hoàn thành dự toán (6.193 tỷ đồng)": the only figure of the sentence."""
    for bracket in BRACKETS.finditer(words, start, end):
        found = list(find_quantities(words, bracket.start() + 1, bracket.end() - 1))
        if len(found) == 1 and found[0].kind in ("money", "percent") and found[0].start == bracket.start() + 1:
            if opens_indicator(without_opening(words[start : bracket.start()].strip())):
                yield Clause(start, bracket.end() - 1, found[0], False, False)
            return


def _bare_head(head: str) -> str:
    """ "Tiếp tục chuyển dịch cơ cấu kinh tế theo hướng xác định" is about "cơ cấu kinh tế"."""
    at = head.lower().find("cơ cấu ")
    if at > 0 and head.lower().find("chuyển dịch") >= 0:
        head = head[at:]
    for stop in (" theo hướng", " xác định", " như sau", ", cụ thể", ", trong đó", " với"):
        if (cut := head.lower().find(stop)) > 0:
            head = head[:cut]
    return trimmed(head)


PAST = ("năm trước", "cùng kỳ", "thực hiện năm", "ước thực hiện", "kế hoạch năm", "hiện nay", "hiện có", "năm 20")


AHEAD = re.compile(
    r"(?:định hướng|phấn đấu|tầm nhìn|dự kiến|mục tiêu) (?:đến|vào) (?:hết |cuối )?năm 20", re.IGNORECASE
)


def _in_brackets(words: str, clause: Clause, draft: Draft, item: Item) -> Iterator[Draft]:
    """Figures in brackets after a value: "(tăng 0,35%)", "(trồng mới 2.500 ha)"."""
    for bracket in BRACKETS.finditer(words, clause.start, clause.end):
        inside = bracket.group()[1:-1]
        if bracket.group()[0] != "(" or (any(w in inside.lower() for w in PAST) and not AHEAD.match(inside)):
            continue
        state = State(indicator=draft.indicator, year=draft.year)
        for inner in clauses(inside, 0, len(inside)):
            read = _bracketed(inside, inner, item, state)
            if read:
                offset = item.start + bracket.start() + 1
                year = read.year or draft.year
                yield read._replace(start=read.start + offset, end=read.end + offset, year=year)


def _bracketed(inside: str, clause: Clause, item: Item, state: State) -> Draft | None:
    quantity = clause.quantity
    among = inside.lower().startswith("trong đó")  # "(trong đó 4.000 lao động trực tiếp)"
    counts = quantity.counts or quantity.kind == "fraction"  # "đạt 60% (72/120 xã)" says it once more
    head = cleaned(AHEAD.sub("", inside[: quantity.start]))
    head = "" if head.lower() in ("gồm", "bao gồm", "tổng", "tổng số") else head
    if quantity.kind == "bare" or (counts and not quantity.verb and not clause.start and not among and not head):
        return None
    year = year_in(inside[: quantity.start]) or state.year
    if head and not opens_indicator(head):
        start, end = bounds(inside, clause)
        return Draft(item, start, end, state.indicator or head, head, quantity, year, own=False)
    return read_clause(inside, clause, item, state)


def _alongside(words: str, clause: Clause, draft: Draft, item: Item) -> Iterator[Draft]:
    """ "12 cuộc diễn tập cấp xã và diễn tập khu vực": what goes on without a figure is to be reached too."""
    quantity = draft.quantity
    tail = words[quantity.end : clause.end] if quantity else ""
    first = tail.strip().split(" ")[:2]
    if not quantity or quantity.kind != "classifier" or len(first) < 2:
        return
    at = tail.find(" và " + " ".join(first))
    head = cleaned(words[clause.start : quantity.start])
    if at >= 0:
        start = item.start + quantity.end + at + len(" và ")
        other = trimmed(tail[at + len(" và ") :])
        yield Draft(item, start, start + len(other), f"{head} {other}".strip(), None, None, draft.year, "achieve")


def _achieved(words: str, start: int, end: int, item: Item, first: bool, listed: bool) -> Draft | None:
    """A clause without a figure that sets something to be reached, of a list or, `listed`, after a figure."""
    clause = words[start:end].strip(" ,.;/")
    if (
        not (item.numbered or (listed and FIRM.search(clause)))
        or len(clause) > 600
        or not WORDED.search(clause)
        or ASKING.search(clause)
    ):
        return None
    name = without_opening(BASED_ON.sub("", without_opening(clause)))
    alone = first and not opens_indicator(name) and not MORE.match(words, end) and not IS_SOMETHING.match(name)
    if not name or not (_promises(name) or alone or (listed and FIRM.search(name))):
        return None
    at = item.start + start + words[start:end].index(name)
    return Draft(item, at, at + len(name), name, None, None, year_in(clause), "achieve")


BASED_ON = re.compile(r"^\(theo [^()]*\) ?")
# "cơ bản không còn hộ nghèo", "tỷ lệ hộ nghèo thấp hơn bình quân cả nước"
FIRM = re.compile(r"(?:không còn|không để xảy ra|(?:thấp|cao) hơn (?:mức )?(?:bình quân|trung bình)) ", re.IGNORECASE)
WORDED = re.compile(r"[^\W\d_]{2}")
# "Trên đây là ...", "(Hình từ Internet)", "... là bao nhiêu?": words of a page about the targets
ABOUT_PAGE = re.compile(
    r"\W*(?:trên đây là|xem (?:chi tiết|thêm)|nguồn:)|.{0,600}(?:hình (?:từ|ảnh) internet|\?[\s*_-]*$)", re.IGNORECASE
)
MORE = re.compile(r"\s?[.!?…]\s?[*_]{0,2}\s?\w")  # a full stop, and further sentences
IS_SOMETHING = re.compile(r"(?:[^\s,;]+\s){1,6}là\s(?:một|những|các|lực|động|nền|khâu|nhiệm)")
ASKING = re.compile(r"[:?][*_\s]*$")  # a heading or a question


def _promises(words: str) -> bool:
    return starts_with("achieve_words").match(words) is not None


def _placed(draft: Draft, offset: int) -> Draft:
    return draft._replace(start=draft.start + offset, end=draft.end + offset)
