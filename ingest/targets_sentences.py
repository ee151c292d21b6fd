"""Sentences of a running text: where one ends, whether it sets a figure or tells what was reached."""

import re
from collections.abc import Iterator

from policy_lineage.ingest.quantities import find_quantities
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.targets_words import is_past

SENTENCE_END = re.compile(r"(?<!\bTP)(?<!\bTp)(?<!\b[A-Z])[.!?](?=\s|[A-ZĐ])|\n")
WORD = re.compile(r"\w")
REACH = 2000  # characters of a sentence looked at on either side of its trigger
COMPARED = re.compile(r"\([^()]{0,300}\)|so với[^,;.]{0,120}")
BULLETS = ("-", "+", "•", "*")


def sentence_at(text: str, at: int, floor: int) -> tuple[int, int]:
    """The sentence round `at`, not beginning before `floor`."""
    start = max(floor, at - REACH)
    for before in SENTENCE_END.finditer(text, start, at):
        start = before.end()
    stop = SENTENCE_END.search(text, at, at + REACH)
    return start, stop.start() if stop else min(len(text), at + REACH)


def after_past(reading: Reading, start: int, end: int) -> int:
    """Where a sentence turns from what was reached to what is to be reached; its end where it does not."""
    lower = reading.lower[start:end]
    if not tells(lower):
        return start
    at = start
    for i, part in enumerate(lower.split(";")):
        if i and AIMED.search(part) and not tells(part):
            return at
        at += len(part) + 1
    return end


AIMED = re.compile(r"mục tiêu|chỉ tiêu|phấn đấu")


def tells(lower: str) -> bool:
    return is_past(SETTING.sub("", COMPARED.sub("", lower))) or "(kế hoạch " in lower


# "đã nêu rõ mục tiêu": what was set is still to be reached
SETTING = re.compile(
    r"đã (?=(?:nêu|đề ra|đặt|xác định|thông qua|thống nhất|quyết nghị|biểu quyết)(?!\w)[^.;:]{0,120}(?:mục|chỉ) tiêu)"
)


def sets(reading: Reading, start: int, end: int, period: bool) -> bool:
    """Whether a sentence has a figure that is to be reached."""
    listed = reading.lower[start:end].lstrip().startswith(BULLETS)
    start = start if period else after_past(reading, start, end)
    return any(
        (q.verb or q.kind in ("percent", "money") or (listed and q.unit)) and q.unit != "chỉ tiêu"
        for q in find_quantities(reading.text, start, end)
    )


def has_figure(reading: Reading, start: int, end: int) -> bool:
    found = find_quantities(reading.text, start, end)
    return any(q.kind != "bare" and not (q.unit or "").startswith(("chỉ tiêu", "mục tiêu", "nhóm")) for q in found)


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1
