"""What a careful reader would flag over the whole store: rules that set statements of several texts side by side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from policy_lineage.graph.known import by_key
from policy_lineage.graph.store import GraphStore
from policy_lineage.ingest.codes import Code, parse_code
from policy_lineage.queries.answer import Row

DOUBTS_CYPHER = """
MATCH (d:Document)-[:RAISES]->(x:Doubt)
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT x.severity AS severity, x.rule AS rule, x.what AS what, coalesce(d.code, d.name, d.key) AS document,
  coalesce(p.name, d.province) AS province, x.start AS start, x.end AS end, x.text AS text
"""
TEXTS_CYPHER = """
MATCH (d:Document)
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT d.key AS key, coalesce(d.code, d.name, d.key) AS name, coalesce(p.name, d.province) AS province
"""
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
ORDER = {"high": 0, "medium": 1, "low": 2}
# sign of the body -> beginnings of the names of bodies that do not sign so
WRONG_ISSUERS = {
    "TU": ("bộ chính trị", "ban bí thư", "trung ương", "ban chấp hành trung ương"),
    "TW": ("tỉnh ủy", "thành ủy", "ban thường vụ tỉnh ủy", "ban chấp hành đảng bộ tỉnh"),
    "UBND": ("hội đồng nhân dân", "hđnd"),
    "HĐND": ("ủy ban nhân dân", "ubnd"),
    "CP": ("quốc hội", "thủ tướng"),
    "TTg": ("quốc hội", "bộ chính trị"),
}
# names that do not say which body of the committee it was
GENERAL = ("trung ương", "tỉnh ủy", "thành ủy")

Finding = tuple[str, Row]  # the doubt in words, and the row of the statement that shows it
Findings = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class CheckRule:
    """One rule over the store: how grave, what it means in both languages, an invented case, what finds it."""

    name: str
    severity: str
    meaning_vi: str
    meaning_en: str
    example: str
    find: Callable[[GraphStore], Findings]


def doubts(store: GraphStore) -> list[Row]:
    """Every doubt of the texts and of the rules over the store, the gravest first."""
    told: list[Row] = list(store.run(DOUBTS_CYPHER))
    places: dict[str, Row] = {row["key"]: row for row in store.run(TEXTS_CYPHER)}
    seen = {(r["rule"], r["document"], r["start"]) for r in told}
    for rule in RULES:
        for what, at in rule.find(store):
            row = _row(rule, what, at, places)
            mark = (row["rule"], row["document"], row["start"])
            if at.get("start") is None or mark not in seen:
                told.append(row)
    return sorted({tuple(r.values()): r for r in told}.values(), key=_order)


def _row(rule: CheckRule, what: str, at: Row, places: dict[str, Row]) -> dict[str, object]:
    """The columns of the answer; a row of the registry is found by the document it is of."""
    stated_in = at["stated_in"]
    place = places.get(stated_in.removeprefix("registry/"))
    registry = stated_in.startswith("registry/")
    return {
        "severity": rule.severity,
        "rule": rule.name,
        "what": what,
        "document": place["name"] if place and not registry else stated_in,
        "province": place["province"] if place else None,
        "start": at.get("start"),
        "end": at.get("end"),
        "text": at.get("text"),
    }


def _order(row: Row) -> tuple[int, str, str, int, str]:
    severity = ORDER.get(row["severity"], len(ORDER))
    return severity, row["rule"], row["document"], -1 if row["start"] is None else row["start"], row["what"]


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
            where = "in its own text" if teller == "text" else "elsewhere"
            yield f"{c['name']} is dated {c['date']} here and {c['issued_on']} {where}", c


def registry_dates(store: GraphStore) -> Findings:
    """Dates of texts that are not the registry's."""
    for c in store.run(CITES_CYPHER):
        if c["date"] and c["issued_on"] and c["date"] != c["issued_on"] and _told_by(c) == "registry":
            yield f"{c['name']} is dated {c['date']} here and {c['issued_on']} in the registry", c
    known = by_key()
    for d in store.run(HELD_CYPHER):
        row = known.get(d["key"])
        if row and row.issued_on and d["issued_on"] and row.issued_on != d["issued_on"]:
            what = f"{d['name']} is dated {d['issued_on']} in its own text and {row.issued_on} in the registry"
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
        if other and spoken and not _general(r):
            yield f"{r['name']} is of {r['issuer']} here and of {', '.join(other.values())} in the registry", r


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
        yield from (_against(one, two) for one, two in combinations(ordered, 2) if _runs_back(one, two))


