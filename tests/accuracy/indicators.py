"""How well targets are matched to indicators, against a table made by reading: `make accuracy`.

    python -m tests.accuracy.indicators            figures
    python -m tests.accuracy.indicators --errors   every difference too

`tests/cases/indicators.csv` has a row a figure of the annotated documents: where the figure stands (`at`), the
indicator that it is one of (empty: of none in the registry), and the figure in the unit of that indicator.
`also` is a second answer that a careful reader may give ("none": that it is of no indicator).
The table was read twice, apart: 216 of 222 indicators are the same; where the two differ (schools by level,
boarding rooms, a task without a figure) the other names and notes in the registry decided.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_lineage.graph.indicators import match_indicator
from policy_lineage.graph.units import canonical
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Target

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
TABLE = ROOT / "tests" / "cases" / "indicators.csv"


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of the table beside what the program says; `read` is false where the figure was not read at all."""

    row: dict[str, str]
    indicator: str = ""
    low: float | None = None
    high: float | None = None
    read: bool = True

    @property
    def right(self) -> bool:
        """The indicator of the table, or the other one that it allows."""
        also = {self.row["also"].replace("none", "")} if self.row["also"] else set()
        return self.read and self.indicator in {self.row["indicator"], *also}

    @property
    def wrong(self) -> bool:
        """An indicator where the table has another or none: worse than no match."""
        return bool(self.indicator) and not self.right

    @property
    def converted(self) -> bool:
        """The figure in the unit of the indicator is that of the table."""
        return (_same(self.low, self.row["value_canonical"])) and _same(self.high, self.row["value_max_canonical"])


def _same(value: float | None, stated: str) -> bool:
    return value is None if not stated else value is not None and abs(value - float(stated)) < 1e-6


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def compare() -> tuple[Compared, ...]:
    """Every row of the table beside what is read in the documents."""
    found: list[Compared] = []
    table = rows()
    for name in dict.fromkeys(r["document"] for r in table):
        targets = targets_of(next((SHARED / "documents").glob(f"{name}_*")))
        found += (_compared(r, targets) for r in table if r["document"] == name)
    return tuple(found)


def targets_of(path: Path) -> Sequence[Target]:
    with path.open(encoding="utf-8", newline="") as file:
        return extract(SourceText.of_text(file.read())).targets


def _compared(row: dict[str, str], targets: Sequence[Target]) -> Compared:
    at, value = int(row["at"]), float(row["value"]) if row["value"] else None
    here = [t for t in targets if t.span.start <= at < t.span.end and t.value == value]
    same = [t for t in here if (t.change or "") == row["change"]] or here
    if not same:
        return Compared(row, read=False)
    target = min(same, key=lambda t: t.span.end - t.span.start)
    match = match_indicator(target)
    if match is None:
        return Compared(row)
    return Compared(
        row,
        match.id,
        canonical(target.value, target.unit, match.unit),
        canonical(target.value_max, target.unit, match.unit),
    )


def figures(compared: Sequence[Compared]) -> dict[str, Any]:
    """How many targets there are, how many have an indicator, are matched, wrongly matched, converted."""
    of_registry = [c for c in compared if c.row["indicator"]]
    matched = [c for c in of_registry if c.right]
    said = [c for c in compared if c.indicator]
    return {
        "targets": len(compared),
        "in the registry": len(of_registry),
        "matched": len(matched),
        "wrong": sum(c.wrong for c in compared),
        "said": len(said),
        "converted": sum(c.converted for c in matched),
        "matched %": round(100 * len(matched) / len(of_registry), 2),
        "wrong %": round(100 * sum(c.wrong for c in compared) / max(1, len(said)), 2),
    }


def lines(compared: Sequence[Compared], *, errors: bool) -> Iterator[str]:
    for name in [*dict.fromkeys(c.row["document"] for c in compared), "all"]:
        some = [c for c in compared if name in ("all", c.row["document"])]
        yield f"{name:<6}" + "  ".join(f"{k} {v}" for k, v in figures(some).items())
    for c in compared:
        if errors and not (c.right and (c.converted or not c.indicator)):
            what = "wrong" if c.wrong else "not read" if not c.read else "unmatched" if not c.right else "unit"
            row = c.row
            yield (
                f"{what:<10}{row['document']} {row['item']} at {row['at']}: {row['words']} {row['value']} {row['unit']}"
                f" -> {c.indicator or '-'} {c.low} (table: {row['indicator'] or '-'} {row['value_canonical']})"
            )


if __name__ == "__main__":
    if not SHARED.is_dir():
        sys.exit(f"The annotated documents are not at {SHARED}: nothing can be measured.")
    print("\n".join(lines(compare(), errors="--errors" in sys.argv)))
