"""Many files: which ones to read, and reading them in several processes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from policy_lineage.errors import SourceError
from policy_lineage.ingest.corrections import Correction
from policy_lineage.ingest.refusals import refusal
from policy_lineage.ingest.source import SUFFIXES, read_source
from policy_lineage.ingest.values import Extraction

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

Made = TypeVar("Made")
PRELOADED = ["policy_lineage.ingest.pipeline", "policy_lineage.ingest.corrections_apply"]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be read, and why."""

    path: str
    reason: str
    reason_vi: str = ""


def documents(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and those of our forms in the folders named, each once, in order of their paths.

    SourceError for a folder without documents.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = _inside(path) if path.is_dir() else [path]
        if not inside:
            endings = ", ".join(SUFFIXES)
            raise refusal("no-documents", path=path, endings=endings)
        found |= dict.fromkeys(inside)
    return tuple(found)


def _inside(folder: Path) -> list[Path]:
    files = (p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    return sorted(p for p in files if not any(part.startswith(".") for part in p.relative_to(folder).parts))


def read_one(path: Path, corrections: tuple[Correction, ...] = ()) -> Extraction | Refused:
    """What is read in one file, put right by `corrections`, or why it cannot be read."""
    from policy_lineage.ingest.corrections_apply import apply
    from policy_lineage.ingest.pipeline import extract

    try:
        source = read_source(path)
        return apply(extract(source), corrections, source)
    except SourceError as error:
        return Refused(str(path), str(error), error.vi)


def extract_file(path: Path, *, corrected: bool = True) -> Extraction:
    """What is read in one file, put right by the corrections that lie beside it; SourceError where it cannot be."""
    from policy_lineage.ingest.corrections import shelf_of

    found = read_one(path, shelf_of([path]).get(path, ()) if corrected else ())
    if isinstance(found, Refused):
        raise SourceError(found.reason, found.reason_vi)
    return found


def read_all(
    paths: Iterable[Path], workers: int = 1, corrections: Mapping[Path, tuple[Correction, ...]] | None = None
) -> Iterator[Extraction | Refused]:
    """What is read in each file, in the order of `paths`, by `workers` processes; holds only a few at a time."""
    return made_of_all(paths, _as_read, workers, corrections)


def made_of_all(
    paths: Iterable[Path],
    make: Callable[[Extraction], Made],
    workers: int = 1,
    corrections: Mapping[Path, tuple[Correction, ...]] | None = None,
) -> Iterator[Made | Refused]:
    """What `make`, a function of a module, makes of each file; the processes that read also make it."""
    known = corrections or {}
    pairs = ((path, known.get(path, ())) for path in paths)
    if workers <= 1:
        yield from map(partial(_make, make), pairs)
        return
    with _processes().Pool(workers) as pool:
        yield from pool.imap(partial(_make, make), pairs, chunksize=1)


def _processes() -> "BaseContext":
    """How processes are started: by a server that loads the rules once for all of them.

    They are no forks of this process: those would inherit the threads of an open store.
    """
    from multiprocessing import get_all_start_methods, get_context

    if "forkserver" not in get_all_start_methods():  # Windows
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def _make(make: Callable[[Extraction], Made], pair: tuple[Path, tuple[Correction, ...]]) -> Made | Refused:
    found = read_one(*pair)
    return found if isinstance(found, Refused) else make(found)


def _as_read(found: Extraction) -> Extraction:
    return found
