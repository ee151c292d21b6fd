"""What can go wrong, named by what the reader of the message can do about it.

    LineageError
    ├── SourceError       a file cannot be read
    ├── CatalogError      a data file of this program is wrong
    ├── QueryError        an unknown name, a missing parameter, an ambiguous code
    └── StoreError        the graph store
        ├── StoreUnavailable   nothing answers there
        ├── StoreBusy          another process has it
        ├── StoreConflict      what is there is not what was expected
        └── ReadOnly           a write where only questions are allowed

Every message is one paragraph that ends with the next step. Text problems are
not errors: they are diagnostics of an extraction.
"""


class LineageError(Exception):
    """The base: the command line prints its message and ends with status 1."""


class SourceError(LineageError):
    """A file cannot be read as a document."""


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
