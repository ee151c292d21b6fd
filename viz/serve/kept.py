"""Answers that are kept as long as the store is the same, so that many readers of one page cost one reading."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass

from policy_lineage.graph.store import GraphStore
from policy_lineage.graph.version import version_of

MOST_BYTES = 128_000_000
CHECK_EVERY = 0.5  # seconds for which a version that was looked up is believed


@dataclass(frozen=True, slots=True)
class Page:
    """What is sent: status, kind, bytes and, for a file to save, its name."""

    status: int
    media_type: str
    body: bytes
    name: str = ""


class Kept:
    """Pages by what was asked; a change of the store forgets them all within half a second."""

    def __init__(self, store: GraphStore, most: int = MOST_BYTES) -> None:
        self._store, self._most = store, most
        self._lock, self._looking = threading.Lock(), threading.Lock()
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._making: dict[Hashable, Future[Page]] = {}
        self._version, self._size = "", 0
        self._latest, self._checked = "", float("-inf")

    def page(self, asked: Hashable, make: Callable[[], Page]) -> Page:
        """The page for what was asked, made once however many ask at the same time."""
        version = self.version()
        with self._lock:
            self._forget_unless(version)
            if (found := self._pages.get(asked)) is not None:
                self._pages.move_to_end(asked)
                return found
            waiting = self._making.get((version, asked))
            mine = waiting is None
            if waiting is None:
                waiting = self._making[version, asked] = Future()
        return self._made(version, asked, make, waiting) if mine else waiting.result()

    def version(self) -> str:
        """The version of the store, looked up at most twice a second."""
        with self._looking:
            if time.monotonic() - self._checked > CHECK_EVERY:
                self._latest = version_of(self._store)
                self._checked = time.monotonic()
            return self._latest

    def _made(self, version: str, asked: Hashable, make: Callable[[], Page], waiting: "Future[Page]") -> Page:
        try:
            made = make()
        except BaseException as error:
            waiting.set_exception(error)
            raise
        else:
            self._keep(version, asked, made)
            waiting.set_result(made)
            return made
        finally:
            with self._lock:
                self._making.pop((version, asked), None)

    def _keep(self, version: str, asked: Hashable, made: Page) -> None:
        with self._lock:
            if made.status != 200 or version != self._version:
                return  # a refusal, or the store changed while the page was made
            self._pages[asked] = made
            self._size += len(made.body)
            while self._size > self._most and self._pages:
                _, oldest = self._pages.popitem(last=False)
                self._size -= len(oldest.body)

    def _forget_unless(self, version: str) -> None:
        if version != self._version:
            self._pages.clear()
            self._version, self._size = version, 0
