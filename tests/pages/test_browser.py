"""Pages in a real Chromium with the network off: drawn, quoted, switched, safe."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policy_lineage.graph.batch import Node, Relationship
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.marks import MarkedText, marked_text, marks_of
from policy_lineage.viz.pages.lineage import document_page, resolution_page
from policy_lineage.viz.pages.matrix import matrix_page
from policy_lineage.viz.pages.province import province_page
from tests.bench.picture import large_slice
from tests.shared import CHROMIUM, CHROMIUM_FLAGS

pytestmark = pytest.mark.browser
KEY = "vn/68-NQ/TW@2025"
ROW = {
    "province": "Hà Tĩnh", "province_then": "Hà Tĩnh", "code": "40-CTr/TU", "title": "thực hiện", "status": "issued",
    "issued_on": "2025-06-03", "via": [], "evidence": "Câu làm chứng của Hà Tĩnh", "stated_in": "p0/40-CTr/TU@2025",
    "start": 3, "end": 28, "origin": "text", "document": "p0/40-CTr/TU@2025",
}  # fmt: skip
OTHER = {**ROW, "province": "Nghệ An", "issued_on": "2025-07-04", "evidence": "Câu của Nghệ An"}
HOSTILE = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>\"'href=javascript:window.hit=1"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_FLAGS))
        yield started
        started.close()


class Seen:
    """A page opened from a file with the network off, and what it complained of."""

    def __init__(self, browser: Any, tmp_path: Path, html: str, width: int = 1280) -> None:
        path = tmp_path / "page.html"
        path.write_text(html, "utf-8")
        self.page = browser.new_context(viewport={"width": width, "height": 844}, offline=True).new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda r: r.url.startswith("file:") or self.complaints.append(r.url))
        self.page.goto(path.as_uri())


def _drawn_colours(page: Any) -> int:
    page.wait_for_selector("#canvas[data-drawn]")
    script = """() => { const c = document.querySelector('#canvas canvas'), d = c.getContext('2d').getImageData(0, 0,
      c.width, c.height).data, s = new Set();
      for (let i = 0; i < d.length; i += 4) s.add(d[i] + ',' + d[i+1] + ',' + d[i+2]);
      return s.size; }"""
    return int(page.evaluate(script))


def test_something_is_drawn_without_a_complaint(browser: Any, tmp_path: Path, part: Slice) -> None:
    seen = Seen(browser, tmp_path, resolution_page(part, KEY, [ROW, OTHER]))
    assert _drawn_colours(seen.page) > 20
    assert seen.complaints == []


def test_a_number_opens_the_quotation_and_where_it_stands(browser: Any, tmp_path: Path, part: Slice) -> None:
    page = Seen(browser, tmp_path, resolution_page(part, KEY, [ROW, OTHER])).page
    page.click("#t-provinces a.proof")
    shown = page.inner_text("#evidence-dialog")
    assert "Câu làm chứng của Hà Tĩnh" in shown
    assert re.search(r"Hà Tĩnh\.txt.*3–28", shown)


def test_search_without_diacritics_opens_the_card(browser: Any, tmp_path: Path, part: Slice) -> None:
    page = Seen(browser, tmp_path, resolution_page(part, KEY, [ROW])).page
    page.fill("#find-in-picture", "40 ctr tu ha tinh")
    page.press("#find-in-picture", "Enter")
    assert "40-CTr/TU (Hà Tĩnh)" in page.inner_text("#card")
    assert "thực hiện Nghị quyết số 68-NQ/TW" in page.inner_text("#card blockquote >> nth=0")


def test_the_keyboard_goes_from_shape_to_shape(browser: Any, tmp_path: Path, part: Slice) -> None:
    page = Seen(browser, tmp_path, resolution_page(part, KEY, [ROW])).page
    page.focus(".canvas")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert "CTr/TU" in page.inner_text("#card h3")


def test_the_language_is_switched_in_the_page(browser: Any, tmp_path: Path, part: Slice) -> None:
    page = Seen(browser, tmp_path, resolution_page(part, KEY, [ROW, OTHER])).page
    assert page.inner_text("h2#provinces") == "Các tỉnh thực hiện"
    page.click("[data-choose-lang=en]")
    assert page.inner_text("h2#provinces") == "Provinces that implement it"


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_is_wider_than_the_screen(browser: Any, tmp_path: Path, part: Slice, width: int) -> None:
    for html in (resolution_page(part, KEY, [ROW, OTHER]), province_page(part, "Hà Tĩnh"), _matrix()):
        page = Seen(browser, tmp_path, html, width).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_cell_of_the_matrix_opens_its_quotation(browser: Any, tmp_path: Path) -> None:
    page = Seen(browser, tmp_path, _matrix()).page
    page.click("td[data-state=issued] a")
    assert "Câu làm chứng" in page.inner_text("#evidence-dialog")


def test_the_matrix_is_filtered_by_state(browser: Any, tmp_path: Path) -> None:
    page = Seen(browser, tmp_path, _matrix()).page
    page.select_option("select[data-by=state]", "no-text")
    assert page.locator("#t-matrix tbody tr:visible").count() == 1


def test_a_text_is_shown_with_its_marks(browser: Any, tmp_path: Path, part: Slice) -> None:
    text = marked_text("x" * 250, marks_of(part, "p0/40-CTr/TU@2025"))
    page = Seen(browser, tmp_path, document_page(part, "p0/40-CTr/TU@2025", text)).page
    page.click("article.text a.m >> nth=-1")
    assert "68-NQ/TW" in page.inner_text("#evidence-dialog")


def test_hostile_words_do_nothing(browser: Any, tmp_path: Path, part: Slice) -> None:
    seen = Seen(
        browser, tmp_path, resolution_page(_hostile(part), KEY, [{**ROW, "title": HOSTILE, "evidence": HOSTILE}])
    )
    seen.page.wait_for_selector("#canvas[data-drawn]")
    seen.page.fill("#find-in-picture", "script")
    seen.page.press("#find-in-picture", "Enter")
    seen.page.wait_for_timeout(200)
    assert seen.page.evaluate("window.hit === undefined")
    assert seen.complaints == []


def test_the_page_names_no_address_outside(part: Slice) -> None:
    html = document_page(part, KEY, MarkedText(missing="text_missing"))
    assert re.findall(r"(?:src|href|action)=\"(?!#|data:)[^\"]+", html.split("<script", 1)[0]) == []
    assert "default-src &#39;none&#39;" in html


def test_the_same_slice_gives_the_same_page(part: Slice) -> None:
    assert resolution_page(part, KEY, [ROW]) == resolution_page(part, KEY, [ROW])


def test_a_picture_that_is_cut_says_so_and_the_list_has_the_rest(browser: Any, tmp_path: Path) -> None:
    page = Seen(browser, tmp_path, resolution_page(large_slice(), KEY, [ROW])).page
    page.check("[data-kind=Task]")
    assert page.inner_text("#shown").startswith("Hiện 3000 trên 3101, vì hơn 3000 hình")
    assert page.locator("ol.proofs > li").count() > 3000


def test_paper_is_light_and_the_screen_is_dark_again_after_printing(browser: Any, tmp_path: Path, part: Slice) -> None:
    page = Seen(browser, tmp_path, resolution_page(part, KEY, [ROW, OTHER])).page
    page.click("[data-theme-switch]")
    theme = "document.documentElement.dataset.theme"
    page.evaluate(f"addEventListener('beforeprint', () => {{ window.printed = {theme}; }})")
    assert page.evaluate(theme) == "dark"
    assert len(page.pdf()) > 1000
    assert (page.evaluate("window.printed"), page.evaluate(theme)) == ("light", "dark")


def test_the_whole_matrix_is_on_the_paper(browser: Any, tmp_path: Path) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    codes = [f"{number}-NQ/TW" for number in range(50, 60)]
    cell = {"documents": ["40-CTr/TU"], "region": "", "state": "issued", "resolution_document": KEY}
    page = Seen(browser, tmp_path, matrix_page([{**ROW, **cell, "resolution": code} for code in codes])).page
    page.pdf(path=str(tmp_path / "a.pdf"), prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        words = [w for w in pdf.pages[0].extract_words() if w["text"] in codes and w["x1"] < pdf.pages[0].width]
    assert {word["text"] for word in words} == set(codes)


def _hostile(part: Slice) -> Slice:
    nodes = tuple(Node(n.label, n.key, {**n.properties, "title": HOSTILE, "code": HOSTILE, "text": HOSTILE}
                       if n.key != KEY else n.properties, n.extra_labels) for n in part.nodes)  # fmt: skip
    said = tuple(
        Relationship(r.type, r.source, r.target, {**r.properties, "text": HOSTILE}) for r in part.relationships
    )
    return Slice(nodes, said, HOSTILE)


def _matrix() -> str:
    cell = {"resolution": "68-NQ/TW", "resolution_document": KEY, "documents": ["40-CTr/TU"], "region": "Bắc Trung Bộ"}
    rows = [{**ROW, **cell, "state": "issued"}, {**cell, "province": "Cà Mau", "state": "no-text", "documents": []}]
    return matrix_page(rows)
