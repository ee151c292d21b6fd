"""Words that would do harm if a page took them for anything but words, on every page, in a real Chromium."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policy_lineage.graph.batch import Node, Relationship
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.marks import marked_text, marks_of
from policy_lineage.viz.pages.answer import Asked, answer_page
from policy_lineage.viz.pages.body import body_page
from policy_lineage.viz.pages.indicator import indicator_page
from policy_lineage.viz.pages.lineage import document_page, resolution_page
from policy_lineage.viz.pages.matrix import matrix_page
from policy_lineage.viz.pages.province import province_page
from tests.shared import CHROMIUM, CHROMIUM_FLAGS

pytestmark = pytest.mark.browser
CENTRAL, PLAN = "vn/68-NQ/TW@2025", "p0/40-CTr/TU@2025"
RUNS = (
    "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>",
    "\" onmouseover=window.hit=1 x='",
    "javascript:window.hit=1",
    "--><svg onload=window.hit=1>{{ 7*7 }}{% raw %}${window.hit=1}",
)
WORDS = {
    "all that could run": " ".join(RUNS),
    "right to left": "\u202eNQ-86 \u05d0\u05d1\u05d2 \u0627\u0644",
    "very long, without a space": "Nghịquyết" * 300,
    "line separators and control characters": "một\u2028hai\u2029ba a\x00b\x1b[31mc",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_FLAGS))
        yield started
        started.close()


def _hostile(part: Slice, words: str) -> Slice:
    """The slice with the words in every text but the keys."""

    def changed(properties: Any) -> dict[str, Any]:
        kept = ("key", "id", "stated_in", "start", "end", "sha256", "status", "severity", "issued_on", "comparator")
        return {k: words if isinstance(v, str) and k not in kept else v for k, v in properties.items()}

    nodes = tuple(Node(n.label, n.key, changed(n.properties), n.extra_labels) for n in part.nodes)
    said = tuple(Relationship(r.type, r.source, r.target, changed(r.properties)) for r in part.relationships)
    return Slice(nodes, said, words)


def _row(words: str) -> dict[str, Any]:
    return {
        "province": words, "province_then": words, "code": words, "title": words, "status": "issued", "region": words,
        "issued_on": "2025-06-03", "via": [words], "evidence": words, "stated_in": PLAN, "start": 3, "end": 28,
        "origin": "text", "document": PLAN, "resolution": words, "resolution_document": CENTRAL, "documents": [words],
        "state": "issued", "indicator": words, "comparator": ">=", "value": 8.0, "unit": words, "year": 2026,
        "value_canonical": 8.0, "unit_canonical": words, "lead": [words],
    }  # fmt: skip


def _first(part: Slice, label: str) -> str:
    return next(node.key for node in part.nodes if node.label == label)


PAGES: dict[str, Callable[[Slice, str], str]] = {
    "matrix": lambda part, words: matrix_page([_row(words), {**_row(words), "province": "Huế"}], part),
    "resolution": lambda part, words: resolution_page(part, CENTRAL, [_row(words), _row(words)]),
    "province": lambda part, words: province_page(part, _first(part, "Province")),
    "document": lambda part, words: document_page(part, PLAN, marked_text(words * 3, marks_of(part, PLAN))),
    "body": lambda part, words: body_page(part, _first(part, "Agency")),
    "indicator": lambda part, words: indicator_page(part, "x", [_row(words)]),
    "query": lambda part, words: answer_page(
        Asked((words, words), (words, words), (("p", words),), words), tuple(_row(words)), [_row(words)], part
    ),
}


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("name", WORDS)
def test_the_words_are_shown_and_nothing_is_run(
    browser: Any, tmp_path: Path, part: Slice, name: str, kind: str
) -> None:
    words = WORDS[name]
    (tmp_path / "page.html").write_text(PAGES[kind](_hostile(part, words), words), "utf-8")
    page = browser.new_context(viewport={"width": 390, "height": 844}, offline=True).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda r: r.url.startswith("file:") or complaints.append(r.url))
    page.goto((tmp_path / "page.html").as_uri())
    _use(page)
    assert page.evaluate("window.hit === undefined")
    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


def _use(page: Any) -> None:
    """What a reader does: a sentence is opened, something is searched, the language is changed."""
    if page.locator("a.proof, td a[data-proofs]").count():
        page.locator("a.proof, td a[data-proofs]").first.click()
        page.keyboard.press("Escape")
    if page.locator("#find-in-picture").count():
        page.wait_for_selector("#canvas[data-drawn]")
        page.fill("#find-in-picture", "n")
        page.press("#find-in-picture", "Enter")
    page.click("[data-choose-lang=en]")


def test_the_slice_really_holds_the_words(part: Slice) -> None:
    hostile = _hostile(part, "!")
    assert replace(hostile, question="") != part
    assert all(r.properties["text"] == "!" for r in hostile.relationships)
