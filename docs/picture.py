"""Draws the picture of the README: `python docs/picture.py PAGE.html` with Chromium and the development environment."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = Path(__file__).parent / "images" / "68-NQ-TW.png"


def draw(page_file: Path) -> None:
    """Saves the first screen of the page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 760})
        page.goto(page_file.resolve().as_uri())
        page.wait_for_timeout(1500)
        page.click("nav >> text=Lineage")
        page.wait_for_timeout(500)
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
