"""Files into a store: what is unchanged is skipped, what is refused has its reason, whole documents only."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path
from typing import Any

from policy_lineage.graph.batch import GraphBatch
from policy_lineage.graph.load_report import LoadReport
from policy_lineage.graph.load_rules import rules_digest
from policy_lineage.graph.store import GraphStore
from policy_lineage.graph.texts import places_of, remember_folder
from policy_lineage.ingest.corrections import APPLIED, LOST, Correction, digest_of, shelf_of
from policy_lineage.ingest.values import Extraction
from policy_lineage.words import both

ROWS = 20_000  # written in one go
SECONDS = 5.0  # after which what was read is written, so that little is read again after an interruption
REGISTRY = "registry"  # key of the record of its loading; its rows are "registry/…"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file: `status` is loaded, unchanged or refused."""

    path: str
    status: str
    sha256: str | None = None
    document: str | None = None
    province: str | None = None
    citations: int | None = None
    implements: int | None = None
    targets: int | None = None
    tasks: int | None = None
    diagnostics: int | None = None
    reason: str | None = None
    corrections: int | None = None
    not_applied: str | None = None  # the corrections that found nothing to put right
    reason_vi: str | None = None

    def why(self, lang: str) -> str | None:
        """The reason in that language, in English where it has no other."""
        return self.reason_vi if lang == "vi" and self.reason_vi else self.reason


@dataclass(slots=True)
class Known:
    """The texts that the store holds."""

    by_key: dict[str, tuple[str, str]]  # key -> path and sha256
    keys_of_path: dict[str, set[str]]
    unchanged: dict[tuple[str, str], str]  # sha256 and the digest of rules and corrections -> key
    address: str = ""  # of the store


Report = Callable[[Loaded], None]
Rows = Callable[[LoadReport], None]


def load_documents(
    store: GraphStore,
    paths: Sequence[Path],
    *,
    workers: int = 1,
    replace_others: bool = False,
    report: Report | None = None,
    folders: Sequence[Path] = (),
    rows: Rows | None = None,
) -> list[Loaded]:
    """What became of each file, in the order of `paths`; `report` hears of each as it is read.

    Corrections are those beside a file and those of `folders`. `rows` hears
    what each going to the store has written and left out.
    """
    remember_folder(store.address, paths)
    shelf = shelf_of(paths, folders)
    load_registry(store)
    known = _known(store)
    out: dict[str, Loaded] = {}

    def tell(item: Loaded) -> None:
        if report is not None:
            report(item)

    def say(item: Loaded) -> None:
        out[item.path] = item
        tell(item)

    changed = list(_changed(paths, known, shelf, say))
    waiting: list[tuple[Loaded, list[GraphBatch]]] = []
    last = time.monotonic()
    for item, batches in _read(store, changed, known, shelf, workers, replace_others):
        if not batches:
            say(item)
            continue
        waiting.append((item, batches))
        tell(item)
        package = item.path.endswith(".zip")  # what the next one adds depends on what this one has written
        if package or _rows(waiting) >= ROWS or time.monotonic() - last > SECONDS:
            _write(store, waiting, out, rows)
            last = time.monotonic()
    _write(store, waiting, out, rows)
    return [out[str(path)] for path in paths]


Shelf = Mapping[Path, tuple[Correction, ...]]


def _rules(corrections: tuple[Correction, ...]) -> str:
    """The digest of what decides the reading of one file."""
    return f"{rules_digest()}+{digest_of(corrections)}" if corrections else rules_digest()


def _changed(paths: Sequence[Path], known: Known, shelf: Shelf, say: Report) -> Iterator[Path]:
    """The files to read; of the others it is said at once that they are unchanged."""
    for path in paths:
        digest = _sha256(path)
        key = known.unchanged.get((digest, _rules(shelf.get(path, ())))) if digest else None
        if key is not None:
            say(Loaded(str(path), "unchanged", digest, key))
        else:
            yield path


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None  # the reader says what is wrong with it


def _rows(waiting: Iterable[tuple[Loaded, list[GraphBatch]]]) -> int:
    return sum(len(b.nodes) + len(b.relationships) for _, batches in waiting for b in batches)


def _write(
    store: GraphStore, waiting: list[tuple[Loaded, list[GraphBatch]]], out: dict[str, Loaded], rows: Rows | None
) -> None:
    """Loads what waits; only then it has become of a file what `out` says."""
    if waiting:
        done = store.load(batch for _, batches in waiting for batch in batches)
        if rows is not None:
            rows(done)
    out.update((item.path, item) for item, _ in waiting)
    waiting.clear()


