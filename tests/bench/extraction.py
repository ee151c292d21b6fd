"""Speed of the full extraction, its growth with length, its memory, and what a second process brings."""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText
from tests.shared import SAMPLES, SHARED

MEGABYTE = 1_000_000
# two plain passes, the ceiling of what pure Python can read: codes and dates
PLAIN = (re.compile(r"\d+\s*-\s*[A-ZĐa-z]+\s*/\s*[A-ZĐ]+"), re.compile(r"\d{1,2}/\d{1,2}/\d{4}"))


def corpus_text(megabytes: float) -> str:
    """Real documents (samples where those are absent) one after the other, up to the size in bytes of UTF-8."""
    folder = SHARED / "documents" if SHARED.is_dir() else SAMPLES
    whole = "\n\n".join(p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))) + "\n\n"
    times = int(megabytes * MEGABYTE / len(whole.encode())) + 1
    return whole * times


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """The shortest of several runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def lines() -> Iterator[str]:
    """The figures as printed."""
    yield "extraction, every layer, one process"
    for size in (1, 5):
        text = corpus_text(size)
        megabytes = len(text.encode()) / MEGABYTE
        source = SourceText.of_text(text)
        own = seconds(lambda source=source: extract(source))  # type: ignore[misc]
        plain = seconds(lambda text=text: [p.findall(text) for p in PLAIN])  # type: ignore[misc]
        yield f"  {megabytes:5.1f} MB   {megabytes / own:6.2f} MB/s   two plain passes {megabytes / plain:6.1f} MB/s"
    yield from _one_line()
    yield from _memory()
    yield from _workers()


def _one_line() -> Iterator[str]:
    text = corpus_text(5).replace("\n", " ")
    megabytes = len(text.encode()) / MEGABYTE
    own = seconds(lambda: extract(SourceText.of_text(text)), runs=1)
    yield f"  {megabytes:5.1f} MB   {megabytes / own:6.2f} MB/s   all in one line"


MEASURE = """
import resource, sys
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText
extract(SourceText.of_text("Nghị quyết số 1-NQ/TU."))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
text = open(sys.argv[1], encoding="utf-8").read()
extract(SourceText.of_text(text))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000)
"""


def _memory() -> Iterator[str]:
    """Peak memory of a process of its own, above what the program itself takes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text(corpus_text(10), encoding="utf-8")
        megabytes = path.stat().st_size / MEGABYTE
        out = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
        peak = float(out.stdout)
        yield f"  {megabytes:5.1f} MB   peak memory {peak:.0f} MB = {peak / megabytes:.1f} times the text"


def _workers() -> Iterator[str]:
    """Sixty files of half a megabyte by the command with one process and with two; starting the processes counts."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{i:02d}.txt" for i in range(60)]
        for path in paths:
            path.write_text(corpus_text(0.5), encoding="utf-8")
        one, two = (seconds(lambda n=n: _extracted(folder, n), runs=2) for n in (1, 2))  # type: ignore[misc]
        yield f"  {len(paths)} files   one process {one:.1f} s   two {two:.1f} s   {one / two:.2f} times as fast"


def _extracted(folder: str, workers: int) -> None:
    command = [
        sys.executable,
        "-m",
        "policy_lineage",
        "extract",
        folder,
        "--format",
        "jsonl",
        "--workers",
        str(workers),
    ]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
