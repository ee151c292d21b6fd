"""Figures as they are written in Vietnamese: "." groups thousands, "," is the decimal mark."""

from collections.abc import Mapping
from typing import Any

SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=", "~": "≈", "range": "", "achieve": ""}
CHANGES = {"increase": "↑", "decrease": "↓"}  # a figure of growth is not the level itself


def figure(value: Any) -> str:
    """A number in Vietnamese writing.

    >>> figure(12345.5), figure(8.0), figure(None)
    ('12.345,5', '8', '')
    """
    if value is None or value == "":
        return ""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return str(value)
    whole = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"
    return whole.translate(str.maketrans(",.", ".,"))


def bound_text(target: Mapping[str, Any]) -> str:
    """Comparator, value and unit of a target, with an arrow where it is a rise or a fall.

    >>> bound_text({"comparator": ">=", "value": 8, "unit": "%"})
    '≥ 8 %'
    >>> bound_text({"comparator": "range", "value": 8, "value_max": 10, "unit": "%"})
    '8 – 10 %'
    >>> bound_text({"comparator": ">=", "change": "decrease", "value": 0.5, "unit": "%"})
    '↓ ≥ 0,5 %'
    """
    value, upper = figure(target.get("value")), figure(target.get("value_max"))
    change = CHANGES.get(str(target.get("change") or ""), "") if value else ""
    span = f"{value} – {upper}" if upper else value
    sign = SIGNS.get(str(target.get("comparator") or ""), "")
    if change and sign == "=":
        sign = ""
    return " ".join(part for part in (change, sign, span, target.get("unit") or "") if part)
