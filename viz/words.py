"""The words of the pages, Vietnamese and English."""

from functools import cache
from importlib.resources import files

import yaml
from markupsafe import Markup, escape

LANGUAGES = ("vi", "en")


@cache
def words() -> dict[str, tuple[str, str]]:
    """Key -> Vietnamese, English."""
    text = files("policy_lineage.viz").joinpath("assets/words.yaml").read_text("utf-8")
    return {key: (vi, en) for key, (vi, en) in yaml.safe_load(text).items()}


def pair(key: str) -> tuple[str, str]:
    """Both words of a key; a key without words stands for itself in both languages."""
    return words().get(key, (key, key))


def bilingual(key: str, **values: object) -> Markup:
    """Both words as HTML; the page shows the one of the language that is chosen."""
    vi, en = (text.format(**values) if values else text for text in pair(key))
    return spans(vi, en)


def spans(vi: str, en: str) -> Markup:
    """Two texts as HTML, of which the page shows one."""
    if vi == en:
        return escape(vi)
    return Markup('<span class="t" lang="vi">{}</span><span class="t" lang="en">{}</span>').format(vi, en)


def both(key: str) -> Markup:
    """Attributes with both words, for labels that are no text: the page sets `aria-label` from them."""
    vi, en = pair(key)
    return Markup('data-vi="{}" data-en="{}"').format(vi, en)


def said(key: str, lang: str, **values: object) -> str:
    """The words of a key in one language with the values filled in."""
    return pair(key)[lang == "en"].format(**values)


def message(key: str, **values: object) -> tuple[str, str]:
    """English and Vietnamese of a message, as the exceptions take them."""
    return said(key, "en", **values), said(key, "vi", **values)
