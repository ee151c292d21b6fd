"""How well documents are read, against annotated ones: `make accuracy`.

    python -m tests.accuracy.measure              figures, gains and losses against the last run
    python -m tests.accuracy.measure --errors     every error too, the worst layer first
    python -m tests.accuracy.measure --robust     the same text as other machines print it
    python -m tests.accuracy.measure --write      keep this run as the last one, renew docs/accuracy.md
    python -m tests.accuracy.measure --gold DIR   annotations of your own: folders with text.txt beside them

The annotations and their scorer lie beside the project (../shared); without
them nothing can be measured and the command says so.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_lineage.ingest.contract import as_json
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText
from tests.accuracy import disturb

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
LAST = Path(__file__).parent / "last.json"
PAGE = ROOT / "docs" / "accuracy.md"
Report = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated document."""

    name: str
    folder: Path
    text: str


def gold_documents() -> Iterator[Gold]:
    """The annotated documents and excerpts, in order of their names."""
    for folder in sorted((SHARED / "gold").glob("[0-9]*")):
        path = next((SHARED / "documents").glob(f"{folder.name}_*"))
        yield Gold(folder.name, folder, _text(path))
    for folder in sorted((SHARED / "gold" / "excerpts").glob("[0-9]*")):
        yield Gold(f"excerpt {folder.name}", folder, _text(folder / "text.txt"))


