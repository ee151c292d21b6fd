"""Figures that cannot be: shares, bounds, figures that contradict the targets."""

import re
from collections import defaultdict
from collections.abc import Iterator

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


OPEN_BOUND = re.compile(
    r"(?<!\w)(?:đạt|chiếm|còn|có) từ (?>\d+(?:[.,]\d+)*) ?(?>%|[^\W\d_]+)"
    r"(?! ?(?:trở|đến|tới|-|lên|xuống|\d))(?=[;.,)\n]|$)"
)


def open_bounds(material: Material) -> Iterator[Anomaly]:
    """ "đạt từ 96,5%;" among the targets: neither "trở lên" nor an upper bound follows."""
    for stretch in material.outline.of(Part.TARGETS) or _whole(material):
        for found in OPEN_BOUND.finditer(material.reading.lower, stretch.start, stretch.end):
            where = material.reading.span(*found.span())
            yield flag("open-bound", where, words=where.text)


def _whole(material: Material) -> tuple[Stretch, ...]:
    """The whole text, where it has no parts."""
    return () if material.outline.stretches else (Stretch(Part.TARGETS, 0, len(material.reading.text), ""),)


BOUND = r"(?:đạt |tăng )?(trên|dưới|khoảng|ít nhất|tối thiểu|từ|đạt)? ?(\d[\d.,]*)(?: ?%)"
WORDS_OF = {">": "trên", "<": "dưới", "~": "khoảng", ">=": "ít nhất", "=": "đạt"}
SIGN_OF = {"trên": ">", "dưới": "<", "khoảng": "~", "ít nhất": ">=", "tối thiểu": ">=", "từ": ">=", "đạt": "="}


def against_targets(material: Material) -> Iterator[Anomaly]:
    """An indicator in the tasks with the figure of a target and another bound."""
    stretches = material.outline.of(Part.TASKS)
    for target in material.found.targets if stretches else ():
        name = re.sub(r"\s*\([^)]*\)", "", target.indicator).strip().lower()
        if target.unit != "%" or target.value is None or len(name.split()) < 4:
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?: \([^)]*\))? {BOUND}")
        for stretch in stretches:
            for found in pattern.finditer(material.reading.lower, stretch.start, stretch.end):
                sign = SIGN_OF[found.group(1) or "đạt"]
                if _number(found.group(2)) == target.value and sign != target.comparator:
                    where = material.reading.span(*found.span())
                    other = f"{WORDS_OF.get(target.comparator, target.comparator)} {found.group(2)}%"
                    yield flag("figure-contradicts-target", where, words=where.text, other=f'"{other}"')


def _number(words: str) -> float:
    try:
        return float(words.rstrip(".,").replace(".", "").replace(",", "."))
    except ValueError:
        return -1.0
