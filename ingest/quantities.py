"""Figures as Vietnamese documents print them: "trên 2.310 tỷ đồng", "46 - 50%", "ít nhất 01 lần".

The only place that knows that "." groups thousands and "," is the decimal mark.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from policy_lineage.ingest.quantities_values import (
    NOUN_RATE,
    PART_OF,
    RATE,
    LeadWords,
    Number,
    Quantity,
    as_part,
    as_rate,
)
from policy_lineage.ingest.quantities_words import (
    DIGITS,
    IN_WORDS,
    after_means,
    after_pattern,
    changes,
    comparators,
    figure_rules,
    is_named,
    lead_ends,
    lead_pattern,
    lead_word,
    name_ends,
    not_after_pattern,
    number_pattern,
    per_pattern,
    ranks,
    unit_pattern,
)

WINDOW = 64  # characters looked at on either side of a number

GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
PLAIN = re.compile(r"\d+(?:,\d+)?$")
# "10.5%", typed the English way: the group after the point has not three digits, or the number starts with 0
ENGLISH = re.compile(r"\d+\.\d{1,2}$|0\.\d+$|\d{4,}\.\d+$")


def parse_number(text: str) -> Number | None:
    """The value of a printed number; None where it cannot be read in one way.

    >>> parse_number("19.000"), parse_number("218,566"), parse_number("01"), parse_number("1.234,5")
    (19000, 218.566, 1, 1234.5)
    >>> parse_number("12 500")
    12500
    >>> parse_number("10.5"), parse_number("0.742"), parse_number("12,3,4")
    (10.5, 0.742, None)
    """
    text = text.replace(" ", "")
    if text.startswith("0.") or not (GROUPED.match(text) or PLAIN.match(text)):
        return float(text) if ENGLISH.match(text) else None
    digits = text.replace(".", "").replace(",", ".")
    return float(digits) if "," in text else int(digits)


IN_DIGITS = re.compile(DIGITS)
BEFORE_NUMBER = ", -\t\n\xa0"
RANGE = re.compile(r"\s?(?:-|÷|đến|tới)\s?(?=\d)")
# "từ 41% năm 2025 lên 46%"
FROM_TO = re.compile(
    r"""(?:\s\(?(?:vào\s)?năm\s\d{4}\)?)?
        ,?\s(?:tăng\slên|giảm\scòn|lên|xuống|còn|thành)
        (?:\s(?:mức|còn|trên|dưới|đến|khoảng|tới|thành|ít\snhất|tối\sthiểu))*
        \s(?=\d)""",
    re.VERBOSE,
)
NOUNS_OF = (
    "chỉ tiêu|tiêu chí|đơn vị|cơ quan|doanh nghiệp|nhiệm vụ|thủ tục|dịch vụ|thị trấn|thị xã"
    "|dự án|công trình|trạm y tế|đề án"
)
OF = re.compile(
    rf"/(\d+)(?!\d|/|%)(?:\s(?!(?:tổng|số)(?!\w))"
    rf"(?P<noun>(?:{NOUNS_OF})(?!\w)|[^\W\d_]+(?:,? (?:và )?thành(?: phố)?| phương| gia)?))?"
)
SHARE_OF = re.compile(r"\s(?:tổng )?số\s")  # "1/3 tổng số cấp ủy viên"
RANKED = re.compile(r"\s((?:tỉnh,? (?:và )?thành(?: phố)?|tỉnh|địa phương|thành phố|nước|quốc gia|huyện)(?!\w))")
GLUED = re.compile(r"[^\W_]")  # a letter or digit


def find_quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """The figures of `text` between `start` and `end`, in order; numbers that name something are none.

    >>> [(q.comparator, q.value, q.unit) for q in find_quantities("đạt trên 63 triệu đồng, giảm 0,5%/năm")]
    [('>', 63, 'triệu đồng'), ('=', 0.5, '%/năm')]
    >>> [(q.value, q.value_max, q.unit) for q in find_quantities("từ năm 2026 hợp tác với 1-2 địa phương")]
    [(1, 2, 'địa phương')]
    """
    end = len(text) if end is None else end
    at, refused = start, -1
    numbers = number_pattern() if _may_be_in_words(text, start, end) else IN_DIGITS
    while number := numbers.search(text, at, end):
        quantity = _quantity(text, number, start, end)
        # "mức độ 3, 4": what goes on with a number that names something names something too
        if quantity and quantity.kind in ("bare", "thing") and text[refused : number.start()] in (", ", " và ", ","):
            quantity = None
        at = max(quantity.end, number.end()) if quantity else number.end()
        refused = refused if quantity else at
        if quantity:
            yield quantity


def _may_be_in_words(text: str, start: int, end: int) -> bool:
    for hint in IN_WORDS:  # noqa: SIM110  # asked of each short stretch: a loop takes half the time of `any`
        if text.find(hint, start, end) >= 0:
            return True
    return False


def _quantity(text: str, number: re.Match[str], start: int, end: int) -> Quantity | None:
    """The figure whose first number is `number`, None where the number measures nothing."""
    left = text[max(start, number.start() - WINDOW) : number.start()].lower()
    if (
        NAME_BEFORE.search(left, max(0, len(left) - 2))
        or NAME_AFTER.match(text, number.end(), end)
        or _is_base(text, number.start(), left)
    ):
        return None
    if MONTH.match(text, number.end(), end):  # "ngày 24 tháng 01", "dịp 19 tháng 12": a date
        return None
    value = _in_words(number.group()) or parse_number(number.group())
    if value is None:
        return None
    near = left.rstrip(BEFORE_NUMBER)
    begun = f" {left}"  # so that a run may stand at its beginning
    words = _lead_words(begun, lead_pattern().search(begun) if near.endswith(lead_ends()) else None)
    if rate := RATE.match(text, number.end(), end):
        return as_rate(number, value, words, rate)
    if part := PART_OF.match(text, number.end(), end):
        return as_part(number, value, words, part)
    if of := OF.match(text, number.end(), end):
        counted = of.group("noun") or words.rank or SHARE_OF.match(text, of.end(), end)
        return _ranked(text, number, value, words, of) if counted else None
    if words.rank:
        called = not_after_pattern().match(text, number.end(), end)  # "khách sạn hạng 4 sao"
        return None if called else _ranked(text, number, value, words, None)
    named = not words.text and "." not in number.group() and near.endswith(name_ends()) and is_named(left)
    return _measured(text, number, value, words, end, named)


MONTH = re.compile(r"\stháng\s\d")
NAME_BEFORE = re.compile(r"(?:[^\W_]|/|[^\W\d_]-)$")  # "A3", "N-1"
# "10°", "QCVN 01:2021", "tỷ lệ 1/2.000"
NAME_AFTER = re.compile(r"°|:\d{4}(?!\d)|/(?:500|[125]\.?000|[125]0\.?000)(?!\d)\s?(?![^\W\d_]|\d)")


def _in_words(words: str) -> Number | None:
    """The value of a number in words: "hai", of "gấp đôi" the factor."""
    value: Number | None = figure_rules()["words_of_number"].get(words) or figure_rules()["multiples"].get(words)
    return value


def _is_base(text: str, at: int, left: str) -> bool:
    """Whether the number is what others are counted on: "số bác sĩ trên 10.000 dân"."""
    if not left.endswith("trên ") or not per_pattern().match(text, at - len("trên ")):
        return False
    return not left.removesuffix("trên ").rstrip().endswith(tuple(figure_rules()["per"]["not_after"]))


NOUN_OF_GROWTH = re.compile(r"(?:tăng trưởng|tăng|giảm)\s(?=(?:bình quân\s)?(?:đạt|là|chiếm)\s)")


def _lead_words(left: str, lead: re.Match[str] | None) -> LeadWords:
    """The comparator, the movement and the rank in the run `lead` at the end of `left`."""
    if not lead:
        return LeadWords()
    run, before = lead.group(1), left[: lead.start(1)].rstrip()
    if noun := NOUN_OF_GROWTH.match(run):  # "đóng góp vào tăng trưởng đạt 45%"
        run, before = run[noun.end() :], f"{before} {noun.group().rstrip()}"
    # "tốc độ tăng 9%": the word of change belongs to the indicator's name
    if run.startswith(("tăng", "giảm")) and before.endswith(tuple(figure_rules()["nouns_of_change"])):
        first = lead_word().match(run)
        run = run[first.end() :].lstrip() if first else run
    comparator = change = rank = None
    for word in lead_word().findall(run):
        comparator = comparators().get(word, comparator)
        change = changes().get(word) or change
        rank = ranks().get(word, rank)
    return LeadWords(run, comparator, change, rank)


def _ranked(text: str, number: re.Match[str], value: Number, words: LeadWords, of: re.Match[str] | None) -> Quantity:
    """A place in a ranking: "nhóm 10/34 tỉnh, thành phố", "nhóm 20 tỉnh thành"."""
    kind = "rank" if words.rank else "fraction"
    if of:
        unit, end = of.group(), of.end()
    elif noun := RANKED.match(text, number.end()):
        unit, end = noun.group(1), noun.end()
    else:
        unit, end = None, number.end()
    start = number.start() - len(words.text)
    comparator = words.comparator or words.rank or "="
    return Quantity(comparator, value, None, unit, kind, words.change, words.text or None, start, number.start(), end)


def _measured(
    text: str, number: re.Match[str], value: Number, words: LeadWords, end: int, named: bool
) -> Quantity | None:
    """The figure with its unit, its upper end and the words after it."""
    reach = _reach(text, number, value, words, end)
    unit = _times(number.group(), reach.unit, words.text, reach.at)
    if (named and unit.kind not in ("percent", "money", "measure")) or _is_age(text, number.start(), unit):
        return None
    if not _is_figure(text, reach.at, end, reach.value, unit):
        return None
    after = after_pattern().match(text, unit.end, end)
    comparator = after_means()[after.group(1)] if after else reach.comparator
    return Quantity(
        comparator="range" if reach.value_max is not None else comparator or "=",
        value=reach.value,
        value_max=reach.value_max,
        unit=unit.text,
        kind=unit.kind,
        change=reach.change,
        verb=words.text.strip() or None,
        start=number.start() - len(words.text),
        number=number.start(),
        end=after.end() if after else unit.end,
    )


def _times(number: str, unit: "Unit", verb: str, at: int) -> "Unit":
    """ "gấp đôi" is two times, and what is "gấp 1,5 lần" or "tăng 2 lần" is measured, not counted."""
    if number in figure_rules()["multiples"]:
        return Unit("lần", "measure", at)
    return unit._replace(kind="measure") if unit.text == "lần" and MULTIPLIED.search(verb) else unit


MULTIPLIED = re.compile(r"gấp|tăng|giảm|bằng|nâng")


class Reach(NamedTuple):
    """How far a figure goes: its last number ends at `at`."""

    value: Number
    value_max: Number | None
    comparator: str | None
    change: str | None
    unit: "Unit"
    at: int


def _reach(text: str, number: re.Match[str], value: Number, words: LeadWords, end: int) -> Reach:
    """The second number of "46 - 50%" and of "từ 41% lên 46%", where there is one."""
    unit = _unit_at(text, number.end(), end)
    comparator, change = words.comparator, words.change
    to = FROM_TO.match(text, unit.end, end) if "từ" in words.text or change else None
    second = to and number_pattern().match(text, to.end(), end)
    if to and second and (later := parse_number(second.group())) is not None:
        change = change or ("increase" if later > value else "decrease")
        return Reach(later, None, _comparator_in(to.group()), change, _unit_at(text, second.end(), end), second.end())
    span = RANGE.match(text, unit.end, end)
    second = span and number_pattern().match(text, span.end(), end)
    if second and (upper := parse_number(second.group())) is not None:
        return Reach(value, upper, comparator, change, _unit_at(text, second.end(), end), second.end())
    if "từ" in words.text and (spread := _spread(text, number.end(), unit, end)):
        return Reach(value, spread[0], comparator, change, spread[1], spread[1].end)
    return Reach(value, None, comparator, change, unit, number.end())


# "từ 30 nghìn lượt | khách đến | 45 nghìn lượt khách"
SPREAD = re.compile(r"(?:\s[^\W\d_]+){1,2}\s(?:đến|tới)\s(?=\d)")


def _spread(text: str, at: int, unit: "Unit", end: int) -> tuple[Number, "Unit"] | None:
    """The upper end of a reach whose unit goes on after its first word, where the same words stand there again."""
    between = SPREAD.match(text, unit.end, min(end, unit.end + WINDOW)) if unit.text else None
    second = between and number_pattern().match(text, between.end(), end)
    if not second or not text.startswith(text[at : unit.end], second.end()):
        return None
    upper = parse_number(second.group())
    return None if upper is None else (upper, _unit_at(text, second.end(), end))


def _is_age(text: str, at: int, unit: "Unit") -> bool:
    """Whether a unit stands away from the only thing that it measures: "trẻ dưới 6 tuổi"."""
    owner = figure_rules()["only_of"].get(unit.text)
    return owner is not None and owner not in text[max(0, at - 2 * WINDOW) : at].lower()


def _comparator_in(words: str) -> str | None:
    found = [comparators()[w] for w in words.split() if w in comparators()]
    return found[-1] if found else None


class Unit(NamedTuple):
    """The unit after a number: its words, its kind, and where it ends."""

    text: str | None
    kind: str
    end: int


YEAR_AFTER = re.compile(r"\s(?:19|20)\d\d(?!\d)")
# words that no counted thing starts with
NO_NOUN = re.compile(
    r"(?:và|trở|so|của|trong|trên|dưới|được|là|thì|để|với|theo|năm|từ|đến|cho|về|các|những|hoặc|do|tại|ở|vào|nên|không|đạt|có|bằng|mới|hiện|khi|thì|mà|như|rồi|nữa|theo|lên|xuống|còn|thành|tăng|giảm)(?!\w)"
)
NOUN = re.compile(r"\s([^\W\d_]+)(?:\s([^\W\d_]+))?(?!\w)")


def _unit_at(text: str, at: int, end: int) -> Unit:
    """The unit right after the number that ends at `at`."""
    found = unit_pattern().match(text, at, min(end, at + WINDOW))
    if found:
        kind = found.lastgroup or "bare"
        words, stop = found.group(kind), found.end()
        if words.endswith("năm") and YEAR_AFTER.match(text, stop):  # "từ 7 triệu năm 2025"
            scale = words.removesuffix("năm").strip()
            return Unit(scale or None, "bare", at + (len(text[at:stop]) - len("năm") - 1 if scale else 0))
        if kind in ("count", "classifier") and (on := NOUN_RATE.match(text, stop, end)):
            return Unit(words + on.group(), "measure", on.end())
        if kind in ("count", "classifier") and (per := per_pattern().match(text, stop, end)):
            return Unit(text[found.start(kind) : per.end()], kind, per.end())
        if kind == "measure" and (on := RATE.match(text, stop, end)):  # "400 kgOE/1.000 USD GDP"
            return Unit(words + on.group(), kind, on.end())
        return Unit(words, kind, stop)
    noun = NOUN.match(text, at, min(end, at + WINDOW))
    if not noun or NO_NOUN.match(noun.group(1).lower()):
        return Unit(None, "bare", at)
    # an unknown counted thing: most Vietnamese nouns have two syllables
    both = noun.group(2) and not NO_NOUN.match(noun.group(2).lower())
    stop = noun.end(2 if both else 1)
    return Unit(text[noun.start(1) : stop], "thing", stop)


def _is_figure(text: str, at: int, end: int, value: Number, unit: Unit) -> bool:
    """Whether the number measures something: not a year, a date, a level, an age, "5G"."""
    following = text[unit.end : unit.end + 1] if unit.kind == "bare" else ""
    if following and (GLUED.match(following) or following == "/"):
        return False
    if at < end and unit.text is None and (GLUED.match(text[at]) or text[at] in "/%"):
        return False
    if not_after_pattern().match(text, at, end) and unit.kind != "measure":
        return False
    is_year = isinstance(value, int) and 1900 <= value <= 2100 and "." not in text[at - 5 : at]
    return not (is_year and unit.kind in ("bare", "thing"))
