"""What follows the number of a document without a gap: its date and its issuer, in any order."""

import re
from typing import NamedTuple

from policy_lineage.ingest.dates import DAY_WORD, date_at
from policy_lineage.ingest.issuers import Issuer, issuer_at
from policy_lineage.ingest.patterns import Prose

OF_WORD = "(?:của|cuả|cùa|cúa|cũa)"  # as scans and hands write it
GLUE = re.compile(
    rf" ?,? ?(?:(?:được )?(?:ký )?(?:ban hành |công bố )|ký )?(?={DAY_WORD}[ \n]?[\dol])"  # ", ban hành ngày"
    rf"|,? ?(?={OF_WORD}[ \n])"
    r"| (?=tháng \d|năm \d|\d)"
)
OF = re.compile(rf"{OF_WORD}(?: của)?[ \n]")
BRACKETED = re.compile(r" ?\( ?(?=ngày|\d)")
# "…, ngày 3/7/2025, Tỉnh ủy ban hành …": the day on which the body did so, not that of the document before
AFTERWARDS = re.compile(
    r", ?(?:Tỉnh|Thành|Huyện|Ban|Thường trực|UBND|HĐND|Ủy ban|Hội đồng|Chính phủ|Thủ tướng|Bộ|Đảng ủy|Sở|BTV|BCH)"
    r"[^,;.:\n]{0,80}? (?:đã |vừa )?(?:ban hành|tổ chức|có|họp|ký|xây dựng|thông qua|triển khai)(?!\w)"
)
CLOSED = re.compile(r" ?\)")


class Tail(NamedTuple):
    """Date and issuer of a mention that ends at `end`."""

    end: int
    date: str | None = None
    issuer: Issuer | None = None


def tail_at(prose: Prose, at: int, *, word_needed: bool = False) -> Tail:
    """Date and issuer from `at` on; `word_needed`: figures alone are no date.

    >>> tail_at(Prose.of("57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về"), 8).date
    '2024-12-22'
    """
    date: str | None = None
    issuer: Issuer | None = None
    dated = False
    end = at
    while glue := GLUE.match(prose.lower, end):
        here = glue.end()
        if of := OF.match(prose.lower, here):
            if issuer or not (issuer := issuer_at(prose, of.end())):
                break
            end = issuer.end
            continue
        stated = None if dated else date_at(prose.lower, here)
        if not stated or (prose.lower[here].isdigit() and (word_needed or not stated.iso)):
            break
        if AFTERWARDS.match(prose.text, stated.end) and prose.lower.startswith(",", end):
            break
        date, dated, end = stated.iso, True, stated.end
    return Tail(end, date or _bracketed(prose.lower, end), issuer)


def _bracketed(lower: str, at: int) -> str | None:
    """The date that stands alone in brackets."""
    opened = BRACKETED.match(lower, at)
    stated = date_at(lower, opened.end()) if opened else None
    return stated.iso if stated and CLOSED.match(lower, stated.end) else None
