"""A call with a limit of time: it can be given up, and Ctrl-C is heard meanwhile."""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

from policy_lineage.errors import QueryError
from policy_lineage.words import both

T = TypeVar("T")
GRACE = 1.0  # the engine's own limit comes first where it looks at the clock


class _Call:
    """A call, its result or its failure."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self.result: Any = None
        self.failure: BaseException | None = None
        self.done = threading.Event()

    def run(self) -> None:
        try:
            self.result = self._work()
        except BaseException as failure:
            self.failure = failure
        finally:
            self.done.set()


class _Worker:
    """A thread that asks, kept for the next question: the engine takes milliseconds to get to know a new one."""

    def __init__(self) -> None:
        self._calls: SimpleQueue[_Call] = SimpleQueue()
        threading.Thread(target=self._work, daemon=True, name="question").start()

    def _work(self) -> None:
        while True:
            self._calls.get().run()

    def start(self, call: _Call) -> None:
        self._calls.put(call)


_IDLE: list[_Worker] = []


def within(seconds: float, work: Callable[[], T], given_up: Callable[[], None]) -> T:
    """The result of `work`; QueryError after the time, when `given_up` is told and the work goes on unheard."""
    call = _Call(work)
    try:
        worker = _IDLE.pop()
    except IndexError:
        worker = _Worker()
    worker.start(call)
    try:
        finished = call.done.wait(seconds + GRACE)
    except BaseException:  # Ctrl-C
        given_up()
        raise
    if not finished:
        given_up()
        raise QueryError(*both("store.too-long"))
    _IDLE.append(worker)
    if call.failure is not None:
        raise call.failure
    result: T = call.result
    return result
