"""Which row of the table of responsibilities belongs to which target of the text."""

import re
from collections.abc import Sequence

from policy_lineage.graph.letters import folded
from policy_lineage.ingest.values import Responsibility, Target

ENOUGH = 0.6  # share of the words of the shorter name that both have
SMALL = frozenset(re.findall(r"\w+", "và của các cho trong trên từ đến năm tỷ lệ tỉ số đạt có được theo"))
NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")

Joined = tuple[tuple[Target, ...], tuple[tuple[Responsibility, tuple[int, ...]], ...]]


def joined_rows(targets: Sequence[Target], rows: Sequence[Responsibility]) -> Joined:
    """The targets, with one more for each row that belongs to none, and for each row the indices of its targets."""
    words = [_words(" ".join(filter(None, (t.indicator, t.qualifier)))) for t in targets]
    out = list(targets)
    joined = []
    for row in rows:
        found = _targets_of(row, targets, words)
        if not found:
            out.append(_target(row, targets))
            found = (len(out) - 1,)
        joined.append((row, found))
    return tuple(out), tuple(joined)


def _targets_of(row: Responsibility, targets: Sequence[Target], words: Sequence[frozenset[str]]) -> tuple[int, ...]:
    """The targets that the row names, best first by words and by value."""
    wanted = _words(row.indicator)
    values = _values(row.value_text)
    scored = []
    for i, have in enumerate(words):
        same = _share(wanted, have)
        agrees = targets[i].value is not None and float(targets[i].value or 0) in values
        if same >= ENOUGH and (agrees or not values or targets[i].value is None):
            scored.append((same + _likeness(wanted, have), -i))
    if not scored:
        return ()
    best = max(scored)[0]
    return tuple(sorted(-i for score, i in scored if best - score < 0.05))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", folded(text))) - SMALL


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _values(text: str | None) -> frozenset[float]:
    """The numbers of a cell: "Trên 2.310" is 2310, "8.800 - 9.000" is both."""
    found = NUMBER.findall(text or "")
    return frozenset(float(n.rstrip(".").replace(".", "").replace(",", ".")) for n in found)


def _target(row: Responsibility, targets: Sequence[Target]) -> Target:
    """The target that only the table states."""
    values = sorted(_values(row.value_text))
    single = values[0] if len(values) == 1 else None
    years = {t.year for t in targets if t.year}
    return Target(
        item=row.item,
        indicator=row.indicator,
        group=None,
        qualifier=None,
        comparator=_comparator(row.value_text, single),
        value=single,
        value_max=None,
        unit=row.unit,
        change=None,
        year=years.pop() if len(years) == 1 else None,
        span=row.span,
    )


SIGNS = ((r"^(?:>=|≥|từ|tối thiểu|ít nhất)", ">="), (r"trở lên", ">="), (r"^(?:>|trên)", ">"), (r"^(?:<=|≤)", "<="),
         (r"^(?:<|dưới)", "<"), (r"^(?:khoảng|gần|~)", "~"))  # fmt: skip


def _comparator(text: str | None, value: float | None) -> str:
    if value is None:
        return "achieve"
    said = folded(text or "")
    return next((sign for pattern, sign in SIGNS if re.search(pattern, said)), "=")
