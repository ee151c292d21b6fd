"""Targets that are a ratio of two others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.values import Anomaly, Target

SIZES = {"nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}


@dataclass(frozen=True, slots=True)
class Ratio:
    """One quantity divided by another; `scale` is 100 where it is printed in per cent."""

    name: re.Pattern[str]
    part: re.Pattern[str]
    whole: re.Pattern[str]
    scale: float


@cache
def _ratios() -> tuple[Ratio, ...]:
    return tuple(
        Ratio(re.compile(r["name"]), re.compile(r["part"]), re.compile(r["whole"]), 100.0 if r["unit"] == "%" else 1.0)
        for r in rules("anomalies")["ratios"]
    )


APART = 0.025  # a difference that rounding and bounds do not explain


def ratios(material: Material) -> Iterator[Anomaly]:
    """A ratio that is not what its two parts give: investment of 135 in a product of 218, said to be 60 %."""
    targets = [t for t in material.found.targets if t.value and t.value_max is None and not t.change]
    names = [(t, f"{t.indicator} {t.qualifier or ''}".lower()) for t in targets]
    for ratio in _ratios():
        stated = [t for t, name in names if (t.unit == "%") == (ratio.scale == 100) and ratio.name.search(name)]
        if len(stated) != 1:
            continue
        parts = [t for t, name in names if ratio.part.match(name) and t.unit != "%" and "/" not in (t.unit or "")]
        wholes = [t for t, name in names if ratio.whole.match(name) and t.unit != "%" and "/" not in (t.unit or "")]
        if len(parts) == len(wholes) == 1 and _one_year(stated[0], parts[0], wholes[0]):
            yield from _compared(stated[0], parts[0], wholes[0], ratio.scale)


def _one_year(*targets: Target) -> bool:
    return len({t.year for t in targets}) == 1


def _compared(stated: Target, part: Target, whole: Target, scale: float) -> Iterator[Anomaly]:
    """What the two parts give, where it is another value of the same size."""
    said = (stated.value or 0) * (1 if scale == 100 else _size(stated.unit))
    given = scale * (part.value or 0) * _size(part.unit) / ((whole.value or 1) * _size(whole.unit))
    if APART < abs(given / said - 1) < 0.5:
        unit = 1 if scale == 100 else _size(stated.unit)
        value = f"{given / unit:.1f}".replace(".", ",")
        yield flag("ratio-against-parts", stated.span, value=value, part=part.indicator, whole=whole.indicator)


def _size(unit: str | None) -> float:
    """1e12 for "nghìn tỷ đồng"."""
    size = 1.0
    for word in (unit or "").lower().split("/")[0].split():
        size *= SIZES.get(word, 1.0)
    return size
