"""Fifty readers of one explorer: `python -m tests.bench.explorer [STORE]` prints errors and times of answer.

`lineage serve` runs in a process of its own; every reader follows a way of its
own through search, pages, questions, steps and an export, as fast as answers
come. Without a store one is made of the samples.
"""

import http.client
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from urllib.parse import urlencode

from tests.shared import SAMPLES

READERS, STEPS = 50, 12
MEDIAN = 0.5  # seconds
LINEAGE = Path(sys.executable).parent / "lineage"
PLACES = (
    ("/", {}), ("/search.json", {"q": "ha tinh"}), ("/search.json", {"q": "nq 68"}), ("/view", {"q": "68-NQ/TW"}),
    ("/view", {"q": "57-NQ/TW"}), ("/province", {"q": "Hà Tĩnh"}), ("/province", {"q": "Điện Biên"}), ("/matrix", {}),
    ("/questions", {}), ("/query", {"name": "most_cited"}), ("/query", {"name": "who_implements", "code": "68-NQ/TW"}),
    ("/explore", {"open": "Document:vn/68-NQ/TW@2025"}), ("/path", {"from": "611/KH-UBND", "to": "68-NQ/TW"}),
    ("/cypher", {"q": "MATCH (d:Document)-[i:IMPLEMENTS]->(r:Central) RETURN d, i, r LIMIT 50"}),
    ("/agency", {"q": "Sở Tài chính"}), ("/indicator", {"q": "grdp_growth"}),
    ("/export", {"view": "/view", "q": "68-NQ/TW", "as": ".xlsx"}),
)  # fmt: skip


@contextmanager
def served(store: str) -> Iterator[int]:
    """The port at which the explorer answers."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(
        [LINEAGE, "serve", "--store", store, "--port", str(port)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(port: int) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            asked(port, "/favicon.ico", {})
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the explorer did not start")


def asked(port: int, path: str, parameters: dict[str, str]) -> tuple[int, float]:
    """Status and seconds of one answer, read to its end."""
    begun = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", f"{path}?{urlencode(parameters)}")
        answer = connection.getresponse()
        answer.read()
        return answer.status, time.perf_counter() - begun
    finally:
        connection.close()


def reader(port: int, seed: int) -> list[tuple[int, float]]:
    """What one reader met."""
    way = random.Random(seed)
    return [asked(port, *way.choice(PLACES)) for _ in range(STEPS)]


def measured(store: str, readers: int = READERS) -> dict[str, float]:
    """Errors and seconds over all readers, nothing kept at the beginning."""
    with served(store) as port, ThreadPoolExecutor(readers) as crowd:
        begun = time.perf_counter()
        met = [each for some in crowd.map(lambda seed: reader(port, seed), range(readers)) for each in some]
        whole = time.perf_counter() - begun
    times = sorted(seconds for _, seconds in met)
    return {
        "readers": readers, "answers": len(met), "errors": sum(status >= 400 for status, _ in met),
        "median, s": round(statistics.median(times), 3), "95 of 100, s": round(times[int(len(times) * 0.95)], 3),
        "slowest, s": round(times[-1], 3), "answers a second": round(len(met) / whole, 1),
    }  # fmt: skip


def lines() -> Iterator[str]:
    """The figures over the samples, for `make bench`."""
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/samples.db"
        subprocess.run([LINEAGE, "ingest", str(SAMPLES), "--store", store], check=True, capture_output=True)
        yield f"explorer: {measured(store)}"


def main() -> None:
    """Prints the figures; status 1 where an answer failed or the median is over the bar."""
    with tempfile.TemporaryDirectory() as folder:
        store = sys.argv[1] if len(sys.argv) > 1 else f"{folder}/samples.db"
        if len(sys.argv) < 2:
            subprocess.run([LINEAGE, "ingest", str(SAMPLES), "--store", store], check=True, capture_output=True)
        found = measured(store)
    print(json.dumps(found, indent=1))
    sys.exit(1 if found["errors"] or found["median, s"] > MEDIAN else 0)


if __name__ == "__main__":
    main()
