"""From what a person asks for to one document, among those that the store and the registry know."""

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from policy_lineage.errors import QueryError
from policy_lineage.graph.known import Known, documents, same_code
from policy_lineage.graph.names import plenums, resolve_name
from policy_lineage.graph.places import NATION, Place, place_of_slug
from policy_lineage.graph.series import term_at
from policy_lineage.graph.store import GraphStore
from policy_lineage.graph.wanted import Wanted, parse_query
from policy_lineage.ingest.codes import parse_code

MOST_SHOWN = 12
LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be meant; `firm` where its text is held or the registry has a source for it."""

    key: str
    code: str = ""
    title: str = ""
    issued_on: str = ""
    firm: bool = True

    @property
    def place(self) -> str:
        return self.key.split("/", 1)[0]

    @property
    def year(self) -> str:
        return self.key.rsplit("@", 1)[-1][:4]

    @property
    def accepted(self) -> str:
        """The form in which it can be asked for: "18-NQ/TW@2022", "ha-tinh/46-CTr/TU@2025"."""
        return self.key.removeprefix(f"{NATION}/") if self.code and self.place == NATION else self.key


def find_document(store: GraphStore | None, text: str, province: str | None = None) -> str:
    """The key of the one document that the words mean; a QueryError with the candidates where that is not one.

    >>> find_document(None, "NQ 68"), find_document(None, "46-CTr/TU", "Hà Tĩnh")
    ('vn/68-NQ/TW@2025', 'ha-tinh/46-CTr/TU@2025')
    """
    wanted = parse_query(text, province)
    return choose(wanted, [*registered(), *(stored(store, wanted) if store else ())]).key


def registered() -> list[Candidate]:
    """Every document of the registry as a candidate."""
    return [_registered(d) for d in documents()]


def _registered(d: Known) -> Candidate:
    # 59-NQ/TW of 2020 stands in no source: it is left to those who ask for 59-NQ/TW@2020
    return Candidate(d.key, d.code, d.title, d.issued_on, firm=d.mark != "unsourced" or d.confidence != "low")


STORED = """
MATCH (d:Document)
WHERE d.key = $key OR d.code STARTS WITH $number OR ($named AND d.name IS NOT NULL)
RETURN d.key AS key, d.code AS code, coalesce(d.name, d.title, d.subject) AS title,
       d.issued_on AS issued_on,
       coalesce(d.held, false) OR (coalesce(d.known, false) AND EXISTS { MATCH (d)<-[:CITES]-(:Document) }) AS firm
