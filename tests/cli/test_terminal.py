"""What a person sees on a terminal: progress, hints, colour; and what Ctrl-C leaves."""

import os
import re
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from policy_lineage.graph.store import open_store
from tests.shared import SAMPLES

pty = pytest.importorskip("pty", reason="there are no terminals of this kind here")
LINEAGE = Path(sys.executable).parent / "lineage"
MANY = 600
STYLE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def on_terminal(*words: str, folder: Path, interrupt_at: str = "", **more: str) -> tuple[str, int]:
    """What is shown and the status; Ctrl-C is pressed when `interrupt_at` is seen."""
    child, terminal = pty.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a run in the background hands down that it is ignored
        os.chdir(folder)
        os.environ.update({"TERM": "xterm", "COLUMNS": "110", "LINEAGE_LANG": "en", **more})
        os.execv(LINEAGE, ["lineage", *words])
    shown, end, pressed = b"", time.monotonic() + 90, False
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the other side is closed
            break
        shown += part
        if not part:
            break
        if interrupt_at and not pressed and interrupt_at.encode() in shown:
            os.write(terminal, b"\x03")
            pressed = True
    os.close(terminal)
    return shown.decode("utf-8", "replace"), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with plans of one province, enough for a person to press a key meanwhile."""
    folder = tmp_path_factory.mktemp("terminal")
    (folder / "plans").mkdir()
    text = (SAMPLES / "lao-cai-58-KH-UBND.txt").read_text("utf-8")
    for number in range(MANY):
        (folder / "plans" / f"{number}.txt").write_text(text.replace("58/KH-UBND", f"{number + 100}/KH-UBND"), "utf-8")
    return folder


def test_loading_shows_how_many_of_how_many_how_fast_and_how_long(many: Path) -> None:
    shown, status = on_terminal("ingest", "plans", "--store", "whole.db", folder=many)
    frames = re.findall(rf"(\d+)/{MANY}\s+([\d.]+)/s\s+\d:\d\d:\d\d", STYLE.sub("", shown))
    assert status == 0
    assert any(0 < int(done) < MANY and float(rate) > 0 for done, rate in frames)


def test_after_ctrl_c_whole_texts_are_there_and_the_same_command_goes_on(many: Path) -> None:
    shown, status = on_terminal("ingest", "plans", "--store", "cut.db", folder=many, interrupt_at="/s")
    assert status == 130
    assert "nothing half-written was left" in shown
    assert "Traceback" not in shown
    assert on_terminal("ingest", "plans", "--store", "cut.db", folder=many)[1] == 0
    with open_store(str(many / "cut.db")) as store:
        assert store.run("MATCH (d:Document) WHERE d.held RETURN count(d) AS n")[0]["n"] == MANY


@pytest.mark.parametrize(("lang", "hint"), [("en", "See it: lineage view 68-NQ/TW"), ("vi", "Xem hình: lineage view")])
def test_an_answer_ends_with_the_next_step_and_has_colour(many: Path, lang: str, hint: str) -> None:
    on_terminal("ingest", str(SAMPLES), "--store", "few.db", folder=many)
    shown, _ = on_terminal("provinces", "68-NQ/TW", "--store", "few.db", folder=many, LINEAGE_LANG=lang)
    assert hint in STYLE.sub("", shown)
    assert "\x1b[1m" in shown


def test_no_colour_where_none_is_wanted(many: Path) -> None:
    on_terminal("ingest", str(SAMPLES), "--store", "few.db", folder=many)
    shown, _ = on_terminal("provinces", "68-NQ/TW", "--store", "few.db", folder=many, NO_COLOR="1")
    assert "\x1b[1m" not in shown


def test_open_shows_the_page_in_the_browser(many: Path) -> None:
    on_terminal("ingest", str(SAMPLES), "--store", "few.db", folder=many)
    browser = many / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {many}/opened\n')
    browser.chmod(0o755)
    path = f"{many}:{os.environ['PATH']}"
    (many / "xdg-open").unlink(missing_ok=True)
    (many / "xdg-open").symlink_to(browser)
    on_terminal("view", "68-NQ/TW", "-o", "page.html", "--store", "few.db", "--open", folder=many, PATH=path)
    for _ in range(50):
        if (many / "opened").exists():
            break
        time.sleep(0.1)
    assert (many / "opened").read_text().strip().endswith(str((many / "page.html").resolve()))
