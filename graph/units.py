"""Units: a figure as printed in the unit of its indicator, where the conversion is certain."""

from functools import cache

from policy_lineage.data import rows
from policy_lineage.graph.letters import folded


def canonical(value: float | None, unit: str | None, into: str | None) -> float | None:
    """The value in the unit `into`; None where there is no value or no certain conversion.

    >>> canonical(2.2, "tỷ USD", "triệu USD"), canonical(5.8, "triệu đồng/tháng", "triệu đồng/người/năm")
    (2200.0, 69.6)
    >>> canonical(1.6, "triệu lượt", "lượt"), canonical(3, "%", "tỷ đồng")
    (1600000.0, None)
    """
    if value is None or into is None:
        return None
    factor = factors().get((spelled(unit or ""), into))
    return round(float(value) * factor, 9) if factor is not None else None


def spelled(unit: str) -> str:
    """A unit in one spelling.

    >>> spelled("Tỉ  đồng"), spelled("bác sỹ trên 1 vạn dân")
    ('tỷ đồng', 'bác sĩ/vạn dân')
    """
    text = folded(unit).replace("tỉ ", "tỷ ").replace("bác sỹ", "bác sĩ").replace("ngàn", "nghìn").replace("–", "-")
    text = (
        text.replace("10.000 dân", "vạn dân")
        .replace("01 vạn", "vạn")
        .replace("1 vạn", "vạn")
        .replace(" trên vạn", "/vạn")
    )
    return text.replace("đô la mỹ", "usd").replace("1.000", "1000").replace(" / ", "/")


@cache
def factors() -> dict[tuple[str, str], float]:
    """Printed unit and unit of an indicator -> factor."""
    return {(spelled(r["unit"]), r["canonical"]): float(r["factor"]) for r in rows("unit_conversions")}


def converts(unit: str | None, into: str) -> bool:
    """Whether a figure in that unit can be one of the indicator."""
    return (spelled(unit or ""), into) in factors()
