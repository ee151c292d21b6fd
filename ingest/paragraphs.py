"""Paragraphs out of printed lines; page numbers, running heads and footnotes leave the sentences that they cut."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise

from policy_lineage.ingest.paragraphs_glued import GLUED_FROM, cuts
from policy_lineage.ingest.paragraphs_joints import KIND_LINE, Gap, glue, is_plain
from policy_lineage.ingest.paragraphs_layout import (
    LINES_A_PAGE,
    SAMPLE,
    Layout,
    RawLine,
    head_key,
    is_open,
    layout_of,
    printed_lines,
)

PAGE_MARK = re.compile(
    r"(?:-\s?)?(\d{1,3})(?:\s?-)?$|(?:T|Tr|Trang|TRANG|Page|P)\.?\s?(\d{1,4})(?:\s?(?:/|of)\s?\d{1,4})?$|(\d{1,3})\s?/\s?\d{1,3}$"
)
DATED = re.compile(r"(?:^|\s)(?:ngày|tháng|năm)$")  # the number in the next line belongs to the date
NOTE = re.compile(r"(\d{1,2})\s?(?=[^\W\d_])")
LINES_A_NOTE = 40
LONGEST_MARK = 90
RECENT = 80


@dataclass(slots=True)
class Part:
    """One paragraph as it stands in the folded text: (start, text, what stands before it) for each line."""

    kind: str
    lines: list[tuple[int, str, str]]


@dataclass(slots=True)
class _Flow:
    """The paragraph that is being read, and what was lifted out of it."""

    layout: Layout
    current: list[str] = field(default_factory=list)
    placed: list[tuple[int, str, str]] = field(default_factory=list)
    indent: int = 0
    title: bool = False  # the line above the paragraph names the kind of the document
    held: list[RawLine] = field(default_factory=list)  # page marks that may stand in the middle of a sentence
    lifted: list[RawLine] = field(default_factory=list)  # those that do
    note: list[tuple[int, str, str]] = field(default_factory=list)
    notes: list[Part] = field(default_factory=list)
    note_number: int = 0
    recent: list[str] = field(default_factory=list)
    page: int = 0
    since_page: int = 0
    done: list[Part] = field(default_factory=list)  # what is read whole and not handed on yet

    def take(self) -> list[Part]:
        """The parts read since the last time."""
        done, self.done = self.done, []
        return done


def parts_of(text: str) -> Iterator[Part]:
    """The paragraphs of a folded text in order, footnotes last."""
    lines = printed_lines(text)
    first = list(islice(lines, SAMPLE))
    flow = _Flow(layout_of(first))
    for line in chain(first, lines):
        if len(line.text) < GLUED_FROM or not (places := cuts(line.text)):
            _read_line(flow, line)
            if flow.done:
                yield from flow.take()
            continue
        _close(flow)
        yield from flow.take()
        for begin, end in pairwise([0, *places, len(line.text)]):
            yield Part("text", [(line.start + begin, line.text[begin:end].rstrip(" "), "")])
    _close(flow)
    _as_text(flow)
    _end_note(flow)
    yield from flow.take()
    yield from flow.notes


def _read_line(flow: _Flow, line: RawLine) -> None:
    if flow.current and not flow.note and not flow.held and is_plain(flow.current[-1], line.text):
        _append(flow, line, " ")  # most lines by far
        return
    if flow.note and _is_note_line(flow, line):
        flow.note.append((line.start, line.text, " "))
        return
    if _is_note(flow, line):
        _end_note(flow)
        flow.note_number = int(NOTE.match(line.text).group(1))  # type: ignore[union-attr]
        flow.note = [(line.start, line.text, "")]
        return
    _end_note(flow)
    if flow.current and _may_be_furniture(flow, line) and not (line.blanks == 0 and DATED.search(flow.current[-1])):
        flow.held.append(line)
        return
    _read_text(flow, line)


def _read_text(flow: _Flow, line: RawLine) -> None:
    """A line of running text: it goes on with the paragraph or begins another."""
    between = _between(flow, line) if flow.current else None
    if flow.held:
        kept = [x for x in flow.held if between is not None or _is_page(flow, x)]
        if len(kept) < len(flow.held):
            between = None
            _close(flow)
            _as_text(flow)
        else:
            flow.lifted += flow.held
            flow.held = []
    if between is None:
        flow.title = len(flow.current) == 1 and KIND_LINE.match(flow.current[0]) is not None
        _close(flow)
        flow.indent = line.indent
    _append(flow, line, between or "")


def _append(flow: _Flow, line: RawLine, between: str) -> None:
    """Adds the line to the paragraph."""
    flow.current.append(line.text)
    flow.placed.append((line.start, line.text, between))
    flow.recent.append(line.text)
    if len(flow.recent) > 2 * RECENT:
        del flow.recent[:RECENT]
    flow.since_page += 1


def _between(flow: _Flow, line: RawLine) -> str | None:
    """What joins `line` to the paragraph; a page break inside a sentence is no blank line."""
    if is_plain(flow.current[-1], line.text):
        return " "
    blank = line.blanks > flow.layout.gap
    page = bool(flow.held or flow.lifted or line.page)
    if page:
        blank = blank and not is_open(flow.current[-1])
    indented = len(flow.current) > 1 and line.indent >= flow.indent + 2
    gap = Gap(blank, indented, page or line.indent == 1, flow.title)
    return glue(flow.current, line.text, gap, flow.layout)


def _close(flow: _Flow) -> None:
    """Ends the paragraph read so far; the page marks that stood in it come after it."""
    if flow.placed:
        part = Part("row" if flow.current[0][0] == "|" else "text", flow.placed)
        flow.done += [part] if len(part.lines) == 1 else _cut(part)
    flow.done += [Part("furniture", [(line.start, line.text, "")]) for line in flow.lifted]
    flow.current, flow.placed, flow.lifted = [], [], []


def _cut(part: Part) -> Iterator[Part]:
    """The paragraph, or several where its lines were glued together before they were wrapped."""
    if sum(len(text) for _, text, _ in part.lines) < GLUED_FROM:
        yield part
        return
    places = cuts("".join(before + text for _, text, before in part.lines))
    lines: list[tuple[int, str, str]] = []
    at = 0
    for start, text, before in part.lines:
        at += len(before)
        inside = [p - at for p in places if 0 <= p - at < len(text)]
        for begin, end in pairwise([0, *inside, len(text)]):
            if begin in inside and lines:
                yield Part(part.kind, lines)
                lines = []
            if end > begin:
                lines.append((start + begin, text[begin:end].rstrip(" "), before if lines else ""))
        at += len(text)
    if lines:
        yield Part(part.kind, lines)


def _as_text(flow: _Flow) -> None:
    """Lines held back as page marks that turned out to be text."""
    for line in flow.held:
        kind = "furniture" if _is_page(flow, line) else "text"
        flow.done.append(Part(kind, [(line.start, line.text, "")]))
    flow.held = []


def _may_be_furniture(flow: _Flow, line: RawLine) -> bool:
    text = line.text
    if len(text) > LONGEST_MARK or text[0].islower():
        return False
    if PAGE_MARK.match(text):
        return True
    return len(text) in flow.layout.lengths and head_key(text) in flow.layout.heads


def _is_page(flow: _Flow, line: RawLine) -> bool:
    """Whether a number that cuts no sentence is the number of a page: the next one, a page of lines later."""
    mark = PAGE_MARK.match(line.text)
    if not mark:
        return False
    number = int(next(g for g in mark.groups() if g))
    named = mark.group(2) is not None
    if named or (flow.page < number <= flow.page + 2 and flow.since_page >= LINES_A_PAGE):
        flow.page, flow.since_page = number, 0
        return True
    return False


def _is_note(flow: _Flow, line: RawLine) -> bool:
    """Whether a footnote begins: its number stands right after a word of the text above."""
    if not line.text[0].isdigit():
        return False
    number = NOTE.match(line.text)
    if not number or not flow.recent:
        return False
    n = int(number.group(1))
    if flow.note_number and n not in (1, flow.note_number + 1):
        return False
    if not (line.blanks or line.page or flow.note):
        return False
    call = re.compile(rf"(?<!k)[a-zà-ỹ][a-zà-ỹ]{{1,6}}[”\"’)]?[.,;]?{n}(?![\d.,%]\d|\d)")
    return any(call.search(x) for x in flow.recent[-RECENT:])


def _is_note_line(flow: _Flow, line: RawLine) -> bool:
    """Whether the footnote that is being read goes on."""
    if line.blanks > flow.layout.gap or line.page or len(flow.note) > LINES_A_NOTE or _is_note(flow, line):
        return False
    if PAGE_MARK.match(line.text):
        return False
    ended = not is_open(flow.note[-1][1])
    cut = bool(flow.current) and is_open(flow.current[-1]) and line.text[0].islower()
    return not (ended and cut)


def _end_note(flow: _Flow) -> None:
    if flow.note:
        flow.notes.append(Part("footnote", flow.note))
        flow.note = []
