"""The knowledge of the program: tables (CSV) and rules (YAML) that a person can read and correct."""

import csv
import io
from functools import cache
from importlib.resources import files
from typing import Any


def path(name: str) -> Any:
    """The data file `name` as a traversable resource."""
    return files(__name__) / name


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `name`.csv, every value a string, empty where nothing is known."""
    text = path(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline="")))


@cache
def rules(name: str) -> Any:
    """The content of `name`.yaml."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path(f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)
