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
from policy_lineage.words import both

# the beginning of a server's code, or the name of the driver's error -> our error and what is said (words.yaml)
SERVER: tuple[tuple[str, type[LineageError], str], ...] = (
    ("Neo.ClientError.Security.Unauthorized", StoreUnavailable, "server.unauthorized"),
    ("Neo.ClientError.Security.AuthenticationRateLimit", StoreUnavailable, "server.too-many-tries"),
    ("Neo.ClientError.Security.Forbidden", StoreUnavailable, "server.forbidden"),
    ("Neo.ClientError.Database.DatabaseNotFound", StoreUnavailable, "server.no-database"),
    ("Neo.ClientError.Transaction.TransactionTimedOut", QueryError, "store.too-long"),
    ("Neo.TransientError.Transaction.Terminated", QueryError, "store.too-long"),
    ("Neo.ClientError.Statement.AccessMode", ReadOnly, "store.no-write"),
    ("Neo.ClientError.Schema.ConstraintValidationFailed", StoreConflict, "server.other-writer"),
    ("Neo.ClientError.Statement", QueryError, "store.cypher"),
    ("Neo.ClientError.Procedure", QueryError, "store.cypher"),
    ("Neo.TransientError", StoreBusy, "server.busy"),
    ("ServiceUnavailable", StoreUnavailable, "server.not-there"),
    ("SessionExpired", StoreUnavailable, "server.lost"),
    ("AuthError", StoreUnavailable, "server.asks"),
    ("ConfigurationError", StoreUnavailable, "server.cannot-use"),
)


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
        return StoreError(*both("store.full", place=place))
    if _certificate_refused(error):
        return StoreUnavailable(*both("server.certificate", place=place))
    names = (str(getattr(error, "code", "") or ""), *(kind.__name__ for kind in type(error).__mro__))
    for beginning, kind, key in SERVER:
        if any(name.startswith(beginning) for name in names):
            return kind(*both(key, place=place, reason=text[:400].rstrip(".")))
    return StoreError(*both("server.could-not", place=place, reason=text[:400].rstrip(".")))


def _certificate_refused(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError) or "certificate verify failed" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False
