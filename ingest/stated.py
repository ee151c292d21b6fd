"""What a sentence states about a mention, and what the rules look at to find it."""

from collections.abc import Sequence
from dataclasses import dataclass

from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.own_words import OwnWords
from policy_lineage.ingest.values import Role

SELF = -1  # the source of an edge is the text itself


@dataclass(frozen=True, slots=True)
class Source:
    """What carries a mention out: another mention, SELF, or (None) a plan known by its purpose."""

    mention: int | None
    start: int  # where the words of the source begin
    name: str | None = None
    planned: bool = False
    end: int = -1  # where the words that state it end, where that is not the end of the mention


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of one mention."""

    role: Role
    rule: str
    sources: tuple[Source, ...] = ()
    opens: int = -1  # the mention that opens the list of its level, where that is another one
    cue_start: int = 0  # where the words that decided begin
    planned: bool = False  # the document is still to be issued


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules look at."""

    text: str
    lower: str
    own: OwnWords
    situation: tuple[tuple[int, int], ...]
    mentions: Sequence[Mention]

    def looks_back(self, position: int) -> bool:
        """Whether `position` stands in the part on the situation."""
        return any(start <= position < end for start, end in self.situation)


@dataclass(frozen=True, slots=True)
class Place:
    """A mention with the words to its left, back to the mention before it or the start of its sentence."""

    i: int
    previous: int | None  # the mention before it in the same sentence
    window: str
    offset: int  # where the window begins

    @property
    def end(self) -> int:
        return self.offset + len(self.window)
