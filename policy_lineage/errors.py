"""What can go wrong, named by what the reader of the message can do about it.

    LineageError
    ├── SourceError       a file cannot be read
    ├── OutputError       an answer cannot be written
    ├── CatalogError      a data file of this program is wrong
    ├── QueryError        an unknown name, a missing parameter, an ambiguous code
    └── StoreError        the graph store
        ├── StoreUnavailable   nothing answers there
        ├── StoreBusy          another process has it
        ├── StoreConflict      what is there is not what was expected
        └── ReadOnly           a write where only questions are allowed

Every message is one paragraph that ends with the next step, in English and,
where `vi` is given, in Vietnamese (`raise QueryError(*both("query.unknown", name=name))`
takes the two from words.yaml). Text problems are not errors: they are
diagnostics of an extraction.
"""


class LineageError(Exception):
    """The base: the command line prints its message and ends with status 1."""

    def __init__(self, message: str = "", vi: str = "") -> None:
        super().__init__(message)
        self.vi = vi

    def said(self, lang: str) -> str:
        """The message in that language, in English where it has no other."""
        return self.vi if lang == "vi" and self.vi else str(self)


class SourceError(LineageError):
    """A file cannot be read as a document."""


class OutputError(LineageError):
    """An answer cannot be written where it should go."""


class CatalogError(LineageError):
    """A data file is wrong: the message names file, row and reason, all problems at once."""


class QueryError(LineageError):
    """A question cannot be asked as put: the message lists what is accepted."""


class StoreError(LineageError):
    """The graph store cannot do what was asked."""


class StoreUnavailable(StoreError):
    """Nothing answers at that path or address."""


class StoreBusy(StoreError):
    """Another process has the store open and cannot share it."""


class StoreConflict(StoreError):
    """What the store holds is not what this program expects."""


class ReadOnly(StoreError):
    """A statement that would write was refused before it ran."""
