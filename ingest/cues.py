"""The words that say what becomes of a document, from data/roles.yaml."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from policy_lineage.data import rules


class Group(StrEnum):
    CARRY = "carry"  # to be carried out, or carried out by the document named before
    BASIS = "basis"  # what something rests on
    DRAFT = "draft"  # being written, sent up or issued
    CHANGE = "change"  # amended, replaced, annexed
    DETAIL = "detail"  # guided or detailed by a decree or circular
    REPORT = "report"  # received, told of, looked back on


class Cue(NamedTuple):
    """A cue in a window of text: where it stands and what it says."""

    start: int
    end: int
    group: Group
    rule: str


@dataclass(frozen=True, slots=True)
class Words:
    """The compiled patterns of data/roles.yaml."""

    cue: re.Pattern[str]
    groups: dict[str, Group]
    tails: dict[str, int]
    run: re.Pattern[str]
    plain_purpose: re.Pattern[str]  # all that may stand between a document and its verb
    subject: re.Pattern[str]  # the beginning of a subject: "của Chính phủ về "
    acts: re.Pattern[str]  # one without such a word: "của Chính phủ quy định "
    stranger: re.Pattern[str]
    plan: re.Pattern[str]
    back: re.Pattern[str]  # "thực hiện Nghị quyết trên"
    past: re.Pattern[str]


@cache
def words() -> Words:
    """The patterns, compiled once."""
    data = rules("roles")
    cues = data["cues"]
    purpose = data["purpose"]
    return Words(
        cue=re.compile(_any_cue(cues)),
        groups={c["rule"]: Group(c["group"]) for c in cues},
        tails={c["rule"]: c["tail"] for c in cues},
        run=re.compile(rf"(?:{_whole(data['verb_run'])}(?:,? | và ))+$"),
        plain_purpose=re.compile(rf"{purpose['fields']}{purpose['plan']}"),
        subject=re.compile(rf"{purpose['fields']}\s*{_whole([purpose['links']])}\s"),
        acts=re.compile(rf"{purpose['fields']}\s*{_whole(purpose['acts'])}\s"),
        stranger=re.compile(_whole(purpose["strangers"])),
        plan=re.compile(_plan(data["plans"])),
        back=re.compile(_back(data)),
        past=re.compile(_whole(data["past"])),
    )


def _any_cue(cues: list[dict[str, Any]]) -> str:
    """The words of all rules, each a group named by its place; inside a word only those that a lost space glues."""
    glued = {i: "|".join(c["glued"]) for i, c in enumerate(cues) if "glued" in c}
    whole = (
        f"(?P<r{i}>(?:{'|'.join(c['words'])})(?!\\w){'|' + glued[i] if i in glued else ''})" for i, c in enumerate(cues)
    )
    # whether a word begins is asked once for all rules
    return rf"(?<!\w)(?:{'|'.join(whole)})|" + "|".join(f"(?P<g{i}>{words})" for i, words in glued.items())


def _whole(patterns: list[str]) -> str:
    """One alternation of whole words, in the order given."""
    return rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)"


def _plan(nouns: list[str]) -> str:
    """A plan named by its purpose only, up to the verb that stands at the end of the window."""
    return (
        rf"(?P<kind>{_whole(nouns)})(?P<this> này)?(?: năm \d{{4}})?(?: của [^,;|]{{2,60}}?)?"
        r"(?: (?:về việc|về|nhằm|để|số))? ?[“\"]? ?$"
    )


def _back(data: dict[str, Any]) -> str:
    """A verb of carrying out with a document that is only pointed at."""
    verbs = _whole(data["verb_run"])
    return (
        rf"{verbs}(?: \w+){{0,6}}? (?P<kind>{_whole(data['kinds_pointed_at'])}) (?:{'|'.join(data['pointers'])})(?!\w)"
    )


def cues_in(window: str) -> tuple[Cue, ...]:
    """Every cue of a lower-case window, from left to right."""
    known = words()
    names = tuple(known.groups)
    return tuple(
        Cue(m.start(), m.end(), known.groups[rule], rule)
        for m in known.cue.finditer(window)
        for rule in (names[int((m.lastgroup or "r0")[1:])],)
    )


def verb_run_start(window: str, start: int) -> int:
    """Where the run of verbs begins that goes on with the cue at `start`: "tiếp tục tổ chức | thực hiện"."""
    run = words().run.search(window[:start])
    return run.start() if run else start