def _read(
    store: GraphStore, paths: Sequence[Path], known: Known, shelf: Shelf, workers: int, replace_others: bool
) -> Iterator[tuple[Loaded, list[GraphBatch]]]:
    """Each file with the batches that it gives, none where it is refused or unchanged."""
    from policy_lineage.graph.package import is_package
    from policy_lineage.ingest.corpus import Refused, read_all

    packages = [path for path in paths if path.suffix == ".zip" and is_package(path)]
    for path in packages:
        yield _package(store, path, known)
    for found in read_all([path for path in paths if path not in packages], workers, shelf):
        if isinstance(found, Refused):
            yield Loaded(found.path, "refused", reason=found.reason, reason_vi=found.reason_vi or None), []
        else:
            yield _document(found, known, shelf.get(Path(found.path), ()), replace_others)


def _package(store: GraphStore, path: Path, known: Known) -> tuple[Loaded, list[GraphBatch]]:
    """What a package adds to the texts that the store has, or why it is refused."""
    from policy_lineage.graph.package_parts import parts_of, refuse_other_versions

    found = parts_of(store, path, known.by_key.keys())
    digest = _sha256(path)
    if found.other_versions:
        refusal = refuse_other_versions(path, found.other_versions)
        return Loaded(str(path), "refused", digest, reason=str(refusal), reason_vi=refusal.vi), []
    status = "loaded" if found.batches else "unchanged"
    return Loaded(str(path), status, digest, f"{len(found.batches)} texts", diagnostics=0), list(found.batches)


def _document(
    found: Extraction, known: Known, corrections: tuple[Correction, ...], replace_others: bool
) -> tuple[Loaded, list[GraphBatch]]:
    from policy_lineage.graph.build import build_batch

    made = build_batch(found)
    made = replace(made, source={"path": found.path, "sha256": found.sha256, "rules": _rules(corrections)})
    other = known.by_key.get(made.stated_in)
    if other is not None and found.path != other[0]:
        if found.sha256 == other[1] and not corrections:
            return _item(found, made, "unchanged"), []
        if not replace_others and _is_there(known, other[0]):
            return _item(found, made, "refused", both("store.claimed", key=made.stated_in, path=other[0])), []
    batches = [GraphBatch(key, (), ()) for key in sorted(known.keys_of_path.pop(found.path, set()) - {made.stated_in})]
    known.by_key[made.stated_in] = (found.path, found.sha256)
    return _item(found, made, "loaded"), [*batches, made]


def _is_there(known: Known, path: str) -> bool:
    """The file that the store has the document from still lies somewhere: it was named from its own folder."""
    return any(place.exists() for place in places_of(known.address, path))


def _item(found: Extraction, made: GraphBatch, status: str, reason: tuple[str, str] | None = None) -> Loaded:
    said, said_vi = reason or (None, None)
    return Loaded(
        found.path,
        status,
        found.sha256,
        made.stated_in,
        found.header.province,
        len(found.citations),
        len(found.implements),
        len(found.targets),
        len(found.tasks),
        len(found.diagnostics),
        said,
        sum(a.rule.startswith(APPLIED) for a in found.anomalies),
        "\n".join(d.what for d in found.diagnostics if d.rule == LOST) or None,
        said_vi,
    )


SOURCES = (
    "MATCH (s:Source) WHERE s.path IS NOT NULL AND s.complete "
    "RETURN s.key AS key, s.path AS path, s.sha256 AS sha256, s.rules AS rules ORDER BY key"
)


def _known(store: GraphStore) -> Known:
    known = Known({}, {}, {}, store.address)
    for row in store.run(SOURCES):
        known.by_key[row["key"]] = (row["path"], row["sha256"] or "")
        known.keys_of_path.setdefault(row["path"], set()).add(row["key"])
        if row["rules"] and row["sha256"]:
            known.unchanged[row["sha256"], row["rules"]] = row["key"]
    return known


def load_registry(store: GraphStore) -> bool:
    """Loads the registry once, again when it or a rule has changed; whether it was loaded now."""
    from policy_lineage.graph.registry import registry_batches

    rules = rules_digest()
    if _registry_rules(store) == rules:
        return False
    batches = registry_batches()
    now = {batch.stated_in for batch in batches}
    cypher = "MATCH (s:Source) WHERE s.key STARTS WITH 'registry/' RETURN s.key AS key ORDER BY key"
    gone = [GraphBatch(row["key"], (), ()) for row in store.run(cypher) if row["key"] not in now]
    record: dict[str, Any] = {"rules": rules}
    store.load([*gone, *batches, GraphBatch(REGISTRY, (), (), record)])
    return True


def _registry_rules(store: GraphStore) -> str | None:
    cypher = "MATCH (s:Source {key: $key}) RETURN s.rules AS rules"
    rows = store.run(cypher, {"key": REGISTRY})
    return rows[0]["rules"] if rows else None
