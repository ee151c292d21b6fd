"""One table for each engine: which failure of it is which error of ours. No engine exception crosses the border."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager

from policy_lineage.errors import (
    LineageError,
    QueryError,
    ReadOnly,
    StoreBusy,
    StoreConflict,
    StoreError,
    StoreUnavailable,
)
from policy_lineage.graph.engines.base import memory_limit
from policy_lineage.words import both

CAUSE = re.compile(r" \(caused by [\w.$]+(?:: null)?\)$")  # a Java name and no words


class NeedsRecovery(StoreConflict):
    """A killed process left the store: it must be opened for writing once."""


# words of the embedded engine's message -> our error and what is said (words.yaml)
NATIVE: tuple[tuple[tuple[str, ...], type[LineageError], str], ...] = (
    (("No space left on device", "Disk quota"), StoreError, "store.full"),
    (("OutOfMemoryError", "Java heap space", "heap budget exceeded"), QueryError, "store.no-memory"),
    (("LockException", "locked by another process"), StoreBusy, "store.locked"),
    (("needs recovery",), NeedsRecovery, "store.needs-recovery"),
    (("TimeoutException", "command.timeout"), QueryError, "store.too-long"),
    (("NotIdempotentException", "read only", "READ_ONLY"), ReadOnly, "store.no-write"),
    (("SecurityException",), ReadOnly, "store.no-write"),
    (("Permission denied", "AccessDeniedException"), StoreUnavailable, "store.no-permission"),
    (("DuplicatedKeyException",), StoreConflict, "store.two-of-one-key"),
    (
        ("CommandParsingException", "CommandSemanticException", "SyntaxException", "CommandExecutionException"),
        QueryError,
        "store.cypher",
    ),
    (("DatabaseMetadataException", "SchemaException", "corrupt"), StoreConflict, "store.damaged"),
)


@contextmanager
def native_failures(place: str) -> Iterator[None]:
    """Turns what the embedded engine raises into our errors."""
    try:
        yield
    except LineageError:
        raise
    except OSError as error:
        raise os_failure(error, place) from error
    except Exception as error:
        if not type(error).__module__.startswith("arcadedb"):
            raise
        raise _native_error(str(error), place) from error


def _native_error(text: str, place: str) -> LineageError:
    for words, kind, key in NATIVE:
        if any(word in text for word in words):
            return kind(*both(key, place=place, reason=_reason(text), megabytes=memory_limit()))
    return StoreError(*both("store.could-not", place=place, reason=_reason(text)))


def _reason(text: str) -> str:
    """The last and most particular part of the engine's words, without Java names and in one line."""
    line = CAUSE.sub("", " ".join(text.split()))
    parts = [part for part in line.split(": ") if not part.startswith(("com.", "java.", "org."))]
    return (": ".join(parts[-2:]) or line)[:400].rstrip(".")


def os_failure(error: OSError, place: str) -> LineageError:
    """The error for a failure of the file system."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError(*both("store.full", place=place))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreUnavailable(*both("store.cannot-write", place=place))
    return StoreUnavailable(*both("store.cannot-open", place=place, reason=error.strerror or error))
