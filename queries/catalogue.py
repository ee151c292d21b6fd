"""The catalogue of named questions: one `.cypher` file each, its header in comments.

    // name: most_cited
    // title_vi: …
    // parameter: limit | integer | 20 | 5 | how many rows | số dòng
    // columns: code, title, citations
    // order: -citations, code
    // tags: citations
    // browser: :param {limit: 20}
    MATCH …

A header line goes on in the lines that are indented under it. `browser` is
what to run first where the file is pasted into Neo4j Browser.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from policy_lineage.errors import CatalogError, QueryError
from policy_lineage.queries.spec import Bound, NamedQuery, Parameter, ParameterType
from policy_lineage.words import both

HEADER = re.compile(r"//\s?(.*)")
ENTRY = re.compile(r"(\w+):\s*(.*)")


@cache
def catalogue() -> Mapping[str, NamedQuery]:
    """Every named question by name, in alphabetical order."""
    found = sorted(f for f in _names() if f.endswith(".cypher"))
    return {f.removesuffix(".cypher"): named_query(f.removesuffix(".cypher")) for f in found}


@cache
def named_query(name: str) -> NamedQuery:
    """The question of that name; a QueryError that lists the names where there is none."""
    return parsed(text_of(name), name)


def text_of(name: str) -> str:
    """The file of the question of that name, as it can be pasted into Neo4j Browser."""
    if f"{name}.cypher" not in _names():
        raise QueryError(*both("query.unknown", name=name, near=_near(name)))
    return files("policy_lineage.queries").joinpath(f"{name}.cypher").read_text(encoding="utf-8")


@cache
def _names() -> frozenset[str]:
    return frozenset(f.name for f in files("policy_lineage.queries").iterdir() if f.name.endswith(".cypher"))


def _near(name: str) -> str:
    from difflib import get_close_matches

    names = sorted(f.removesuffix(".cypher") for f in _names())
    return ", ".join(get_close_matches(name, names, 5, 0.5) or names)


def parsed(text: str, file_name: str) -> NamedQuery:
    """The question that the text of a `.cypher` file declares."""
    header = [m[1] for line in text.splitlines() if (m := HEADER.match(line))]
    entries = list(_entries(header))
    values = dict(entries)
    if values.get("name") != file_name:
        raise CatalogError(f"queries/{file_name}.cypher: its name is {values.get('name')!r}, not that of the file")
    cypher = "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()
    return NamedQuery(
        name=file_name,
        title_vi=values.get("title_vi", ""),
        title_en=values.get("title_en", ""),
        question_vi=values.get("question_vi", ""),
        question_en=values.get("question_en", ""),
        parameters=tuple(_parameter(v, file_name) for k, v in entries if k == "parameter"),
        columns=_list(values.get("columns", "")),
        order=_list(values.get("order", "")),
        tags=_list(values.get("tags", "")),
        cypher=cypher,
        picture=values.get("picture", ""),
    )


def _entries(header: list[str]) -> Iterator[tuple[str, str]]:
    """Key and value of each entry, continued lines joined."""
    key, value = "", ""
    for line in header:
        if entry := ENTRY.match(line):
            if key:
                yield key, value
            key, value = entry[1], entry[2].strip()
        else:
            value = f"{value} {line.strip()}".strip()
    if key:
        yield key, value


def _parameter(line: str, file_name: str) -> Parameter:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 6 or parts[1] not in list(ParameterType):
        raise CatalogError(
            f"queries/{file_name}.cypher: `// parameter: {line}` must be"
            " `name | type | default | example | meaning | ý nghĩa`, the type one of " + ", ".join(ParameterType)
        )
    name, kind, default, example, meaning_en, meaning_vi = parts
    of_type = ParameterType(kind)
    return Parameter(name, of_type, _default(default, of_type), example, meaning_vi, meaning_en)


def _default(text: str, kind: ParameterType) -> Bound | None:
    """The default: none for "-", the empty string for two quotes."""
    if text == "-":
        return None
    return converted("" if text in ("''", '""') else text, kind)


def converted(text: str, kind: ParameterType) -> Bound:
    """The words of a command line as a value of that type; a ValueError where they are none.

    >>> converted("20", ParameterType.INTEGER)
    20
    """
    if kind is ParameterType.INTEGER:
        return int(text)
    if kind is ParameterType.NUMBER:
        return float(text.replace(",", "."))
    if kind is ParameterType.BOOLEAN:
        return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[text.lower()]
    return text


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
