"""Words shown to people, in Vietnamese and English: `words.yaml` holds them all."""

import os
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("vi", "en")


@cache
def all_words() -> Mapping[str, Mapping[str, str]]:
    """Every entry of words.yaml: dotted key -> language -> text."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("policy_lineage").joinpath("words.yaml").read_text(encoding="utf-8")
    entries: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=loader)
    return entries


def word(key: str, lang: str, /, **values: Any) -> str:
    """The text of `key` in that language with the values filled in.

    >>> word("state.not-found", "en")
    'not found'
    """
    return all_words()[key][lang].format(**(day_first(values) if lang == "vi" else values))


DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def day_first(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values with dates as they are written in Vietnamese: 05/12/2025."""
    days = ((name, DAY.fullmatch(value) if isinstance(value, str) else None) for name, value in values.items())
    return {**values, **{name: "/".join(reversed(day.groups())) for name, day in days if day}}


def word_or(key: str, lang: str, otherwise: str) -> str:
    """The text of `key`, or what is given where words.yaml has no such key."""
    return all_words().get(key, {}).get(lang, otherwise)


def both(key: str, /, **values: Any) -> tuple[str, str]:
    """English and Vietnamese of one message, as the exceptions take them."""
    return word(key, "en", **values), word(key, "vi", **values)


def default_language(environment: Mapping[str, str] = os.environ) -> str:
    """`LINEAGE_LANG`, else the language of the locale where it is Vietnamese, else English.

    >>> default_language({"LANG": "vi_VN.UTF-8"})
    'vi'
    """
    asked = environment.get("LINEAGE_LANG", "").lower()
    if asked in LANGUAGES:
        return asked
    # the first that is set decides, as in gettext
    names = (environment.get(n) for n in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "vi" if next((n for n in names if n), "").startswith("vi") else "en"
