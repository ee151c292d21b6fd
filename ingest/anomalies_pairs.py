"""Words of two syllables with a wrong mark."""

import re
from collections.abc import Iterator

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.values import Anomaly
from policy_lineage.ingest.word_pairs import is_known, meant_by, places


def misspelled_pairs(material: Material) -> Iterator[Anomaly]:
    """Words of two syllables with a wrong mark: "nên tảng" for "nền tảng"."""
    lower = material.reading.lower
    for wrong, right in meant_by(material.vocabulary.unknown).items():
        for at in places(lower, wrong):
            if _stands_alone(lower, at, at + len(wrong)):
                where = material.reading.span(at, at + len(wrong))
                yield flag("misspelled", where, wrong=where.text, right=right)


BEFORE = re.compile(r"([^\W\d_]+) $")
AFTER = re.compile(r" ([^\W\d_]+)")


def _stands_alone(lower: str, start: int, end: int) -> bool:
    """Whether neither syllable belongs to the word beside it: "bộ máy tinh gọn" is not "máy tính"."""
    first, second = lower[start:end].split()
    before = BEFORE.search(lower[max(0, start - 12) : start])
    after = AFTER.match(lower[end : end + 14])
    if before and is_known(f"{before.group(1)} {first}"):
        return False
    return not (after and is_known(f"{second} {after.group(1)}"))
