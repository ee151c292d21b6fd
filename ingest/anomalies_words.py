"""Words that are doubled, missing or left over."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.anomalies_rows import is_without_value
from policy_lineage.ingest.anomalies_slips import find_slips, slips_by_key
from policy_lineage.ingest.values import Anomaly
from policy_lineage.ingest.word_pairs import is_known, is_partner, is_word, strength


def slips(material: Material) -> Iterator[Anomaly]:
    """Words that stand for others of nearly the same letters."""
    for start, end, slip in find_slips(material.reading.text, material.reading.lower, material.vocabulary):
        where = material.reading.span(start, end)
        yield flag("slip", where, wrong=where.text, right=slip.right)


@cache
def _told() -> dict[str, frozenset[str]]:
    """The lists of data/anomalies.yaml on words that are printed twice, by their names."""
    return {name: frozenset(words) for name, words in rules("anomalies")["doubled"].items()}


def doubled_words(material: Material) -> Iterator[Anomaly]:
    """A word printed twice, unless two words of two syllables meet: "trưởng ban ban hành"."""
    lower, text = material.reading.lower, material.reading.text
    on_purpose = _told()["reduplicated"] - _told()["before_figures"]
    for word in sorted(material.vocabulary.doubled - on_purpose):
        for at in material.vocabulary.places(lower, f"{word} {word}") if len(word) > 1 else ():
            end = at + 2 * len(word) + 1
            if text[at : at + len(word)] == text[end - len(word) : end] and _one_too_many(lower, at, end, word):
                yield flag("doubled-word", material.reading.span(at, end), words=word)


LAST = re.compile(r"([^\W\d_]+) $")
NEXT = re.compile(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")
FIGURE = re.compile(r" \d")


def _one_too_many(lower: str, start: int, end: int, word: str) -> bool:
    """Whether the word before goes with the first of two, and those after them not with the second."""
    found = LAST.search(lower[max(0, start - 12) : start])
    before = found.group(1) if found else ""
    if word in _told()["empty"]:
        return f"{before} {word}" not in _told()["endings"]
    if word in _told()["before_figures"] and FIGURE.match(lower, end):
        return True  # "Nghị định số số 12"
    after = NEXT.match(lower[end : end + 20])
    if not before or after is None or word in _told()["reduplicated"]:
        return False
    first, second = after.groups("")
    if f"{word} {first}" in slips_by_key():
        return False  # "thực hiện hiện quả": a slip, not a word too many
    if word in _told()["never_alone"] and _is_left_alone(before, word, first, second):
        return True
    return word not in _told()["beginners"] and is_known(f"{before} {word}") and not _begins_word(word, first, second)


def _is_left_alone(before: str, word: str, first: str, second: str) -> bool:
    """Whether a syllable that is no word by itself belongs to none: "theo quy quy định", "thủ tục tục hành chính"."""
    if before in _told()["empty"] and f"{before} {word}" not in _told()["endings"]:
        return is_known(f"{word} {first}")
    after = strength(f"{first} {second}") if second and second not in _told()["empty"] else 0
    return is_known(f"{before} {word}") and after >= FIRM and after >= strength(f"{word} {first}")


FIRM = 6  # how firmly two syllables belong together that are one word


def _begins_word(word: str, first: str, second: str) -> bool:
    """Whether the second of two words may begin a word, or what follows it is one: "cơ quan quan trọng"."""
    pair = f"{word} {first}"
    return is_word(pair) or is_partner(pair) or bool(second and is_word(f"{first} {second}"))


# nouns for what is said of something, by the two words with which each ends
SPOKEN_OF = {"liệu về": "dữ liệu về", "tin về": "thông tin về", "cáo về": "báo cáo về"}
TWICE = re.compile(r" [^\W\d_]+ về(?! việc)(?!\w)")


def noun_phrases() -> Iterable[str]:
    """The pairs by which repeated prepositions and missing words are looked for."""
    return (*SPOKEN_OF, *CUT_VERBS, *NO_NOUNS)


def repeated_prepositions(material: Material) -> Iterator[Anomaly]:
    """A noun with "về" twice: "dữ liệu về AI về môi trường"."""
    lower = material.reading.lower
    for pair, words in SPOKEN_OF.items():
        for at in material.vocabulary.places(lower, words, pair):
            twice = TWICE.match(lower, at + len(words), at + len(words) + 30)
            if twice:
                where = material.reading.span(at, twice.end())
                yield flag("repeated-preposition", where, words=where.text)


# what must not follow "thực" and, without a noun between them, "thực hiện", by the two words that meet there
CUT_VERBS = {
    f"thực {noun.split()[0]}": f"thực {noun}" for noun in ("nghị quyết", "chỉ thị", "kết luận", "kế hoạch", "nhiệm vụ")
}
NO_NOUNS = {f"hiện {verb.split()[0]}": f"thực hiện {verb}" for verb in ("phát triển", "nâng cao", "đổi mới", "đào tạo")}
PERIOD = re.compile(r"[^,;.:\n]{4,80} giai đoạn \d{4} ?-")
HISTORY = re.compile(r"(?:\w|(?:hiện|xác|sự|thiết|trung|hiệu|tri|đích) )$")


def missing_words(material: Material) -> Iterator[Anomaly]:
    """ "thực Nghị quyết" for "thực hiện Nghị quyết"; "thực hiện phát triển ..." without the name of a scheme."""
    lower = material.reading.lower
    for pair, words in CUT_VERBS.items():
        for at in material.vocabulary.places(lower, words, pair):
            if not HISTORY.search(lower, max(0, at - 8), at):
                yield flag("missing-verb", material.reading.span(at, at + len("thực ") + 8))
    for pair, words in NO_NOUNS.items():
        for at in material.vocabulary.places(lower, words, pair):
            if period := PERIOD.match(lower, at + len(words)):
                yield flag("missing-noun", material.reading.span(at, period.end()))


MARK = re.compile(r"(?:T|Tr|Trang)\. ?\d{1,3}$")
TAG = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|p|span|div|font|br)\b[^<>\n]{0,80}>")


def left_overs(material: Material) -> Iterator[Anomaly]:
    """Marks of pages and tags of web pages; of several tags in one row or paragraph only the first."""
    reading = material.reading
    for paragraph in material.of_kind("furniture"):
        if MARK.match(reading.text[paragraph.start : paragraph.end]):
            yield flag("page-mark", reading.span(paragraph.start, paragraph.end))
    if "<" not in reading.text:
        return
    valueless = {row.start for row in material.rows if is_without_value(row.words)}
    last = -1
    for tag in TAG.finditer(reading.text):
        line = reading.text.rfind("\n", max(0, tag.start() - 2_000), tag.start()) + 1
        breaks = tag.group().startswith("<br") and reading.text[line : line + 1] == "|"  # lines of one cell
        if line != last and line not in valueless and not breaks:  # a row without a value is flagged as such
            yield flag("markup", reading.span(*tag.span()))
        last = last if breaks else line
