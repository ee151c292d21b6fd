"""Words that stand beside no word they belong to: a mark or letter is wrong, or a syllable is missing."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.anomalies_syllables import is_syllable
from policy_lineage.ingest.anomalies_vocabulary import Piece, Three, places_in
from policy_lineage.ingest.values import Anomaly
from policy_lineage.ingest.word_pairs import (
    bare,
    is_known,
    is_partner,
    is_word,
    meant_after,
    meant_before,
    meant_between,
)

Meant = tuple[str, str, list[Piece]]  # a wrong syllable, the right one, and the pieces of the text that hold it


def misspelled_pairs(material: Material) -> Iterator[Anomaly]:
    """Words of which one syllable is misspelled: "nên tảng" for "nền tảng", "Nhà nước vả quy" for "Nhà nước và quy"."""
    told: set[int] = set()
    yield from _by_one_neighbour(material, told)
    yield from _by_both_neighbours(material, told)


def _by_one_neighbour(material: Material, told: set[int]) -> Iterator[Anomaly]:
    """Words that the syllable beside them corrects."""
    lower = material.reading.lower
    for pair, (wrong, right, pieces) in sorted(_meant(material.vocabulary.lone).items()):
        first, second = pair.split()
        for at in places_in(lower, pair, pieces):
            start = at if wrong == first else at + len(first) + 1
            taken = is_syllable(wrong) and _is_taken(lower, at, at + len(pair), wrong == first)
            doubtful = start not in told and not taken and _is_lone(material, start, start + len(wrong))
            if doubtful and _is_one_word(material, at, len(first)):
                told.add(start)
                where = material.reading.span(at, at + len(pair))
                meant = f"{right} {second}" if wrong == first else f"{first} {right}"
                yield flag("misspelled", where, wrong=where.text, right=meant)


def _by_both_neighbours(material: Material, told: set[int]) -> Iterator[Anomaly]:
    """Words that the syllables on both sides expect with other marks."""
    lower = material.reading.lower
    for three, pieces in sorted(material.vocabulary.lone.items()):
        before, wrong, _ = three
        right = meant_between(*three) if len(wrong) > 1 and all(three) else None
        for at in places_in(lower, " ".join(three), pieces) if right else ():
            start, end = at + len(before) + 1, at + len(before) + 1 + len(wrong)
            if start not in told and _is_lone(material, start, end):
                told.add(start)
                where = material.reading.span(at, end)
                yield flag("misspelled", where, wrong=where.text, right=f"{before} {right}")


def _meant(triples: Mapping[Three, list[Piece]]) -> dict[str, Meant]:
    """Pair -> its wrong syllable and the right one, for each word that a neighbour corrects."""
    found: dict[str, Meant] = {}
    for three in sorted(three for three in triples if _corrected(*three)):
        pair, right = _corrected(*three) or ("", "")
        _keep(found, pair, three[1], right, triples[three])
    return found


@lru_cache(maxsize=100_000)
def _corrected(before: str, wrong: str, after: str) -> tuple[str, str] | None:
    """The pair in which a neighbour corrects a word, and the right word: "nên tảng" and "nền"."""
    if len(wrong) < 2:
        return None
    second = meant_after(before, wrong) if before else None
    first = meant_before(wrong, after) if after else None
    if second and not (first and is_partner(f"{first} {after}") and not is_partner(f"{before} {second}")):
        return f"{before} {wrong}", second
    return (f"{wrong} {after}", first) if first else None


def _keep(found: dict[str, Meant], pair: str, wrong: str, right: str, pieces: list[Piece]) -> None:
    """Writes down what is meant; a wrong mark is likelier than a wrong letter: "đối mới" is "đổi mới"."""
    known = found.get(pair)
    pieces = sorted({*pieces, *known[2]}) if known else pieces
    if known and (bare(wrong) != bare(right) or bare(known[0]) == bare(known[1])):
        wrong, right = known[:2]
    found[pair] = (wrong, right, pieces)


def _is_taken(lower: str, start: int, end: int, is_first: bool) -> bool:
    """Whether the right syllable of a pair belongs to the word beside it: "thành vi phạm" is not "hành vi"."""
    first, second = lower[start:end].split()
    before, after = _beside(lower, start, end)
    return bool(is_first and after and is_word(f"{second} {after}")) or bool(
        not is_first and before and is_word(f"{before} {first}")
    )


def _is_one_word(material: Material, at: int, first: int) -> bool:
    """Whether the second syllable has a capital only if all letters of the first are: "hoa hồi Đồng Văn"."""
    second = material.reading.text[at + first + 1]
    return not second.isupper() or material.reading.text[at : at + first].isupper()


BEFORE = re.compile(r"([^\W\d_]+)[ \n]$")
AFTER = re.compile(r"[ \n]([^\W\d_]+)")


def _is_lone(material: Material, start: int, end: int) -> bool:
    """Whether the word there is no name and correct text holds it beside neither neighbour."""
    before, after = _beside(material.reading.lower, start, end)
    word = material.reading.lower[start:end]
    if (before and is_known(f"{before} {word}")) or (after and is_known(f"{word} {after}")):
        return False
    return _is_no_name(material.reading.text, start, end)


def _beside(lower: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after, "" where something else than a blank stands between."""
    before = BEFORE.search(lower, max(0, start - 12), start)
    after = AFTER.match(lower, end, end + 14)
    return before.group(1) if before else "", after.group(1) if after else ""


