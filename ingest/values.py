"""What is read in a document: frozen values, each with the characters that it came from.

Offsets are character positions into the text of the source, end exclusive;
`text` is always exactly that slice.
"""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Who issued a cited document: a body of the centre, or one below the national level."""

    CENTRAL = "central"
    PROVINCIAL = "provincial"


class Role(StrEnum):
    """What the sentence says about the document that it mentions."""

    IMPLEMENTER = "implementer"  # A in "A thực hiện B"
    IMPLEMENTED_BY = "implemented-by"  # that B
    CARRY_OUT = "carry-out"  # the text orders it carried out
    IN_SPIRIT = "in-spirit"  # theo, theo tinh thần, căn cứ
    TO_BE_ISSUED = "to-be-issued"  # shall be drafted or issued
    BACKGROUND = "background"  # anything else


class Status(StrEnum):
    """Whether the implementing document exists or is still to be issued."""

    ISSUED = "issued"
    PLANNED = "planned"


class Severity(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of the source text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """What the text says of itself; None where it does not say it."""

    kind: str | None = None
    code: str | None = None
    province: str | None = None
    issuer: str | None = None
    issued_on: str | None = None  # ISO date
    plan_year: int | None = None
    title: str | None = None
    signed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document, numbered (`code`) or named (`name`)."""

    span: Span
    kind: str
    code: str | None
    code_start: int | None
    code_end: int | None
    name: str | None
    date: str | None  # ISO date, as stated in this mention
    issuer: str | None  # as stated in this mention
    subject: str | None
    level: Level
    province: str | None
    role: Role
    rule: str  # the rule that decided the role
    origin: str = "text"  # "correction" where a reader put it right
    term: str | None = None  # of the committee, printed right after the mention: "XII"
    about: str | None = None  # what is printed after a name: "về sắp xếp bộ máy"


@dataclass(frozen=True, slots=True)
class End:
    """One end of an `implements` statement: a code, a name, or the text itself."""

    code: str | None = None
    name: str | None = None
    self: bool = False
    province: str | None = None
    mention: int | None = None  # index of the citation that stands there, None for the text itself


@dataclass(frozen=True, slots=True)
class Implements:
    """The text states that `source` carries out `target`."""

    source: End
    target: End
    evidence: Span
    status: Status
    rule: str
    origin: str = "text"  # "correction" where a reader put it right


@dataclass(frozen=True, slots=True)
class Target:
    """One measurable figure of the targets part."""

    item: str | None
    indicator: str
    group: str | None
    qualifier: str | None
    comparator: str  # >= > < <= = ~ range achieve
    value: float | int | None
    value_max: float | int | None
    unit: str | None
    change: str | None  # increase | decrease
    year: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One row of the table of targets that names bodies."""

    item: str | None
    indicator: str
    unit: str | None
    value_text: str | None
    directing: tuple[str, ...]
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    span: Span
    corrected: tuple[str, ...] = ()  # the bodies that a reader put in


@dataclass(frozen=True, slots=True)
class Duty:
    """One point of the implementation part that charges a body with something."""

    item: str | None
    agencies: tuple[str, ...]
    duty: str
    deadline: str | None
    frequency: str | None
    span: Span
    corrected: tuple[str, ...] = ()  # the bodies that a reader put in


@dataclass(frozen=True, slots=True)
class Section:
    """A heading; `path` is its place in the tree, "II.3.4"."""

    number: str | None
    heading: str
    level: int
    start: int
    end: int  # of the heading itself
    path: str


@dataclass(frozen=True, slots=True)
class Task:
    """One paragraph or bullet of the tasks part."""

    section: str
    span: Span
    citations: tuple[int, ...]  # indices into the citations of the extraction


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something that a careful reader would flag."""

    rule: str
    severity: Severity
    what: str
    where: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something about the reading itself: what was assumed, converted, or not understood."""

    rule: str
    severity: Severity
    what: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where characters `start` to `end` of the text stand: page from 1, points from its top left corner."""

    start: int
    end: int
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one source, in order of appearance."""

    path: str
    sha256: str
    media_type: str
    characters: int
    header: Header
    citations: tuple[Citation, ...] = ()
    implements: tuple[Implements, ...] = ()
    targets: tuple[Target, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    duties: tuple[Duty, ...] = ()
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    places: tuple[Place, ...] = ()  # PDF only
