"""The parts of a document: which stretches are the situation, the targets, the tasks, the implementation."""

from dataclasses import dataclass
from enum import StrEnum

from policy_lineage.ingest.values import Section


class Part(StrEnum):
    SITUATION = "situation"  # results and shortcomings of the past
    AIMS = "aims"  # viewpoints, general objective
    TARGETS = "targets"  # chỉ tiêu
    TASKS = "tasks"  # nhiệm vụ, giải pháp
    IMPLEMENTATION = "implementation"  # tổ chức thực hiện
    ANNEX = "annex"  # tables after the signature


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of the reading text belong to `part`, below the section with this path."""

    part: Part
    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Headings in order, the stretches between them, and the articles that are sentences and no headings."""

    sections: tuple[Section, ...]
    stretches: tuple[Stretch, ...]
    articles: tuple[Section, ...] = ()

    def of(self, part: Part) -> tuple[Stretch, ...]:
        """The stretches of one part, in order."""
        return tuple(s for s in self.stretches if s.part == part)