OPENING = re.compile(r"(?:^|[.;:!?\n|\"“(+*-]|\d[.)]) ?$")


def _is_no_name(text: str, start: int, end: int) -> bool:
    """Whether the word is in lower case, begins a sentence, or stands among capitals."""
    word = text[start:end]
    if word.islower():
        return True
    around = text[max(0, start - 12) : end + 12]
    if word.isupper():
        return len(word) > 2 and around.isupper()
    return OPENING.search(text, max(0, start - 4), start) is not None


def stranded_syllables(material: Material) -> Iterator[Anomaly]:
    """Bound syllables without the one that completes them: "các dự ODA" for "các dự án ODA"."""
    lower, text = material.reading.lower, material.reading.text
    told: set[int] = set()
    for (before, word, after), pieces in sorted(material.vocabulary.loose.items()):
        for at in _near(lower, (before, word, after), pieces):
            end = at + len(word)
            if (
                told.isdisjoint(range(at - 12, at + 12))
                and text.startswith(word, at)
                and _is_stranded(text, lower, at, end)
            ):
                told.add(at)
                yield _stranded(material, at, end)


def _stranded(material: Material, start: int, end: int) -> Anomaly:
    """What to say of a bound syllable: its neighbour is misspelled, or one is missing."""
    lower = material.reading.lower
    word = lower[start:end]
    before, after = _beside(lower, start, end)
    if before and (right := meant_before(before, word)):
        where = material.reading.span(start - len(before) - 1, end)
        return flag("misspelled", where, wrong=where.text, right=f"{right} {word}")
    if after and (right := meant_after(word, after)):
        where = material.reading.span(start, end + 1 + len(after))
        return flag("misspelled", where, wrong=where.text, right=f"{word} {right}")
    where = material.reading.span(start - len(before) - bool(before), end + len(after) + bool(after))
    return flag("syllable-alone", where, words=word)


def _near(lower: str, three: Three, pieces: list[Piece]) -> Iterator[int]:
    """Where a word may stand beside at least one of its neighbours."""
    before, word, after = three
    found = [at + len(before) + 1 for at in places_in(lower, f"{before} {word}", pieces)] if before else []
    yield from found or (places_in(lower, f"{word} {after}", pieces) if after else ())


ENDS = re.compile(r" [^-/,&+]|[.;:)!?]|\n")


SIGNS = ("-", "/", ",", "&", "+")


def _is_stranded(text: str, lower: str, start: int, end: int) -> bool:
    """Whether no neighbour completes the syllable, and neither a list nor a spoilt word explains it."""
    word = lower[start:end]
    before, after = _beside(lower, start, end)
    if (before and is_partner(f"{before} {word}")) or (after and is_partner(f"{word} {after}")):
        return False
    if not ENDS.match(lower, end) or not (before or after) or text[max(0, start - 2) : start].strip()[-1:] in SIGNS:
        return False
    return not any(w and not w.isascii() and not is_syllable(w) for w in (before, after))
