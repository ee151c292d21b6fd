"""What a careful reader would flag over the whole store: statements of several texts set side by side."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, islice

from policy_lineage.graph.known import by_key
from policy_lineage.graph.store import GraphStore
from policy_lineage.ingest.codes import Code, parse_code
from policy_lineage.ingest.issuer_signs import signs_otherwise
from policy_lineage.queries.answer import Row
from policy_lineage.words import both

CITES_CYPHER = """
MATCH (:Document)-[c:CITES]->(d:Document)
RETURN d.key AS key, coalesce(d.code, d.name, d.key) AS name, d.code AS code, d.issued_on AS issued_on,
  d.told_by_text AS told_by_text, d.told_by_registry AS told_by_registry, c.date AS date, c.issuer AS issuer,
  c.role AS role, c.stated_in AS stated_in, c.start AS start, c.end AS end, c.text AS text
"""
ISSUED_CYPHER = """
MATCH (d:Document)
WHERE d.code IS NOT NULL AND d.issued_on IS NOT NULL AND NOT d.key ENDS WITH '@?'
RETURN d.key AS key, d.code AS code, d.issued_on AS issued_on
"""
HELD_CYPHER = """
MATCH (d:Document) WHERE d.held
RETURN d.key AS key, coalesce(d.code, d.name, d.key) AS name, d.issued_on AS issued_on
"""
ISSUERS_CYPHER = """
MATCH (d:Document)-[i:ISSUED_BY]->(a:Agency)
RETURN d.key AS key, coalesce(d.code, d.name, d.key) AS name, a.key AS agency, a.name AS issuer, i.origin AS origin,
  i.as_stated AS as_stated,
  i.stated_in AS stated_in, i.start AS start, i.end AS end, i.text AS text
"""
TARGETS_CYPHER = """
MATCH (d:Document)-[:SETS_TARGET]->(t:Target)
WHERE t.value IS NOT NULL AND t.year IS NOT NULL
OPTIONAL MATCH (t)-[:MEASURES]->(i:Indicator)
RETURN d.key AS stated_in, t.key AS key, t.indicator AS words, t.group AS group_of, t.qualifier AS qualifier,
  t.year AS year, t.change AS change, t.comparator AS comparator, i.id AS indicator,
  t.value AS value, t.value_max AS value_max, t.unit AS unit,
  t.value_canonical AS canonical, t.unit_canonical AS unit_canonical, t.start AS start, t.end AS end, t.text AS text
"""
EDGES_CYPHER = """
MATCH (a:Document)-[r:IMPLEMENTS]->(b:Document)
RETURN a.key AS source, b.key AS target, coalesce(a.code, a.name, a.key) AS source_name,
  coalesce(b.code, b.name, b.key) AS target_name, r.origin AS origin,
  r.stated_in AS stated_in, r.start AS start, r.end AS end, r.text AS text
"""

NEAR_IN_NUMBER = 10  # documents of one series so near are issued one after the other
NEAR_IN_DAYS = 92
OPEN = "@?"
BOUNDS = {frozenset((low, high)) for low in (">=", ">") for high in ("<=", "<")}  # together they make a range
# names that do not say which body of the committee it was
GENERAL = ("trung ương", "tỉnh ủy", "thành ủy")

# the doubt in English and Vietnamese, and the row of the statement that shows it
Finding = tuple[tuple[str, str], Row]
Findings = Iterator[Finding]


def _told_by(row: Row, name: str = "issued_on") -> str:
    """Who decided the value: text, registry or mentions."""
    for teller in ("text", "registry"):
        if name in (row[f"told_by_{teller}"] or "").split():
            return teller
    return "mentions"


def two_dates(store: GraphStore) -> Findings:
    """Mentions whose date is not the one in the document's own text, or that other mentions give."""
    for c in store.run(CITES_CYPHER):
        teller = _told_by(c)
        if c["date"] and c["issued_on"] and c["date"] != c["issued_on"] and teller != "registry":
            key = "check.two-dates.own" if teller == "text" else "check.two-dates.elsewhere"
            yield both(key, name=c["name"], date=c["date"], other=c["issued_on"]), c


