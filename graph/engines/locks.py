"""Locks between processes: many readers or one writer, let go by the system when a process dies."""

import os
import sys
import time
from pathlib import Path

STEP = 0.02  # seconds between two tries

if sys.platform == "win32":  # pragma: no cover - Windows knows no shared lock here: readers take turns
    import msvcrt

    def _try_lock(descriptor: int, exclusive: bool) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(descriptor: int, exclusive: bool) -> bool:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class FileLock:
    """A lock on a file; `acquire` says whether it was got in time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        return self._descriptor is not None

    def acquire(self, *, exclusive: bool, wait: float = 0.0) -> bool:
        """Takes the lock, trying for `wait` seconds."""
        if self.held:
            return True
        end = time.monotonic() + wait
        descriptor = self._opened(exclusive)
        if descriptor is None:
            return True  # a store on a medium that cannot be written needs no lock to be read
        while not _try_lock(descriptor, exclusive):
            if time.monotonic() >= end:
                os.close(descriptor)
                return False
            time.sleep(STEP)
        self._descriptor = descriptor
        return True

    def _opened(self, exclusive: bool) -> int | None:
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError:
            if exclusive:
                raise
        try:
            return os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return None

    def release(self) -> None:
        """Lets go; nothing where it was not held."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


class TurnLock:
    """A lock for many or for one, in turns: who lets go and comes back stands behind those that wait."""

    def __init__(self, path: Path) -> None:
        self._queue = FileLock(path.with_suffix(".queue"))
        self._lock = FileLock(path)

    def acquire(self, *, exclusive: bool, wait: float) -> bool:
        """Takes the lock, trying for `wait` seconds; whether it was got."""
        end = time.monotonic() + wait
        try:
            return self._queue.acquire(exclusive=exclusive, wait=wait) and self._lock.acquire(
                exclusive=exclusive, wait=max(end - time.monotonic(), 0.0)
            )
        finally:
            self._queue.release()

    def release(self) -> None:
        """Lets go; nothing where it was not held."""
        self._lock.release()
