"""Where the parts of an embedded store lie inside its directory."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policy_lineage.errors import StoreConflict, StoreUnavailable
from policy_lineage.words import both

FORMAT = "policy-lineage/store/1"
DATABASE = "neo4j"  # the name that drivers ask for when they are told none


@dataclass(frozen=True, slots=True)
class Layout:
    """The directory of one embedded store."""

    root: Path

    @property
    def marker(self) -> Path:
        """The file that makes a directory a store."""
        return self.root / "store.json"

    @property
    def database(self) -> Path:
        return self.root / DATABASE

    @property
    def owner(self) -> Path:
        """Where the process that writes tells the others its address."""
        return self.root / "owner.json"

    @property
    def gate(self) -> Path:
        return self.root / "gate.lock"

    @property
    def lock(self) -> Path:
        return self.root / "store.lock"

    @property
    def whole(self) -> Path:
        """Held by all who ask or write through the process that writes; alone by it while texts are half-written."""
        return self.root / "whole.lock"

    def half_written(self, path: Path) -> Iterator[Path]:
        """What processes left that were killed while they wrote the file."""
        return self.root.glob(f".{path.name}.*")

    def exists(self) -> bool:
        return self.marker.is_file()


def found(root: Path) -> Layout:
    """The store at `root`; StoreUnavailable or StoreConflict says why there is none."""
    layout = Layout(root.absolute())  # the engine keeps the folder that it was started in
    if layout.exists():
        _checked_format(layout)
        return layout
    if not root.exists():
        raise StoreUnavailable(*both("store.none", place=root))
    raise StoreConflict(*both("store.is-file" if root.is_file() else "store.other-directory", place=root))


def _checked_format(layout: Layout) -> None:
    try:
        stated = json.loads(layout.marker.read_text("utf-8")).get("format")
    except (OSError, ValueError, AttributeError) as error:
        reason = error.__class__.__name__
        raise StoreConflict(*both("store.marker", path=layout.marker, reason=reason)) from error
    if stated != FORMAT:
        raise StoreConflict(*both("store.other-form", place=layout.root, stated=stated, form=FORMAT))


def created(root: Path) -> Layout:
    """A new store at `root` where nothing or an empty directory is, or the one that is there."""
    layout = Layout(root.absolute())
    if layout.exists() or root.is_file() or (root.is_dir() and any(root.iterdir())):
        return found(root)
    root.mkdir(parents=True, exist_ok=True)
    write_atomic(layout.marker, json.dumps({"format": FORMAT}) + "\n")
    return layout


def write_atomic(path: Path, text: str, mode: int = 0o644) -> None:
    """Writes the file whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
