"""Numbers of headings that are skipped or stand twice, paragraphs that stand twice."""

import re
from collections.abc import Iterator

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.anomalies_vocabulary import places_in
from policy_lineage.ingest.values import Anomaly

ROMAN = re.compile(r"[*# ]{0,5}([IVX]{1,5})(?:\.|\)| ?-|:)(?: |$)(?=[*\"“]{0,3}[^\W\d_a-z]|$)")
DOTTED = re.compile(r"[*# ]{0,5}(\d{1,2}(?:\.\d{1,2}){1,3})\.? (?=[*\"“]{0,3}[^\W\d_])")
NUMBERED = frozenset("*#IVX0123456789")  # what a line with a number begins with
VALUES = {"I": 1, "V": 5, "X": 10}

Number = tuple[int, ...]


def numbering(material: Material) -> Iterator[Anomaly]:
    """Roman numbers and numbers with dots that follow none: III after III, 3.3 after 3.1."""
    text = material.reading.text
    last: dict[bool, Number] = {}
    for paragraph in material.of_kind("text"):
        if text[paragraph.start : paragraph.start + 1] not in NUMBERED:
            continue
        line = text[paragraph.start : min(paragraph.end, paragraph.start + 60)]
        roman = ROMAN.match(line)
        dotted = None if roman else DOTTED.match(line)
        found = roman or dotted
        if not found:
            continue
        number = _number(found.group(1))
        before = last.get(roman is not None)
        if before and _is_out_of_turn(before, number):
            where = material.reading.span(paragraph.start + found.start(1), paragraph.start + len(line.rstrip()))
            yield flag("numbering", where, number=found.group(1), before=_printed(before, roman is not None))
        last[roman is not None] = number


def _number(printed: str) -> Number:
    """ "3.1" as (3, 1), "XIV" as (14,)."""
    if printed[0].isdigit():
        return tuple(map(int, printed.split(".")))
    values = [VALUES[c] for c in printed]
    return (sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values)),)


def _is_out_of_turn(before: Number, number: Number) -> bool:
    """Whether a number of the same row is the one before it again, or skips one or two."""
    if len(before) != len(number) or before[:-1] != number[:-1]:
        return False
    return number[-1] - before[-1] in (0, 2, 3) and number[-1] > 1


def _printed(number: Number, roman: bool) -> str:
    if not roman:
        return ".".join(map(str, number))
    tens, ones = divmod(number[0], 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


LEAST = 80  # characters that two paragraphs must have in common
MOST = 2  # a text with more of them repeats itself on purpose
NEAR = 6  # characters: the second follows the first, elsewhere it may be meant for another part
MARKS = frozenset("-+•*– abcdefghijklmnopqrstuvwxyzđ0123456789")
MARK = re.compile(r"(?:[-+•*–]|[a-zđ\d]{1,2}[.)])? ?")


def repeated_paragraphs(material: Material) -> Iterator[Anomaly]:
    """Paragraphs that stand twice, the second time perhaps with an addition."""
    text = material.reading.text
    found: list[tuple[int, int]] = []
    last = (0, 0, "")
    for paragraph in material.of_kind("text"):
        if paragraph.end - paragraph.start < LEAST:
            continue
        start = paragraph.start
        if text[start] in MARKS:
            mark = MARK.match(text, start)
            start = mark.end() if mark else start
        begin = text[start : start + LEAST]
        low, high, before = last
        if begin == before and start - high <= NEAR and _begin_alike(text[low:high], text[start : paragraph.end]):
            found.append((low, high))
        last = (start, paragraph.end, begin)
    for low, high in found if len(found) <= MOST else ():
        yield flag("paragraph-twice", material.reading.span(low, high), words=" ".join(text[low:high].split()[:6]))


def _begin_alike(one: str, two: str) -> bool:
    """Whether one of two paragraphs is the beginning of the other; no rows of a table, no sources of a web page."""
    one, two = one.rstrip(" .;"), two.rstrip(" .;")
    return (one.startswith(two) or two.startswith(one)) and one[:1].isupper() and not set("|*[]#") & set(one)


def open_brackets(material: Material) -> Iterator[Anomaly]:
    """Brackets that are opened in a sentence and not closed before its end."""
    text = material.reading.text
    paragraphs = material.of_kind("text")
    for i, paragraph in enumerate(paragraphs):
        opened = text.find("(", paragraph.start, paragraph.end)
        if opened < 0 or text[paragraph.end - 1] not in ".;":
            continue
        line = text[paragraph.start : paragraph.end]
        closed_later = any(_excess(text[after.start : after.end]) > 0 for after in paragraphs[i + 1 : i + 2])
        if _excess(line) == -1 and not closed_later:
            yield flag("bracket-open", material.reading.span(paragraph.start + _unclosed(line), paragraph.end))


def _excess(line: str) -> int:
    """How many brackets are closed more often than opened."""
    return line.count(")") - line.count("(")


def _unclosed(line: str) -> int:
    """Where the bracket stands that is never closed."""
    opened: list[int] = []
    for found in re.finditer(r"[()]", line):
        if found.group() == "(":
            opened.append(found.start())
        elif opened:
            opened.pop()
    return opened[-1] if opened else line.index("(")


QUOTED = re.compile("[“”]")
OTHER_QUOTES = re.compile("[\"«»„‘’']")
TITLED = re.compile(
    r"(?:Kế hoạch|Chương trình|Đề án|Dự án|Chiến lược|Phong trào|phong trào|Cuộc vận động) [^“”\n;]{12,200}$"
)
OTHERS_NEAR = 3_000  # characters before in which quotation marks of another kind may have opened it


def quotes_without_beginning(material: Material) -> Iterator[Anomaly]:
    """Quotation marks that close a title which none has opened."""
    text, depth = material.reading.text, 0
    for mark in QUOTED.finditer(text):
        depth = depth + 1 if mark.group() == "“" else depth - 1
        if depth >= 0:
            continue
        depth, at = 0, mark.start()
        title = TITLED.search(text, max(0, at - 220), at)
        if title and not OTHER_QUOTES.search(text, max(0, at - OTHERS_NEAR), at):
            yield flag("quote-unopened", material.reading.span(title.start(), mark.end()))


def repeated_phrases(material: Material) -> Iterator[Anomaly]:
    """Two words that are printed twice: "khởi nghiệp khởi nghiệp"."""
    text, lower = material.reading.text, material.reading.lower
    for pair, pieces in sorted(material.vocabulary.repeated.items()):
        first, second = pair.split(" ")
        if first == second or len(pair) < 6:
            continue
        phrase = f"{pair} {pair}"
        for at in places_in(lower, phrase, pieces):
            end = at + len(phrase)
            around = lower[max(0, at - 1) : end + 1].strip(' .,;:()\n"“”')
            if around == phrase and text[at : at + len(pair)] == text[at + len(pair) + 1 : end]:
                yield flag("phrase-twice", material.reading.span(at, end), words=pair)
