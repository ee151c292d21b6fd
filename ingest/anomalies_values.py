"""Figures that cannot be: shares, bounds, figures that contradict the targets."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.outline import Part, Stretch
from policy_lineage.ingest.values import Anomaly, Target

NEAR = range(90, 111)  # a sum so near to 100 that 100 was meant


def shares(material: Material) -> Iterator[Anomaly]:
    """The parts of a structure ("cơ cấu ...") that do not add up, at the last of them; shares above 100 %."""
    parts: dict[tuple[str | None, str, int | None], list[Target]] = defaultdict(list)
    for target in material.found.targets:
        if target.unit == "%" and target.value is not None and "cơ cấu" in target.indicator.lower():
            parts[(target.item, target.indicator, target.year)].append(target)
    for members in parts.values():
        total = round(sum(t.value or 0 for t in members), 2)
        if len(members) > 2 and int(total) in NEAR and abs(total - 100) > 0.3:
            yield flag("shares-do-not-add-up", members[-1].span, sum=f"{total:g}".replace(".", ","))
    for target in material.found.targets:
        share = target.unit == "%" and target.indicator.lower().startswith("tỷ lệ") and not target.change
        if share and (target.value or 0) > 100 and not re.search(r"so với|dự toán|kế hoạch", target.span.text.lower()):
            yield flag("share-out-of-range", target.span, words=f"{target.value:g}")


def crossed_bounds(material: Material) -> Iterator[Anomaly]:
    """Ranges whose lower bound is above the upper one: "từ 50 - 30%"."""
    for target in material.found.targets:
        if target.value is not None and target.value_max is not None and target.value > target.value_max:
            yield flag("bounds-crossed", target.span, low=f"{target.value:g}", high=f"{target.value_max:g}")


FROM = ("đạt từ", "chiếm từ", "còn từ", "có từ")
NOTHING_ELSE = re.compile(r" (?>\d+(?:[.,]\d+)*) ?(?>%|[^\W\d_]+)(?! ?(?:trở|đến|tới|-|lên|xuống|\d))(?=[;.,)\n]|$)")


def bound_phrases() -> tuple[str, ...]:
    """The words with which a bound begins."""
    return FROM


def open_bounds(material: Material) -> Iterator[Anomaly]:
    """ "đạt từ 96,5%;" among the targets: neither "trở lên" nor an upper bound follows."""
    lower = material.reading.lower
    places = [(at, at + len(words)) for words in FROM for at in material.vocabulary.places(lower, words)]
    for stretch in (material.outline.of(Part.TARGETS) or _whole(material)) if places else ():
        for start, end in places:
            found = NOTHING_ELSE.match(lower, end, stretch.end) if stretch.start <= start < stretch.end else None
            if found:
                where = material.reading.span(start, found.end())
                yield flag("open-bound", where, words=where.text)


def _whole(material: Material) -> tuple[Stretch, ...]:
    """The whole text, where it has no parts."""
    return () if material.outline.stretches else (Stretch(Part.TARGETS, 0, len(material.reading.text), ""),)


BOUND = re.compile(r"(?: \([^)]*\))? (?:đạt |tăng )?(trên|dưới|khoảng|ít nhất|tối thiểu|từ|đạt)? ?(\d[\d.,]*)(?: ?%)")
BEFORE_SIGN = re.compile(r"(\d[\d.,]*) ?$")
LONGEST_FIGURE = 25  # characters
WORDS_OF = {">": "trên", "<": "dưới", "~": "khoảng", ">=": "ít nhất", "=": "đạt"}
SIGN_OF = {"trên": ">", "dưới": "<", "khoảng": "~", "ít nhất": ">=", "tối thiểu": ">=", "từ": ">=", "đạt": "="}
WORDS_BETWEEN = len(" tăng tối thiểu ")  # longest stretch between an indicator and its figure
BRACKETS = 300  # longest remark in brackets there
TAIL = 7  # the last letters by which an indicator is looked up: four words have as many

Names = dict[tuple[float, str], dict[str, dict[str, None]]]


def against_targets(material: Material) -> Iterator[Anomaly]:
    """An indicator in the tasks with the figure of a target and another bound."""
    stretches = material.outline.of(Part.TASKS)
    names = _names(material.found.targets) if stretches else {}
    lower = material.reading.lower
    values = {value for value, _ in names}
    for stretch in stretches:
        for start, value in _shares(lower, stretch) if names else ():
            if value in values:
                for name, end in _named_before(lower, stretch.start, start, value, names):
                    yield from _contradictions(material, name, end, stretch.end, names[value, name[-TAIL:]][name])


def _shares(lower: str, stretch: Stretch) -> Iterator[tuple[int, float]]:
    """The figures before per cent signs, and where they stand."""
    sign = lower.find("%", stretch.start, stretch.end)
    while sign >= 0:
        figure = BEFORE_SIGN.search(lower, max(stretch.start, sign - LONGEST_FIGURE), sign)
        if figure:
            yield figure.start(), _number(figure.group(1))
        sign = lower.find("%", sign + 1, stretch.end)


def _names(targets: Iterable[Target]) -> Names:
    """The comparators of the shares by their value and the last letters and words of their indicator."""
    names: Names = {}
    for target in targets:
        if target.unit != "%" or target.value is None:
            continue
        name = REMARK.sub("", target.indicator).strip().lower()
        if len(name.split()) >= 4:
            names.setdefault((target.value, name[-TAIL:]), {}).setdefault(name, {})[target.comparator] = None
    return names


REMARK = re.compile(r"\s*\([^)]*\)")


def _named_before(lower: str, low: int, figure: int, value: float, names: Names) -> Iterator[tuple[str, int]]:
    """The indicators with that value that end shortly before the figure, and where they end."""
    for end in _ends(lower, low, figure):
        for name in names.get((value, lower[max(0, end - TAIL) : end]), ()):
            start = end - len(name)
            if start >= low and lower.startswith(name, start) and not (start and WORD.match(lower, start - 1)):
                yield name, end


WORD = re.compile(r"\w")


def _ends(lower: str, low: int, figure: int) -> Iterator[int]:
    """The blanks before a figure, and those before the brackets that end there."""
    end = lower.rfind(" ", low, figure)
    while end >= max(low, figure - WORDS_BETWEEN):
        yield end
        if end > low and lower[end - 1] == ")":
            floor = max(low, end - BRACKETS, lower.rfind(")", low, end - 1))
            opening = lower.rfind(" (", floor, end)
            while opening >= 0:
                yield opening
                opening = lower.rfind(" (", floor, opening)
        end = lower.rfind(" ", low, end)


def _contradictions(
    material: Material, name: str, end: int, stop: int, comparators: Iterable[str]
) -> Iterator[Anomaly]:
    """The figure after the name, for each target of the same value and another bound."""
    found = BOUND.match(material.reading.lower, end, stop)
    sign = SIGN_OF[found.group(1) or "đạt"] if found else ""
    for comparator in comparators if found else ():
        if found and sign != comparator:
            where = material.reading.span(end - len(name), found.end())
            other = f"{WORDS_OF.get(comparator, comparator)} {found.group(2)}%"
            yield flag("figure-contradicts-target", where, words=where.text, other=f'"{other}"')


def _number(words: str) -> float:
    try:
        return float(words.rstrip(".,").replace(".", "").replace(",", "."))
    except ValueError:
        return -1.0
