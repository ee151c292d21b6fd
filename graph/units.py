"""Units: a figure as printed in the unit of its indicator, where the conversion is certain."""

import re
from functools import cache

from policy_lineage.data import rows
from policy_lineage.graph.letters import folded

# one spelling for what is printed in several
SPELLINGS = (
    (re.compile(r"\s*/\s*"), "/"),
    (re.compile(r"\btỉ\b"), "tỷ"),
    (re.compile(r"\bsỹ\b"), "sĩ"),
    (re.compile(r"\bngàn\b"), "nghìn"),
    (re.compile(r"–"), "-"),
    (re.compile(r"\bđô ?la(?: mỹ)?\b"), "usd"),
    (re.compile(r"\bvn[đd]\b"), "đồng"),
    (re.compile(r"\btr\.? ?đ(?:ồng)?\b"), "triệu đồng"),
    (re.compile(r"\bhéc ?ta\b|\bhecta\b"), "ha"),
    (re.compile(r"\b(?:10\.000|(?:0?1 )?vạn) (?:người )?dân\b"), "vạn dân"),
    (re.compile(r" trên (?=vạn dân)"), "/"),
    (re.compile(r"\b1\.000\b"), "1000"),
)
YEARLY = "/năm"  # people, firms, houses a year: the year of the target


def canonical(value: float | None, unit: str | None, into: str | None) -> float | None:
    """The value in the unit `into`; None where there is no value or no certain conversion.

    >>> canonical(2.2, "tỷ USD", "triệu USD"), canonical(5.8, "triệu đồng/tháng", "triệu đồng/người/năm")
    (2200.0, 69.6)
    >>> canonical(1.6, "triệu lượt", "lượt"), canonical(3, "%", "tỷ đồng")
    (1600000.0, None)
    >>> canonical(4200, "USD/người", "triệu đồng/người/năm") is None
    True
    """
    if value is None or into is None:
        return None
    factor = _factor(unit, into)
    return round(float(value) * factor, 9) if factor else None


@cache
def spelled(unit: str) -> str:
    """A unit in one spelling.

    >>> spelled("Tỉ  đồng"), spelled("bác sỹ trên 1 vạn dân"), spelled("tr.đ / tháng")
    ('tỷ đồng', 'bác sĩ/vạn dân', 'triệu đồng/tháng')
    """
    text = folded(unit)
    for printed, word in SPELLINGS:
        text = printed.sub(word, text)
    return text.strip()


@cache
def factors() -> dict[tuple[str, str], float | None]:
    """Printed unit and unit of an indicator -> factor; None where the unit fits, but nothing certain converts it."""
    return {
        (spelled(r["unit"]), r["canonical"]): float(r["factor"]) if r["factor"] else None
        for r in rows("unit_conversions")
    }


def _factor(unit: str | None, into: str) -> float | None:
    said = spelled(unit or "")
    return factors().get((said, into)) or factors().get((said.removesuffix(YEARLY), into))


def converts(unit: str | None, into: str) -> bool:
    """Whether a figure in that unit can be one of the indicator; its value may still be kept apart.

    >>> converts("USD", "triệu đồng/người/năm"), converts("%", "tỷ đồng"), converts("lao động/năm", "người")
    (True, False, True)
    """
    said = spelled(unit or "")
    return (said, into) in factors() or (said.removesuffix(YEARLY), into) in factors()
