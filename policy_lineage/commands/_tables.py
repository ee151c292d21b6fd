"""Answers laid out for a terminal, where rows as they are would be too wide or too many."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from policy_lineage.output import MARGIN, Format, display, number, plain, terminal_width
from policy_lineage.queries.answer import Answer, Note, Row, answer, note
from policy_lineage.words import word, word_or

SIGNS = {"issued": "●", "planned": "◐", "cited": "○", "not-found": "–", "no-text": "·"}
COMPARATORS = {">=": "≥", "<=": "≤", "=": "", "~": "≈", "range": "", "achieve": ""}


def crossed(matrix: Answer, lang: str) -> Answer:
    """The matrix with a line for each province and a column for each resolution, a sign in each cell."""
    heads = column_heads(list(dict.fromkeys(r["resolution_document"] for r in matrix)), terminal_width() - WIDEST_NAME)
    lines: dict[str, dict[str, Any]] = {}
    for row in matrix:
        line = lines.setdefault(row["province"], {"province": row["province"]})
        line[heads[row["resolution_document"]]] = SIGNS[row["state"]]
    return answer(["province", *heads.values()], list(lines.values()), notes=[*_shortened(heads), *matrix.notes])


WIDEST_NAME = 16  # of a province, with its margin


def column_heads(keys: Sequence[str], room: int) -> dict[str, str]:
    """A head for each resolution: its code, with the year where two have one code, by its number alone in a small room.

    >>> column_heads(["vn/57-NQ/TW@2024", "vn/18-NQ/TW@2017", "vn/18-NQ/TW@2022"], 99).values()
    dict_values(['57-NQ/TW', '18-NQ/TW@2017', '18-NQ/TW@2022'])
    >>> column_heads(["vn/57-NQ/TW@2024", "vn/68-NQ/TW@2025"], 12).values()
    dict_values(['57', '68'])
    """
    codes = {key: key.split("/", 1)[1].rsplit("@", 1)[0] for key in keys}
    many = Counter(codes.values())
    heads = {key: code if many[code] == 1 else key.split("/", 1)[1] for key, code in codes.items()}
    numbers = {key: re.split(r"[-/]", head)[0] + head[len(codes[key]) :] for key, head in heads.items()}
    wide = sum(len(head) + MARGIN for head in heads.values()) > room
    return numbers if wide and len(set(numbers.values())) == len(keys) else heads


def _shortened(heads: Mapping[str, str]) -> list[Note]:
    """What the numbers at the head of the columns stand for."""
    whole = [f"{head} = {key.split('/', 1)[1]}" for key, head in heads.items()]
    short = any(head != key.split("/", 1)[1].rsplit("@", 1)[0] and "-" not in head for key, head in heads.items())
    return [note("matrix.heads", heads=", ".join(whole))] if short else []


def with_values_in_words(targets: Answer, lang: str) -> Answer:
    """The targets with printed and comparable value as one text each: "≥ 15 nghìn doanh nghiệp"."""
    rows = [
        {
            **row,
            "indicator": _with_part(row["indicator"] or "", row["qualifier"] or ""),
            "printed": _value(row, "value", "value_max", "unit", lang),
            "comparable": _value(row, "value_canonical", "value_max_canonical", "unit_canonical", lang),
        }
        for row in targets
    ]
    shown = ("province", "year", "indicator", "printed", "comparable", "document", "lead")
    return answer((*targets.columns, "printed", "comparable"), rows, shown, targets.notes)


def _with_part(indicator: str, part: str) -> str:
    """The indicator, and of what it is: "cơ cấu kinh tế (ngành dịch vụ)"."""
    return f"{indicator} ({part.strip('()')})" if part else indicator


def _value(row: Mapping[str, Any], low: str, high: str, unit: str, lang: str) -> str:
    if row[low] is None and row[high] is None:
        return ""
    numbers = "–".join(number(row[c], lang) for c in (low, high) if row[c] is not None)
    sign = COMPARATORS.get(row["comparator"] or "", row["comparator"])
    change = word_or(f"change.{row['change']}", lang, "")
    return " ".join(part for part in (change, sign, numbers, row[unit]) if part)


def with_named_kinds(status: Answer, lang: str) -> Answer:
    """The counts with what is counted in words: "văn bản (Document)", "danh mục" for the registry."""
    rows = [{**row, "name": _kind_name(row["kind"], row["name"], lang)} for row in status]
    return answer(status.columns, rows, status.shown, status.notes)


def _kind_name(kind: str, name: str | None, lang: str) -> str | None:
    if name is None or kind in ("text", "unfinished"):
        return name
    return word_or(f"origin.{name}" if kind == "origin" else f"label.{name}", lang, name)


def catalogue_table(catalogue: Answer, lang: str) -> Answer:
    """The catalogue with one title, that of the language, and the parameters as they are given."""
    rows = [
        {
            "name": row["name"],
            "title": row[f"title_{lang}"],
            "parameters": " ".join(f"{p['name']}={plain(p['default'])}" for p in row["parameters"]),
        }
        for row in catalogue
    ]
    return answer(("name", "title", "parameters"), rows)


HEAD = (
    "code", "name", "kind", "title", "subject", "issuer", "issued_on", "status", "province", "province_then",
    "signed_by", "plan_year", "held", "path", "document",
)  # fmt: skip
LISTS = {
    "dates_stated": ("date", "stated_in"),
    "implements": ("code", "status", "evidence", "origin"),
    "implemented_by": ("province", "code", "issued_on", "status", "evidence", "origin"),
    "replaces": (),
    "replaced_by": (),
    "cites": ("code", "role", "mentions"),
    "carried_out_by": ("document", "section", "text"),
    "targets": ("item", "indicator", "qualifier", "comparator", "value", "value_max", "unit", "year", "lead"),
    "tasks": ("section", "text", "carries_out"),
    "duties": ("item", "agencies", "duty", "deadline"),
    "bodies": ("agency", "lead", "coordinating", "directing", "charged"),
    "doubts": ("severity", "rule", "what"),
}


Shown = Callable[[str, Mapping[str, Any], str], Any]


def card(row: Row, lang: str, form: Format) -> Answer:
    """The card as lines of part, field and value: what is known, then each list line by line."""
    shown = _in_words if form is Format.TABLE else _as_it_is
    head = word("card.document", lang)
    lines = [
        {"part": head, "field": _name(CARD_NAMES.get(c, c), lang), "value": shown(c, row, lang)}
        for c in HEAD
        if _has(row[c])
    ]
    for part, fields in LISTS.items():
        title = f"{_name(part, lang)} ({len(row[part])})"
        lines.extend(_list_line(title, item, fields, lang, shown) for item in row[part])
    if form is Format.TABLE:
        lines = _named_once(lines)
    return answer(("part", "field", "value"), lines)


def _as_it_is(column: str, row: Mapping[str, Any], lang: str) -> Any:
    return row[column]


def _in_words(column: str, row: Mapping[str, Any], lang: str) -> Any:
    """The value as people read it: a bound with its figure and unit in one, "yes" for True, names of states."""
    if column == "comparator":
        return _value(row, "value", "value_max", "unit", lang)
    if column in OF_THE_BOUND and "comparator" in row:
        return ""
    if row[column] is True:
        return word("card.yes", lang)
    return row[column] if column in KEYS else display(column, row[column], lang)


CARD_NAMES = {"document": "key_in_store"}
KEYS = frozenset({"document"})
OF_THE_BOUND = frozenset({"value", "value_max", "unit"})


def _has(value: Any) -> bool:
    return value is not None and value != "" and value is not False


def _name(column: str, lang: str) -> str:
    return word_or(f"column.{column}", lang, column)


def _list_line(title: str, item: Any, fields: Sequence[str], lang: str, shown: Shown) -> dict[str, Any]:
    """The first field names the line, the others say more of it."""
    if not fields:
        return {"part": title, "field": item, "value": ""}
    first, *others = (plain(shown(f, item, lang)) if _has(item[f]) and item[f] != [] else "" for f in fields)
    return {"part": title, "field": first, "value": " · ".join(filter(None, others))}


def _named_once(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The part only where it begins."""
    last = None
    out = []
    for line in lines:
        out.append({**line, "part": "" if line["part"] == last else line["part"]})
        last = line["part"]
    return out
