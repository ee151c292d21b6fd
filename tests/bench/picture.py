"""The largest picture in a real browser: `python -m tests.bench.picture` prints how soon it is drawn and how it moves.

Three bars: the first picture, and frames a second while it is dragged and
zoomed with all 3,000 shapes drawn, with documents only, and close up.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from policy_lineage.graph.batch import Node, Relationship, statement
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.pages.lineage import resolution_page
from tests.shared import CHROMIUM, CHROMIUM_FLAGS

KEY = "vn/68-NQ/TW@2025"
FIRST_PICTURE, FRAMES = 1500, 30  # milliseconds; a second
STEPS = 90
COUNT_FRAMES = """() => {
  window.since = performance.now(); window.drawn = 0;
  if (window.counting) return;
  window.counting = true;
  const count = () => { window.drawn++; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""
RATE = "() => window.drawn / ((performance.now() - window.since) / 1000)"


def large_slice(documents: int = 100, tasks: int = 30) -> Slice:
    """A resolution, its programmes, their tasks, the bodies that lead them: 3,101 shapes and 6,100 lines."""
    nodes = [Node("Document", KEY, {"code": "68-NQ/TW", "subject": "kinh tế tư nhân"}, ("Central",))]
    said = []
    for d in range(documents):
        key = f"p{d}/{d}-CTr/TU@2025"
        nodes.append(Node("Document", key, {"code": f"{d}-CTr/TU", "province": "Hà Tĩnh"}, ("Provincial",)))
        said.append(_said("IMPLEMENTS", ("Document", key), ("Document", KEY), key, 0))
        for t in range(tasks):
            task = ("Task", f"{key}#{t}")
            nodes.append(Node(*task, {"text": f"Nhiệm vụ {t} của văn bản {d}", "section": "II.1"}))
            said.append(_said("SETS_TASK", ("Document", key), task, key, t))
            said.append(_said("CARRIES_OUT", task, ("Document", KEY), key, t))
    return Slice(tuple(nodes), tuple(said))


def _said(kind: str, source: tuple[str, str], target: tuple[str, str], key: str, at: int) -> Relationship:
    proof = {"stated_in": key, "start": at, "end": at + 9, "text": f"Câu {at}", "rule": "r", "origin": "text"}
    return statement(kind, source, target, proof)


@contextmanager
def opened(html: str, width: int = 1280) -> Iterator[Any]:
    """The page in Chromium, the network off, when its picture has been drawn."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder) / "page.html"
        path.write_text(html, "utf-8")
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_FLAGS))
        page = browser.new_context(viewport={"width": width, "height": 900}, offline=True).new_page()
        page.goto(path.as_uri())
        page.wait_for_selector("#canvas[data-drawn]")
        page.locator("#canvas").scroll_into_view_if_needed()
        yield page
        browser.close()


def frames(page: Any, move: Callable[[Any, dict[str, float], int], None]) -> float:
    """Frames a second while the mouse does `move` over the picture."""
    box = page.locator("#canvas").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(400)
    page.evaluate(COUNT_FRAMES)
    for step in range(STEPS):
        move(page, box, step)
        page.wait_for_timeout(8)
    return round(float(page.evaluate(RATE)), 1)


def drag(page: Any, box: dict[str, float], step: int) -> None:
    """One step of a drag to and fro."""
    if step == 0:
        page.mouse.down()
    turn = step if step < STEPS / 2 else STEPS - step
    page.mouse.move(box["x"] + box["width"] / 2 + 4 * turn, box["y"] + box["height"] / 2 + 2 * turn)
    if step == STEPS - 1:
        page.mouse.up()


def zoom(page: Any, box: dict[str, float], step: int) -> None:
    """One turn of the wheel, in and out by turns."""
    page.mouse.wheel(0, -40 if step // 15 % 2 == 0 else 40)


def measured() -> dict[str, float]:
    """Milliseconds to the first picture, frames a second by view and movement."""
    out: dict[str, float] = {}
    with opened(resolution_page(large_slice(), KEY, [])) as page:
        out["first picture, ms"] = float(page.get_attribute("#canvas", "data-at"))
        out["documents only, drag"], out["documents only, zoom"] = frames(page, drag), frames(page, zoom)
        page.check("[data-kind=Task]")
        out["shapes"] = float(page.evaluate("window.lineageNetwork.body.nodeIndices.length"))
        out["all, drag"], out["all, zoom"] = frames(page, drag), frames(page, zoom)
        page.evaluate("window.lineageNetwork.moveTo({ scale: 0.6, animation: false })")
        out["close up, drag"], out["close up, zoom"] = frames(page, drag), frames(page, zoom)
    return out


def lines() -> Iterator[str]:
    """The figures, for `make bench`."""
    yield f"picture: {measured()}" if CHROMIUM else "picture: Chromium is not installed"


def main() -> None:
    """Prints the figures; status 1 where a bar is missed."""
    found = measured()
    print(json.dumps(found, indent=1))
    slow = [name for name, value in found.items() if name.endswith(("drag", "zoom")) and value < FRAMES]
    late = found["first picture, ms"] > FIRST_PICTURE
    sys.exit(1 if slow or late else 0)


if __name__ == "__main__":
    main()
