"""The words that announce targets, found without a pattern that walks over the whole text."""

import re
from collections.abc import Iterator

TRIGGER = re.compile(
    r"""(?P<aim>(?:phấn\sđấu|(?<!có\s)mục\stiêu(?!\squốc\sgia)|đặt\sra\schỉ\stiêu)(?!\w))
      | (?P<set>(?:đề\sra|đặt\sra|xác\sđịnh|thông\squa|thống\snhất|nhất\strí|tán\sthành|quyết\snghị)
          (?=(?:[^\n.:]{0,100}?[\s,])?(?:\d+\schỉ\stiêu|mục\stiêu(?!\squốc\sgia)|mức|tốc\sđộ|giai\sđoạn\s20\d\d|đến\snăm\s20\d\d)(?!\w)))
      | (?P<topic>(?:về|ở|trong)\s(?:lĩnh\svực\s|công\stác\s)?
          (?:kinh\stế|xã\shội|văn\shóa|môi\strường|xây\sdựng\sđảng|quốc\sphòng|nông\snghiệp|công\snghiệp|du\slịch|y\stế|giáo\sdục)
          [^\n,.;:]{0,40}[,:]\s)
      | chỉ\stiêu(?!\w)
          (?:(?P<list>(?!\s(?:quy\shoạch|kiến\strúc|kỹ\sthuật|kinh\stế\s?-\s?kỹ\sthuật|tuyển\s(?:sinh|dụng)))[^\n:.]{0,300}?:)
            | (?P<main>\s(?:chủ\syếu|cụ\sthể|(?:(?:về\s)?(?:kinh\stế|xã\shội|môi\strường)(?=\W{0,6}\n)))(?!\w)))
      | (?:(?:đến|trong|vào)\s(?:hết\s|cuối\s)?năm\s20\d\d|(?:giai\sđoạn|thời\s(?P<term>kỳ))\s20\d\d\s?-\s?20\d\d)
          (?:(?P<period>(?(term)(?!)|\s?:))|(?P<head>[^\w\n:]{0,6}(?=\n)))""",
    re.VERBOSE,
)
WORDS = (
    *("phấn đấu", "mục tiêu", "chỉ tiêu", "đề ra", "đặt ra", "xác định", "thông qua", "thống nhất", "nhất trí"),
    *("tán thành", "quyết nghị", "giai đoạn 20", "thời kỳ 20"),
)
IN_YEAR = "năm 20"
# "đến hết năm 2031:", "trong năm 2031" at the end of a line
BEFORE_YEAR = re.compile(r"(?:đến|trong|vào)\s(?:hết\s|cuối\s)?$")
AFTER_YEAR = re.compile(r"\d\d(?:\s?:|[^\w\n:]{0,6}\n)")
BEFORE = 12  # characters of what stands before such a year
TOPIC = re.compile(r"(?:^|[\n.!?])\s?(?=(?:về|ở|trong)\s)")
NEAR_AIM = 800  # characters after words of aim in which topics may go on with them
BULLETED = re.compile(r"[-+*•\s]*(?:\(?(?:\d{1,2}|[a-zđ]|[ivx]{2,4})[.)]\s)?[*_]*(?:tầm nhìn |mục tiêu )?")
INDENT = 20  # signs before a period that begins a line


def triggers(lower: str) -> Iterator[re.Match[str]]:
    """The words that announce targets, in order; a period where it begins a line, a topic near other words of aim."""
    end, seen, near = 0, 0, 1
    for at in (*_candidates(lower), len(lower)):
        for topic in _topics(lower, max(seen, end), min(at, near)):
            yield topic
            end = topic.end()
        seen = max(at, seen)
        found = TRIGGER.match(lower, at) if at >= end else None
        if found:
            end = found.end()
            if _announces(lower, found):
                near = at + NEAR_AIM
                yield found


def _candidates(lower: str) -> list[int]:
    """Where words stand that most triggers hold, cheaply found, in order."""
    found: list[int] = []
    for word in WORDS:
        at = lower.find(word)
        while at >= 0:
            found.append(at)
            at = lower.find(word, at + 1)
    at = lower.find(IN_YEAR)
    while at >= 0:
        if AFTER_YEAR.match(lower, at + len(IN_YEAR)):
            before = BEFORE_YEAR.search(lower[max(0, at - BEFORE) : at])
            if before:
                found.append(at - len(before.group()))
        at = lower.find(IN_YEAR, at + 1)
    found.sort()
    return found


def _topics(lower: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The topics with which sentences between `start` and `end` begin: "Về kinh tế, ..."."""
    if start >= end:
        return
    for sentence in TOPIC.finditer(lower, max(0, start - 2), end):
        found = TRIGGER.match(lower, sentence.end())
        if found and found.start() >= start and found.group("topic"):
            yield found


def _announces(lower: str, found: re.Match[str]) -> bool:
    at = found.start()
    line = lower.rfind("\n", max(0, at - INDENT), at) + 1
    begins = (line or at < INDENT) and BULLETED.fullmatch(lower, line, at)
    return bool(begins) or not (found.group("period") or lower[at - 1 : at].isalnum())
