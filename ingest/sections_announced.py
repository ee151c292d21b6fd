"""Lists of targets that a paragraph announces among other things: "… bằng các chỉ tiêu cụ thể như sau:"."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from policy_lineage.ingest.outline import Part, Stretch
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.sections_marks import Mark, Style, rank
from policy_lineage.ingest.sections_parts import pattern
from policy_lineage.ingest.sections_targets import states_target

SIGNS = ("sau:", "đây:")  # what such a paragraph ends with
REACH = 160  # characters of it that are looked at
LONGEST_ITEM = 600
OUTER = (Style.PART, Style.CHAPTER, Style.LETTER, Style.ROMAN, Style.ARTICLE, Style.NONE)


@dataclass(slots=True)
class Lists:
    """The lists found so far, the one that is being read, and whether the next paragraph begins one."""

    found: list[tuple[int, int]] = field(default_factory=list)
    start: int | None = None
    rank: int = 0
    states: bool = False
    expected: bool = False

    def read(self, reading: Reading, mark: Mark) -> None:
        """Takes the next paragraph into account."""
        if self.start is not None and (mark.style == Style.NONE or rank(mark) < self.rank):
            self.close(reading.paragraphs[mark.index].start)
        if self.expected and mark.style not in OUTER:
            self.start, self.rank, self.states = reading.paragraphs[mark.index].start, rank(mark), False
        self.expected = announces(reading, mark)
        if self.start is not None and not self.states:
            self.states = states_target(reading.text[mark.start : min(mark.end, mark.start + LONGEST_ITEM)])

    def close(self, at: int) -> None:
        """What stands from `at` on belongs to no list; one that states no figure was none."""
        if self.start is not None and self.states:
            self.found.append((self.start, at))
        self.start = None

    def end(self, at: int) -> None:
        """A heading begins at `at`: the list before it is whole, and what announced one was the heading itself."""
        self.close(at)
        self.expected = False


def announces(reading: Reading, mark: Mark) -> bool:
    """Whether a paragraph ends with the words that announce targets which are still to be reached."""
    if not reading.lower.endswith(SIGNS, mark.start, mark.end):
        return False
    words = reading.lower[max(mark.start, mark.end - REACH) : mark.end]
    return pattern("announcing").search(words) is not None and not pattern("announcing", "past").search(words)


def parted(reading: Reading, stretch: Stretch, lists: list[tuple[int, int]]) -> Iterator[Stretch]:
    """The stretch, without the lists of targets that stand in it, and those lists."""
    inside = [(a, b) for a, b in lists if stretch.start <= a and b <= stretch.end]
    if stretch.part in (Part.TARGETS, Part.SITUATION) or not inside:
        yield stretch
        return
    at = stretch.start
    for a, b in [*inside, (stretch.end, stretch.end)]:
        if reading.text[at:a].strip(" .:\n"):
            yield Stretch(stretch.part, at, a, stretch.path)
        if b > a:
            yield Stretch(Part.TARGETS, a, b, stretch.path)
        at = b
