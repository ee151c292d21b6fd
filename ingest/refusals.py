"""Why a file cannot be read and what to do about it, in English and Vietnamese: `refusals.yaml` holds the words."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from policy_lineage.errors import SourceError


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    import yaml

    text = files("policy_lineage.data").joinpath("refusals.yaml").read_text("utf-8")
    return {key: (row["en"], row["vi"]) for key, row in yaml.safe_load(text).items()}


def refusal(key: str, /, **values: Any) -> SourceError:
    """The error of that key with the values filled in."""
    english, vietnamese = (text.format(**values) for text in _words()[key])
    return SourceError(english, vietnamese)
