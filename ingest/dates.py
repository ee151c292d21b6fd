"""Dates as Vietnamese documents write them; the day stands first, always."""

import re
from dataclasses import dataclass
from datetime import date

A = "[aàáảãạâấầẩẫậăắằẳẵặ]"  # a scan reads "thảng", "ngấy"
DAY_WORD = rf"ng{A}[yỳýỷỹỵv]?"
DIGITS = "[0-9OoIl]"  # a scan reads "O4/5/2025" and "l5/7/2020"
DATE = re.compile(
    rf"""(?P<day>{DIGITS}{{1,2}})
    (?:\ ?(?P<sep>[/.-])\ ?(?P<month>{DIGITS}{{1,2}})\ ?(?P=sep)\ ?   # "04/5/2025", "22-12-2024", "10.5.2018"
      |\ ?th{A}ng[ \n]?(?P<named>{DIGITS}{{1,2}})[\ ,*]{{0,4}}(?:năm|/)[ \n]?)  # "26 tháng 11 năm 2003"
    (?P<year>[12]{DIGITS}{{3}}|20\ \d\d(?=\ (?:của|về)|[,;)])|\d\d)(?!\d|[./-]\d)""",  # a scan: "05/9/20 31"
    re.VERBOSE | re.IGNORECASE,
)
DAY = re.compile(rf"{DAY_WORD}[ \n]?(?=[\dol])", re.IGNORECASE)  # as scans read "ngày"
MISPRINT = re.compile(r"[\d/.-]{4,10}(?= của )")
WITHOUT_YEAR = re.compile(r"\d{1,2}[/-]\d{1,2}(?= của )")
MONTH = re.compile(r"tháng \d{1,2}(?: năm |/|-)\d{4}(?!\d)", re.IGNORECASE)
YEAR = re.compile(r"năm (?:19|20)\d\d(?!\d| ?[-/]\d)", re.IGNORECASE)
MISREAD = str.maketrans("OoIl", "0011")
CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that ends at `end` of the text; `iso` is None where the day is not said or cannot be."""

    iso: str | None
    end: int


def date_at(text: str, start: int) -> Stated | None:
    """The date that begins at `start`, with or without the word "ngày".

    >>> date_at("ngày 04 tháng 5 năm 2025 của", 0)
    Stated(iso='2025-05-04', end=24)
    >>> date_at("ngày27-8-2010", 0).iso, date_at("O4/5/2025", 0).iso, date_at("31/2/2025", 0).iso
    ('2010-08-27', '2025-05-04', None)
    >>> date_at("tháng 11/2012", 0), date_at("năm 2016 của", 0)
    (Stated(iso=None, end=13), Stated(iso=None, end=8))
    """
    for vague in (MONTH, YEAR):
        if found := vague.match(text, start):
            return Stated(None, found.end())
    word = DAY.match(text, start)
    found = DATE.match(text, word.end() if word else start)
    if not found and word and (short := WITHOUT_YEAR.match(text, word.end())):  # "ngày 3/4 của Tỉnh ủy"
        return Stated(None, short.end())
    if not found and word and (misprint := MISPRINT.match(text, word.end())):  # "ngày 0511/2031 của UBND tỉnh"
        return Stated(None, misprint.end())
    if not found or not (word or found["sep"] or found["named"]):
        return None
    return Stated(_iso(found), found.end())


def _iso(found: re.Match[str]) -> str | None:
    """The date as ISO, None where the calendar has no such day."""
    month = found["month"] or found["named"]
    day, month_number, year = (int(p.translate(MISREAD)) for p in (found["day"], month, found["year"].replace(" ", "")))
    try:
        return date(year if year > 99 else CENTURY + year, month_number, day).isoformat()
    except ValueError:
        return None
