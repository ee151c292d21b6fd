"""The knowledge of the program: tables (CSV) and rules (YAML) that a person can read and correct."""

import csv
import io
import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

OWN_TABLE = "implementations"  # the table that a working folder may add rows to


def path(name: str) -> Any:
    """The data file `name` as a traversable resource."""
    return files(__name__) / name


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `name`.csv, every value a string, empty where nothing is known; own rows come last."""
    text = path(f"{name}.csv").read_text(encoding="utf-8")
    found = tuple(csv.DictReader(io.StringIO(text, newline="")))
    return (*found, *own_rows()) if name == OWN_TABLE else found


def own_registry() -> Path:
    """The table of reviewed rows that a working folder adds: `LINEAGE_REGISTRY`, else lineage-registry.csv here."""
    return Path(os.environ.get("LINEAGE_REGISTRY") or "lineage-registry.csv")


def own_rows() -> tuple[dict[str, str], ...]:
    """The rows of the working folder; none where it has no table."""
    file = own_registry()
    if not file.is_file():
        return ()
    return tuple(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))


@cache
def rules(name: str) -> Any:
    """The content of `name`.yaml."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path(f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)
