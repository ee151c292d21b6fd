"""The words of a target: what is measured, which part of it, in which year."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from policy_lineage.data import rules
from policy_lineage.ingest.targets_clauses import opens_action, opens_indicator, without_opening

YEAR = re.compile(
    r"""(?:giai\sđoạn|thời\skỳ|nhiệm\skỳ)\s(?:từ\s)?(?:năm\s)?\d{4}\s?(?:-|đến)\s?(?:năm\s)?(20\d\d)
      | (?<!so\svới\s)năm\s(20\d\d)(?:\s?-\s?(20\d\d))?     # "5 năm 2016 - 2020"
      | (?<=[(\s])(20\d\d)\s?-\s?(20\d\d)""",
    re.IGNORECASE | re.VERBOSE,
)
DATED_CODE = re.compile(r"/(?:[A-ZĐ][\w-]{1,12}) năm 20\d\d")  # the year of a document: "Kế hoạch 5/KH-UBND năm 2031"
TAIL_YEAR = re.compile(
    r"^(?:\s*|[^,;]{0,60}?(?:vào|đến|trong|cho|tới|đến cuối|vào cuối|hết|từ) (?:cuối |hết )?)năm (20\d\d)",
    re.IGNORECASE,
)
# "... vào năm 2031", "... từ năm 2031 trở đi" at the very end
LAST_YEAR = re.compile(r" (?:(?:vào|đến) (?:cuối |hết )?|từ )năm (20\d\d)(?: trở đi)?$", re.IGNORECASE)
LAST = 24  # characters of it


def year_in(words: str) -> int | None:
    """The last year that `words` name; of a period its end.

    >>> year_in("Giai đoạn 2016 - 2018: cung cấp"), year_in("so với năm 2020"), year_in("tỷ lệ")
    (2018, None, None)
    >>> year_in("kế hoạch 5 năm 2026 - 2030"), year_in("giai đoạn 2026-2030 theo Kế hoạch 5/KH-UBND năm 2025 như sau")
    (2030, 2030)
    """
    if "20" not in words:  # most words name no year
        return None
    if "/" in words:
        words = DATED_CODE.sub("", words)
    if BASIS.search(words):  # "(theo bộ tiêu chí giai đoạn 2026 - 2030)", "giá so sánh năm 2010"
        words = BASED.sub("", words)
    found = [next(g for g in reversed(m.groups()) if g) for m in YEAR.finditer(words)]
    return int(found[-1]) if found else None


# "17%/năm giai đoạn 2026 - 2030": the period of the value before it
PERIOD_AFTER = re.compile(
    r"\s?(?:trong |cho |ở )?(?:giai đoạn|thời kỳ) (?:từ )?(?:năm )?20\d\d\s?(?:-|đến)\s?(?:năm )?(20\d\d)"
    r"(?=[\s.,;)]*(?:$|và ))",
    re.IGNORECASE,
)


def year_after(words: str) -> int | None:
    """The year that follows a value: "40% vào năm 2030"; of a period its end."""
    if period := PERIOD_AFTER.match(words):
        return int(period.group(1))
    if "20" not in words:
        return None
    found = TAIL_YEAR.match(words) if not words.startswith(" và ") else None
    end = words.rstrip(" ,;.")
    found = found or LAST_YEAR.search(end, max(0, len(end) - LAST))
    return int(found.group(1)) if found and "so với" not in words[: found.end()].lower() else None


BASIS = re.compile(r"theo |giá ", re.IGNORECASE)
BASED = re.compile(
    r"""\(theo\s[^()]*\)
      | giá\s(?:so\ssánh|cố\sđịnh|hiện\shành|thực\stế)(?:\s(?:của\s)?năm)?\s20\d\d
      | theo\s(?:chuẩn|bộ\stiêu\schí|tiêu\schí)\s[^,;()]{0,40}giai\sđoạn\s20\d\d\s?-\s?20\d\d""",
    re.IGNORECASE | re.VERBOSE,
)


@cache
def _any_of(name: str) -> re.Pattern[str]:
    words = sorted(rules("target_phrases")[name], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in words)})(?!\w)", re.IGNORECASE)


HANGING_WORDS = (
    *("và", "cho", "bảo đảm", "đảm bảo", "với mục tiêu", "với", "đối với", "tại", "ở", "là", "lên", "của", "phấn đấu"),
    *("đạt", "được", "có", "trong đó", "cụ thể"),
)
TRAILING = re.compile(
    rf"""(?:[\s,:;.-]|(?<!\w)(?:{"|".join(HANGING_WORDS)}|(?:đến )?(?:(?:cuối|hết|đầu) )?năm 20\d\d)"""
    r"""(?<!trở lên)(?!\w)[\s,:;.-]*$)+$""",
    re.IGNORECASE,
)
# how a name ends that something hangs at; the others need no pattern
HANGING_ENDS = (*{w.rpartition(" ")[2] for w in HANGING_WORDS}, *" \t\n\xa0,:;.-0123456789")
HANGING = 60  # characters from the end of a name in which what hangs there begins
MARKUP = re.compile(r"\*\*|__|(?<!\w)\*|\*(?!\w)")
DROPPED = re.compile(
    r"(?:đạt|nâng cao|nâng|đưa|duy trì|giữ vững|giữ|tăng|giảm|cải thiện|bảo đảm|đảm bảo|các|những)\s", re.IGNORECASE
)


@lru_cache(64)
def cleaned(words: str) -> str:
    """`words` as the name of an indicator: no opening, nothing hanging at the end.

    >>> cleaned("Phấn đấu nâng tỷ lệ hộ dùng nước sạch đạt")
    'tỷ lệ hộ dùng nước sạch'
    """
    if "*" in words or "_" in words:
        words = MARKUP.sub("", words)
    return trimmed(without_verb(without_opening(after_aim(words.strip()))))


def without_verb(words: str) -> str:
    """`words` without the verb that stands before the name of an indicator: "nâng tỷ lệ" gives "tỷ lệ"."""
    while (found := DROPPED.match(words)) and opens_indicator(words[found.end() :]):
        words = words[found.end() :]
    return words


YEAR_AFTER = re.compile(
    r"^(?:vào|đến|trong|cho|tới|cho đến|tính đến|từ)?\s?(?:cuối |hết )?năm 20\d\d(?: trở đi)?[\s,.;]*$", re.IGNORECASE
)


# "đạt 50% (8 xã)", "62 xã đạt chuẩn (chiếm 45%)"
FIGURED = re.compile(
    r"^\s?\([^()]*\d[^()]*\)|\s?\([^()]*\d\s(?:(?:nghìn|triệu)\s)?(?:lượt|người|xã|ha|tấn|con)(?!\w)[^()]*\)(?=[\s.,;]*$)"
    r"|\s?\((?:chiếm|tăng|giảm|bằng|đạt|tương đương|tương ứng)[^()]*\d[^()]*\)(?=[\s.,;]*$)"
)
NONE_OF = re.compile(r"(?:,| và) (?:bảo đảm |đảm bảo )?không (?:có|còn|để) ", re.IGNORECASE)
AMONG = re.compile(r"\s?\((?:trong đó|riêng)[^()]*\)", re.IGNORECASE)  # its figures are targets of their own


ITS_YEAR = re.compile(r"\s?(?:vào |đến |trong )?(?:cuối |hết )?năm 20\d\d$", re.IGNORECASE)


def without_year(words: str) -> str:
    """`words` after a value without the year at their end: "GRDP vào năm 2031" gives "GRDP"."""
    return ITS_YEAR.sub("", words) if words[-4:].isdigit() else words


def tail_of(words: str) -> str:
    """What follows a value, without separators and without a bare year."""
    if "(" in words:
        words = FIGURED.sub("", AMONG.sub("", words))
    if found := NONE_OF.search(words):
        words = words[: found.start()]
    words = (MARKUP.sub("", words) if "*" in words else words).strip(" ,;:./")
    return "" if YEAR_AFTER.match(words) or PERIOD_AFTER.match(words) else words


AIM = re.compile(
    r"""(?<!\w)(?:(?:các\s)?(?:chỉ|mục)\stiêu(?:\schủ\syếu|\scụ\sthể)?(?:\sđặt\sra|\sđề\sra)?(?:\s(?:đến|trong)\snăm\s20\d\d)?\slà,?
      | phấn\sđấu|quyết\stâm|(?<!có\s)mục\stiêu(?:\slà)?(?!\s(?:của|quốc|trên|này|đó))|đặt\smục\stiêu)\s""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(64)
def after_aim(words: str) -> str:
    """The part of a head after "phấn đấu": "Theo đó, tỉnh A phấn đấu thu ngân sách" is about "thu ngân sách"."""
    found = list(AIM.finditer(words))
    rest = without_opening(words[found[-1].end() :]).strip() if found else ""
    return rest if len(rest.split(" ")) > 1 else words


def after_last_aim(words: str) -> str:
    """As `after_aim`, also where a single verb or nothing is left: "Như vậy, tỉnh phấn đấu đón" gives "đón"."""
    found = list(AIM.finditer(words))
    return words[found[-1].end() :].strip() if found else words


def trimmed(words: str) -> str:
    """`words` without what hangs at the end."""
    while words[-HANGING:].lower().endswith(HANGING_ENDS):
        found = TRAILING.search(words, max(0, len(words) - HANGING))
        if not found or found.start() == len(words):
            break
        words = words[: found.start()]
    return words.strip(" ,;:.(")


def is_place(words: str) -> bool:
    return _any_of("places").fullmatch(words) is not None


def is_whole_area(words: str) -> bool:
    return not words or _any_of("whole_area").fullmatch(words) is not None


def is_tail(words: str) -> bool:
    """Whether words after a value say what it is a share of, and name nothing themselves."""
    return not words or _any_of("tails").match(words) is not None


def is_comparison(words: str) -> bool:
    """Whether words after a value only say what it is compared with, or how often it is counted."""
    return not words or _any_of("comparisons").match(words) is not None


def is_past(words: str) -> bool:
    """Whether a clause tells what was reached, not what is to be."""
    return _any_of("past").search(words) is not None


def predicate(words: str) -> int | None:
    """Where the predicate starts in "trường tiểu học đạt chuẩn", None where there is none."""
    found = _any_of("predicates").search(words)
    return found.start() if found else None


AT_PLACE = re.compile(r"(?:ở|tại|đối với|trong) ", re.IGNORECASE)
ACRONYM = re.compile(r"[A-ZĐ]{3,8}")


@cache
def _places() -> list[str]:
    places: list[str] = rules("target_phrases")["places"]
    return places


def merged(before: str, words: str) -> str:
    """`words` completed by the indicator that they go on with.

    >>> merged("tỷ lệ hộ dùng nước sạch tại nông thôn", "thành thị")
    'tỷ lệ hộ dùng nước sạch tại thành thị'
    >>> merged("tổng diện tích trồng cây chè", "cây cam")
    'tổng diện tích trồng cây cam'
    >>> merged("Tỷ lệ xã đạt chuẩn an toàn", "xã vững mạnh")
    'Tỷ lệ xã vững mạnh'
    """
    placed = AT_PLACE.sub("", words)
    if is_place(placed) and before.endswith(tuple(_places())):
        words = placed
    if ACRONYM.fullmatch(words) and (last := before.rpartition(" "))[0] and ACRONYM.fullmatch(last[2]):
        return f"{last[0]} {words}"  # "tỷ lệ bao phủ BHYT đạt 95%, BHXH đạt 45%"
    if is_place(words):
        found = list(_any_of("places").finditer(before))
        if len(found) == 1 or (found and found[-1].end() >= len(before) - 1):
            return before[: found[-1].start()] + words + before[found[-1].end() :]
        return f"{before} {words}"
    first = words.split(" ", 1)[0]
    at = re.search(rf"(?<=\s){re.escape(first)}(?!\w)", before, re.IGNORECASE) if first else None
    if at and len(first) > 1 and not opens_indicator(words):
        both = _overlap(before, words)
        return before[:both] + words
    cut = predicate(before)
    if cut and not words.startswith("có "):
        return f"{before[:cut].strip()} {words}"
    return f"{before} {words}"


def _overlap(before: str, words: str) -> int:
    """Where in `before` the longest start of `words` stands."""
    parts = words.lower().split(" ")
    lower = before.lower()
    for n in range(min(4, len(parts)), 0, -1):
        words_of = " " + " ".join(parts[:n])
        at = lower.rfind(words_of) if n > 1 else lower.find(words_of)
        if at >= 0:
            return at + 1
    return len(before)


def goes_on(words: str) -> bool:
    """Whether a clause whose head is `words` needs the indicator before it: it names none and does nothing."""
    return not opens_indicator(words) and not opens_action(words)


@dataclass(frozen=True, slots=True)
class Named:
    """The indicator and the part of it that a figure is about."""

    indicator: str
    qualifier: str | None
