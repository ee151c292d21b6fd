"""Lists of bodies in table cells and in sentences, parted into names as printed."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from policy_lineage.data import rules
from policy_lineage.ingest.agencies_groups import LONGEST, is_one_group

LIST_WINDOW = 600  # a list of bodies in a sentence is no longer than this


@dataclass(frozen=True, slots=True)
class Charged:
    """Who a sentence charges, and where the names end."""

    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    directed: tuple[str, ...]  # "A chỉ đạo B xây dựng": B
    end: int


@cache
def _rules() -> dict[str, Any]:
    return dict(rules("bodies"))


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _begins() -> re.Pattern[str]:
    """The beginning of a body's name."""
    return re.compile(rf"(?:{_either(_rules()['starts'])}|{_either(_rules()['groups'])})(?!\w| chí\b)")


HARD = re.compile(r"\s*(?:;|\n|<br\s*/?>|\s\+\s|(?:^|\s)[-•–]\s(?=[A-ZĐÁÀẢÃẠÂĂÊÔƠƯỦỤỐỘ]|các))\s*")
SOFT = re.compile(r"\s*(?:,|/)\s*(?:và\s+)?|\s+(?:và|cùng|cùng với|&)\s+")
COUNT = re.compile(r"\s*\(\s*(?:\d{1,3}|chủ trì|phối hợp|đầu mối|cơ quan chủ trì)\s*\)")  # "(02)", "(chủ trì)"
MARKUP = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|p|span)\b[^>]*>|\*\*|__")
OFFICE = re.compile(r"Văn phòng (?:Đoàn (?:đại biểu|ĐBQH)|HĐND|Hội đồng nhân dân)[^,;]*$")
EDGES = " .,;:-–•*+\n\t"


def split_agencies(words: str) -> tuple[str, ...]:
    """The bodies that a cell or a phrase names, in order, as printed.

    >>> split_agencies("Sở Y tế, Sở Văn hóa, Thể thao và Du lịch; các xã, phường (02)")
    ('Sở Y tế', 'Sở Văn hóa, Thể thao và Du lịch', 'các xã, phường')
    """
    plain = COUNT.sub("", MARKUP.sub("", words))
    names = [name for part in HARD.split(plain) for name in _soft_parts(part)]
    return tuple(name for name in names if re.search(r"\w{2}", name))


def _soft_parts(words: str) -> list[str]:
    """One part between semicolons, cut at the commas and the "và" before a new body."""
    out, at = [], 0
    for cut in SOFT.finditer(words):
        if _parts(words[at : cut.start()], words, cut):
            out.append(words[at : cut.start()])
            at = cut.end()
    out.append(words[at:])
    return [name for part in out for body in _unglued(" ".join(part.strip(EDGES).split())) for name in _pair(body)]


NEXT_BODY = re.compile(r" (?=Sở [A-ZĐ]|UBND (?:các|tỉnh|xã)|Công an tỉnh)")


def _unglued(words: str) -> list[str]:
    """ "Sở Y tế Sở Công Thương": a comma was lost, or the line end of a cell."""
    return NEXT_BODY.split(words) if words.startswith("Sở ") else [words]


def _parts(before: str, words: str, cut: re.Match[str]) -> bool:
    """Whether a new body begins after `cut`."""
    if before.count("(") > before.count(")"):
        return False
    begins = _begins().match(words, cut.end())
    if not begins:
        return False
    if is_one_group(before, words[cut.end() : cut.end() + LONGEST]):
        return False
    first = begins.group()
    if "và" in cut.group() and "," not in cut.group():
        # "Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh" is one office
        return not OFFICE.search(before) and first != "sở"
    # "các doanh nghiệp, cơ quan": members of one group
    return not (first in ("sở", "ban", "cơ quan", "doanh nghiệp") and re.match(r"\s*[Cc]ác\s", before))


def _pair(name: str) -> list[str]:
    """ "Các cấp ủy, tổ chức đảng" names two where nothing more is said of both."""
    for one, other in _rules()["pairs"]:
        if name.lower().removeprefix("các ") == f"{one}, {other}":
            first, second = name.split(", ", 1)
            return [first, second]
    return [name] if name else []


@cache
def _verb() -> re.Pattern[str]:
    words = [w for w in _rules()["verbs"] if w != "tham mưu"]
    # "các cơ quan tham mưu, giúp việc Tỉnh ủy" is a name
    advise = r"(?<!cơ quan\s)(?<!ban\s)(?<!chuyên trách\s)tham mưu"
    return re.compile(rf"[\s,]+(?:{_either(words)}|{advise})(?!\w)|[.:;\n]|,\s(?:từ đó|qua đó|đồng thời)")


DIRECTS = re.compile(r"[\s,]*(?:lãnh đạo|chỉ đạo|lãnh đạo, chỉ đạo)\s(?=[A-ZĐỦỤ])")


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"[\s,]*(?:{_either(_rules()['leads'])})?(?:,|\s)*(?:và\s)?(?:{_either(_rules()['joins'])})\s")


@cache
def _ahead() -> re.Pattern[str]:
    """What may stand before the first name: "Giao", "Căn cứ Nghị quyết này,"."""
    return re.compile(
        r"(?:(?:Giao|Đề nghị|Yêu cầu|Phân công|Riêng)\s(?:cho\s)?|(?:Căn cứ|Theo|Trên cơ sở)\s[^.;:\n]{1,160}?,\s)+"
    )


def charged(text: str, start: int = 0, end: int | None = None) -> Charged:
    """The bodies at the beginning of a sentence and those that it joins to them; nobody where none is named.

    >>> charged("Sở Tài chính chủ trì, phối hợp với Sở Nội vụ và các xã triển khai.")
    Charged(lead=('Sở Tài chính',), coordinating=('Sở Nội vụ', 'các xã'), directed=(), end=54)
    """
    end = len(text) if end is None else end
    ahead = _ahead().match(text, start, end)
    at = ahead.end() if ahead else start
    if not _begins().match(text, at):
        return Charged((), (), (), start)
    lead, stop = _names(text, at, end)
    if joins := _joins().match(text, stop, end):
        coordinating, stop = _names(text, joins.end(), end)
        return Charged(lead, coordinating, (), stop)
    directs = DIRECTS.match(text, stop, end)
    if directs and _begins().match(text, directs.end()):
        directed, stop = _names(text, directs.end(), end)
        return Charged(lead, (), directed, stop)
    return Charged(lead, (), (), stop)


def _names(text: str, start: int, end: int) -> tuple[tuple[str, ...], int]:
    """The names from `start` to the verb that ends them."""
    limit = min(end, start + LIST_WINDOW)
    verb = _verb().search(text, start, limit)
    stop = verb.start() if verb else limit
    return split_agencies(text[start:stop]), stop
