"""The words of the command line's own library in the language asked for: usage, headings, what was typed wrong."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")


@cache
def vietnamese() -> Mapping[str, str]:
    """English words -> Vietnamese."""
    import yaml

    made: Mapping[str, str] = yaml.safe_load(files("policy_lineage").joinpath("usage.yaml").read_text("utf-8"))
    return made


def speak(lang: str) -> None:
    """Lets the library speak that language from now on; it asks gettext, which would want compiled files."""
    import importlib

    for name in MODULES:
        module = importlib.import_module(f"click.{name}")
        if hasattr(module, "_"):
            module._ = _one if lang == "vi" else str  # type: ignore[attr-defined]
        if hasattr(module, "ngettext"):
            module.ngettext = _several if lang == "vi" else _english  # type: ignore[attr-defined]


def _one(text: str) -> str:
    return vietnamese().get(text, text)


def _several(one: str, many: str, count: int) -> str:
    return _one(_english(one, many, count))


def _english(one: str, many: str, count: int) -> str:
    return one if count == 1 else many
