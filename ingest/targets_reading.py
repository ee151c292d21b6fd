"""From clauses to targets: what each figure measures, with what it shares with its neighbours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policy_lineage.ingest.quantities import Quantity, find_quantities
from policy_lineage.ingest.targets_clauses import (
    Clause,
    clauses,
    is_linked,
    opens_action,
    opens_indicator,
    starts_with,
    without_opening,
)
from policy_lineage.ingest.targets_items import BRACKETS, Item, masked, sentences
from policy_lineage.ingest.targets_words import (
    cleaned,
    goes_on,
    is_comparison,
    is_place,
    is_tail,
    is_whole_area,
    merged,
    predicate,
    tail_of,
    trimmed,
    year_after,
    year_in,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A target in the making; positions are in the reading text."""

    item: Item
    start: int
    end: int
    indicator: str
    qualifier: str | None
    quantity: Quantity | None
    year: int | None
    comparator: str | None = None
    own: bool = True  # whether the clause names its indicator itself


@dataclass(slots=True)
class State:
    """What a reader keeps in mind from clause to clause of one item."""

    head: str | None = None  # "Cơ cấu kinh tế:"
    indicator: str | None = None
    year: int | None = None
    whole: str | None = None  # what the parts after "trong đó" are parts of, up to the full stop


def drafts(text: str, item: Item) -> Iterator[Draft]:
    """The targets of one item in order."""
    words = text[item.start : item.end]
    hidden = masked(words)
    state = State(head=item.head, year=item.year)
    first = True
    for start, end, full in sentences(words, hidden):
        if full:
            state.head, state.year, state.whole = item.head, item.year, None
        found = list(_sentence(words, hidden, start, end, item, state))
        yield from found
        if not found and (reached := _achieved(words, start, end, item, first)):
            yield reached
        first = first and not found and not words[start:end].strip()


def _sentence(words: str, hidden: str, start: int, end: int, item: Item, state: State) -> Iterator[Draft]:
    start = _past_head(words, hidden, start, end, state)
    parts = clauses(hidden, start, end) or list(_only_in_brackets(words, start, end))
    state.year = year_in(words[start : parts[0].quantity.start]) or state.year if parts else state.year
    read = [_read(words, clause, item, state) for clause in parts]
    for clause, draft in zip(parts, _shared(words, parts, read), strict=True):
        yield _placed(draft, item.start)
        yield from _in_brackets(words, clause, draft, item)
        yield from _alongside(words, clause, draft, item)


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
    head = without_opening(before.strip())
    if _is_its_value(hidden, colon + 1, end):
        state.head = None
        return start
    year = year_in(before)
    state.year = year or state.year
    lower = head.lower()
    announcing = any(w in lower for w in ("chỉ tiêu", "mục tiêu", "xếp hạng", "như sau", "gồm"))
    opens = opens_indicator(head) or "cơ cấu" in lower or "tỷ trọng" in lower or "tỷ lệ" in lower
    state.head = _bare_head(head) if head and opens and not announcing else None
    return colon + 1


# "Cơ cấu kinh tế, ngành nông nghiệp chiếm 20%; ..."
STRUCTURE = re.compile(r"\s*(?P<head>[Cc]ơ cấu (?:kinh tế|GRDP|ngành kinh tế|lao động)[^,:;]{0,40}),\s(?=\w)")


def _is_its_value(hidden: str, start: int, end: int) -> bool:
    """Whether a figure stands right after the colon: "Tỷ lệ đô thị hóa: 33,5%"."""
    quantity = next(find_quantities(hidden, start, end), None)
    return quantity is not None and not hidden[start : quantity.start].strip()


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


def _read(words: str, clause: Clause, item: Item, state: State) -> Draft:
    """One clause by itself, completed by what came before it."""
    quantity = clause.quantity
    before, after = words[clause.start : quantity.start], words[quantity.end : clause.end]
    year = year_in(before) or year_after(after) or state.year
    tail = tail_of(after)
    if " mới " in words[quantity.number : quantity.end]:  # "70 sản phẩm mới trở lên"
        tail = f"mới {tail}"
    if clause.among and not state.whole:
        state.whole = state.indicator
    indicator, qualifier, own = _named(clause, before, tail, item, state)
    if own and not (state.whole and clause.among):
        state.indicator = indicator
    start, end = _bounds(words, clause)
    return Draft(item, start, end, indicator, qualifier, quantity, year, own=own)


def _bounds(words: str, clause: Clause) -> tuple[int, int]:
    """The clause without separators at its ends and without "trong đó" before it."""
    start, end = clause.start, clause.end
    while start < end and words[start] in " ,;:.-+":
        start += 1
    for opening in ("trong đó,", "trong đó:", "trong đó", "và ", "đồng thời "):
        if words[start:end].lower().startswith(opening):
            start += len(opening)
    while start < end and words[start] in " ,;:":
        start += 1
    while end > start and words[end - 1] in " ,;:.":
        end -= 1
    return start, end


HAVING = re.compile(r"trong đó[,:]?\scó\s", re.IGNORECASE)
SHORT = 6  # words of a part that only says which part it is


