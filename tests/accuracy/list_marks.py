"""The same targets below other list marks: "1)", "1.", "a)", "-" and no mark in place of "(1)".

    python -m tests.accuracy.list_marks             how many targets change, by document and mark
    python -m tests.accuracy.list_marks --errors    each of them too

What a figure measures does not hang on the mark of its line, so all but the
printed number of the item must be the same.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

from tests.accuracy.disturb import Disturbed
from tests.accuracy.measure import SHARED, gold_documents, read_text

LETTERS = "abcdđeghiklmnopqrstuvxy"
MARK = re.compile(r"\((\d{1,3})\)\s*")
FIELDS = ("indicator", "group", "qualifier", "comparator", "value", "value_max", "unit", "change", "year")


def _letter(n: int) -> str:
    turn, at = divmod(n - 1, len(LETTERS))
    return f"{LETTERS[at]}{turn or ''}) "


MARKS: dict[str, Callable[[int], str]] = {
    "n)": lambda n: f"{n}) ",
    "n.": lambda n: f"{n}. ",
    "n/": lambda n: f"{n}/ ",
    "a)": _letter,
    "-": lambda n: "- ",
    "+": lambda n: "+ ",
    "•": lambda n: "• ",
    "*": lambda n: "* ",
    "–": lambda n: "– ",
    "9.n.": lambda n: f"9.{n}. ",
    "none": lambda n: "",
}


def _spans(folder: Any) -> tuple[int, int]:
    """Where the annotated sentences with targets stand that are numbered "(1)"."""
    rows = [json.loads(r) for r in (folder / "targets.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [r for r in rows if (r["item"] or "").startswith("(")]
    return min(r["start"] for r in rows), max(r["end"] for r in rows)


def remarked(text: str, start: int, end: int, mark: Callable[[int], str]) -> Disturbed:
    """`text` with the marks of the list between `start` and `end` written as `mark`, each item on its own line."""
    out, origins, at = [], [], 0

    def put(words: str, places: range | list[int]) -> None:
        out.append(words)
        origins.extend(places)

    text = _unwrapped(text, start, end)
    for found in MARK.finditer(text, max(0, start - 12), end):
        begin = text.rfind("\n", 0, found.start()) + 1
        first = not text[begin : found.start()].strip()
        if not first and text[found.start() - 2 : found.start()] not in ("; ", ": ", ". ", ";\n", ".\n"):
            continue
        put(text[at : found.start()], range(at, found.start()))
        words = ("" if first else "\n") + mark(int(found.group(1)))
        put(words, [found.start()] * len(words))
        at = found.end()
    put(text[at:], range(at, len(text)))
    return Disturbed("".join(out), tuple(origins))


def _unwrapped(text: str, start: int, end: int) -> str:
    """`text` with the paragraphs of a list whose marks stand inside its lines each in one line."""
    if not re.search(r"[;:.] \(\d", text[start:end]):
        return text
    inner = re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", text[start:end])
    return text[:start] + inner + text[end:]


def _keys(predicted: dict[str, Any], disturbed: Disturbed | None) -> set[tuple[Any, ...]]:
    found = set()
    for target in predicted["targets"]:
        start, end = target["start"], target["end"]
        if disturbed:
            start, end = disturbed.back(start, end)
        found.add((start, end, *(target[f] for f in FIELDS)))
    return found


def differences() -> Iterator[tuple[str, str, int, set[tuple[Any, ...]], set[tuple[Any, ...]]]]:
    """For each document and mark: how many targets there are, which are lost and which are new."""
    for gold in gold_documents():
        rows = gold.folder / "targets.jsonl"
        if not rows.exists() or '"item": "(' not in rows.read_text(encoding="utf-8"):
            continue
        start, end = _spans(gold.folder)
        before = _keys(read_text(gold.text), None)
        for name, mark in MARKS.items():
            disturbed = remarked(gold.text, start, end, mark)
            after = _keys(read_text(disturbed.text), disturbed)
            yield gold.name, name, len(before), before - after, after - before


def main() -> None:
    """Prints the figures."""
    if not SHARED.is_dir():
        sys.exit(f"The annotated documents are not at {SHARED}: nothing can be measured here.")
    for document, mark, total, lost, new in differences():
        print(f"{document:<14}{mark:<6} targets {total:>4}  lost {len(lost):>4}  new {len(new):>4}")
        if "--errors" in sys.argv:
            for sign, keys in (("lost", lost), ("new", new)):
                for key in sorted(keys, key=str):
                    print("   ", sign, json.dumps(key, ensure_ascii=False)[:260])


if __name__ == "__main__":
    main()
