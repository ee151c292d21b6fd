"""Sentences that set targets, cut so that each piece states one figure."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from policy_lineage.data import rules
from policy_lineage.ingest.quantities import find_quantities
from policy_lineage.ingest.quantities_values import Quantity

STRONG_UNITS = ("percent", "money", "rank", "fraction")


class Clause(NamedTuple):
    """Characters `start` to `end` state `quantity`; `inner` where they go on with the clause before."""

    start: int
    end: int
    quantity: Quantity
    among: bool  # after "trong đó"
    joined: bool  # after a comma or "và", in the sentence of the clause before


@cache
def starts_with(name: str) -> re.Pattern[str]:
    """A pattern of the phrases of one list, longest first."""
    words = sorted(rules("target_phrases")[name], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(re.escape(w) for w in words)})(?![\w])", re.IGNORECASE)


@lru_cache(64)
def opens_indicator(words: str) -> bool:
    """Whether `words` start with the name of an indicator.

    >>> opens_indicator("tỷ lệ hộ nghèo"), opens_indicator("dịch vụ")
    (True, False)
    """
    return starts_with("indicator_heads").match(words) is not None


def opens_action(words: str) -> bool:
    """Whether `words` start with a verb of doing: "thành lập mới"."""
    return starts_with("action_heads").match(words) is not None


@cache
def _opening() -> re.Pattern[str]:
    words = sorted(rules("target_phrases")["openings"], key=len, reverse=True)
    return re.compile(
        rf"""(?:{"|".join(re.escape(w) for w in words)})(?!\w)[,:]?\s?
          | (?:(?:đến|vào|tới|trong|từ)\s)?(?:(?:hết|cuối|đầu)\s)?năm\s\d{{4}}(?:\strở\sđi)?[,:]?\s?
          | (?:chỉ\stiêu|mục\stiêu)\s\d{{1,2}}\s?[.:]\s?
          | (?:(?:trong\s)?(?:giai\sđoạn|thời\skỳ)|nhiệm\skỳ)\s(?:từ\s)?\d{{4}}\s?(?:-|đến)\s?\d{{4}}[,:]?\s?
          | [-+*•:,;.\s]+""",
        re.VERBOSE | re.IGNORECASE,
    )


@lru_cache(64)  # one clause asks for the same words several times
def without_opening(words: str) -> str:
    """`words` without what opens a clause and names nothing.

    >>> without_opening("Phấn đấu đến năm 2030, tỷ lệ bao phủ")
    'tỷ lệ bao phủ'
    """
    at = 0
    while True:
        topic = TOPIC.match(words, at)
        found = topic if topic and not opens_indicator(topic.group(1)) else _opening().match(words, at)
        if not found or found.end() == at:
            return words[at:]
        at = found.end()


# "Về xã hội, tỷ lệ ...", "Ở lĩnh vực môi trường, ..."
TOPIC = re.compile(
    r"(?:về|(?:trong|ở) (?:lĩnh vực|công tác)) (?!năm |giai đoạn |nhiệm kỳ )([^,;:.\d()]{2,50}),(?:\s|$)", re.IGNORECASE
)


def clauses(hidden: str, start: int, end: int) -> list[Clause]:
    """The pieces of the sentence `start` to `end`, each with the figure that it states."""
    found = [q for q in find_quantities(hidden, start, end) if (q.unit or q.verb) and not _is_aside(hidden, q)]
    if not found:
        return []
    start = _after_comma(hidden, start, found[0])
    runs = _runs(hidden, start, found)
    bounds = [start, *(cut for _, cut in runs[1:]), end]
    out = []
    for i, (quantities, _) in enumerate(runs):
        a, b = bounds[i], bounds[i + 1]
        head = hidden[a : quantities[0].start]
        best = _best(hidden, quantities, not without_opening(head.strip(" ,")))
        lead = hidden[a : min(b, a + 40)].lower().lstrip(" ,;:")
        out.append(Clause(a, b, best, lead.startswith("trong đó"), i > 0))
    return out


def _after_comma(hidden: str, start: int, first: Quantity) -> int:
    """Where the first clause starts: "không còn xã trắng, 97% hộ có điện" says another thing before its comma."""
    before = hidden[start : first.start].rstrip()
    stands_first = first.kind == "percent" and not first.verb and before.endswith(",")
    return first.start if stands_first and without_opening(before.strip(" ,")) else start


# "Đại hội đề ra 24 chỉ tiêu, trong đó …": how many there are is none of them
PLANS = re.compile(
    r"(?:đề ra|đặt ra|xác định|thông qua|thống nhất|gồm|gồm có|với|quyết nghị)\s(?:các\s|nhóm\s)?$", re.IGNORECASE
)
OF_PLANS = ("chỉ tiêu", "nhiệm vụ", "mục tiêu", "giải pháp", "nhóm", "khâu đột", "đột phá", "nghị quyết", "đề án")

GROUPS = re.compile(r"nhóm (?:nhiệm vụ|giải pháp|vấn đề|chính sách)|giải pháp(?! hữu ích| kỹ thuật| công nghệ)")
DIRECTIONS = ("hướng đột", "khâu đột", "trụ cột", "mũi đột", "trọng tâm", "định hướng")
COMPARED = re.compile(r"(?<!\w)so(?: với)?(?: mức| con số)? $", re.IGNORECASE)


def _is_aside(hidden: str, quantity: Quantity) -> bool:
    """Whether a figure is what another one is compared with, or says how many plans there are."""
    before = hidden[max(0, quantity.start - 24) : quantity.start]
    return COMPARED.search(before) is not None or _counts_plans(hidden, quantity)


def _counts_plans(hidden: str, quantity: Quantity) -> bool:
    if not quantity.unit or not quantity.unit.lower().startswith((*OF_PLANS, *DIRECTIONS)):
        return False
    if quantity.unit.startswith(DIRECTIONS) or GROUPS.match(hidden, quantity.end - len(quantity.unit)):
        return True
    return PLANS.search(hidden[max(0, quantity.start - 24) : quantity.start]) is not None


def _runs(hidden: str, start: int, found: Sequence[Quantity]) -> list[tuple[list[Quantity], int]]:
    """Figures that no separator parts, with the place where their clause starts."""
    runs: list[tuple[list[Quantity], int]] = [([found[0]], start)]
    for before, after in pairwise(found):
        first = runs[-1][0][0]
        cut = _cut(hidden, runs[-1][1], first, before, after)
        if cut is None:
            runs[-1][0].append(after)
        else:
            runs.append(([after], cut))
    return runs


SEPARATOR = re.compile(r",\s|\s(?=và\s)|\s(?=với tổng\s)|\s(?=trong đó)|,$|\s(?=đồng thời\s)|\s(?=để\s)")
VALUE_WORDS = re.compile(r"(?:và|có|là|trong đó|phấn đấu|đạt|còn|khoảng|[\s,:])+$", re.IGNORECASE)


def _cut(hidden: str, start: int, first: Quantity, before: Quantity, after: Quantity) -> int | None:
    """Where the clause of `after` starts in the words between two figures, None where nothing parts them."""
    gap = hidden[before.end : after.start]
    if "trong đó" in gap:
        return before.end + gap.rindex("trong đó")
    cuts = [m.end() for m in SEPARATOR.finditer(gap) if not _lists_bodies(gap, m.end())]
    if not cuts:
        return None
    last = gap[cuts[-1] :]
    if not last or VALUE_WORDS.fullmatch(last):
        return before.end + cuts[-1]
    for cut in cuts:
        rest = without_opening(gap[cut:])
        if opens_indicator(rest) or opens_action(rest):
            return before.end + cut
    value_first = not without_opening(hidden[start : first.start].strip(" ,"))
    if gap.startswith((",", " và ")) or not value_first:
        return before.end + cuts[0]
    # "95% số hộ, cơ sở dùng nguồn nước đạt 60 lít": one clause, the figure after it describes
    return before.end + cuts[-1] if after.kind in STRONG_UNITS else None


BODIES = re.compile(
    r"(?:cơ quan|đơn vị|địa phương|doanh nghiệp|cá nhân|đoàn thể|hộ gia đình|hợp tác xã|ngành),? (?:và )?$",
    re.IGNORECASE,
)


# "không có tỉnh, thành phố đạt dưới 60%", "100% sở, ngành": one thing in two words
PAIRS = (
    ("tỉnh", "thành phố"),
    ("xã", "phường"),
    ("phường", "xã"),
    ("quận", "huyện"),
    ("sở", "ngành"),
    ("sở", "ban"),
    ("thôn", "bản"),
)


def _lists_bodies(gap: str, cut: int) -> bool:
    """ "100% cơ quan, tổ chức sử dụng": there the second word is a body, no verb."""
    if any(gap.startswith(b, cut) and gap.endswith(f"{a}, ", 0, cut) for a, b in PAIRS):
        return True
    return gap.startswith("tổ chức", cut) and BODIES.search(gap[:cut]) is not None


def _best(hidden: str, quantities: Sequence[Quantity], value_first: bool) -> Quantity:
    """Of the figures in one clause the one that it states; the others describe the indicator."""
    first = quantities[0]
    if value_first and first.kind in STRONG_UNITS:
        return first
    if (value_first or not is_linked(first)) and all(q.counts for q in quantities):
        return first  # "72 xã đạt 19 tiêu chí", "phát triển 20 sản phẩm đạt 3 sao"
    if value_first and first.kind in ("count", "thing") and any(q.kind == "rank" for q in quantities):
        return first  # "ít nhất 8 trường thuộc nhóm 200 trường hàng đầu"
    return max(reversed(quantities), key=_strength)


def _strength(quantity: Quantity) -> int:
    linked = 4 if is_linked(quantity) else 0
    return linked + 2 * (quantity.kind in STRONG_UNITS) + (quantity.comparator != "=")


LINKS = re.compile(r"\b(?:gấp|đạt|chiếm|là|bằng|còn|mức|tăng|giảm|duy trì|lên|xuống|nhóm|thứ|hạng|vị trí|top|tốp)\b")


def is_linked(quantity: Quantity) -> bool:
    """Whether a verb of value joins the figure to the indicator before it."""
    if not quantity.verb:
        return False
    moved = quantity.change is not None and quantity.verb.startswith("từ")  # "từ 28 lên 35 giường"
    return moved or LINKS.search(quantity.verb) is not None


@cache
def _grade() -> re.Pattern[str]:
    words = "|".join(rules("comparators")["grades"])
    return re.compile(
        rf"(?:(?<=\s)(từ|trên)\s)?(?<!\w)({words})\s(\d)(?!\w|,\d|,? (?:và |hoặc )?\d|-)(\strở lên)?", re.IGNORECASE
    )


def graded(hidden: str, start: int, end: int) -> list[Clause]:
    """The pieces of a sentence without a figure that each end with a level: "xóa mù chữ mức độ 2"."""
    found = list(_grade().finditer(hidden, start, end))
    out: list[Clause] = []
    at = start
    for grade in found:
        stop = grade.end()
        comparator = ">=" if grade.group(1) or grade.group(4) else "="
        quantity = Quantity(
            comparator,
            int(grade.group(3)),
            None,
            grade.group(2),
            "rank",
            None,
            None,
            grade.start(),
            grade.start(3),
            stop,
        )
        out.append(Clause(at, stop, quantity, False, bool(out)))
        at = stop
    return out if found and not hidden[at:end].strip(" ,.;") else []