def _named(clause: Clause, before: str, tail: str, item: Item, state: State) -> tuple[str, str | None, bool]:
    """The indicator, the qualifier, and whether the clause names the indicator itself."""
    quantity, head = clause.quantity, cleaned(before.replace(":", " ") if ":" in before else before)
    previous = (state.whole if goes_on(head) else None) or state.indicator
    if state.head and not opens_indicator(head):
        return state.head, head or tail or None, False
    if is_whole_area(head):
        return _value_first(quantity, head, tail, item, clause, previous)
    if clause.among and HAVING.search(before):
        head = f"có {head}"  # "trong đó có bằng cấp đạt 38%"
    if previous and goes_on(head) and _needs_whole(clause, head, tail, previous, state):
        return merged(previous, head), head, False
    if quantity.change and tail and not is_tail(tail) and not opens_indicator(head):
        # "Kiềm chế, kéo giảm 5% số vụ phạm tội": what goes down stands after the figure
        return (tail if len(head.split(" ")) <= 3 else _joined(before, quantity, tail)), None, True
    if is_linked(quantity):
        return head, _qualifier(tail), True
    return _joined(before, quantity, tail), None, True


def _needs_whole(clause: Clause, head: str, tail: str, previous: str, state: State) -> bool:
    """Whether a clause that names no indicator of its own states a part of the one before it."""
    linked = is_linked(clause.quantity)
    if is_place(head):
        return linked or not tail
    if clause.among or state.whole:
        return linked or (not tail and not clause.quantity.counts)
    if clause.joined:
        return linked or (clause.quantity.kind == "percent" and not tail and len(head.split(" ")) <= SHORT)
    return linked and _is_part(previous, head)


def _is_part(previous: str, head: str) -> bool:
    """ "cây Cà phê" after "tổng diện tích trồng cây Mắc ca"."""
    first = head.split(" ", 1)[0].lower()
    return (
        len(head.split(" ")) <= 5 and f" {first} " in f" {previous.lower()} " and not previous.lower().startswith(first)
    )


def _value_first(
    quantity: Quantity, head: str, tail: str, item: Item, clause: Clause, previous: str | None
) -> tuple[str, str | None, bool]:
    """The clause starts with its figure: "66% xã đạt tiêu chí", "tăng 0,35%"."""
    if quantity.change and previous and is_comparison(tail):
        return previous, tail or None, False
    noun = _noun(quantity)
    if clause.among and previous and quantity.kind == "percent" and predicate(tail) == 0:
        return merged(previous, tail), tail, False  # "trong đó ít nhất 10% đạt chuẩn kiểu mẫu"
    if clause.among and previous and quantity.counts and predicate(tail) is None:
        return previous, f"{noun} {tail}".strip() or None, False
    name = f"{noun} {tail}".strip()
    if noun or not is_comparison(tail):
        return name, None, True
    if previous and not head:
        return previous, tail or None, False
    return _of_group(item) or head, head or None, True


def _of_group(item: Item) -> str | None:
    """ "Về diện tích" names what a bare "toàn tỉnh có 20.000 ha" measures."""
    if not item.group:
        return None
    return item.group.removeprefix("Về ").removeprefix("về ") or None


def _noun(quantity: Quantity) -> str:
    """The counted thing without its scale: "nghìn lao động" gives "lao động"; a classifier gives nothing."""
    if quantity.kind == "fraction" and quantity.unit:
        return quantity.unit.split(" ", 1)[-1]
    if quantity.kind not in ("count", "thing") or not quantity.unit:
        return ""
    unit = quantity.unit
    for scale in ("nghìn ", "ngàn ", "triệu ", "tỷ ", "vạn "):
        unit = unit.removeprefix(scale)
    return unit


def _joined(before: str, quantity: Quantity, tail: str) -> str:
    """ "Hoàn thành" + "chỉ tiêu tuyển quân": the figure stood in the middle of the name."""
    noun = _noun(quantity)
    if not tail and not (noun and opens_action(without_opening(before.strip(" ,")))):
        return cleaned(before)  # "đàn lợn 450.000 con"
    head = without_opening(before.strip(" ,"))
    return " ".join(part for part in (head, noun, tail) if part)


def _qualifier(tail: str) -> str | None:
    return tail if tail and len(tail.split(" ")) <= 14 and not tail.lower().startswith(("vào năm", "đến năm")) else None


def _shared(words: str, parts: list[Clause], read: list[Draft]) -> list[Draft]:
    """The drafts of one sentence with the predicate, the tail or the verb that neighbours share."""
    out = list(read)
    last = len(out) - 1
    for i in range(len(out) - 2, -1, -1):
        if not parts[i + 1].joined or parts[i + 1].among:
            last = i
            continue
        out[i] = _with_tail(words, parts[i], out[i], parts[last], out[last])
        last = last if out[i] is not read[i] else i
    for i in range(1, len(out)):
        if parts[i].joined and not parts[i].among:
            out[i] = _with_verb(words, parts[i - 1], out[i - 1], parts[i], out[i])
    return out


