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

TOO_LONG = (
    "The question took longer than the time limit and was stopped. Ask for less (a LIMIT, a narrower MATCH, "
    "fewer hops), or set LINEAGE_TIME_LIMIT to more seconds."
)
FULL = (
    "There is no space left on the disk for {place}. What was loaded before is kept; "
    "free some space and run the same command again."
)
CAUSE = re.compile(r" \(caused by [\w.$]+(?:: null)?\)$")  # a Java name and no words
NO_WRITE = "Only questions are allowed here: the statement would write. Use `lineage ingest` to load documents."


class NeedsRecovery(StoreConflict):
    """A killed process left the store: it must be opened for writing once."""


# words of the embedded engine's message -> our error and what is said
NATIVE: tuple[tuple[tuple[str, ...], type[StoreError] | type[QueryError], str], ...] = (
    (("No space left on device", "Disk quota"), StoreError, FULL),
    (
        ("LockException", "locked by another process"),
        StoreBusy,
        "Another program has the store at {place} open and cannot share it. Wait until it has ended, "
        "then run the same command again.",
    ),
    (
        ("needs recovery",),
        NeedsRecovery,
        "The store at {place} was left by a process that was killed, and this one may not repair it. "
        "Open it once with the right to write (`lineage doctor`).",
    ),
    (("TimeoutException", "command.timeout"), QueryError, TOO_LONG),
    (("NotIdempotentException", "read only", "READ_ONLY"), ReadOnly, NO_WRITE),
    (("SecurityException",), ReadOnly, NO_WRITE),
    (
        ("Permission denied", "AccessDeniedException"),
        StoreUnavailable,
        "The store at {place} cannot be opened: permission denied. Ask its owner for access, or copy it.",
    ),
    (
        ("DuplicatedKeyException",),
        StoreConflict,
        "Two nodes with one key met while writing to {place}; nothing of that text was kept. "
        "Run the same command again.",
    ),
    (
        ("CommandParsingException", "CommandSemanticException", "SyntaxException", "CommandExecutionException"),
        QueryError,
        "The database does not accept this Cypher: {reason}",
    ),
    (
        ("DatabaseMetadataException", "SchemaException", "corrupt"),
        StoreConflict,
        "The store at {place} is damaged: {reason}. Restore it from a backup with `lineage restore`.",
    ),
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
    for words, kind, message in NATIVE:
        if any(word in text for word in words):
            return kind(message.format(place=place, reason=_reason(text)))
    return StoreError(
        f"The store at {place} could not do that: {_reason(text)}. `lineage doctor` says what state it is in."
    )


def _reason(text: str) -> str:
    """The last and most particular part of the engine's words, without Java names and in one line."""
    line = CAUSE.sub("", " ".join(text.split()))
    parts = [part for part in line.split(": ") if not part.startswith(("com.", "java.", "org."))]
    return (": ".join(parts[-2:]) or line)[:400].rstrip(".")


def os_failure(error: OSError, place: str) -> LineageError:
    """The error for a failure of the file system."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError(FULL.format(place=place))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreUnavailable(
            f"The store at {place} cannot be written: permission denied. "
            "Ask its owner for access, or copy it to a place of your own."
        )
    return StoreUnavailable(f"The store at {place} cannot be opened: {error.strerror or error}.")
