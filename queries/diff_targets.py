"""Targets of two sides matched one to one: same indicator, same year, same part of the whole."""

from collections.abc import Iterable, Sequence
from typing import Any

from policy_lineage.graph.indicators import part_of, words_of
from policy_lineage.queries.answer import Row

Target = dict[str, Any]
Key = tuple[Any, ...]


def target_rows(before: Iterable[Target], after: Iterable[Target]) -> list[Row]:
    """A row for every target with an indicator that is added, dropped, raised, lowered or changed.

    Two targets are the same where indicator, part of the whole, movement and
    year agree; between two years of one province also where each is for its own year.
    """
    then, now = _latest(before), _latest(after)
    pairs = [(then.pop(key), now.pop(key)) for key in sorted(then.keys() & now.keys(), key=str)]
    then, now = _by_own_year(then), _by_own_year(now)
    pairs += [(then.pop(key), now.pop(key)) for key in sorted(then.keys() & now.keys(), key=str)]
    rows = [_row(_change(b, a), b, a) for b, a in pairs if _change(b, a)]
    rows += [_row("dropped", b, None) for b in then.values()]
    return rows + [_row("added", None, a) for a in now.values()]


def _latest(found: Iterable[Target]) -> dict[Key, Target]:
    """Each target once: as the newest document of its side has it first; figures under two names stay apart."""
    newest: dict[Key, list[Target]] = {}
    ordered = sorted(found, key=lambda t: (t["document_key"], t["start"] or 0))
    for target in sorted(ordered, key=lambda t: t["day"], reverse=True):
        if target["indicator_id"]:
            same = newest.setdefault(_key(target), [])
            if all(target["document_key"] == t["document_key"] and _is_other(target, t) for t in same):
                same.append(target)
    return {key if len(same) == 1 else (*key, n): t for key, same in newest.items() for n, t in _apart(same)}


def _is_other(one: Target, other: Target) -> bool:
    """Another figure under another name; under the same name it is said again, perhaps with a slip."""
    names = words_of(one["indicator"] or ""), words_of(other["indicator"] or "")
    return names[0] != names[1] and _bounds(one) != _bounds(other)


def _apart(same: list[Target]) -> list[tuple[Any, Target]]:
    """Several figures of one key and document: none of them can be set beside one of the other side."""
    return [((t["document_key"], t["start"]) if len(same) > 1 else None, t) for t in same]


def _key(target: Target) -> Key:
    part = part_of(target["indicator_id"], target["indicator"] or "", target["qualifier"])
    return target["indicator_id"], tuple(sorted(part)), target["change"], target["year"]


def _by_own_year(found: dict[Key, Target]) -> dict[Key, Target]:
    """Keys with the distance to the side's year where it has one: 2025 for 2025 meets 2026 for 2026."""
    out: dict[Key, Target] = {}
    for key, target in found.items():
        own = target["side_year"] is not None and target["year"] == target["side_year"]
        out[(*key[:3], "own" if own else key[3], *key[4:])] = target
    return out


def _change(before: Target, after: Target) -> str:
    """What happened to the value, in the canonical unit; empty where nothing did.

    "changed" where the two cannot be put in order: no certain conversion, another bound.
    """
    then, now = _bounds(before), _bounds(after)
    if then == now:
        return "" if before["comparator"] == after["comparator"] else "changed"
    if before["unit_canonical"] != after["unit_canonical"] or None in (*then[:1], *now[:1]):
        return "changed"
    steps = [b - a for a, b in zip(_filled(then), _filled(now), strict=True)]
    if min(steps) >= 0:
        return "raised"
    return "lowered" if max(steps) <= 0 else "changed"


def _bounds(target: Target) -> tuple[Any, ...]:
    """Lower and upper value in the canonical unit, or as printed with the unit where none is certain."""
    if target["value_canonical"] is not None:
        return target["value_canonical"], target["value_max_canonical"]
    return None, target["value"], target["value_max"], target["unit"]


def _filled(bounds: Sequence[Any]) -> list[float]:
    return [bounds[0], bounds[0] if bounds[1] is None else bounds[1]]


def _name(target: Target) -> str:
    """The indicator, with the part of the whole that the target speaks of."""
    part = _key(target)[1]
    return f"{target['indicator_name']} ({', '.join(part)})" if part else str(target["indicator_name"] or "")


SIGNS = {">=": "≥ ", ">": "> ", "<": "< ", "<=": "≤ ", "~": "~ "}


def _value(target: Target | None) -> Any:
    if target is None:
        return None
    low, high = target["value_canonical"], target["value_max_canonical"]
    if low is None:
        low, high = target["value"], target["value_max"]
    return low if high is None else f"{_figure(low)}–{_figure(high)}"


def _figure(value: float) -> str:
    """A number as Vietnamese documents print it.

    >>> _figure(0.742), _figure(15000.0), _figure(1234567.5)
    ('0,742', '15.000', '1.234.567,5')
    """
    return f"{value:,.12g}".translate(str.maketrans(",.", ".,"))


def _printed(target: Target | None) -> str | None:
    """The value with its bound and unit as the document has it: "≥ 15 nghìn doanh nghiệp"."""
    if target is None:
        return None
    if target["value"] is None:
        return str(target["indicator"] or "")  # to be done, without a figure
    upper = f"–{_figure(target['value_max'])}" if target["value_max"] is not None else ""
    return f"{SIGNS.get(target['comparator'], '')}{_figure(target['value'])}{upper} {target['unit'] or ''}".strip()


def _row(change: str, before: Target | None, after: Target | None) -> Row:
    known = after or before or {}
    row = {
        "change": change,
        "what": "target",
        "indicator_or_code": known["indicator_id"],
        "name": _name(known),
        "unit": known["unit_canonical"] or known["unit"],
    }
    for side, target in (("before", before), ("after", after)):
        row[side] = _value(target)
        row[f"printed_{side}"] = _printed(target)
        for column, source in (("evidence", "evidence"), ("document", "document"), ("year", "year")):
            row[f"{column}_{side}"] = target[source] if target else None
    return row
