"""An excerpt that begins amid its targets: their heading is not there, the next one is."""

import re

from policy_lineage.ingest.outline import Outline, Part, Stretch
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.targets_items import FIGURE
from policy_lineage.ingest.targets_lines import announces_aims
from policy_lineage.ingest.targets_sentences import lines

# "- Tỷ lệ ...", "(6) Tỷ lệ ...", "c) Thu ...": no list begins so, or the first line of it is not here
BEGUN = re.compile(r"[\s*_]*(?:[-+•]|\*\s|\(?(?:[2-9]|[1-9]\d)[.)]|[b-zđ]\))[\s*_]*")
MARKED = re.compile(r"[\s*_]*(?:[-+*•]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-zđ]\)|(?:mục|chỉ) tiêu \d)", re.IGNORECASE)
SET = re.compile(r"phấn đấu|mục tiêu|chỉ tiêu|đến (?:hết |cuối )?năm 20|tối thiểu|ít nhất|trở lên|100%")
# "ước đạt 47 nghìn tỷ đồng, tăng 9% so với cùng kỳ": what was reached
REACHED = re.compile(r"(?<!\w)(?:đã|ước|cùng kỳ|năm trước|tính đến|lũy kế|luỹ kế|so với năm 20\d\d|\d tháng đầu)(?!\w)")
AFTER = (Part.TARGETS, Part.TASKS, Part.IMPLEMENTATION)
MOST = 6000  # characters of such a beginning
FEWEST = 3  # lines with figures that are a list of targets by themselves


def begun_amid(reading: Reading, outline: Outline) -> int:
    """Where the targets with which an excerpt begins end; 0 where it begins otherwise."""
    if not BEGUN.match(reading.text):
        return 0
    first = min(outline.stretches, key=lambda s: s.start, default=None)
    if first is not None and first.part not in AFTER:
        return 0
    stop = _heading_above(reading.text, first) if first else 0
    places = list(lines(reading.text, 0, stop or min(len(reading.text), MOST)))
    at = next((a for a, b in places if announces_aims(reading.text[a:b])), 0)
    stop = at or stop
    above = [words for a, b in places if a < stop and (words := reading.text[a:b].strip())]
    siblings = first is None or first.part == Part.TARGETS or at > 0
    return stop if stop and _is_list(reading.lower[:stop], above, siblings) else 0


def _heading_above(text: str, first: Stretch) -> int:
    """Where the line above the first stretch begins."""
    return text.rfind("\n", 0, max(0, first.start - 1)) + 1 if first.start <= MOST else 0


def _is_list(lower: str, above: list[str], siblings: bool) -> bool:
    """Whether the lines are a list of figures to be reached: next to further aims, or by their words."""
    stated = [line for line in above if not line.rstrip(" *_").endswith(":")]
    if not stated or REACHED.search(lower) or not all(MARKED.match(line) for line in stated):
        return False
    figures = sum(FIGURE.search(line) is not None for line in stated)
    if figures * 3 < len(stated) * 2:
        return False
    aimed = SET.search(lower) is not None
    return (figures > 1 or aimed) if siblings else (figures >= FEWEST and aimed)