def _day(written: str) -> date | None:
    """The day, None where the calendar has no such day: 2031-02-30."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _series(key: str, code: Code, day: date) -> tuple[object, ...]:
    return key.split("/", 1)[0], code.system, code.kind, code.body, code.assembly, day.year


def _runs_back(one: tuple[int, date, Row], two: tuple[int, date, Row]) -> bool:
    return 0 < two[0] - one[0] <= NEAR_IN_NUMBER and 0 < (one[1] - two[1]).days <= NEAR_IN_DAYS


def _against(one: tuple[int, date, Row], two: tuple[int, date, Row]) -> Finding:
    a, b = one[2], two[2]
    what = f"{a['code']} is dated {a['issued_on']}, but {b['code']}, with a higher number, {b['issued_on']}"
    return what, {"stated_in": a["key"]}


def issuer_against_sign(store: GraphStore) -> Findings:
    """Mentions whose issuer does not sign with the sign in the code."""
    for c in store.run(CITES_CYPHER):
        code = parse_code(c["code"]) if c["code"] else None
        issuer = (c["issuer"] or "").lower().replace("uỷ", "ủy")
        wrong = WRONG_ISSUERS.get(code.body or "", ()) if code else ()
        if issuer.startswith(wrong) and not (" và " in issuer or "trực thuộc" in issuer):
            yield f"the sign of {c['code']} is not that of {c['issuer']}", c


def never_resolved(store: GraphStore) -> Findings:
    """Documents that are cited without it being certain which one is meant: a row for each citing text."""
    first: dict[tuple[str, str], Row] = {}
    for c in sorted(store.run(CITES_CYPHER), key=lambda c: (c["stated_in"], c["start"] or 0)):
        if c["key"].endswith(OPEN) and c["role"] != "to-be-issued":
            first.setdefault((c["key"], c["stated_in"]), c)
    for cited in first.values():
        yield f"it is not certain which document is meant by {cited['name']}", cited
    for d in store.run(HELD_CYPHER):
        if d["key"].endswith(OPEN):
            yield f"the year of {d['name']} is not known, though its text is held", {"stated_in": d["key"]}


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
    return f"{b['words']}, {b['year']}: {_figure(b)} here and {_figure(a)} elsewhere in the text", b


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
            yield f"{e['source_name']} implements {e['target_name']} here, the other way round elsewhere", e
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
    where = "the registry" if there["stated_in"].startswith("registry/") else f"the text of {there['stated_in']}"
    return f"{here['source_name']} implements {here['target_name']} here, {there['target_name']} in {where}", here


RULES: tuple[CheckRule, ...] = (
    CheckRule(
        "two-dates",
        "high",
        "Một văn bản được nêu với hai ngày ban hành.",
        "One document is given two dates of issue.",
        "A plan dated 5 July 2031 in its own text is cited elsewhere as of 15 July 2031.",
        two_dates,
    ),
    CheckRule(
        "number-against-date",
        "high",
        "Trong một loạt số của một năm, số lớn hơn lại có ngày sớm hơn.",
        "Within one series of one year the higher number has the earlier date.",
        "82-KH/TU is dated 5 July 2031, 83-KH/TU 3 July 2031.",
        number_against_date,
    ),
    CheckRule(
        "contradicting-targets",
        "high",
        "Một văn bản đặt hai mức khác nhau cho cùng chỉ tiêu, cùng phạm vi, cùng năm.",
        "One document sets two values, or one value in two units, for one indicator, part and year.",
        "Length of rural roads in 2031: 50 km in the list, 55 km in the table.",
        contradicting_targets,
    ),
    CheckRule(
        "contradicted-edge",
        "medium",
        "Quan hệ thực hiện do một nguồn nêu bị nguồn khác nêu khác hẳn hoặc nêu ngược lại.",
        "An implementation stated by one source is stated quite otherwise, or the other way round, by another.",
        "One text says that a plan carries out 12-NQ/TW, another that it carries out 34-NQ/TW only.",
        contradicted_edges,
    ),
    CheckRule(
        "registry-date",
        "medium",
        "Ngày ban hành trong văn bản khác ngày trong danh mục.",
        "The date in a text is not the date in the registry.",
        "A text dates a resolution 5 July 2031; the registry has 6 July 2031.",
        registry_dates,
    ),
    CheckRule(
        "issuer-against-sign",
        "medium",
        "Cơ quan được nêu là nơi ban hành không dùng ký hiệu trong số hiệu.",
        "The body named as issuer does not sign with the sign in the code.",
        "82-QĐ/TU is said to be of the Secretariat, whose sign is TW.",
        issuer_against_sign,
    ),
    CheckRule(
        "registry-issuer",
        "low",
        "Cơ quan ban hành trong văn bản khác cơ quan trong danh mục.",
        "The issuer in a text is not the issuer in the registry.",
        "A text gives a decision of the Prime Minister to the Government.",
        registry_issuers,
    ),
    CheckRule(
        "never-resolved",
        "low",
        "Văn bản được dẫn mà không biết chắc là văn bản nào.",
        "It is not certain which document is meant.",
        "A text cites 99-KL/TW without a date, and the registry does not have it.",
        never_resolved,
    ),
)


def rules_page() -> str:
    """The page on `lineage check`, made from the rules."""
    return "\n".join((*PAGE_HEAD, *(f"{line}\n" for rule in RULES for line in _section(rule)))).rstrip() + "\n"


PAGE_HEAD = (
    "# What `lineage check` flags\n",
    "    lineage check\n    lineage check --severity high --format csv -o doubts.csv",
    "    lineage check --rule two-dates\n",
    "Each row has its severity, its rule, the doubt in words, the document whose text shows it, and the place in",
    "that text. Nothing is put right in silence: both statements stay in the store. The rules below set statements",
    "of the whole store side by side; the doubts that one text raises by itself are listed with them.\n",
)


def _section(rule: CheckRule) -> tuple[str, ...]:
    return (
        f"## {rule.name}",
        f"Severity: {rule.severity}.",
        rule.meaning_en,
        f"*{rule.meaning_vi}*",
        f"Example: {rule.example}",
    )