def _with_tail(words: str, clause: Clause, draft: Draft, next_clause: Clause, after: Draft) -> Draft:
    """ "80% trường mầm non, 75% trường tiểu học đạt chuẩn": the predicate belongs to both."""
    quantity, other = draft.quantity, after.quantity
    if not quantity or not other or not _same_kind(quantity, other):
        return draft
    head, tail = _around(words, clause)
    _, next_tail = _around(words, next_clause)
    if quantity.kind in ("count", "thing") and (per := _base(other.unit)) and not _base(quantity.unit):
        return replace(draft, indicator=draft.indicator + per, quantity=replace(quantity, unit=f"{quantity.unit}{per}"))
    if quantity.kind != "percent":
        return draft
    if opens_action(head) and not tail and next_tail and not is_linked(quantity):
        return replace(draft, indicator=f"{head} {next_tail}")
    at = predicate(next_tail)
    if head and not tail and at == 0 and not is_linked(quantity):
        return replace(draft, indicator=f"{head} {next_tail}", qualifier=head)
    if tail and not head and at and predicate(tail) is None:
        return replace(draft, indicator=f"{tail} {next_tail[at:]}", qualifier=tail)
    return draft


BASE = re.compile(r"(?: trên |/)[\d.]* ?(?:vạn|nghìn|ngàn)? ?dân.*$")


def _base(unit: str | None) -> str:
    """What a unit is counted on: "giường bệnh/1 vạn dân" gives "/1 vạn dân"."""
    found = BASE.search(unit or "")
    return found.group() if found else ""


def _with_verb(words: str, before_clause: Clause, before: Draft, clause: Clause, draft: Draft) -> Draft:
    """ "Thành lập mới 250 doanh nghiệp, 90 hợp tác xã": the verb and the bound belong to both."""
    quantity, other = draft.quantity, before.quantity
    if not quantity or not other or not _same_kind(quantity, other):
        return draft
    head, tail = _around(words, clause)
    verb, _ = _around(words, before_clause)
    if head or quantity.verb:
        return draft
    if (
        other.comparator in (">=", "~")
        and quantity.comparator == "="
        and (other.verb or "").split(" ")[-1] not in ("từ",)
    ) or (other.verb == "có từ" and quantity.comparator == "="):
        quantity = replace(quantity, comparator=other.comparator)
    indicator = draft.indicator
    if verb and quantity.counts and not tail and opens_action(verb):
        indicator = f"{verb} {_noun(quantity)}"
    return replace(draft, quantity=quantity, indicator=indicator)


def _around(words: str, clause: Clause) -> tuple[str, str]:
    quantity = clause.quantity
    return cleaned(words[clause.start : quantity.start]), tail_of(words[quantity.end : clause.end])


def _same_kind(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind or {one.kind, other.kind} <= {"count", "thing", "classifier", "bare"}


PAST = ("năm trước", "cùng kỳ", "thực hiện năm", "ước thực hiện", "kế hoạch năm", "hiện nay", "hiện có", "năm 20")


def _in_brackets(words: str, clause: Clause, draft: Draft, item: Item) -> Iterator[Draft]:
    """Figures in brackets after a value: "(tăng 0,35%)", "(trồng mới 2.500 ha)"."""
    for bracket in BRACKETS.finditer(words, clause.start, clause.end):
        inside = bracket.group()[1:-1]
        if bracket.group()[0] != "(" or any(word in inside.lower() for word in PAST):
            continue
        state = State(indicator=draft.indicator, year=draft.year)
        for inner in clauses(inside, 0, len(inside)):
            read = _bracketed(inside, inner, item, state)
            if read:
                offset = item.start + bracket.start() + 1
                year = read.year or draft.year
                yield replace(read, start=read.start + offset, end=read.end + offset, year=year)


def _bracketed(inside: str, clause: Clause, item: Item, state: State) -> Draft | None:
    quantity = clause.quantity
    if quantity.kind == "bare" or (quantity.counts and not quantity.verb and not clause.start):
        return None
    head = cleaned(inside[: quantity.start])
    if head and not opens_indicator(head):
        start, end = _bounds(inside, clause)
        return Draft(item, start, end, state.indicator or head, head, quantity, state.year, own=False)
    return _read(inside, clause, item, state)


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


def _achieved(words: str, start: int, end: int, item: Item, first: bool) -> Draft | None:
    """A clause without a figure that sets something to be reached."""
    clause = words[start:end].strip(" ,.;")
    if not clause or clause.endswith(":") or len(clause) > 600 or not item.numbered:
        return None
    name = without_opening(clause)
    if not name or not (first or _promises(name)):
        return None
    at = item.start + start + words[start:end].index(name)
    return Draft(item, at, at + len(name), name, None, None, year_in(clause), "achieve")


def _promises(words: str) -> bool:
    return starts_with("achieve_words").match(words) is not None


def _placed(draft: Draft, offset: int) -> Draft:
    return replace(draft, start=draft.start + offset, end=draft.end + offset)
