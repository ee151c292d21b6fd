"""The words and signs round a figure, from data/comparators.yaml and data/units.yaml, as patterns."""

import re
from functools import cache
from typing import Any

from policy_lineage.data import rules

DIGITS = r"\d(?:\d{0,2}(?: \d{3})+(?![\d.,]|\s?[%‰])|\d*(?:[.,]\d+)*)"  # "12 500" groups with a space
IN_WORDS = ("ít nhất", "tối", "không quá", "phần", "gấp")  # one of them stands beside each number in words


@cache
def number_pattern() -> re.Pattern[str]:
    """A number in digits, or in words where a bound stands before it: "ít nhất một"."""
    bounds = "|".join(f"(?<={w} )" for w in ("ít nhất", "tối thiểu", "tối đa", "không quá", "ít nhất có"))
    words = either(list(figure_rules()["words_of_number"]))
    parts = rf"(?<!\w)(?:{words})(?=\sphần\s(?:ba|tư|năm|mười)(?!\w))"
    times = rf"(?<=gấp )(?:{words})(?=\slần(?!\w))|(?<=gấp )(?:{either(list(figure_rules()['multiples']))})(?!\w)"
    return re.compile(rf"{DIGITS}|(?:{bounds})(?:{words})(?=\s)|{parts}|{times}")


@cache
def figure_rules() -> dict[str, Any]:
    """The rules of data/comparators.yaml and data/units.yaml."""
    return {**rules("comparators"), "units": rules("units")}


def either(words: list[str]) -> str:
    """A pattern of alternatives, longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def comparators() -> dict[str, str]:
    """What each word before a number makes of it: "trên" is ">"."""
    return {w: rule["means"] for rule in figure_rules()["before"] for w in rule["words"]}


@cache
def changes() -> dict[str, str | None]:
    """Which way each verb before a number moves: "giảm còn" is a decrease."""
    return {w: rule["change"] for rule in figure_rules()["verbs"] for w in rule["words"]}


@cache
def ranks() -> dict[str, str]:
    """What each word before a place in a ranking makes of it: "tốp" is "<="."""
    return {w: rule["means"] for rule in figure_rules()["ranks"] for w in rule["words"]}


@cache
def lead_pattern() -> re.Pattern[str]:
    """The run of verbs and comparators that ends right before a number, after a blank or such a sign."""
    words = [w for w in (*comparators(), *changes(), *ranks()) if w[0].isalpha()]
    signs = either([w for w in comparators() if not w[0].isalpha()])
    # "án nghiêm trọng trở lên đạt": the "lên" of "trở lên" is no verb
    run = rf"(?<!trở )(?:{either(words)}),?\s?(?<=[\s,])|(?:{signs})\s?"
    return re.compile(rf"[\s(,;:\"“/]((?:{run})+)$")


@cache
def lead_ends() -> tuple[str, ...]:
    """How a run of verbs and comparators can end; most words before a number end otherwise, and need no pattern."""
    words = (*comparators(), *changes(), *ranks())
    return tuple({w.rpartition(" ")[2] for w in words})


@cache
def lead_word() -> re.Pattern[str]:
    """One verb, comparator or word of rank."""
    return re.compile(either([*comparators(), *changes(), *ranks()]))


@cache
def unit_pattern() -> re.Pattern[str]:
    """A unit right after a number, with its scale and what it is counted on."""
    units = figure_rules()["units"]
    per = rf"(?:\s?/\s?(?:{either(units['denominators'])})(?!\w))"
    scale = rf"(?:(?:{either(units['scales'])})\s)"
    return re.compile(
        rf"""\s?(?:
            (?P<percent>(?:{either(units["percent"]["words"])}){per}*)
          | (?P<money>{scale}?(?:{either(units["money"]["words"])})(?!\w){per}*)
          | (?P<measure>{scale}?(?:{either(units["measure"]["words"])})(?!\w){per}*)
          | (?P<count>{scale}?(?:{either(units["count"]["words"])})(?!\w){per}*)
          | (?P<classifier>{scale}?(?:{either(units["classifiers"]["words"])})(?!\w){per}*)
          | (?P<bare>(?:{either(units["scales"])})(?!\w))
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def after_pattern() -> re.Pattern[str]:
    """A comparator behind a unit: "trở lên"."""
    words = [w for rule in figure_rules()["after"] for w in rule["words"]]
    return re.compile(rf",?\s(?:mới\s|kế hoạch\s|dự toán\s)?({either(words)})(?!\w)")


@cache
def after_means() -> dict[str, str]:
    """What each comparator behind a unit makes of the number."""
    return {w: rule["means"] for rule in figure_rules()["after"] for w in rule["words"]}


@cache
def per_pattern() -> re.Pattern[str]:
    """ "trên 1 vạn dân" after a counted thing."""
    return re.compile(
        rf"\s?(?:trên|/|trong)\s?(?:0?1|100{{1,5}}|10{{0,2}}\.000)\s(?:{either(figure_rules()['per']['words'])})(?!\w)"
    )


@cache
def _named() -> re.Pattern[str]:
    """Words before a number that make it a name: "mức độ 3", "năm 2026"."""
    words = [w for w in figure_rules()["not_figures"]["before"] if w != "từ"]
    # "nâng cấp 05 chợ" and "dân số 2 triệu" name nothing
    verbs = "(?<!nâng )(?<!cung )(?<!trợ )(?<!dân )(?<!tổng )(?<!chỉ )"
    return re.compile(rf"(?:^|(?<=\W)){verbs}(?:{either(words)})(?:\s|\sthứ\s|-)$")


@cache
def name_ends() -> tuple[str, ...]:
    """How words that make a number a name end."""
    return (*{w.rpartition(" ")[2] for w in figure_rules()["not_figures"]["before"] if w != "từ"}, "thứ")


def is_named(left: str) -> bool:
    """Whether the words before a number make it a name."""
    return _named().search(left) is not None


@cache
def not_after_pattern() -> re.Pattern[str]:
    """Words behind a number that make it no figure."""
    return re.compile(rf"\s?(?:{either(figure_rules()['not_figures']['after'])})(?!\w)")
