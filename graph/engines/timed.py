"""A call with a limit of time: it can be given up, and Ctrl-C is heard meanwhile."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from policy_lineage.errors import QueryError
from policy_lineage.graph.engines.failures import TOO_LONG

T = TypeVar("T")
GRACE = 1.0  # the engine's own limit comes first where it looks at the clock


class _Call(Generic[T]):
    """The call, its result or its failure."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self.result: T
        self.failure: BaseException | None = None
        self.done = threading.Event()

    def __call__(self) -> None:
        try:
            self.result = self._work()
        except BaseException as failure:
            self.failure = failure
        finally:
            self.done.set()


def within(seconds: float, work: Callable[[], T], given_up: Callable[[], None]) -> T:
    """The result of `work`; QueryError after the time, when `given_up` is told and the work goes on unheard."""
    call = _Call(work)
    threading.Thread(target=call, daemon=True, name="question").start()
    try:
        finished = call.done.wait(seconds + GRACE)
    except BaseException:  # Ctrl-C
        given_up()
        raise
    if not finished:
        given_up()
        raise QueryError(TOO_LONG)
    if call.failure is not None:
        raise call.failure
    return call.result
