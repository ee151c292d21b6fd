"""How words are printed: capitals of names, capitals inside a sentence, marks that are doubled."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.anomalies_syllables import is_syllable
from policy_lineage.ingest.catalog import province_names
from policy_lineage.ingest.values import Anomaly
from policy_lineage.ingest.word_pairs import is_known


@cache
def _names() -> dict[str, str]:
    """Names of countries, provinces and bodies by their form in lower case."""
    fixed = rules("anomalies")["capitals"]
    provinces = [n for n in province_names().values() if " " in n and n not in fixed["homographs"]]
    return {name.lower(): name for name in (*fixed["names"], *provinces)}


def name_phrases() -> Iterable[str]:
    """The names whose capitals are looked at, in lower case."""
    return _names()


def capitals(material: Material) -> Iterator[Anomaly]:
    """Names of which only some syllables have their capital: "Trung quốc", "hà Tĩnh", "mặt trận Tổ quốc"."""
    lower, text = material.reading.lower, material.reading.text
    for name, right in _names().items():
        for at in material.vocabulary.places(lower, name):
            printed = text[at : at + len(name)]
            if printed != right and _is_mixed(printed, right) and not text[at - 2 : at - 1].isupper():
                where = material.reading.span(at, at + len(name))
                yield flag("capitals", where, wrong=where.text, right=right)
                break  # a form that is used throughout is one finding


def _is_mixed(printed: str, right: str) -> bool:
    """Whether some capitals of a name are there and others are lost."""
    kept = [p.isupper() for p, r in zip(printed, right, strict=True) if r.isupper()]
    added = any(p.isupper() for p, r in zip(printed, right, strict=True) if not r.isupper())
    return any(kept) and not all(kept) and not added


@cache
def _verb_pairs() -> dict[str, tuple[str, str]]:
    """Two verbs of two syllables by the pair of syllables at which they meet: "cứu hỗ" -> "nghiên cứu", "hỗ trợ"."""
    verbs = rules("anomalies")["capitals"]
    return {f"{one.split()[1]} {two.split()[0]}": (one, two) for one in verbs["before"] for two in verbs["after"]}


def verb_phrases() -> Iterable[str]:
    """The pairs of syllables at which two verbs meet."""
    return _verb_pairs()


def stray_capitals(material: Material) -> Iterator[Anomaly]:
    """A verb that begins with a capital inside a sentence: "Nghiên cứu Hỗ trợ vận động"."""
    text, lower = material.reading.text, material.reading.lower
    for meeting in sorted(_verb_pairs().keys() & material.vocabulary.pairs.keys()):
        before, verb = _verb_pairs()[meeting]
        for at in material.vocabulary.places(lower, f"{before} {verb}", meeting):
            start, end = at + len(before) + 1, at + len(before) + 1 + len(verb)
            if text[start].isupper() and text[start + 1].islower() and text[end + 1 : end + 2].islower():
                yield flag("stray-capital", material.reading.span(at, end), words=text[start:end])


MARKS = (",,", ", ,", ",;", ";,", ";;", ",.", "::", "..")
RUNS = re.compile(r"[,;:.](?: ?[,;:.])+")
GOOD = re.compile(r",?\.{3,}[,;.:]?|\.,|\.:|\.;|,? ?…|\.{4,}[,;]?|\.\.\.|v\.v\.+")


def doubled_marks(material: Material) -> Iterator[Anomaly]:
    """Marks that do not stand together: ",..", ", ,", ";;"."""
    text = material.reading.text
    printed = f" {material.vocabulary.tokens}"
    told = -1
    for mark in MARKS:
        at = text.find(mark) if (mark if " " not in mark else " ,") in printed else -1
        while at >= 0:
            run = RUNS.match(text, at)
            end = run.end() if run else at + len(mark)
            if text[at - 1 : at] not in (",", ";", ":", ".") and at != told and _is_odd(text, at, end):
                told = at
                begin = max(text.rfind(" ", max(0, at - 30), at) + 1, 0)
                yield flag("doubled-mark", material.reading.span(begin, end), words=text[at:end])
            at = text.find(mark, max(end, at + 1))


def _is_odd(text: str, start: int, end: int) -> bool:
    """Whether the marks are none of the usual signs for "and so on", abbreviations or dotted lines."""
    run = text[start:end].replace(" ", "")
    if text[start - 3 : start].lower() == "v.v" or (run == "::" and not text[start - 1 : start].islower()):
        return False
    if run in (".,", ".:", ".;") or run.strip(".") == "" or "..." in run:
        return run == ".." and text[start - 1 : start].islower() and not text[end : end + 1].isdigit()
    return text[start - 1 : start].isalnum() or text[start - 1 : start] in (")", "”", '"', "%")


ONSETS = (
    "b",
    "c",
    "d",
    "đ",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "x",
    "ch",
    "kh",
    "ng",
    "nh",
    "ph",
    "th",
    "tr",
)
LAST_WORD, FIRST_WORD = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")


def split_syllables(material: Material) -> Iterator[Anomaly]:
    """Syllables with a blank behind their first letters: "di đ ộng"."""
    text, lower = material.reading.text, material.reading.lower
    printed = f" {material.vocabulary.tokens} "
    for onset in (f" {onset} " for onset in ONSETS):
        at = text.find(onset) if onset in printed else -1
        while at >= 0:
            rest = at + len(onset)
            before, after = LAST_WORD.search(lower, max(0, at - 9), at), FIRST_WORD.match(lower, rest, rest + 9)
            if before and after and text[rest].islower() and _is_split(before.group(), onset.strip(), after.group()):
                where = material.reading.span(at + 1, after.end())
                yield flag("split-syllable", where, words=onset.strip() + after.group())
            at = text.find(onset, rest)


def _is_split(before: str, onset: str, rest: str) -> bool:
    """Whether two pieces make a syllable that stands after the word before, and the second alone does not."""
    whole = onset + rest
    return (
        rest[0] in VOWELS and is_syllable(whole) and is_known(f"{before} {whole}") and not is_known(f"{onset} {rest}")
    )


VOWELS = frozenset(c for c in "aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
JOINED = re.compile(r"(?:^|[ (“\"])([^\W\d_]{2,7})[,;.]([^\W\d_]{2,7})(?=[ ,;:]|$)")  # in one word: "chợ,bến"
NO_BLANK = re.compile(r"[,;.](?=[^\W\d_]{2})")
WORD_BEFORE, WORD_AFTER = re.compile(r"(?:^|[\s(“\"])([^\W\d_]{2,7})$"), re.compile(r"([^\W\d_]{2,7})(?=[\s,;:])")


def lost_blanks(material: Material) -> Iterator[Anomaly]:
    """Marks without the blank after them: "chợ,bến", "đã xong.Tiếp theo"; no addresses of web pages."""
    text = material.reading.text
    if not any(is_syllable(a) and is_syllable(b) for a, b in JOINED.findall(material.vocabulary.tokens)):
        return
    for mark in NO_BLANK.finditer(text):
        at = mark.start()
        before, after = WORD_BEFORE.search(text, max(0, at - 9), at), WORD_AFTER.match(text, at + 1, at + 10)
        if not before or not after or not before.group(1).islower():
            continue
        opens = text[at] != "." or after.group(1).istitle()
        if opens and is_syllable(before.group(1)) and is_syllable(after.group(1).lower()):
            yield flag("blank-lost", material.reading.span(before.start(1), after.end()), words=text[at])
