"""The embedded store: many processes read it at once; the one that writes serves the others meanwhile.

A process that asks opens the database read-only under a shared lock and lets go of
it a second after its last question. A process that writes takes the lock alone,
starts the engine's Bolt listener on 127.0.0.1 and leaves its address beside the
database; whoever comes meanwhile asks and writes through that listener.
"""

import atexit
import os
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from policy_lineage.errors import LineageError, StoreBusy, StoreUnavailable
from policy_lineage.graph.engines.base import Bulk, Engine, EngineFacts, Limits, Row, T, Transaction
from policy_lineage.graph.engines.failures import NeedsRecovery, os_failure
from policy_lineage.graph.engines.layout import Layout, created, found
from policy_lineage.graph.engines.locks import FileLock, TurnLock
from policy_lineage.graph.engines.native import NativeDatabase, arcadedb, open_read_only
from policy_lineage.graph.engines.owner import Owner, owner_of, start_owner
from policy_lineage.graph.engines.timed import within
from policy_lineage.words import both, word

WAIT = 20.0  # seconds to wait for other processes
STEP = 0.05
IDLE = 1.0  # seconds after which a reader lets go of the store


class EmbeddedEngine:
    """The database in a directory of this computer."""

    locks_rows = False

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.address = str(path)
        self._layout = _opened_layout(path, create)
        self._gate = FileLock(self._layout.gate)
        self._lock = FileLock(self._layout.lock)
        self._mutex = threading.RLock()
        self._reader: NativeDatabase | None = None
        self._readers = 0  # questions under way
        self._last_used = 0.0
        self._owner: Owner | None = None
        self._guest: Engine | None = None  # the listener of the process that writes
        self._closed = False
        self._given_up = False
        self._is_alone = False
        _OPEN.add(self)

    # asking

    def read(self, cypher: str, parameters: Mapping[str, Any], limits: Limits) -> list[Row]:
        def work() -> list[Row]:
            with self._reading() as engine:
                rows: list[Row] = engine.read(cypher, parameters, limits)
                return rows

        return within(limits.seconds, lambda: self._through_changes(work), self._give_up)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Waits until no text is half-written, and keeps it so meanwhile."""
        lock = TurnLock(self._layout.whole)
        if not lock.acquire(exclusive=False, wait=WAIT):
            raise self._busy()
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Keeps others from asking and writing; False where they do not let go."""
        if self._is_alone:
            yield True
            return
        lock = TurnLock(self._layout.whole)
        try:
            self._is_alone = lock.acquire(exclusive=True, wait=WAIT)
            yield self._is_alone
        finally:
            self._is_alone = False
            lock.release()

    def _through_changes(self, work: Callable[[], T]) -> T:
        """The result of `work`, tried again where the process that served it ended meanwhile."""
        end = time.monotonic() + WAIT
        while True:
            try:
                return work()
            except StoreUnavailable:
                if self._guest is None or time.monotonic() > end:
                    raise
                self._forget_guest()
                time.sleep(STEP)

    def _give_up(self) -> None:
        """A question goes on in the engine that nobody waits for: the database is left to the end of the process."""
        if not self._given_up:
            atexit.register(_leave_at_once)
        self._given_up = True

    def ends(self, ids: Sequence[str]) -> dict[str, tuple[Any, Any]]:
        def work() -> dict[str, tuple[Any, Any]]:
            with self._reading() as engine:
                found: dict[str, tuple[Any, Any]] = engine.ends(ids)
                return found

        return self._through_changes(work)

    def counts(self) -> dict[str, int]:
        def work() -> dict[str, int]:
            with self._reading() as engine:
                found: dict[str, int] = engine.counts()
                return found

        return self._through_changes(work)

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        """The database in the way in which it can be asked now."""
        with self._mutex:
            engine = self._owner.database if self._owner else self._shared_reader()
            self._readers += 1
        try:
            with nullcontext() if engine is self._reader else self._whole():
                yield engine
        finally:
            with self._mutex:
                self._readers -= 1
                self._last_used = time.monotonic()

    def _shared_reader(self) -> Any:
        """The read-only database, or the listener of whoever writes."""
        end = time.monotonic() + WAIT
        while not self._gate.acquire(exclusive=False):
            self._let_go_of_reader()
            guest = self._guest_of_owner()
            if guest is not None:
                return guest
            if time.monotonic() > end:
                raise self._busy()
            time.sleep(STEP)
        try:
            self._forget_guest()
            return self._reader or self._open_reader()
        finally:
            self._gate.release()

    def _open_reader(self) -> NativeDatabase:
        self._lock.acquire(exclusive=False, wait=WAIT)
        try:
            self._reader = self._read_only_database()
        except BaseException:
            self._lock.release()
            raise
        threading.Thread(target=self._watch_idle, daemon=True, name="store-idle").start()
        return self._reader

    def _read_only_database(self) -> NativeDatabase:
        try:
            return open_read_only(self._layout.database, str(self._layout.root))
        except NeedsRecovery:
            self._repair()
        return open_read_only(self._layout.database, str(self._layout.root))

    def _repair(self) -> None:
        """Brings a store back that a killed process left: the engine replays its log, we take out what was cut off."""
        self._lock.release()
        if not self._lock.acquire(exclusive=True, wait=WAIT):
            raise self._busy()
        start_owner(self._layout).stop()
        self._lock.release()
        self._lock.acquire(exclusive=False, wait=WAIT)

    def _watch_idle(self) -> None:
        """Closes the reader when nothing was asked for a while, so that writers get in."""
        while True:
            time.sleep(IDLE / 4)
            with self._mutex:
                if self._reader is None:
                    return
                if not self._readers and time.monotonic() - self._last_used > IDLE:
                    self._let_go_of_reader()
                    return

    def _let_go_of_reader(self) -> None:
        if self._given_up:
            return
        with self._mutex:
            while self._readers and self._reader is not None:
                # other threads are still asking: they finish first
                self._mutex.release()
                time.sleep(STEP / 5)
                self._mutex.acquire()
            reader, self._reader = self._reader, None
            if reader is not None:
                reader.close()
            self._lock.release()

    # writing

    def write(self, work: Callable[[Transaction], T]) -> T:
        def attempt() -> T:
            writer = self._writer()
            # a question of a guest may stand astride a commit: the engine shows it what is committed meanwhile
            with self.alone() if isinstance(writer, NativeDatabase) else self._whole():
                result: T = writer.write(work)
            return result

        # a text replaces itself, so that writing it once more does no harm
        return self._through_changes(attempt)

    def define(self, statements: Sequence[str]) -> None:
        self._through_changes(lambda: self._writer().define(statements))

    def bulk(self) -> Bulk | None:
        writer = self._writer()
        return writer if isinstance(writer, NativeDatabase) else None

    def _writer(self) -> Any:
        with self._mutex:
            if self._owner is not None:
                return self._owner.database
            return self._guest_of_owner() or self._become_owner()

    def _become_owner(self) -> Any:
        """The database for writing, once everybody else has let go; or the listener of who came first."""
        self._let_go_of_reader()
        end = time.monotonic() + WAIT
        while not self._locked_gate():
            guest = self._guest_of_owner()
            if guest is not None:
                return guest
            if time.monotonic() > end:
                raise self._busy()
            time.sleep(STEP)
        try:
            if not self._lock.acquire(exclusive=True, wait=WAIT):
                raise self._busy()
            self._owner = start_owner(self._layout)
        except BaseException:
            self._lock.release()
            self._gate.release()
            raise
        return self._owner.database

    def _locked_gate(self) -> bool:
        try:
            return self._gate.acquire(exclusive=True)
        except OSError as error:
            raise os_failure(error, self.address) from error

    # the others

    def _guest_of_owner(self) -> Engine | None:
        """A connection to the process that writes, None where none answers."""
        from policy_lineage.graph.engines.server import BoltEngine

        owner = owner_of(self._layout)
        if owner is None:
            self._forget_guest()
            return None
        if self._guest is None or self._guest.address != owner.address:
            self._forget_guest()
            try:
                self._guest = BoltEngine.of_owner(owner.address, owner.user, owner.password)
            except StoreUnavailable:
                return None
        return self._guest

    def _forget_guest(self) -> None:
        guest, self._guest = self._guest, None
        if guest is not None:
            guest.close()

    def _busy(self) -> LineageError:
        owner = owner_of(self._layout)
        who = both("store.process", pid=owner.pid) if owner else both("store.another-process")
        values = {"place": self.address, "seconds": WAIT}
        return StoreBusy(word("store.busy", "en", who=who[0], **values), word("store.busy", "vi", who=who[1], **values))

    def facts(self) -> EngineFacts:
        module = arcadedb()
        return EngineFacts(
            "embedded", "ArcadeDB", str(module.ENGINE_VERSION), f"arcadedb {module.__version__}", self.address
        )

    def close(self) -> None:
        """Stops the database; what was written is on the disk."""
        if self._closed:
            return
        self._closed = True
        with self._mutex:
            self._forget_guest()
            self._let_go_of_reader()
            owner, self._owner = self._owner, None
            if owner is not None:
                owner.stop()
            self._lock.release()
            self._gate.release()


_OPEN: "weakref.WeakSet[EmbeddedEngine]" = weakref.WeakSet()


@atexit.register
def _close_all() -> None:
    """The engine must not be at work in another thread when the process ends."""
    for engine in list(_OPEN):
        engine.close()


def _leave_at_once() -> None:
    """Ends the process without waiting for a question that was given up."""
    for engine in list(_OPEN):
        engine.close()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(1)


def _opened_layout(path: Path, create: bool) -> Layout:
    """The directory; a new store gets its empty database at once."""
    try:
        layout = created(path) if create else found(path)
        if not layout.database.is_dir():
            _make_database(layout)
    except OSError as error:
        raise os_failure(error, str(path)) from error
    return layout


def _make_database(layout: Layout) -> None:
    lock = FileLock(layout.lock)
    if not lock.acquire(exclusive=True, wait=WAIT):
        raise StoreBusy(*both("store.being-made", place=layout.root))
    try:
        if not layout.database.is_dir():
            start_owner(layout).stop()
    finally:
        lock.release()
