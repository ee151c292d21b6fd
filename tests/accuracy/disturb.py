"""The same text as other machines would print it, with the way back to the offsets of the original."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Letters = Iterator[tuple[str, int]]  # what is printed, and which character of the original it stands for


@dataclass(frozen=True, slots=True)
class Disturbed:
    """A text and, for each of its characters, the offset of the original character."""

    text: str
    origins: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of characters `start` to `end`."""
        inside = self.origins[start:end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _made(letters: Iterable[tuple[str, int]]) -> Disturbed:
    pairs = [(c, i) for text, i in letters for c in text]
    return Disturbed("".join(c for c, _ in pairs), tuple(i for _, i in pairs))


def decomposed(text: str) -> Disturbed:
    """Every letter in NFD."""
    return _made((unicodedata.normalize("NFD", c), i) for i, c in enumerate(text))


def no_break_spaces(text: str) -> Disturbed:
    """Every third space a no-break space."""
    spaces = {i for n, i in enumerate(m.start() for m in re.finditer(" ", text)) if n % 3 == 0}
    return _made(("\u00a0" if i in spaces else c, i) for i, c in enumerate(text))


def carriage_returns(text: str) -> Disturbed:
    """Line ends of Windows."""
    return _made(("\r\n" if c == "\n" else c, i) for i, c in enumerate(text))


def blank_lines_doubled(text: str) -> Disturbed:
    """Twice as many blank lines between paragraphs."""
    gaps = {m.end() - 1 for m in re.finditer(r"\n[ ]*\n", text)}
    return _made((c * 3 if i in gaps else c, i) for i, c in enumerate(text))


LIST_START = re.compile(r"\s*(?:[-+•*|]|\(?\d{1,3}[.)]|[IVX]+[.-]|[a-zđ][.)]|\*)")
LONGEST_PRINTED = 120  # characters; a line beyond that is a whole paragraph, not a line of a page


def rewrapped(width: int) -> Callable[[str], Disturbed]:
    """Lines of at most `width` characters; only spaces and line ends inside a paragraph change."""
    return lambda text: _made(_wrapped(_unwrapped(text, _is_printed(text)), width))


def run_together(width: int) -> Callable[[str], Disturbed]:
    """The same, but paragraphs that no blank line and no number parts run on in one line: their ends are lost."""
    return lambda text: _made(_wrapped(_unwrapped(text, True), width))


def _is_printed(text: str) -> bool:
    """Whether the lines of `text` are those of a page; else each line is a paragraph, and its end says so."""
    lines = [line for line in text.split("\n") if line.strip() and line[0] != "|"]
    return sum(len(line) > LONGEST_PRINTED for line in lines) * 10 < len(lines)


def _unwrapped(text: str, printed: bool) -> Letters:
    """Single line ends inside a paragraph as spaces."""
    for i, c in enumerate(text):
        inner = printed and c == "\n" and text[i + 1 : i + 2] not in ("", "\n") and text[i - 1 : i] != "\n"
        full = len(text[text.rfind("\n", 0, i) + 1 : i]) > 60
        yield (" " if inner and full and not LIST_START.match(text, i + 1) else c), i


def _wrapped(letters: Letters, width: int) -> Letters:
    column, last_space = 0, -1
    out: list[tuple[str, int]] = []
    row = False
    for c, i in letters:
        if column == 0:
            row = c == "|"
        out.append((c, i))
        column = 0 if c == "\n" else column + 1
        last_space = len(out) - 1 if c == " " else -1 if c == "\n" else last_space
        if column > width and last_space >= 0 and not row:
            out[last_space] = ("\n", out[last_space][1])
            column, last_space = len(out) - 1 - last_space, -1
    yield from out


CONFUSED = {"l": "1", "O": "0", "0": "O", "1": "l", "đ": "d", "ủ": "ú", "ệ": "ê", "ư": "u", "ă": "a", ",": "."}


def recognition_noise(text: str, share: float = 0.004, seed: int = 7) -> Disturbed:
    """One letter in 250 read as another one that looks like it."""
    chance = random.Random(seed)
    return _made((CONFUSED[c] if c in CONFUSED and chance.random() < share * 4 else c, i) for i, c in enumerate(text))


def capital_headings(headings: Iterable[tuple[int, str]]) -> Callable[[str], Disturbed]:
    """Headings (place and words) in capitals, to the end of their last line."""
    placed = tuple(headings)

    def disturb(text: str) -> Disturbed:
        capital: set[int] = set()
        for start, words in placed:
            end = _end_of(text, start, words)
            if end is not None:
                capital |= set(range(start, end))
        return _made((c.upper() if i in capital else c, i) for i, c in enumerate(text))

    return disturb


def _end_of(text: str, start: int, words: str) -> int | None:
    """Where the heading ends; None where its paragraph goes on in the same line."""
    printed = r"\W+".join(map(re.escape, re.findall(r"\w+", words)))
    found = re.compile(rf".{{0,12}}?{printed}[ .:;]*(?=\n|$)").match(text, start)
    return found.end() if found else None


HARMLESS: dict[str, Callable[[str], Disturbed]] = {
    "lines of 40": rewrapped(40),
    "lines of 60": rewrapped(60),
    "lines of 100": rewrapped(100),
    "NFD": decomposed,
    "no-break spaces": no_break_spaces,
    "CRLF": carriage_returns,
    "blank lines doubled": blank_lines_doubled,
}
HARMFUL: dict[str, Callable[[str], Disturbed]] = {
    "recognition noise": recognition_noise,
    "paragraphs run together": run_together(60),
}
