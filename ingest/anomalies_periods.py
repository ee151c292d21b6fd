"""Days, periods, congresses and assemblies that cannot be."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.values import Anomaly, Role

MONTH = re.compile(r"/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
DAY = re.compile(r"(?<![\d/.,-])\d{1,2}$")
LAST_YEAR = re.compile(r"- ?((?:19|20)\d\d)(?![\d/])")
FIRST_YEAR = re.compile(r"(?:giai đoạn|nhiệm kỳ|thời kỳ|năm|khóa|khoá)[^.;\d]{0,20}(?<![\d/.,-])((?:19|20)\d\d) ?$")


OUTLOOK = re.compile(r",? ?(?:và )?tầm nhìn (?:đến )?(?:năm )?((?:19|20)\d\d)(?![\d/])")


def periods(material: Material) -> Iterator[Anomaly]:
    """Periods that end before they begin, and days that the calendar does not know."""
    text, lower = material.reading.text, material.reading.lower
    for last in LAST_YEAR.finditer(text):
        first = FIRST_YEAR.search(lower[max(0, last.start() - 45) : last.start()])
        outlook = OUTLOOK.match(lower, last.end(), last.end() + 40) if first else None
        if first and outlook and outlook.group(1) <= last.group(1):
            start = last.start() - len(first.group()) + first.start(1) - first.start()
            where = material.reading.span(start, outlook.end())
            yield flag("outlook-in-period", where, year=outlook.group(1), words=last.group(1))
        if first and first.group(1) > last.group(1):
            start = last.start() - len(first.group()) + first.start(1) - first.start()
            where = material.reading.span(start, last.end())
            yield flag("impossible-period", where, words=where.text)
    if any(_impossible_days(material.vocabulary.tokens)):
        for start, end in _impossible_days(text):
            where = material.reading.span(start, end)
            yield flag("impossible-date", where, words=where.text)


def _impossible_days(text: str) -> Iterator[tuple[int, int]]:
    """Where a day stands that the calendar does not know: 31/6/2031."""
    for month in MONTH.finditer(text):
        day = DAY.search(text[max(0, month.start() - 4) : month.start()])
        if day and not _exists(int(month.group(2)), int(month.group(1)), int(day.group())):
            yield month.start() - len(day.group()), month.end()


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


# the assembly that was or will be elected in a year
ASSEMBLIES = {"1997": "X", "2002": "XI", "2007": "XII", "2011": "XIII", "2016": "XIV", "2021": "XV", "2026": "XVI"}
ELECTION = re.compile(r"bầu cử (?:đại biểu )?quốc hội kh[oó][aá] ([ivx]+)(?!\w)")
TERM = re.compile(r"nhiệm kỳ ((?:19|20)\d\d) ?-")


def elections(material: Material) -> Iterator[Anomaly]:
    """Elections of a National Assembly whose number does not belong to the term named beside it."""
    for found in ELECTION.finditer(material.reading.lower):
        term = TERM.search(material.reading.lower, found.end(), found.end() + 160)
        right = ASSEMBLIES.get(term.group(1)) if term else None
        wrong = found.group(1).upper()
        if right and right != wrong:
            where = material.reading.span(*found.span())
            yield flag("assembly-against-term", where, right=right, wrong=wrong)


CONGRESS = re.compile(r"^(Nghị quyết Đại hội.*?) lần thứ ([IVX]+)$")
ROMAN = {"I": 1, "V": 5, "X": 10}
ORDERED = (Role.CARRY_OUT, Role.IMPLEMENTED_BY, Role.IN_SPIRIT)


def congresses(material: Material) -> Iterator[Anomaly]:
    """Orders to carry out the resolution of a congress while a later one of the same body is ordered more often."""
    orders: dict[str, Counter[str]] = {}
    named = [(c, m) for c in material.found.citations if c.role in ORDERED and (m := _congress(c.name or ""))]
    for _, name in named:
        orders.setdefault(name.group(1), Counter())[name.group(2)] += 1
    told: set[str] = set()
    for citation, name in named:
        counts = orders[name.group(1)]
        latest = max(counts, key=_number)
        if name.group() in told or _number(name.group(2)) != _number(latest) - 1:
            continue
        if counts[latest] > counts[name.group(2)] or counts[latest] >= 2:
            told.add(name.group())
            yield flag("congress-of-an-earlier-term", citation.span, wrong=name.group(2), right=latest)


@lru_cache(maxsize=2_000)
def _congress(name: str) -> re.Match[str] | None:
    """The body and the number of the congress whose resolution has that name."""
    return CONGRESS.match(name) if name.startswith("Nghị quyết Đại hội") else None


@lru_cache(maxsize=100)
def _number(roman: str) -> int:
    """XIV -> 14."""
    values = [ROMAN[c] for c in roman]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
