"""Words that people type against names in the graph, with or without diacritics."""

import re
from collections.abc import Iterable

from policy_lineage.graph.letters import folded, plain

WORD = re.compile(r"[^\W_]+")


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, lower case, marks kept.

    >>> tokens("GRDP bình quân/người")
    ('grdp', 'bình', 'quân', 'người')
    """
    return tuple(WORD.findall(folded(text)))


def has_words(asked: str, name: str) -> bool:
    """Whether the name has every word asked for; words typed without marks match those with them.

    >>> has_words("ha tinh", "Tỉnh Hà Tĩnh"), has_words("Hà Tính", "Tỉnh Hà Tĩnh"), has_words("", "x")
    (True, False, True)
    """
    if plain(asked) == folded(asked):
        return set(tokens(asked)) <= set(tokens(plain(name)))
    return set(tokens(asked)) <= set(tokens(name))


def same_words(asked: str, name: str) -> bool:
    """Whether the two are the same words in the same order.

    >>> same_words("grdp binh quan", "GRDP bình quân")
    True
    """
    if plain(asked) == folded(asked):
        return tokens(asked) == tokens(plain(name))
    return tokens(asked) == tokens(name)


def best_matches(asked: str, names: Iterable[tuple[str, Iterable[str]]]) -> tuple[str, ...]:
    """Of keys with their names: those named exactly so, else those whose name has all the words.

    >>> best_matches("thu nhập", [("a", ["Thu nhập"]), ("b", ["Thu nhập bình quân"])])
    ('a',)
    """
    known = [(key, tuple(of)) for key, of in names]
    exact = [key for key, of in known if any(same_words(asked, name) for name in of)]
    return tuple(exact or [key for key, of in known if any(has_words(asked, name) for name in of)])