"""


def stored(store: GraphStore, wanted: Wanted) -> list[Candidate]:
    """The documents of the store that may be meant."""
    digits = _digits(wanted.code or wanted.number or "")
    found: dict[str, Candidate] = {}
    for number in dict.fromkeys((digits, digits.zfill(2))) if digits else ("\x00",):
        rows = store.run(STORED, {"key": wanted.key or "", "number": number, "named": bool(wanted.name)})
        found |= {row["key"]: _stored(row) for row in rows}
    return list(found.values())


def _stored(row: dict[str, Any]) -> Candidate:
    texts = {c: str(row[c] or "") for c in ("key", "code", "title", "issued_on")}
    return Candidate(**texts, firm=bool(row["firm"]))


def _digits(code: str) -> str:
    number = code[: len(code) - len(code.lstrip("0123456789."))]
    return number.lstrip("0") or number


def choose(wanted: Wanted, known: Iterable[Candidate]) -> Candidate:
    """The one candidate that is meant, or a QueryError."""
    pool = {c.key: c for c in sorted(known, key=lambda c: (c.key, c.firm))}
    found = _matching(wanted, list(pool.values()))
    firm = [c for c in found if c.firm]
    # a number that one text misprints does not make a document of the registry ambiguous
    found = firm or found
    dated = [c for c in found if not c.key.endswith("@?")]
    found = dated or found
    if len(found) == 1:
        return found[0]
    if not found:
        raise _unknown(wanted, list(pool.values()))
    raise _ambiguous(wanted, found)


def _matching(wanted: Wanted, pool: Sequence[Candidate]) -> list[Candidate]:
    if wanted.key:
        return [c for c in pool if c.key == wanted.key]
    if wanted.code:
        same = same_code(wanted.code)
        found = [c for c in pool if c.code and same_code(c.code) == same] or _of_alias(wanted.code, pool)
    elif wanted.number:
        found = _short(wanted, pool)
    else:
        found = _named(wanted, pool)
    found = [c for c in found if not wanted.year or c.year == wanted.year]
    if wanted.term:
        found = [c for c in found if c.issued_on and term_at(c.issued_on) == wanted.term]
    return _in_place(found, wanted.place)


def _of_alias(code: str, pool: Sequence[Candidate]) -> list[Candidate]:
    """Documents that are also written with that code: 08-QĐ/TW for 08-QĐi/TW."""
    same = same_code(code)
    keys = {d.key for d in documents() if any(parse_code(a) and same_code(a) == same for a in d.aliases)}
    return [c for c in pool if c.key in keys]


# what a bare number means first: a paper of the Party's centre, then of the State, then of a province
BODIES_IN_ORDER = (("TW",), ("CP", "TTg"), ("TU",))


def _short(wanted: Wanted, pool: Sequence[Candidate]) -> list[Candidate]:
    """Documents with that number and kind, of the first body that has one."""
    named = _named(wanted, pool)
    numbered = [c for c in pool if c.code and _digits(c.code) == wanted.number and _has_sign(c.code, wanted.sign)]
    local = [c for c in numbered if c.place != NATION]
    if wanted.place and (wanted.sign in ("CTr", "KH") or wanted.body in ("TU", "UBND")):
        numbered = local
    orders = ((wanted.body,),) if wanted.body else BODIES_IN_ORDER
    for bodies in orders:
        found = [c for c in numbered if _body(c.code).split("-")[0] in bodies]
        if found:
            return found
        if named:  # "Đề án 06" is a name of 06/QĐ-TTg
            return named
    return numbered


def _has_sign(code: str, sign: str | None) -> bool:
    parsed = parse_code(code)
    return bool(parsed) and (sign is None or _kind(parsed.kind) == sign) if parsed else False


def _kind(sign: str | None) -> str:
    return {"CTHĐ": "CTr", "CTrHĐ": "CTr", "QĐi": "QĐ", "KHHĐ": "KH"}.get(sign or "", sign or "")


def _body(code: str) -> str:
    parsed = parse_code(code)
    return (parsed.body or "") if parsed else ""


def _named(wanted: Wanted, pool: Sequence[Candidate]) -> list[Candidate]:
    """Documents that the words name."""
    province = wanted.place.name if wanted.place else None
    keys = {n.key for n in resolve_name(wanted.name or wanted.text, province=province, year=wanted.year)}
    found = [c for c in pool if c.key in keys or c.key in _of_plenum(keys)]
    if found:
        return found
    same = [c for c in pool if c.title and not c.code and c.title.casefold() == wanted.text.casefold()]
    open_keys = {k.rsplit("@", 1)[0].split("/", 1)[1] for k in keys if k.startswith("?/")}
    return same or [c for c in pool if c.key.rsplit("@", 1)[0].split("/", 1)[1] in open_keys]


PLENUM_KEY = re.compile(rf"{NATION}/nghi-quyet-hoi-nghi-trung-uong-(\d+)@([IVX]+)")


def _of_plenum(keys: Iterable[str]) -> set[str]:
    """The documents of plenums that issued several: "Nghị quyết Trung ương 5 khóa XIII" may be each of four."""
    found = (PLENUM_KEY.fullmatch(key) for key in keys)
    rows = (plenums().get((m[2], m[1])) for m in found if m)
    return {key for row in rows if row for key in row["documents"].split(";")}


def _in_place(found: list[Candidate], place: Place | None) -> list[Candidate]:
    """Those of the province asked for, then or now; central documents belong to every province."""
    if place is None:
        return found
    slugs = {place.slug}
    kept = [c for c in found if c.place == NATION or c.place in slugs or _now(c.place) == place.name]
    exact = [c for c in kept if c.place in slugs]
    return exact or kept


def _now(slug: str) -> str | None:
    found = place_of_slug(slug)
    return found.now if found else None


def _ambiguous(wanted: Wanted, found: Sequence[Candidate]) -> QueryError:
    """The candidates, each in the form that is accepted."""
    ordered = sorted(found, key=lambda c: (c.issued_on, c.key))
    rest = f" … (+{len(ordered) - MOST_SHOWN})" if len(ordered) > MOST_SHOWN else ""
    english, vietnamese = (
        "; ".join(_line(c, day) for c in ordered[:MOST_SHOWN]) + rest for day in (str, written_in_vietnamese)
    )
    return QueryError(
        f'"{wanted.text}" may be {len(found)} documents: {english}. Ask for one of them as written here.',
        vi=f"“{wanted.text}” có thể là {len(found)} văn bản: {vietnamese}. Hãy hỏi đúng một văn bản như viết ở đây.",
    )


def written_in_vietnamese(day: str) -> str:
    """The day first.

    >>> written_in_vietnamese("2025-05-04")
    '04/05/2025'
    """
    return "/".join(reversed(day.split("-")))


def _line(c: Candidate, day: Callable[[str], str]) -> str:
    place = place_of_slug(c.place)
    title = textwrap.shorten(c.title, LONGEST_TITLE, placeholder=" …")
    said = ", ".join(p for p in (day(c.issued_on), place.name if place else "", title) if p)
    return f"{c.accepted} ({said})" if said else c.accepted


def _unknown(wanted: Wanted, pool: Sequence[Candidate]) -> QueryError:
    """Nothing has that code: what comes near, and how codes are written."""
    digits = _digits(wanted.code or wanted.number or "")
    near = [c for c in pool if digits and c.code and _digits(c.code) == digits]
    shown = ", ".join(c.accepted for c in near[:6])
    hint = f" With that number there are: {shown}." if near else ""
    hint_vi = f" Cùng số này có: {shown}." if near else ""
    where = f" of {wanted.place.name}" if wanted.place else ""
    where_vi = f" của {wanted.place.name}" if wanted.place else ""
    return QueryError(
        f'Neither the store nor the registry has a document "{wanted.text}"{where}.{hint} '
        "Write a code as 68-NQ/TW, with its year as 18-NQ/TW@2022, or read texts in with lineage ingest.",
        vi=f"Kho và danh mục đều không có văn bản “{wanted.text}”{where_vi}.{hint_vi} "
        "Viết số như 68-NQ/TW, kèm năm như 18-NQ/TW@2022, hoặc đọc thêm văn bản bằng lineage ingest.",
    )
