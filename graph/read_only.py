"""What may be asked: a statement that would write is refused before it runs, on every engine.

The statement is read as words; strings, comments and names in backticks are
taken out first. A clause that is not known to read only is refused, and so is
every procedure outside a short list.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from policy_lineage.errors import ReadOnly
from policy_lineage.words import both, word

# what a question may begin with
BEGIN = frozenset(("MATCH", "OPTIONAL", "RETURN", "WITH", "UNWIND", "CALL", "SHOW"))
# clauses that write, read files or leave the database, wherever they stand
REFUSED = frozenset(
    ("CREATE", "INSERT", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "LOAD", "USE", "DROP")
)
# a word of these after the ones before it is no clause: "n.set", ":SET", "AS load", "$merge", "{use: 1}"
NO_CLAUSE_BEFORE = frozenset((".", ":", "$", "&", "|", "!", "%"))
NO_CLAUSE_BEFORE_WORDS = frozenset(("AS",))
SHOWN = frozenset(("CONSTRAINT", "CONSTRAINTS", "INDEX", "INDEXES", "PROCEDURES", "FUNCTIONS"))
PROCEDURES = frozenset(
    (
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.visualization",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "dbms.components",
    )
)
# functions that reach out of the graph
FUNCTIONS = frozenset(("file", "linenumber"))

TOKEN = re.compile(
    r"""(?P<comment>//[^\n\r]*|/\*.*?(?:\*/|\Z))
      | (?P<string>'(?:[^'\\]|\\.)*(?:'|\Z)|"(?:[^"\\]|\\.)*(?:"|\Z))
      | (?P<quoted>`(?:[^`]|``)*(?:`|\Z))
      | (?P<number>\d+(?:\.\d*)?)
      | (?P<word>\w+)
      | (?P<sign>\S)""",
    re.VERBOSE | re.DOTALL,
)
UNSEEN = frozenset(("Cf", "Cc", "Cs", "Zl", "Zp"))
UNICODE = re.compile(r"\\+u+[0-9A-Fa-f]{4}")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign of a statement; `upper` is empty for names in backticks, strings and numbers."""

    text: str
    upper: str = ""


def check_read_only(cypher: str) -> None:
    """Raises ReadOnly, with the reason, where the statement would write or reach out of the graph.

    >>> check_read_only("MATCH (n) WHERE n.set = 'CREATE' RETURN n.key AS key")
    """
    if UNICODE.search(cypher):
        # Neo4j reads \\u0043REATE as CREATE
        raise _refused("unicode")
    if any(unicodedata.category(c) in UNSEEN and c not in "\t\n\r" for c in cypher):
        raise _refused("unseen")
    tokens = list(_tokens(cypher))
    if not tokens:
        raise _refused("empty")
    if tokens[0].upper not in BEGIN:
        first = tokens[0]
        raise _refused(first.upper) if first.upper in REFUSED else _refused("begin", word=first.text[:40])
    for i in range(len(tokens)):
        _check_word(tokens, i)


def _tokens(cypher: str) -> Iterator[Token]:
    for found in TOKEN.finditer(cypher):
        kind, text = found.lastgroup, found.group()
        if kind == "word" or kind == "sign":
            yield Token(text, unicodedata.normalize("NFKC", text).upper())
        elif kind != "comment":
            yield Token(text)


def _check_word(tokens: list[Token], i: int) -> None:
    upper = tokens[i].upper
    if upper == ";" and i < len(tokens) - 1:
        raise _refused("one")
    if upper == "CALL" and _is_clause(tokens, i):
        _check_call(tokens, i)
    elif upper == "SHOW" and _is_clause(tokens, i):
        _check_show(tokens, i)
    elif upper in REFUSED and _is_clause(tokens, i):
        raise _refused(upper)
    elif upper == "TRANSACTIONS" and i and tokens[i - 1].upper in ("IN", "CONCURRENT"):
        raise _refused("transactions")
    elif upper.lower() in FUNCTIONS and _next(tokens, i) == "(" and _is_clause(tokens, i):
        raise _refused("function", name=tokens[i].text)


def _is_clause(tokens: list[Token], i: int) -> bool:
    """Whether the word may be a clause there, and not a name: `n.set`, `:SET`, `AS load`, `{use: 1}`."""
    before = tokens[i - 1].upper if i else ""
    if before in NO_CLAUSE_BEFORE or before in NO_CLAUSE_BEFORE_WORDS:
        return False
    return not (_next(tokens, i) == ":" and before in ("{", ","))


def _next(tokens: list[Token], i: int) -> str:
    return tokens[i + 1].text if i + 1 < len(tokens) else ""


def _check_call(tokens: list[Token], i: int) -> None:
    """A sub-query is read like the rest; a procedure must be one of those that read."""
    if _next(tokens, i) in ("{", "("):
        return
    name = ""
    for token in tokens[i + 1 :]:
        if not (token.upper and (token.text == "." or token.text[0].isalpha() or token.text[0] == "_")):
            break
        if name and not name.endswith(".") and token.text != ".":
            break
        name += token.text
    if name.lower() not in PROCEDURES:
        raise _refused("procedure", name=name or repr(_next(tokens, i)))


def _check_show(tokens: list[Token], i: int) -> None:
    words = {token.upper for token in tokens[i + 1 : i + 6]}
    if i or not words & SHOWN:
        raise _refused("show")


def _refused(reason: str, **values: str) -> ReadOnly:
    """The refusal with its reason, a key of words.yaml."""
    en, vi = both(f"read-only.{reason}", **values)
    return ReadOnly(word("read-only.refused", "en", reason=en), word("read-only.refused", "vi", reason=vi))
