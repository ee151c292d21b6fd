"""Whether a numbered line of the targets part states a target and is no heading."""

import re
from functools import lru_cache

from policy_lineage.ingest.outline import Part
from policy_lineage.ingest.quantities import find_quantities
from policy_lineage.ingest.quantities_values import Quantity
from policy_lineage.ingest.sections_parts import parts_of_heading
from policy_lineage.ingest.targets_clauses import opens_indicator, without_opening

STRONG = ("percent", "money", "measure", "rank", "fraction")
PERIOD = re.compile(
    r"""(?:(?:phấn\sđấu\s)?(?:đến|tới|vào|trong|từ)\s)?
        (?:(?:hết|cuối|giai\sđoạn|thời\skỳ)\s)*(?:năm\s)?20\d\d
        (?:\s?(?:-|đến)\s?(?:năm\s)?20\d\d)?$""",
    re.IGNORECASE | re.VERBOSE,
)
SECTION = (Part.TASKS, Part.IMPLEMENTATION, Part.SITUATION)
DIGIT = re.compile(r"\d")
HEAD = re.compile(r"([^:;]{3,80}):(?=\s)")


@lru_cache(64)  # asked of a line, and again when the next one is looked at
def states_target(text: str) -> bool:
    """Whether the words of a numbered line state a figure that is to be reached.

    >>> states_target("Tỷ lệ hộ nghèo giảm 1,5%"), states_target("Đến hết năm 2029: có 12 xã")
    (True, True)
    >>> states_target("Về kinh tế: tăng trưởng đạt 8%"), states_target("Chỉ tiêu đến năm 2029")
    (False, False)
    """
    if not DIGIT.search(text):
        return False
    head = HEAD.match(text)
    if head and not _is_part_of_target(head.group(1)):
        return False
    if parts_of_heading(text)[:1] and parts_of_heading(text)[0] in SECTION:
        return False
    if text.endswith(":") and len(text) < 60:
        return False
    return any(_is_set(q) for q in find_quantities(text))


def _is_part_of_target(head: str) -> bool:
    """Whether the words before a colon belong to the figure after it: a period, the figure itself, an indicator."""
    words = head.strip()
    if PERIOD.match(words) or any(_is_set(q) for q in find_quantities(words)):
        return True
    return not words.startswith(("Về ", "VỀ ", "về ")) and _opens(words)


def _opens(words: str) -> bool:
    words = without_opening(words)
    return opens_indicator(words) or words.lower().startswith("cơ cấu ")


def _is_set(quantity: Quantity) -> bool:
    return quantity.kind in STRONG or bool(quantity.verb and quantity.unit)