def annotated_in(folder: Path) -> Iterator[Gold]:
    """The annotated texts of a folder: each a folder of its own with text.txt and a file for each layer annotated."""
    for text in sorted(folder.glob("*/text.txt")):
        yield Gold(text.parent.name, text.parent, _text(text))


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def scorer() -> Any:
    """The scorer that lies beside the annotations."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_text(text: str) -> dict[str, Any]:
    """The extraction of a text as its JSON object."""
    found: dict[str, Any] = json.loads(json.dumps(as_json(extract(SourceText.of_text(text)))))
    return found


def score_document(score: Any, gold: Gold, predicted: dict[str, Any]) -> tuple[Report, dict[str, Any]]:
    """Figures and errors a layer; layers that the annotators left out are not counted."""
    report, errors = score.score_all(score.load_gold(gold.folder), predicted)
    annotated = {path.stem for path in gold.folder.glob("*.jsonl")}
    layers = [k for k, v in report.items() if "f1" in v and k.split("_")[0] in annotated]
    kept = {k: report[k] for k in layers}
    if header := report.get("document"):
        right = sum(header.values())
        fields = {k: float(v) for k, v in header.items()}
        kept["header"] = {"match": right, "gold": len(header), "pred": len(header), "fields": fields}
        kept["header"] |= _rates(right, len(header), len(header))
    return kept, {k: v for k, v in errors.items() if k in layers}


def summed(reports: dict[str, Report]) -> Report:
    """Figures over several documents: matches, gold and read added up, fields by what was matched."""
    out: Report = {}
    for report in reports.values():
        for layer, row in report.items():
            total = out.setdefault(layer, {"match": 0, "gold": 0, "pred": 0, "fields": {}})
            for key in ("match", "gold", "pred"):
                total[key] += row[key]
            for name, share in (row.get("fields") or {}).items():
                right, of = total["fields"].get(name, (0.0, 0))
                told = 1 if layer == "header" else row["match"]
                total["fields"][name] = (right + (share or 0) * told, of + (told if share is not None else 0))
    for row in out.values():
        row |= _rates(row["match"], row["gold"], row["pred"])
        row["fields"] = {k: round(right / of, 4) if of else None for k, (right, of) in row["fields"].items()}
    return out


def _rates(match: int, gold: int, read: int) -> dict[str, float]:
    p, r = (match / read if read else float(not gold)), (match / gold if gold else float(not read))
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def measure(documents: Iterable[Gold]) -> tuple[dict[str, Report], dict[str, dict[str, Any]]]:
    """Figures and errors of every annotated document, of the excerpts together, and of all."""
    score = scorer()
    reports: dict[str, Report] = {}
    errors: dict[str, dict[str, Any]] = {}
    for gold in documents:
        reports[gold.name], errors[gold.name] = score_document(score, gold, read_text(gold.text))
    if together := {k: v for k, v in reports.items() if k.startswith("excerpt")}:
        reports["all excerpts"] = summed(together)
    reports["all"] = summed({k: v for k, v in reports.items() if k != "all excerpts"})
    return reports, errors


def lines_of(reports: dict[str, Report], names: tuple[str, ...]) -> Iterator[str]:
    """A table of the documents named."""
    yield f"{'document':<14}{'layer':<22}{'P':>7}{'R':>7}{'F1':>7}{'match':>7}{'gold':>6}{'read':>6}  fields below 1"
    for name in names:
        for layer, row in reports[name].items():
            low = " ".join(f"{k} {v:.2f}" for k, v in (row.get("fields") or {}).items() if v is not None and v < 1)
            yield (
                f"{name:<14}{layer:<22}{row['p']:>7.3f}{row['r']:>7.3f}{row['f1']:>7.3f}"
                f"{row['match']:>7}{row['gold']:>6}{row['pred']:>6}  {low}"
            )


def changes(now: dict[str, Report], before: dict[str, Report]) -> Iterator[str]:
    """Gains and losses by document and layer against an earlier run, losses first."""
    moved = []
    for name, report in now.items():
        for layer, row in report.items():
            old = before.get(name, {}).get(layer, {}).get("f1")
            if old is not None and abs(old - row["f1"]) > 1e-9:
                moved.append((row["f1"] - old, f"{name:<14}{layer:<22}{old:.3f} -> {row['f1']:.3f}"))
    for change, line in sorted(moved):
        yield f"{'LOSS' if change < 0 else 'gain'}  {line}"
    if not moved:
        yield "no change against the last run"


def error_lines(errors: dict[str, dict[str, Any]], reports: dict[str, Report]) -> Iterator[str]:
    """Every miss and every false reading, worst layer first."""
    order = sorted((reports[d][la]["f1"], d, la) for d in errors for la in errors[d] if la in reports[d])
    for _, name, layer in order:
        for side in ("missed", "extra"):
            for item in errors[name][layer][side]:
                yield f"{name} {layer} {side}: {json.dumps(item, ensure_ascii=False)[:240]}"


SPANS = (("start", "end"), ("evidence_start", "evidence_end"), ("where_start", "where_end"))


def mapped(predicted: dict[str, Any], disturbed: disturb.Disturbed) -> dict[str, Any]:
    """The extraction of a disturbed text with the offsets of the original."""
    for items in predicted.values():
        for item in items if isinstance(items, list) else ():
            for first, last in SPANS:
                if first in item:
                    item[first], item[last] = disturbed.back(item[first], item.get(last, item[first] + 1))
    return predicted


def robustness(reports: dict[str, Report]) -> dict[str, dict[str, float]]:
    """For each disturbance and layer: points of F1 lost over all annotated documents."""
    score = scorer()
    kinds: dict[str, Callable[[str], disturb.Disturbed]] = {**disturb.HARMLESS, **disturb.HARMFUL}
    lost: dict[str, dict[str, float]] = {}
    for kind, change in kinds.items():
        found = {g.name: _disturbed_report(score, g, change) for g in gold_documents()}
        lost[kind] = {k: round(100 * (reports["all"][k]["f1"] - v["f1"]), 2) for k, v in summed(found).items()}
    capital = {g.name: _disturbed_report(score, g, _capitals(g)) for g in gold_documents()}
    lost["headings in capitals"] = {
        k: round(100 * (reports["all"][k]["f1"] - v["f1"]), 2) for k, v in summed(capital).items()
    }
    return lost


def _capitals(gold: Gold) -> Callable[[str], disturb.Disturbed]:
    rows = gold.folder / "sections.jsonl"
    found = [json.loads(r) for r in rows.read_text(encoding="utf-8").splitlines()] if rows.exists() else []
    return disturb.capital_headings((row["start"], row["heading"]) for row in found)


def _disturbed_report(score: Any, gold: Gold, change: Callable[[str], disturb.Disturbed]) -> Report:
    disturbed = change(gold.text)
    return score_document(score, gold, mapped(read_text(disturbed.text), disturbed))[0]


def robustness_lines(lost: dict[str, dict[str, float]]) -> Iterator[str]:
    """A table of the points of F1 lost."""
    layers = list(next(iter(lost.values())))
    yield f"{'points of F1 lost':<24}" + "".join(f"{la[:14]:>16}" for la in layers)
    for kind, row in lost.items():
        yield f"{kind:<24}" + "".join(f"{row[la]:>16.2f}" for la in layers)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for flag in ("--errors", "--robust", "--write", "--each"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--gold", type=Path, metavar="DIR")
    wanted = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"The annotated documents are not at {SHARED}: nothing can be measured here.")
    if wanted.gold:
        reports, errors = measure(annotated_in(wanted.gold))
        print("\n".join([*lines_of(reports, tuple(reports)), "", *error_lines(errors, reports)]))
        return
    reports, errors = measure(gold_documents())
    names = tuple(reports) if wanted.each else (*(n for n in reports if n[0].isdigit()), "all excerpts", "all")
    print("\n".join(lines_of(reports, names)))
    if LAST.exists():
        print("\n".join(["", *changes(reports, json.loads(LAST.read_text(encoding="utf-8"))["reports"])]))
    lost = robustness(reports) if wanted.robust or wanted.write else {}
    if lost:
        print("\n".join(["", *robustness_lines(lost)]))
    if wanted.errors:
        print("\n".join(["", *error_lines(errors, reports)]))
    if wanted.write:
        from tests.accuracy.page import page

        LAST.write_text(json.dumps({"reports": reports, "lost": lost}, indent=1) + "\n", encoding="utf-8")
        PAGE.write_text(page(reports, lost), encoding="utf-8")


if __name__ == "__main__":
    main()
