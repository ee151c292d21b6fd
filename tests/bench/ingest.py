"""Many documents by `lineage ingest`: time, peak memory, stopping and going on, rows in and rows out.

python -m tests.bench.ingest                      1,000 and 5,000 and 10,000 documents into embedded stores
python -m tests.bench.ingest 1000 --store URL     into the server at URL, which must be empty
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policy_lineage.graph.store import open_store
from tests.bench import corpus

COUNTS = tuple(int(n) for n in (os.environ.get("BENCH_DOCUMENTS") or "1000 5000 10000").split())
# the command, then the peak memory of its process in megabytes
PROGRAM = """
import resource, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what runs behind it ignore Ctrl-C
from policy_lineage.cli import main
try:
    main(sys.argv[1:])
finally:
    print("PEAK", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000, file=sys.stderr)
"""
STATEMENTS = "MATCH ()-[r]->() RETURN count(r) AS n"
RECORDED = "MATCH (s:Source) RETURN sum(s.relationships) AS n"
UNFINISHED = "MATCH (s:Source) WHERE NOT s.complete RETURN count(s) AS n"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command."""

    seconds: float
    peak: int  # megabytes
    statuses: Counter[str]
    errors: str


def lines() -> Iterator[str]:
    """The figures as printed."""
    yield "ingesting made-up documents into an embedded store, one process"
    with tempfile.TemporaryDirectory() as place:
        for count in COUNTS:
            yield from measured(Path(place), count, str(Path(place) / f"{count}.db"), stop=count == max(COUNTS))


def measured(place: Path, count: int, store: str, *, stop: bool) -> Iterator[str]:
    """One corpus, loaded at one go or stopped and taken up again."""
    folder = place / f"documents {count}"
    corpus.write(folder, count)
    if stop:
        first = run(folder, store, stop_after=max(5.0, count / 200))
        with open_store(store) as opened:
            held = opened.run("MATCH (d:Document) WHERE d.held RETURN count(d) AS n")[0]["n"]
            unfinished = opened.run(UNFINISHED)[0]["n"]
        yield (
            f"  {count:,}: stopped by Ctrl-C after {first.seconds:.0f} s: "
            f"{held:,} documents held, {unfinished} half-loaded, peak {first.peak} MB"
        )
    done = run(folder, store)
    counts = ", ".join(f"{n:,} {status}" for status, n in sorted(done.statuses.items()))
    yield f"  {count:,}: {done.seconds:.0f} s, {count / done.seconds:.0f} documents/s, peak {done.peak} MB; {counts}"
    again = run(folder, store)
    yield f"  {count:,} again: {again.seconds:.1f} s, peak {again.peak} MB; {again.statuses['unchanged']:,} unchanged"
    yield from _rows(count, store)


def _rows(count: int, store: str) -> Iterator[str]:
    with open_store(store) as opened:
        there, recorded = (opened.run(cypher)[0]["n"] for cypher in (STATEMENTS, RECORDED))
    same = "as recorded" if there == recorded else f"NOT the {recorded:,} recorded"
    yield f"  {count:,}: {there:,} relationships in the store, {same}"


def run(folder: Path, store: str, stop_after: float | None = None) -> Run:
    """`lineage ingest FOLDER`, ended by Ctrl-C after so many seconds where they are given."""
    command = [sys.executable, "-c", PROGRAM, "ingest", str(folder), "--store", store, "--format", "json"]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        out, errors = process.communicate(timeout=stop_after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate()
    seconds = time.perf_counter() - start
    peak = int(errors.rpartition("PEAK")[2] or 0)
    statuses = Counter(row["status"] for row in json.loads(out)) if out.strip() else Counter()
    return Run(seconds, peak, statuses, errors)


def main() -> None:
    """The sizes and the store as given."""
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()]
    store = sys.argv[sys.argv.index("--store") + 1] if "--store" in sys.argv else ""
    with tempfile.TemporaryDirectory() as place:
        for count in sizes or COUNTS:
            at = store or str(Path(place) / f"{count}.db")
            for line in measured(Path(place), count, at, stop=count == max(sizes or COUNTS)):
                print(line, flush=True)


if __name__ == "__main__":
    main()
