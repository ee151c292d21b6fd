"""The rules of `lineage check`, what each flags and how grave it is, and their page."""

from collections.abc import Callable
from dataclasses import dataclass

from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.answer import Row
from policy_lineage.queries.checks import (
    Findings,
    contradicted_edges,
    contradicting_targets,
    issuer_against_sign,
    never_resolved,
    number_against_date,
    registry_dates,
    registry_issuers,
    two_dates,
)
from policy_lineage.queries.doubt_words import doubt_vi

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
ORDER = {"high": 0, "medium": 1, "low": 2}


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
    told: list[Row] = [{**r, "what_vi": doubt_vi(r["rule"], r["what"])} for r in store.run(DOUBTS_CYPHER)]
    places: dict[str, Row] = {row["key"]: row for row in store.run(TEXTS_CYPHER)}
    seen = {(r["rule"], r["document"], r["start"]) for r in told}
    for rule in RULES:
        for what, at in rule.find(store):
            row = _row(rule, what, at, places)
            mark = (row["rule"], row["document"], row["start"])
            if at.get("start") is None or mark not in seen:
                told.append(row)
    return sorted({tuple(r.values()): r for r in told}.values(), key=_order)


def _row(rule: CheckRule, what: tuple[str, str], at: Row, places: dict[str, Row]) -> dict[str, object]:
    """The columns of the answer; a row of the registry is found by the document it is of."""
    stated_in = at["stated_in"]
    place = places.get(stated_in.removeprefix("registry/"))
    registry = stated_in.startswith("registry/")
    return {
        "severity": rule.severity,
        "rule": rule.name,
        "what": what[0],
        "document": place["name"] if place and not registry else stated_in,
        "province": place["province"] if place else None,
        "start": at.get("start"),
        "end": at.get("end"),
        "text": at.get("text"),
        "what_vi": what[1],
    }


def _order(row: Row) -> tuple[int, str, str, int, str]:
    severity = ORDER.get(row["severity"], len(ORDER))
    return severity, row["rule"], row["document"], -1 if row["start"] is None else row["start"], row["what"]


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
