"""Laws, codes and ordinances by their titles: where the title ends."""

import re
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.dates import date_at
from policy_lineage.ingest.mentions import Name
from policy_lineage.ingest.values import Level

REACH = 260
WORD = re.compile(r"[^\s,;:.()\"“”|]+")
HARD_END = re.compile(r"[;:.()\"“”|\n…]")
YEAR = re.compile(r",? (?:(?:ban hành |sửa đổi |sửa đổi, bổ sung )?năm )?(?:19|20)\d\d(?!\d|[/.-]\d)")
DATE = re.compile(r",? (?:được )?(?:Quốc hội [^,;\n]{0,40})?(?:thông qua |ban hành )?(?=ngày)")
AMENDING = re.compile(r" (?:(?:sửa đổi|bổ sung|sửa đổi, bổ sung|bãi bỏ)(?:, | |$)){1,3}(?:một số điều|các điều|điều|khoản)?", re.IGNORECASE)
BEFORE = re.compile(r"(\w+(?: \w+)?) $")


def law_at(text: str, lower: str, start: int, end: int) -> Name | None:
    """The law whose title follows the word at `start` to `end`; a lower-case "luật" is none.

    >>> t = "Luật Đất đai và Luật Xây dựng"
    >>> law_at(t, t.lower(), 0, 4).title
    'Luật Đất đai'
    """
    if not _opens(text, lower, start, end):
        return None
    line = text[end : end + REACH].partition("\n")[0]
    low = fold(line.lower())
    if len(low) != len(line):
        return None
    length = _title_length(line, low)
    if not low[:length].strip():
        return None
    if year := YEAR.match(line, length):
        length = year.end()
    title = fold(" ".join((text[start:end] + line[:length]).split()))
    stop = end + length
    issued = None
    if (date := DATE.match(text, stop)) and (stated := date_at(text, date.end())) and stated.iso:
        stop, issued = stated.end, stated.iso
    return Name(stop, title[0].upper() + title[1:], Level.CENTRAL, date=issued)


def _opens(text: str, lower: str, start: int, end: int) -> bool:
    """Whether the word can begin the name of a law."""
    data = rules("named_documents")
    after = WORD.match(lower, end + 1)
    if not after or text[end : end + 1] != " " or fold(after.group()) in data["no_law_after"]:
        return False
    before = lower[max(0, start - 20) : start]
    if before.endswith(tuple(f"{w} " for w in data["no_law_before"])):
        return False
    if lower[start:end] == "luật":
        return text[start] == "L" and text[start + 1].islower()
    return text[start].isupper() or text[after.start()].isupper()


@cache
def _known() -> re.Pattern[str]:
    titles = sorted((fold(t) for t in rules("named_documents")["laws"]), key=len, reverse=True)
    return re.compile(rf" (?:về )?(?:{'|'.join(map(re.escape, titles))})(?!\w)")


def _title_length(line: str, low: str) -> int:
    """How far the title reaches: as a known one, else by grammar."""
    if known := _known().match(low):
        return known.end()
    if amending := AMENDING.match(line):
        return _amended(line, low, amending.end())
    return _by_grammar(line, low)


def _amended(line: str, low: str, at: int) -> int:
    """The end of "Luật sửa đổi, bổ sung một số điều của Luật X và Luật Y"."""
    end = HARD_END.search(line, at)
    limit = end.start() if end else len(line)
    date = re.compile(r",? (?:ngày|số|năm) ?\d").search(low, at, limit)
    if date:
        return date.start()
    comma = low.find(",", at, limit)
    return comma if 0 <= comma and not low.startswith(" luật", comma + 1) else limit


def _by_grammar(line: str, low: str) -> int:
    """The end of a title of one phrase: before a verb, a comma, or "và" with a small letter after it."""
    ends = rules("named_documents")["law_ends"]
    end = 0
    for i, word in enumerate(WORD.finditer(low)):
        between = line[end : word.start()]
        if i > 14 or not _same_phrase(line, low, end, between, word.start(), first=i == 0):
            break
        if i > 0 and word.group() in ends and line[word.start()].islower():
            break
        end = word.end()
    return _without_conjunction(low, end)


def _same_phrase(line: str, low: str, end: int, between: str, at: int, *, first: bool) -> bool:
    """Whether the title goes on over what stands between two words."""
    if between == " " or first:
        if low.startswith(("và ", "luật ", "nghị "), at):
            after = at + 3
            return low.startswith("và ", at) and line[after : after + 1].isupper() and not _kind_follows(low, after)
        return True
    return between == ", " and low.startswith(("chống ", "bổ sung "), at)


def _kind_follows(low: str, at: int) -> bool:
    return low.startswith(("luật", "nghị", "bộ luật", "pháp lệnh", "thông tư", "quyết định", "các", "hiến pháp", "chỉ thị"), at)


def _without_conjunction(low: str, end: int) -> int:
    return end - len(" và") if low.endswith(" và", 0, end) else end
