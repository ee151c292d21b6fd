"""A named question: what its `.cypher` file says in the header, checked when built."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from policy_lineage.errors import CatalogError
from policy_lineage.graph.model import NODES, RELATIONSHIPS


class ParameterType(StrEnum):
    """How a parameter is read from the words of a command line."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DOCUMENT = "document"  # a code as people write it; a key when it arrives in Cypher
    PROVINCE = "province"  # a name in any spelling; that of the store when it arrives


Bound = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Parameter:
    """One `$name` of a question; without a `default` it has to be given."""

    name: str
    type: ParameterType
    default: Bound | None
    example: str
    meaning_vi: str
    meaning_en: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One question of the catalogue.

    `order` are the columns by which rows are sorted for display, a "-" before
    those that fall; `picture` is Cypher whose rows hold the nodes and
    relationships to draw. A wrong declaration raises a CatalogError that
    lists all that is wrong with it.
    """

    name: str
    title_vi: str
    title_en: str
    question_vi: str
    question_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    order: tuple[str, ...]
    tags: tuple[str, ...]
    cypher: str
    picture: str = ""

    def __post_init__(self) -> None:
        problems = list(_problems(self))
        if problems:
            raise CatalogError(f"queries/{self.name}.cypher: " + "; ".join(problems))


NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
DOLLAR = re.compile(r"\$(\w+)")
LABEL = re.compile(r"[(\[]\w*:([A-Z]\w*(?:[|:&]:?[A-Z]\w*)*)")
WRITE = re.compile(r"\b(CREATE|MERGE|DELETE|SET|REMOVE|DROP|FOREACH|LOAD\s+CSV|CALL\s+\w+[.(])\b", re.IGNORECASE)
NESTED = re.compile(r"\{[^{}]*\}")  # a map, or a subquery with a RETURN of its own
ALIAS = re.compile(r"\bAS\s+(\w+)\s*\Z", re.IGNORECASE)
KNOWN = frozenset(
    [k.label for k in NODES] + [e for k in NODES for e in k.extra_labels] + [k.type for k in RELATIONSHIPS]
)


def _problems(query: NamedQuery) -> Iterator[str]:
    """Every reason to refuse the declaration, each with what to do."""
    if not NAME.match(query.name):
        yield f"the name {query.name!r} must be lower case with underscores"
    for part in ("title_vi", "title_en", "question_vi", "question_en", "columns", "tags", "cypher"):
        if not getattr(query, part):
            yield f"{part} is missing: write a line `// {part}: …`"
    yield from _parameter_problems(query)
    yield from _column_problems(query)
    yield from _cypher_problems(query.cypher)
    if query.picture:
        yield from _cypher_problems(query.picture)


def _parameter_problems(query: NamedQuery) -> Iterator[str]:
    declared = {p.name for p in query.parameters}
    used = set(DOLLAR.findall(query.cypher))
    for name in sorted(used - declared):
        yield f"${name} is used and not declared: write a line `// parameter: {name} | …`"
    for name in sorted(declared - used):
        yield f"parameter {name} is declared and not used: remove the line"
    for name in sorted(set(DOLLAR.findall(query.picture)) - declared):
        yield f"the picture uses ${name}, which is not declared"


def _column_problems(query: NamedQuery) -> Iterator[str]:
    returned = returned_columns(query.cypher)
    if returned != query.columns:
        yield f"columns are declared as {', '.join(query.columns)} and returned as {', '.join(returned)}"
    for column in query.order:
        if column.removeprefix("-") not in query.columns:
            yield f"order names {column}, which is no column"


def _cypher_problems(cypher: str) -> Iterator[str]:
    bare = without_strings(cypher)
    if write := WRITE.search(bare):
        yield f"{write[1].upper()} would write: questions only read"
    for group in LABEL.findall(bare):
        for label in re.split(r"[|:&]+", group):
            if label not in KNOWN:
                yield f"{label} is no label or relationship type of graph/model.py"


def returned_columns(cypher: str) -> tuple[str, ...]:
    """The aliases of the last RETURN.

    >>> returned_columns("MATCH (d) RETURN DISTINCT d.code AS code, count(*) AS documents ORDER BY code")
    ('code', 'documents')
    """
    bare = NESTED.sub(" ", without_strings(cypher))
    rest = re.split(r"\bRETURN\s+(?:DISTINCT\s+)?", bare, flags=re.IGNORECASE)[-1]
    body = re.split(r"\b(?:ORDER BY|SKIP|LIMIT)\b", rest, maxsplit=1, flags=re.IGNORECASE)[0]
    return tuple(m[1] if (m := ALIAS.search(part.strip())) else part.strip() for part in _top_level(body))


def _top_level(body: str) -> Iterator[str]:
    """The parts between commas that stand in no brackets."""
    depth, start = 0, 0
    for at, letter in enumerate(body):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth == 0:
            yield body[start:at]
            start = at + 1
    yield body[start:]


def without_strings(cypher: str) -> str:
    """The statement without comments and with the inside of strings blanked."""
    text = re.sub(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", "''", cypher)
    return re.sub(r"//[^\n]*|/\*.*?\*/", " ", text, flags=re.DOTALL)
