"""Lists of common nouns that name one group of bodies: "các sở, ban, ngành", "UBND các xã, phường"."""

import re
from functools import cache

from policy_lineage.data import rules

SPACE = re.compile(r"\s+")
LONGEST = 160  # characters of such a list
ALL = re.compile(r"(?:, | và )(?:tổ chức|cá nhân|địa phương)$")  # "các cơ quan, đơn vị, tổ chức, doanh nghiệp"
FIRMS = re.compile(r"doanh nghiệp(?=\s*(?:[,;.]|$)|\s(?:có )?liên quan)")
CAPITALS = "A-ZĐÀ-Ỹ"
NAMED = "đặc khu|thị xã|thành phố|huyện|quận"  # levels of which one may be named: "các huyện, thị xã Long Hoa"


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _whole() -> re.Pattern[str]:
    """A name so far that is nothing but common nouns, "Các sở, ban", or ends with such: "Thủ trưởng các sở"."""
    members = _either(rules("bodies")["members"])
    several = rf"(?:{members})(?:(?:,| và|/)\s?(?:{members}))*"
    return re.compile(rf"(?:[^,;]{{0,60}}\s)?(?:các|từng|những|toàn thể)\s{several}|{several}", re.IGNORECASE)


@cache
def _ends_in_place() -> re.Pattern[str]:
    """A name so far that ends with levels of places, the last of them perhaps a place: "UBND các huyện, thị xã Hoa"."""
    places = _either(rules("bodies")["places"])
    place = rf"(?:{places})(?:,| và)\s(?:{NAMED})(?-i:\s[{CAPITALS}]\w*){{1,3}}$"
    return re.compile(rf"(?:^|\s)(?:các\s|cấp\s)?(?:(?:{places})$|{place})", re.IGNORECASE)


@cache
def _member() -> re.Pattern[str]:
    """A common noun that is not the first word of a longer name: "ban" but not "ban quản lý dự án"."""
    words = rules("bodies")
    nouns, after = _either([*words["members"], *words["places"]]), _either(words["after_members"])
    return re.compile(rf"(?:{nouns})(?=\s*(?:[,;./)&]|$)|\s(?:{after})(?!\w))", re.IGNORECASE)


@cache
def _place() -> re.Pattern[str]:
    words = rules("bodies")
    after = _either(words["after_members"])
    before = "(?:" + "|".join(f"(?<={place})" for place in NAMED.split("|")) + ")"
    return re.compile(
        rf"(?:{_either(words['places'])})(?=\s*(?:[,;./)&]|$)|\s(?:{after})(?!\w)|{before}\s(?-i:[{CAPITALS}]))",
        re.IGNORECASE,
    )


def is_one_group(before: str, after: str) -> bool:
    """Whether the words on both sides of a comma or "và" are members of one group.

    >>> is_one_group("Các sở", "ban, ngành có liên quan"), is_one_group("UBND các xã", "phường")
    (True, True)
    >>> is_one_group("Sở Y tế", "ban, ngành"), is_one_group("Các sở", "ban quản lý dự án")
    (False, False)
    """
    before = SPACE.sub(" ", before[-LONGEST:]).strip(" ,;:.-*")
    after = after[:LONGEST]
    if _whole().fullmatch(before) and (_member().match(after) or (ALL.search(before) and FIRMS.match(after))):
        return True
    return _ends_in_place().search(before) is not None and _place().match(after) is not None