def registry_dates(store: GraphStore) -> Findings:
    """Dates of texts that are not the registry's."""
    for c in store.run(CITES_CYPHER):
        if c["date"] and c["issued_on"] and c["date"] != c["issued_on"] and _told_by(c) == "registry":
            yield both("check.registry-date", name=c["name"], date=c["date"], other=c["issued_on"]), c
    known = by_key()
    for d in store.run(HELD_CYPHER):
        row = known.get(d["key"])
        if row and row.issued_on and d["issued_on"] and row.issued_on != d["issued_on"]:
            what = both("check.registry-date.own", name=d["name"], date=d["issued_on"], other=row.issued_on)
            yield what, {"stated_in": d["key"]}


def registry_issuers(store: GraphStore) -> Findings:
    """Issuers in texts that are not the registry's."""
    rows = store.run(ISSUERS_CYPHER)
    registry: dict[str, dict[str, str]] = {}
    for r in rows:
        if r["origin"] == "registry" and not _general(r):
            registry.setdefault(r["key"], {})[r["agency"]] = r["issuer"]
    agreed = {(r["key"], r["stated_in"], r["start"]) for r in rows if r["agency"] in registry.get(r["key"], {})}
    for r in rows:
        other = registry.get(r["key"])
        spoken = r["origin"] != "registry" and (r["key"], r["stated_in"], r["start"]) not in agreed
        if other and spoken and not _general(r) and not _loosely(r):
            others = ", ".join(other.values())
            yield both("check.registry-issuer", name=r["name"], issuer=r["issuer"], other=others), r


def _loosely(issued: Row) -> bool:
    """Whether only the number is printed there: "Đề án 06 của Chính phủ" is a decision of the Prime Minister."""
    code = parse_code(issued["name"])
    sign = ((code.body or "") if code else "").split("-")[0]
    said = (issued["text"] or "").casefold()
    return code is not None and code.number in said and sign.casefold() not in said


def _general(issued: Row) -> bool:
    """Whether the words leave open which body of the committee it was."""
    return (issued["as_stated"] or issued["issuer"] or "").lower().replace("uỷ", "ủy").startswith(GENERAL)


def number_against_date(store: GraphStore) -> Findings:
    """Documents of one series, one year, whose numbers rise while their dates fall."""
    series: dict[tuple[object, ...], list[tuple[int, date, Row]]] = {}
    for d in store.run(ISSUED_CYPHER):
        code = parse_code(d["code"])
        day = _day(d["issued_on"])
        if code and day and code.number.isdigit():
            series.setdefault(_series(d["key"], code, day), []).append((int(code.number), day, d))
    for members in series.values():
        ordered = sorted(members, key=lambda m: (m[0], m[1], m[2]["key"]))
        yield from (_against(one, two) for one, two in _near(ordered) if _runs_back(one, two))


Numbered = tuple[int, date, Row]


def _near(ordered: Sequence[Numbered]) -> Iterator[tuple[Numbered, Numbered]]:
    """Each pair whose numbers are near to each other; a series of a year may have thousands."""
    for at, one in enumerate(ordered):
        for two in islice(ordered, at + 1, None):
            if two[0] - one[0] > NEAR_IN_NUMBER:
                break
            yield one, two


