"""One clause by itself: which indicator its figure measures, completed by what came before it."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from policy_lineage.ingest.quantities_values import Quantity
from policy_lineage.ingest.targets_clauses import Clause, is_linked, opens_action, opens_indicator, without_opening
from policy_lineage.ingest.targets_items import Item
from policy_lineage.ingest.targets_words import (
    after_aim,
    after_last_aim,
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
    without_verb,
    without_year,
    year_after,
    year_in,
)


class Draft(NamedTuple):
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
    quantity: Quantity | None = None  # of the clause before
    tail: str = ""  # what that figure is a share of


def read_clause(words: str, clause: Clause, item: Item, state: State) -> Draft:
    """One clause by itself, completed by what came before it."""
    quantity = clause.quantity
    before, after = words[clause.start : quantity.start], words[quantity.end : clause.end]
    year = year_in(before) or year_after(after) or state.year
    tail = tail_of(after)
    if " mới " in words[quantity.number : quantity.end]:  # "70 sản phẩm mới trở lên"
        tail = f"mới {tail}".strip()
    if clause.among and not state.whole:
        state.whole = state.indicator
    quantity = _goes_on_moving(_bounded(_moved(quantity, before), before), before, state)
    if tail.startswith(FOR) and (quantity.change or _moves_on(quantity, before, state)):
        # "Tăng 9%/năm đối với số sáng chế; 7%/năm đối với số bài báo"
        quantity = quantity._replace(change=quantity.change or (state.quantity and state.quantity.change))
        tail = tail.removeprefix(FOR)
    if NONE.match(named := without_opening(before.strip(" ,"))):  # "không còn xã dưới 10 tiêu chí"
        start, end = bounds(words, clause)
        name = trimmed(f"{named} {words[quantity.start : clause.end]}")
        return Draft(item, start, end, name, None, None, year, "achieve")
    indicator, qualifier, own = _named(clause, before, tail, item, state)
    indicator, qualifier = set_apart(indicator, qualifier)
    if not indicator and (
        grown := GROWTH.search(words, quantity.start, quantity.number)
    ):  # "Tăng trưởng bình quân 8%" names itself
        indicator, quantity = grown.group().rstrip(), quantity._replace(change=None)
    indicator = indicator or cleaned(words[clause.start : quantity.start])
    if own and not (state.whole and clause.among):
        state.indicator = indicator
    state.quantity, state.tail = quantity, without_year(tail)
    start, end = bounds(words, clause)
    return Draft(item, start, end, indicator, qualifier, quantity, year, own=own)


FOR = "đối với "


def _moves_on(quantity: Quantity, before: str, state: State) -> bool:
    """Whether a figure that names nothing before it goes the way of the one before: of the same unit."""
    last = state.quantity
    return last is not None and last.change is not None and last.unit == quantity.unit and not before.strip(" ,;")


NONE = re.compile(r"không (?:có|còn) (?!dưới|quá)", re.IGNORECASE)
GROWTH = re.compile(r"(?:tăng trưởng|tăng)(?: (?:bình quân|trung bình))?\s", re.IGNORECASE)
MOVES = {"tăng": "increase", "giảm": "decrease", "kéo giảm": "decrease", "cắt giảm": "decrease"}
MOVE = re.compile(
    r"(kéo giảm|cắt giảm|tăng|giảm) (?!trưởng|cường|nghèo|tốc|thu(?! )|chi(?! )|tải|nhẹ|thiểu)", re.IGNORECASE
)
# "các cấp ít nhất vào năm 2029 đạt 40%": the bound stands before the year
EARLY = re.compile(
    r"(ít nhất|tối thiểu|trên|dưới|không quá|tối đa|khoảng)\s(?:vào|đến)\s"
    r"(?:hết |cuối )?năm\s20\d\d\s?(?:đạt|là|còn)?\s?$",
    re.IGNORECASE,
)
BOUNDS = {
    "ít nhất": ">=",
    "tối thiểu": ">=",
    "trên": ">",
    "dưới": "<",
    "không quá": "<=",
    "tối đa": "<=",
    "khoảng": "~",
}


def _moved(quantity: Quantity, before: str) -> Quantity:
    """ "Giảm số giờ làm việc nhà còn 1,7 giờ": the verb that opens the clause says which way."""
    if not quantity.change and (by := BY_YEAR.search(before)):
        return quantity._replace(change=MOVES[by.group(1).lower()])
    verb = None if quantity.change else MOVE.match(without_opening(after_aim(before.strip(" ,"))))
    return quantity._replace(change=MOVES[verb.group(1).lower()]) if verb else quantity


# "Tỷ lệ hộ nghèo giảm bình quân/năm: trên 3%", "năng suất tăng bình quân đến năm 2031 đạt 7%"
BY_YEAR = re.compile(
    r"(?<!tốc độ )(?<!mức )(?<!tỷ lệ )(?<!nhịp độ )(?<!\w)(tăng|giảm) (?:bình quân|trung bình)"
    r"(?:\s?/\s?năm| (?:mỗi|hàng|hằng) năm)?"
    r"(?: (?:đến|trong) (?:năm 20\d\d|giai đoạn [\d -]+|giai đoạn này))?(?: đạt)?\s?:?\s?$",
    re.IGNORECASE,
)
AVERAGED = re.compile(
    r"(?:(?:tăng|giảm)(?: trưởng)? )?(?:bình quân|trung bình)(?:\s?/\s?năm| (?:mỗi|hàng|hằng) năm)?"
    r"(?: (?:trong |cả )?(?:giai đoạn|thời kỳ)(?: này| 20\d\d ?- ?20\d\d)?)?(?: đạt)?",
    re.IGNORECASE,
)


def _bounded(quantity: Quantity, before: str) -> Quantity:
    if quantity.comparator != "=":
        return quantity
    early = EARLY.search(before + (quantity.verb or "")) or OF_NAME.search(before)
    return quantity._replace(comparator=BOUNDS[early.group(1).lower()]) if early else quantity


# "Số phòng tối thiểu mỗi căn hộ: 4 phòng"; a minimum wage is only called so
OF_NAME = re.compile(r"(?<!\w)(?<!lương )(tối thiểu|tối đa)(?=\s(?:mỗi|của|cho|trên|một|/)(?!\w)|:)", re.IGNORECASE)


def _goes_on_moving(quantity: Quantity, before: str, state: State) -> Quantity:
    """ "giảm 15% vào năm 2031, lên mức 30% vào năm 2036" goes down all the time."""
    if quantity.change == "increase" and (quantity.verb or "").startswith("lên") and not cleaned(before):
        return quantity._replace(change=state.quantity.change if state.quantity else quantity.change)
    return quantity


APART = re.compile(
    r",?\s((?:trừ|ngoại trừ|không (?:tính|kể|bao gồm)|so với (?:năm|cùng kỳ|giai đoạn)"
    r"|trên cả \d+ (?:tiêu chí|mặt|chỉ số))(?!\w).*)$",
    re.IGNORECASE,
)
EARLY_TAIL = re.compile(r"\s(?:ít nhất|tối thiểu|trên|dưới|không quá|tối đa|khoảng)\s(?:vào|đến)$", re.IGNORECASE)


def set_apart(indicator: str, qualifier: str | None) -> tuple[str, str | None]:
    """An indicator without the exception or the reach that stands behind it.

    >>> set_apart("hồ sơ đúng hạn, trừ hồ sơ đất đai", None)
    ('hồ sơ đúng hạn', 'trừ hồ sơ đất đai')
    """
    indicator = EARLY_TAIL.sub("", indicator)
    found = APART.search(indicator)
    if not found or not indicator[: found.start()].strip():
        return indicator, qualifier
    return indicator[: found.start()].strip(" ,"), qualifier or found.group(1)


def bounds(words: str, clause: Clause) -> tuple[int, int]:
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


ONLY = re.compile(r"[\s,;]*(?:và )?riêng[:,]?\s", re.IGNORECASE)
HAVING = re.compile(r"trong đó[,:]?\scó\s", re.IGNORECASE)
SHORT = 6  # words of a part that only says which part it is
LONG_TAIL = 6  # words of one that names a thing of its own


def _named(clause: Clause, before: str, tail: str, item: Item, state: State) -> tuple[str, str | None, bool]:
    """The indicator, the qualifier, and whether the clause names the indicator itself."""
    quantity, head = clause.quantity, cleaned(_after_whole(before.replace(":", " ") if ":" in before else before))
    head = "" if head.lower() in AVERAGE and (state.head or quantity.kind == "percent") else _last_indicator(head)
    previous = (state.whole if goes_on(head) else None) or state.indicator
    if state.head and not opens_indicator(head):
        return state.head, head or tail or None, False
    if previous and clause.joined and AVERAGED.fullmatch(head):
        return previous, _qualifier(tail), False  # "đạt 400 triệu USD, tăng bình quân hằng năm đạt 9%/năm"
    if is_whole_area(head):
        return _value_first(clause, head, tail, item, previous, state)
    if previous and ONLY.match(before) and goes_on(head):
        return merged(previous, head), head, False  # "riêng các xã nghèo giảm 4%"
    if clause.among and HAVING.search(before):
        head = f"có {head}"  # "trong đó có bằng cấp đạt 38%"
    if previous and goes_on(head) and _needs_whole(clause, head, tail, previous, state):
        return merged(previous, head), head, False
    if quantity.change and tail and not is_tail(tail) and not opens_indicator(head):
        # "Kiềm chế, kéo giảm 5% số vụ phạm tội": what goes down stands after the figure
        moved = f"{noun_of(quantity)} {tail}".strip()
        return (moved if len(head.split(" ")) <= 3 else _joined(before, quantity, tail)), None, True
    if is_linked(quantity) or (before.rstrip().endswith(":") and opens_indicator(head)):
        return head, _qualifier(tail), True
    if quantity.kind == "percent" and (verb := MOVE.match(head)) and len(head.split(" ")) > 2 and is_tail(tail):
        return head[verb.end() :], _qualifier(tail), True  # "Giảm phát thải tối thiểu 8% so với năm 2025"
    if quantity.kind == "percent" and tail and is_tail(tail) and opens_indicator(head) and len(head.split(" ")) > 2:
        return head, _qualifier(tail), True  # "Nợ xấu dưới 3% tổng dư nợ"
    if KEPT.fullmatch(head) and tail and quantity.kind in ("percent", "fraction"):
        return tail, None, True
    return _joined(before, quantity, tail), None, True


def _after_whole(before: str) -> str:
    """What stands after "trong đó" where a whole without a figure of its own stands before it."""
    at = before.lower().rfind(", trong đó ")
    rest = before[at + len(", trong đó ") :] if at > 0 else ""
    return rest if rest.strip() and cleaned(rest) else before


def _last_indicator(head: str) -> str:
    """ "trở thành tỉnh công nghiệp, đạt tốc độ tăng trưởng GRDP" is about "tốc độ tăng trưởng GRDP"."""
    at = head.rfind(", ")
    last = REACHING.sub("", head[at + 2 :]) if at > 0 else ""
    return last if last and opens_indicator(last) and not opens_indicator(head) else head


AVERAGE = ("bình quân", "trung bình", "bình quân đạt", "trung bình đạt")
REACHING = re.compile(r"(?:và |với )?(?:đạt|nâng|đưa|duy trì|giữ) ", re.IGNORECASE)
KEPT = re.compile(r"(?:giữ vững|duy trì|bảo đảm|đảm bảo|giữ)(?: có)?", re.IGNORECASE)


def _needs_whole(clause: Clause, head: str, tail: str, previous: str, state: State) -> bool:
    """Whether a clause that names no indicator of its own states a part of the one before it."""
    linked = is_linked(clause.quantity)
    if is_place(head):
        return linked or not tail
    if clause.among or state.whole:
        return linked or (not tail and not clause.quantity.counts)
    if clause.joined:
        again = _is_part(previous, head, LONG_PART) and not tail  # "khu vực công nghiệp - xây dựng khoảng 27%"
        return linked or again or (clause.quantity.kind == "percent" and not tail and len(head.split(" ")) <= SHORT)
    return linked and _is_part(previous, head)


LONG_PART = 12  # words of a part that begins as the part before it does


def _is_part(previous: str, head: str, most: int = 5) -> bool:
    """ "cây Cà phê" after "tổng diện tích trồng cây Mắc ca"."""
    first = head.split(" ", 1)[0].lower()
    return (
        len(head.split(" ")) <= most
        and f" {first} " in f" {previous.lower()} "
        and not previous.lower().startswith(first)
    )


def _value_first(
    clause: Clause, head: str, tail: str, item: Item, previous: str | None, state: State
) -> tuple[str, str | None, bool]:
    """The clause starts with its figure: "66% xã đạt tiêu chí", "tăng 0,35%"."""
    quantity = clause.quantity
    if quantity.change and previous and is_comparison(tail):
        return previous, tail or None, False
    noun = noun_of(quantity)
    if quantity.kind == "measure" and previous and noun.startswith(previous):
        return previous, tail or None, False  # "9.000 doanh nghiệp, 12 doanh nghiệp hoạt động/nghìn dân"
    if quantity.kind == "rank" and (having := HAVING_MOST.match(tail)):
        return having.group(1), having.group(2), True  # "thuộc nhóm 15 tỉnh có quy mô GRDP lớn nhất"
    if quantity.kind == "rank" and (about := ABOUT.match(tail)):
        return about.group(2), about.group(1), True  # "thuộc nhóm 15 tỉnh dẫn đầu về chỉ số DTI"
    if previous and not head and clause.joined and (quantity.kind == "rank" or _is_same_again(quantity, tail, state)):
        return previous, tail or None, False  # "nhóm 3 nước dẫn đầu ASEAN và nhóm 5 nước dẫn đầu châu Á"
    if previous and not head and clause.joined and _is_same_share(quantity, tail, state):
        return previous, tail, False  # "chiếm 20% GRDP và khoảng 30% GRDP vào năm 2031"
    if previous and not head and clause.joined and PLACED.match(tail) and quantity.kind in ("percent", "measure"):
        return previous, tail, False  # "95% ở đô thị và 80% ở nông thôn"
    if (clause.among or clause.joined) and previous and quantity.kind == "percent" and predicate(tail) == 0:
        return merged(previous, tail), tail, False  # "trong đó ít nhất 10% đạt chuẩn kiểu mẫu"
    if clause.among and previous and quantity.counts and predicate(tail) is None and len(tail.split(" ")) < LONG_TAIL:
        return previous, f"{noun} {tail}".strip() or None, False
    name = f"{noun} {tail}".strip()
    if noun or not is_comparison(tail):
        return name, None, True
    if previous and not head:
        return previous, tail or None, False
    return _of_group(item) or head or tail, head or None, True


def _is_same_again(quantity: Quantity, tail: str, state: State) -> bool:
    """Whether a figure that names nothing is the one before in another year or another measure."""
    before = state.quantity
    if (quantity.verb or "").startswith(("tương ", "bằng")) or tail.startswith(("dự toán", "kế hoạch")):
        return True  # "385 triệu đồng, tương đương 14.800 USD", "bằng 105% dự toán"
    same = before is not None and before.unit == quantity.unit and before.kind == quantity.kind
    return same and quantity.unit is not None and is_comparison(tail)


def _is_same_share(quantity: Quantity, tail: str, state: State) -> bool:
    """Whether a figure is a share of the same whole as the one before it, which a verb joins to its indicator."""
    before = state.quantity
    if before is None or quantity.kind != "percent" or not is_linked(before):
        return False
    return bool(state.tail) and without_year(tail) == state.tail


HAVING_MOST = re.compile(r"có ([^,;]{3,80}?) ((?:lớn|cao|tốt|thấp|khá|dẫn)(?!\w)[^;]*)$", re.IGNORECASE)
ABOUT = re.compile(r"((?:dẫn đầu|đứng đầu|khá|cao nhất)[^,;]{0,30}?) về ([^;]{3,160})$", re.IGNORECASE)
PLACED = re.compile(r"(?:ở|tại|đối với|trong|khu vực|cho)\s[^,;]{2,60}$", re.IGNORECASE)


def _of_group(item: Item) -> str | None:
    """ "Về diện tích" names what a bare "toàn tỉnh có 20.000 ha" measures."""
    if not item.group:
        return None
    return item.group.removeprefix("Về ").removeprefix("về ") or None


COUNTED_ON = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,3})\s?/\s?(?:1?0|1\s|nghìn|ngàn|vạn|triệu)")
FREQUENCIES = ("/năm", "/tháng", "/quý", "/tuần", "/ngày")


def noun_of(quantity: Quantity) -> str:
    """The counted thing without its scale: "nghìn lao động" gives "lao động"; a classifier gives nothing."""
    if quantity.kind == "measure" and quantity.unit and (rate := COUNTED_ON.match(quantity.unit)):
        return rate.group(1)  # "30 giường bệnh/1 vạn dân"
    if quantity.kind == "fraction" and quantity.unit:
        return quantity.unit.split(" ", 1)[1] if " " in quantity.unit else ""
    if quantity.kind not in ("count", "thing") or not quantity.unit:
        return ""
    unit = quantity.unit.split("/", 1)[0].strip() if quantity.unit.endswith(FREQUENCIES) else quantity.unit
    for scale in ("nghìn ", "ngàn ", "triệu ", "tỷ ", "vạn "):
        unit = unit.removeprefix(scale)
    return unit


def _joined(before: str, quantity: Quantity, tail: str) -> str:
    """ "Hoàn thành" + "chỉ tiêu tuyển quân": the figure stood in the middle of the name."""
    noun = noun_of(quantity)
    if (
        quantity.kind != "percent"
        and quantity.unit
        and "/" in quantity.unit
        and cleaned(before).lower() in ("bình quân", "trung bình")
    ):
        return f"{quantity.unit.split('/')[0].strip()} bình quân"  # "bình quân 15 doanh nghiệp/1.000 dân"
    if not tail and not (noun and opens_action(without_opening(after_last_aim(before.strip(" ,"))))):
        return _last_indicator(cleaned(before))  # "đàn lợn 450.000 con"
    if not tail and noun == "người" and not TOWARDS.search(before) and len(cleaned(before).split(" ")) > 2:
        return cleaned(before)  # "xuất khẩu lao động 900 người"
    head = without_verb(without_opening(after_last_aim(before.strip()))).strip(" ,")
    tail = "" if head.lower().endswith(f" {tail.lower()}") else tail  # "lượng khách từ 4 đến 5 triệu lượt khách"
    return " ".join(part for part in (head, noun, tail) if part)


TOWARDS = re.compile(r"(?:cho|với|của|từ|được|thêm)\s?(?:khoảng |trên |hơn )?$")


def _qualifier(tail: str) -> str | None:
    if IN_SHORT.fullmatch(tail) or tail.startswith("và "):
        return None
    return tail if tail and len(tail.split(" ")) <= 14 and not tail.lower().startswith(("vào năm", "đến năm")) else None


IN_SHORT = re.compile(r"\([A-ZĐ]{2,6}\)")  # "5.000 đô la Mỹ (USD)"
