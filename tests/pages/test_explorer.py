"""The explorer in a real Chromium: search as you type, steps in place, the address, no complaint of its policy."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from policy_lineage.graph.package import batches_of
from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import open_store
from tests.bench.explorer import served
from tests.shared import CHROMIUM, CHROMIUM_FLAGS

pytestmark = pytest.mark.browser
pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")
CENTRAL, PLAN = "Document:vn/68-NQ/TW@2025", "Document:p0/40-CTr/TU@2025"


@pytest.fixture(scope="module")
def address(part: Slice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("explorer") / "store.db"
    with open_store(str(path), create=True) as store:
        store.load(batches_of(part))
    with served(str(path)) as port:
        yield f"http://127.0.0.1:{port}"


class Reader:
    """A page of the explorer and what it complained of or asked from elsewhere."""

    def __init__(self, browser: Any, address: str, width: int = 1280) -> None:
        self.page = browser.new_context(viewport={"width": width, "height": 844}, locale="vi-VN").new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda r: r.url.startswith((address, "blob:")) or self.complaints.append(r.url))
        self.address = address

    def go(self, place: str) -> Any:
        self.page.goto(self.address + place)
        return self.page


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_FLAGS))
        yield started
        started.close()


@pytest.fixture
def reader(browser: Any, address: str) -> Iterator[Reader]:
    reader = Reader(browser, address)
    yield reader
    assert reader.complaints == []


def test_names_are_found_while_one_types_and_the_address_holds_the_search(reader: Reader) -> None:
    page = reader.go("/")
    page.type("#find", "40ctrtu")
    page.wait_for_selector("#results a")
    assert page.inner_text("#results a >> nth=0") == "40-CTr/TU (Hà Tĩnh)"
    assert page.url.endswith("/?q=40ctrtu")
    page.press("#find", "ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('40-CTr/TU')")


def test_a_node_is_opened_in_place_where_it_stands(reader: Reader) -> None:
    page = reader.go(f"/explore?open={quote(CENTRAL)}")
    page.wait_for_selector("#canvas[data-drawn]")
    page.evaluate("() => { window.same = true; }")
    page.fill("#find-in-picture", "40 ctr tu ha tinh")
    page.press("#find-in-picture", "Enter")
    where = _place(page, PLAN)
    page.click("#card a[data-explore]")
    page.wait_for_selector("#opened li >> nth=1")
    page.wait_for_timeout(300)
    assert page.evaluate("window.same") is True  # the page was not loaded again
    assert quote(PLAN, safe="") in page.url
    assert "40-CTr/TU (Hà Tĩnh)" in page.inner_text("h1")
    assert "40-CTr/TU" in page.inner_text("#card h3")
    assert _place(page, PLAN) == pytest.approx(where, abs=3)


def test_steps_are_taken_back_and_forth(reader: Reader) -> None:
    page = reader.go(f"/explore?open={quote(CENTRAL)}")
    page.wait_for_selector("#canvas[data-drawn]")
    before = page.inner_text("#shown")
    page.fill("#find-in-picture", "40 ctr tu ha tinh")
    page.press("#find-in-picture", "Enter")
    page.click("#card a[data-explore]")
    page.wait_for_selector("#opened li >> nth=1")
    after = page.inner_text("#shown")
    page.go_back()
    page.wait_for_selector("#opened li >> nth=1", state="detached")
    page.wait_for_timeout(200)
    assert page.inner_text("#shown") == before != after
    page.go_forward()
    page.wait_for_selector("#opened li >> nth=1")
    page.wait_for_timeout(200)
    assert page.inner_text("#shown") == after
    page.click("#opened a[data-explore] >> nth=1")
    page.wait_for_selector("#opened li >> nth=1", state="detached")
    assert quote(PLAN, safe="") not in page.url


def test_the_address_of_a_step_shows_the_same_to_another_reader(reader: Reader) -> None:
    page = reader.go(f"/explore?open={quote(CENTRAL + chr(10) + PLAN)}")
    page.wait_for_selector("#canvas[data-drawn]")
    assert page.locator("#opened li").count() == 2


def test_documents_are_suggested_for_a_path(reader: Reader) -> None:
    page = reader.go("/path")
    page.type("input[name=from]", "40ctr")
    page.wait_for_selector("#suggested option", state="attached")
    assert page.get_attribute("#suggested option >> nth=0", "value") == "p0/40-CTr/TU@2025"
    page.fill("input[name=from]", "p0/40-CTr/TU@2025")
    page.fill("input[name=to]", "68-NQ/TW")
    page.press("input[name=to]", "Enter")
    page.wait_for_selector("#canvas[data-drawn]")
    assert "68-NQ/TW" in page.inner_text("#t-rows")


def test_a_question_in_cypher_is_a_table_and_a_picture(reader: Reader) -> None:
    page = reader.go("/cypher")
    page.fill("#cypher", "MATCH (d:Document)-[i:IMPLEMENTS]->(r) RETURN d, i, r")
    page.click("form button")
    page.wait_for_selector("#canvas[data-drawn]")
    assert "40-CTr/TU (Hà Tĩnh)" in page.inner_text("#t-rows")
    assert page.input_value("#cypher").startswith("MATCH")


def test_a_view_is_taken_away_as_a_file(reader: Reader) -> None:
    page = reader.go("/view?q=68-NQ/TW")
    with page.expect_download() as begun:
        page.click(".exports a:has-text('.xlsx')")
    assert begun.value.suggested_filename == "68-NQ-TW.xlsx"


@pytest.mark.parametrize(
    "place",
    [
        "/", "/?q=tinh", "/view?q=68-NQ/TW", f"/province?q={quote('Hà Tĩnh')}", "/matrix", "/questions", "/cypher",
        "/path", f"/explore?open={quote(CENTRAL)}", "/query?name=most_cited",
    ],
)  # fmt: skip
def test_no_view_is_wider_than_a_phone(browser: Any, address: str, place: str) -> None:
    page = Reader(browser, address, width=390).go(place)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def _place(page: Any, named: str) -> tuple[float, float]:
    """Where a node stands on the screen."""
    script = """key => {
      const picture = window.lineageNetwork, id = Picture.find(key);
      const place = picture.canvasToDOM(picture.getPositions([id])[id]);
      return [place.x, place.y];
    }"""
    x, y = page.evaluate(script, named.split(":", 1)[1])
    return float(x), float(y)
