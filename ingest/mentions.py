"""A mention of another document before its role is decided, in offsets of the reading text."""

from dataclasses import dataclass

from policy_lineage.ingest.values import Level


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` of the reading text name one document (or a closed set of them)."""

    start: int
    end: int
    kind: str
    code: str | None
    code_start: int | None
    code_end: int | None
    name: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    level: Level
    province: str | None
    subject_end: int  # where its subject ends; `end` where it has none


@dataclass(frozen=True, slots=True)
class Name:
    """A document named without a number, up to `end` of the text."""

    end: int
    title: str  # the name, before the province of the document is filled in
    level: Level | None = None  # None where the name does not tell
    province: str | None = None
    date: str | None = None
    issuer: str | None = None
    subject: str | None = None
    subject_end: int | None = None
