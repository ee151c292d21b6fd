"""Which failure of the driver or the server is which error of ours."""

import ssl
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
from policy_lineage.graph.engines.failures import FULL, NO_WRITE, TOO_LONG

NOT_THERE = (
    "No database answers at {place}. Check that the server runs and that the address is right "
    "(`lineage doctor --store {place}`)."
)
# the beginning of a server's code, or the name of the driver's error -> our error and what is said
SERVER: tuple[tuple[str, type[LineageError], str], ...] = (
    (
        "Neo.ClientError.Security.Unauthorized",
        StoreUnavailable,
        "The server at {place} does not accept the user name and password. Give the right ones in "
        "LINEAGE_USER and LINEAGE_PASSWORD.",
    ),
    (
        "Neo.ClientError.Security.AuthenticationRateLimit",
        StoreUnavailable,
        "The server at {place} refuses more attempts after several wrong passwords. "
        "Wait a few seconds and give the right one in LINEAGE_PASSWORD.",
    ),
    (
        "Neo.ClientError.Security.Forbidden",
        StoreUnavailable,
        "The user is not allowed to do that at {place}. Ask the administrator of the server for the right.",
    ),
    (
        "Neo.ClientError.Database.DatabaseNotFound",
        StoreUnavailable,
        "The server at {place} has no such database. Name another one at the end of the address: "
        "neo4j://HOST:7687/NAME.",
    ),
    ("Neo.ClientError.Transaction.TransactionTimedOut", QueryError, TOO_LONG),
    ("Neo.TransientError.Transaction.Terminated", QueryError, TOO_LONG),
    ("Neo.ClientError.Statement.AccessMode", ReadOnly, NO_WRITE),
    ("Neo.ClientError.Schema.ConstraintValidationFailed", StoreConflict,
     "Another writer loaded the same text into {place} at the same moment; nothing of it was kept here. "
     "Run the same command again."),
    ("Neo.ClientError.Statement", QueryError, "The database does not accept this Cypher: {reason}"),
    ("Neo.ClientError.Procedure", QueryError, "The database does not accept this Cypher: {reason}"),
    (
        "Neo.TransientError",
        StoreBusy,
        "The server at {place} is too busy just now ({reason}). Run the same command again.",
    ),
    ("ServiceUnavailable", StoreUnavailable, NOT_THERE),
    ("SessionExpired", StoreUnavailable, "The connection to {place} was lost. Run the same command again."),
    (
        "AuthError",
        StoreUnavailable,
        "The server at {place} asks for a user name and a password. Give them in LINEAGE_USER and "
        "LINEAGE_PASSWORD.",
    ),
    ("ConfigurationError", StoreUnavailable, "The address {place} cannot be used: {reason}"),
)  # fmt: skip


@contextmanager
def server_failures(place: str) -> Iterator[None]:
    """Turns what the driver raises into our errors."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except LineageError:
        raise
    except (DriverError, Neo4jError, OSError) as error:
        raise _server_error(error, place) from error


def _server_error(error: Exception, place: str) -> LineageError:
    text = " ".join(str(getattr(error, "message", None) or error).split())
    if "No space left" in text:
        return StoreError(FULL.format(place=place))
    if _certificate_refused(error):
        return StoreUnavailable(
            f"The certificate of the server at {place} is not trusted. Name the file of the authority that "
            "signed it in LINEAGE_CA_FILE, or, if you accept any certificate, write +ssc instead of +s."
        )
    names = (str(getattr(error, "code", "") or ""), *(kind.__name__ for kind in type(error).__mro__))
    for beginning, kind, message in SERVER:
        if any(name.startswith(beginning) for name in names):
            return kind(message.format(place=place, reason=text[:400]))
    return StoreError(f"The server at {place} could not do that: {text[:400]}")


def _certificate_refused(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError) or "certificate verify failed" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False
