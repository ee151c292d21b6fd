"""Doubts of texts in Vietnamese: the words of `data/anomalies.yaml` with the same values."""

import re
from functools import cache

from policy_lineage.data import rules
from policy_lineage.words import day_first

BLANK = re.compile(r"\\{(\w+)\\}")


def doubt_vi(rule: str, what: str) -> str:
    """A doubt in Vietnamese; as it is where its rule has no words in Vietnamese.

    >>> doubt_vi("slip", '"chuyển quyền" should be "chủ quyền"')
    '“chuyển quyền” có lẽ là “chủ quyền”'
    """
    pattern, words = _words().get(rule, (None, ""))
    found = pattern.fullmatch(what) if pattern else None
    return words.format(**day_first(found.groupdict())) if found else what


@cache
def _words() -> dict[str, tuple[re.Pattern[str], str]]:
    """For each rule what its English words look like, and the Vietnamese ones."""
    table = rules("anomalies")["rules"]
    return {name: (_pattern(r["what"]), r["what_vi"]) for name, r in table.items() if "what_vi" in r}


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(BLANK.sub(r"(?P<\1>.*?)", re.escape(template)), re.DOTALL)
