"""Deadlines that were over before the document that sets them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.outline import Part
from policy_lineage.ingest.values import Anomaly

DAYS = ("trước ngày", "chậm nhất")
MONTHS = ("từ tháng",)
DAY = re.compile(r"(?: (?:là|đến|vào))?(?: ngày)? (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})(?![\d/])")
MONTH = re.compile(r" (\d{1,2})(?:/| năm )(\d{4})(?![\d/])")
# "Thời gian hoàn thành: Trước ngày ...", "hoàn thành việc rà soát trước ngày ...", "gửi về Sở trước ngày ..."
LABEL = re.compile(r"thời (?:gian|hạn)(?: (?:thực hiện|hoàn thành|gửi|báo cáo))?(?: là)?:? ?$")
ORDER = re.compile(
    r"(?:^|[.;:,(\n+-] ?)(?:[^.;\n]{0,90} )?(?:hoàn thành|xong|báo cáo|gửi|trình)(?: [^.;:\n]{1,70})?[ ,(]$"
)
TOLD = re.compile(
    r"(?<!\w)(?:đã|được|nếu|trường hợp|khi|mà|căn cứ|theo|quy định|tại|từ|kể|hiệu lực|phát sinh|khởi công|nhưng|hồ sơ)"
    r"(?!\w)"
)
REACH = 170
LONGEST_DATE = 40  # characters
ROW = 3_000  # characters of a row of a table
AFTER = 60  # characters that hold the deadline and the end of its cell
LAWS = frozenset({"Luật", "Nghị định", "Thông tư", "Pháp lệnh", "Bộ luật"})
Dated = tuple[int, int, date]


def deadline_phrases() -> Iterable[str]:
    """The pairs of words by which deadlines are looked for."""
    return (*DAYS, *MONTHS)


def deadlines(material: Material) -> Iterator[Anomaly]:
    """Deadlines of tasks that lie before the date of the document: "trước ngày 15/11/2031" in one of 21/11/2031."""
    header = material.found.header
    if not header.issued_on or header.kind in LAWS:
        return
    own = date.fromisoformat(header.issued_on)
    for start, end, day in (*_days(material), *_months(material)):
        if day < own and own.year - day.year <= 1 and _is_ordered(material, start):
            where = material.reading.span(start, end)
            yield flag("deadline-before-text", where, words=" ".join(where.text.split()), own=own.strftime("%d/%m/%Y"))


def _said(
    material: Material, phrases: Iterable[str], date: re.Pattern[str]
) -> Iterator[tuple[str, int, re.Match[str]]]:
    """Where one of the phrases stands with a date behind it: the phrase, its place and the date."""
    lower = material.reading.lower
    for words in phrases:
        for at in material.vocabulary.places(lower, words):
            end = at + len(words)
            if said := date.match(lower, end, end + LONGEST_DATE):
                yield words, at, said


def _days(material: Material) -> Iterator[Dated]:
    """Days by which something is to be done, in the words of an order."""
    lower = material.reading.lower
    for words, at, said in _said(material, DAYS, DAY):
        before = lower[max(lower.rfind("\n", max(0, at - REACH), at) + 1, at - REACH) : at]
        if (day := _date(*map(int, said.groups()))) and _orders(before, words):
            yield at, said.end(), day


def _orders(before: str, words: str) -> bool:
    """Whether the words before a deadline give an order, and tell nothing of the past."""
    if LABEL.search(before):
        return True
    sentence = re.split(r"[.;] ", before)[-1]
    return not TOLD.search(sentence) and (words.startswith("chậm") or ORDER.search(sentence) is not None)


def _months(material: Material) -> Iterator[Dated]:
    """The last day of months from which on something is to be done, behind a label."""
    for _, at, said in _said(material, MONTHS, MONTH):
        month, year = map(int, said.groups())
        last = _date(28, month, year) if LABEL.search(material.reading.lower, max(0, at - 40), at) else None
        if last:
            yield at, said.end(), last + timedelta(days=3)


def _date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_ordered(material: Material, start: int) -> bool:
    """Whether a place lies in a part of the document that orders work, and in no table of what others ordered."""
    text = material.reading.text
    line = text.rfind("\n", max(0, start - ROW), start) + 1
    if "|" in text[line : start + AFTER]:
        return False
    parts = [s.part for s in material.outline.stretches if s.start <= start < s.end]
    return bool(parts) and parts[-1] in (Part.TASKS, Part.IMPLEMENTATION)
