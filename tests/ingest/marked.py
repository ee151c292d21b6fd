"""Sentences with marked mentions: [[Nghị quyết số 61-NQ/TW]]carry-out, and "=> A -> B" for an edge."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from policy_lineage.ingest.claims import find_claims
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Reading, read
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.stated import Statement
from policy_lineage.ingest.statements import read_statements
from policy_lineage.ingest.values import End, Header, Implements, Level, Status

CASES = Path(__file__).parents[1] / "cases"
MARK = re.compile(r"\[\[(.+?)\]\]((?:[a-z-]+(?:\|[a-z-]+)*)?)")
CODE = re.compile(r"\d+(?:/\d{4})?[-/][A-Za-zĐđ][\w-]*(?:/\w+)?")
CENTRAL = re.compile(r"/(?:TW|(?:\w+-)?(?:CP|TTg|QH\d*|B[A-Z]+)\b)|^Luật", re.IGNORECASE)
KIND = re.compile(
    r"Chương trình hành động|Nghị quyết|Kế hoạch|Chỉ thị|Kết luận|Quy định|Đề án|Quyết định|Luật|Nghị định"
    r"|Thông tư|Tờ trình|Công văn|Quy hoạch|Chương trình|Báo cáo",
    re.IGNORECASE,
)
BARE = re.compile(r"(?<=[/-])(?:NĐ|QĐ)(?=-)|(?<=/)(?:NĐ|QĐ)")  # "số 5/2031/NĐ-CP": the kind stands before the list
SIGNS = {"NĐ": "Nghị định", "QĐ": "Quyết định"}


@dataclass(frozen=True)
class Case:
    """One text with the roles and the edges that it should have."""

    text: str
    header: Header
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...]
    edges: tuple[str, ...]

    @property
    def head(self) -> str:
        """The beginning, for the name of the test."""
        return self.text[:70].replace("\n", " ")


def cases(name: str) -> list[Case]:
    """The cases of tests/cases/`name`: blocks between blank lines, "#" before remarks."""
    text = (CASES / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n\s*\n", re.sub(r"(?m)^#.*\n?", "", text))
    return [_case(block.strip("\n")) for block in blocks if block.strip()]


def _case(block: str) -> Case:
    own = dict(re.findall(r"(?m)^(kind|code|title): (.*)$", block))
    edges = tuple(e for e in re.findall(r"(?m)^=> (.*)$", block) if e != "none")
    marked = re.sub(r"(?m)^(?:(?:kind|code|title): |=> ).*\n?", "", block).rstrip("\n")
    text, mentions, roles, at = "", [], [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        mentions.append(_mention(mark.group(1), len(text)))
        roles.append(mark.group(2))
        text, at = text + mark.group(1), mark.end()
    header = Header(kind=own.get("kind"), code=own.get("code"), title=own.get("title"))
    return Case(text + marked[at:], header, tuple(mentions), tuple(roles), edges)


def _mention(text: str, start: int) -> Mention:
    end, code, kind = start + len(text), CODE.search(text), KIND.match(text) or BARE.search(text)
    level = Level.CENTRAL if CENTRAL.search(text) else Level.PROVINCIAL
    where = (start + code.start(), start + code.end()) if code else (None, None)
    name = None if code else text
    return Mention(
        start, end, (SIGNS.get(kind.group(), kind.group()) if kind else "?"), code.group() if code else None, *where,
        name, _date(text), None, None, level, None, end,
    )  # fmt: skip


def _date(text: str) -> str | None:
    found = re.search(r"ngày (\d+)/(\d+)/(\d{4})", text)
    return found and f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"


def stated(case: Case) -> tuple[Reading, tuple[Statement, ...]]:
    """What is read in the case, given its mentions."""
    reading = read(SourceText.of_text(case.text))
    return reading, read_statements(reading, case.header, Outline((), ()), placed(case, reading))


def placed(case: Case, reading: Reading) -> tuple[Mention, ...]:
    """The mentions where they stand in the reading text."""
    to = {reading.at(p): p for p in reversed(range(len(reading.text)))}
    return tuple(_moved(m, to[m.start] - m.start) for m in case.mentions)


def _moved(mention: Mention, by: int) -> Mention:
    code = (mention.code_start, mention.code_end)
    start, end = (None if at is None else at + by for at in code)
    return replace(
        mention,
        start=mention.start + by,
        end=mention.end + by,
        code_start=start,
        code_end=end,
        subject_end=mention.end + by,
    )


def claims(case: Case) -> tuple[Implements, ...]:
    """The edges of the case."""
    reading, statements = stated(case)
    return find_claims(reading, case.header, placed(case, reading), statements)


def arrow(claim: Implements) -> str:
    """An edge as the cases write it: "self -> 61-NQ/TW planned"."""
    planned = " planned" if claim.status is Status.PLANNED else ""
    return f"{_end(claim.source)} -> {_end(claim.target)}{planned}"


def _end(end: End) -> str:
    return "self" if end.self else end.code or end.name or ""