def _day(written: str) -> date | None:
    """The day, None where the calendar has no such day: 2031-02-30."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _series(key: str, code: Code, day: date) -> tuple[object, ...]:
    return key.split("/", 1)[0], code.system, code.kind, code.body, code.assembly, day.year


def _runs_back(one: Numbered, two: Numbered) -> bool:
    return 0 < two[0] - one[0] <= NEAR_IN_NUMBER and 0 < (one[1] - two[1]).days <= NEAR_IN_DAYS


def _against(one: Numbered, two: Numbered) -> Finding:
    a, b = one[2], two[2]
    said = {"code": a["code"], "date": a["issued_on"], "other": b["code"], "other_date": b["issued_on"]}
    return both("check.number-against-date", **said), {"stated_in": a["key"]}


def issuer_against_sign(store: GraphStore) -> Findings:
    """Mentions whose issuer does not sign with the sign in the code."""
    for c in store.run(CITES_CYPHER):
        if c["code"] and signs_otherwise(c["code"], c["issuer"]):
            yield both("check.issuer-against-sign", code=c["code"], issuer=c["issuer"]), c


def never_resolved(store: GraphStore) -> Findings:
    """Documents that are cited without it being certain which one is meant: a row for each citing text."""
    first: dict[tuple[str, str], Row] = {}
    for c in sorted(store.run(CITES_CYPHER), key=lambda c: (c["stated_in"], c["start"] or 0)):
        if _is_open(c["key"]) and c["role"] != "to-be-issued":
            first.setdefault((c["key"], c["stated_in"]), c)
    for cited in first.values():
        yield both(f"check.never-resolved.{_why_open(cited)}", name=cited["name"]), cited
    for d in store.run(HELD_CYPHER):
        if _is_open(d["key"]):
            yield both("check.never-resolved.held", name=d["name"]), {"stated_in": d["key"]}


def _is_open(key: str) -> bool:
    """Whether year, term or place of a document stay undecided."""
    return key.endswith(OPEN) or key.startswith(OPEN[1:])


def _why_open(cited: Row) -> str:
    if cited["key"].startswith(OPEN[1:]):
        return "place"
    return "code" if cited["code"] else "name"


def contradicting_targets(store: GraphStore) -> Findings:
    """Two values, or two units, for one indicator, part and year in one document."""
    alike: dict[tuple[object, ...], list[Row]] = {}
    for t in sorted(store.run(TARGETS_CYPHER), key=lambda t: t["key"]):
        words, part = (t["words"] or "").lower(), (t["qualifier"] or "").lower()
        alike.setdefault((t["stated_in"], words, part, t["year"], t["change"]), []).append(t)
    for members in alike.values():
        yield from (_two_values(a, b) for a, b in combinations(members, 2) if _differ(a, b))


def _differ(a: Row, b: Row) -> bool:
    """Whether both cannot be meant: other values of one unit, or one value in other units."""
    if frozenset((a["comparator"], b["comparator"])) in BOUNDS:
        return False
    if a["unit_canonical"] and b["unit_canonical"]:
        same_unit, same_value = a["unit_canonical"] == b["unit_canonical"], a["canonical"] == b["canonical"]
    else:
        same_unit, same_value = a["unit"] == b["unit"], a["value"] == b["value"]
    same_value = same_value and (not same_unit or a["value_max"] == b["value_max"])
    return bool(same_unit != same_value)


def _two_values(a: Row, b: Row) -> Finding:
    figures = {"here": _figure(b), "other": _figure(a)}
    return both("check.contradicting-targets", words=b["words"], year=b["year"], **figures), b


def _figure(t: Row) -> str:
    top = "" if t["value_max"] is None else f"-{t['value_max']:g}"
    return f"{t['value']:g}{top} {t['unit'] or ''}".strip()


def contradicted_edges(store: GraphStore) -> Findings:
    """Edges that another text turns round, or for which it names quite other resolutions."""
    edges = store.run(EDGES_CYPHER)
    above: dict[str, set[str]] = {}
    said: dict[str, dict[str, list[Row]]] = {}
    for e in edges:
        above.setdefault(e["source"], set()).add(e["target"])
        said.setdefault(e["source"], {}).setdefault(e["stated_in"], []).append(e)
    for e in edges:
        if e["source"] in above.get(e["target"], ()):
            yield both("check.contradicted-edge.round", source=e["source_name"], target=e["target_name"]), e
    for by_text in said.values():
        for one, two in combinations(by_text.values(), 2):
            if _apart(one, two, above):
                yield _other_target(one[0], two[0])
                yield _other_target(two[0], one[0])


def _apart(one: list[Row], two: list[Row], above: dict[str, set[str]]) -> bool:
    """Whether no resolution of one text is, implements or is implemented by one of the other."""
    first, second = {e["target"] for e in one}, {e["target"] for e in two}
    if any(key.endswith(OPEN) for key in first | second):
        return False  # it may be the same one
    return not (_reach(first, above) & second or _reach(second, above) & first)


def _reach(keys: set[str], above: dict[str, set[str]]) -> set[str]:
    """The keys with all that they implement, hop by hop."""
    found, waiting = set(keys), list(keys)
    while waiting:
        new = above.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def _other_target(here: Row, there: Row) -> Finding:
    key = "registry" if there["stated_in"].startswith("registry/") else "text"
    names = {"source": here["source_name"], "target": here["target_name"], "other": there["target_name"]}
    return both(f"check.contradicted-edge.{key}", **names, stated_in=there["stated_in"]), here
