"""Titles that the registry knows: where one of them stands in a text, and where it ends."""

import re
from functools import cache

from policy_lineage.data import rows, rules
from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.patterns import Prose

FEWEST_WORDS = 5
OPENING = 2  # words by which a title is looked up
ENDS = re.compile(r"\s*(?:[,.;:()\n”\"|*?!]|$)| (?:như sau|ra sao|thế nào|được|đã|quy định)(?!\w)")
WORDS = re.compile(r"\S+ \S+")


@cache
def _titles() -> dict[str, tuple[str, ...]]:
    """The subjects of the registry and the official titles by their first words, the longest first."""
    known: dict[str, list[str]] = {}
    subjects = [row["subject"] for row in rows("central_documents")] + rules("named_documents")["titles"]
    for subject in (fold(s.lower()) for s in subjects):
        if len(subject.split()) >= FEWEST_WORDS:
            known.setdefault(" ".join(subject.split()[:OPENING]), []).append(subject)
    return {opening: tuple(sorted(set(titles), key=lambda t: (-len(t), t))) for opening, titles in known.items()}


def known_end(prose: Prose, at: int) -> int | None:
    """The end of the known title that begins at `at` and that a sign closes; None where none does.

    >>> t = "hội nhập quốc tế trong tình hình mới, phục vụ tỉnh"
    >>> known_end(Prose.of(t), 0), known_end(Prose.of(t.replace(",", "")), 0)
    (36, None)
    """
    opening = WORDS.match(prose.lower, at)
    for title in _titles().get(opening.group(), ()) if opening else ():
        if prose.lower.startswith(title, at) and ENDS.match(prose.lower, at + len(title)):
            return at + len(title)
    return None
