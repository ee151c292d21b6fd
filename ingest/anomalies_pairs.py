"""Pairs of syllables: those that are meant and those that merely occur side by side (data/word_pairs.csv)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from policy_lineage.data import rows
from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.values import Anomaly

CHUNK = 60_000  # characters whose words are looked at together
WORD = re.compile(r"[^\W\d_]+")


@cache
def _pairs() -> tuple[frozenset[str], dict[str, str]]:
    """Every pair that occurs in correct text, and the words of two syllables by their bare letters."""
    table = rows("word_pairs")
    right = {bare(row["pair"]): row["pair"] for row in table if row["use"] == "right"}
    return frozenset(row["pair"] for row in table), right


def is_known(pair: str) -> bool:
    """Whether the two syllables stand side by side in correct text."""
    return fold(pair) in _pairs()[0]


def bare(words: str) -> str:
    """The letters without their marks: "kiềm chế" -> "kiem che"."""
    letters = unicodedata.normalize("NFD", words.replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def misspelled_pairs(material: Material) -> Iterator[Anomaly]:
    """Words of two syllables with a wrong mark: "nên tảng" for "nền tảng"."""
    lower = material.reading.lower
    for start in range(0, len(lower), CHUNK):
        chunk = lower[start : start + CHUNK]
        for wrong, right in _suspects(chunk):
            for found in re.finditer(rf"(?<!\w){wrong}(?!\w)", chunk):
                if _stands_alone(chunk, found):
                    where = material.reading.span(start + found.start(), start + found.end())
                    yield flag("misspelled", where, wrong=where.text, right=right)


def _suspects(chunk: str) -> Iterator[tuple[str, str]]:
    """The pairs of a chunk that have the letters of a known word and other marks."""
    known, right = _pairs()
    words = WORD.findall(chunk)
    for first, second in sorted(set(zip(words, words[1:], strict=False))):
        pair = f"{first} {second}"
        if pair in known or pair.isascii():
            continue
        meant = right.get(bare(pair))
        if meant and fold(pair) not in known:
            yield pair, meant


def _stands_alone(chunk: str, found: re.Match[str]) -> bool:
    """Whether neither syllable belongs to the word beside it: "bộ máy tinh gọn" is not "máy tính"."""
    first, second = found.group().split()
    before = re.search(r"([^\W\d_]+) $", chunk[max(0, found.start() - 12) : found.start()])
    after = re.match(r" ([^\W\d_]+)", chunk[found.end() : found.end() + 14])
    if before and is_known(f"{before.group(1)} {first}"):
        return False
    return not (after and is_known(f"{second} {after.group(1)}"))
