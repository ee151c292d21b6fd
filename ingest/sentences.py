"""Where a sentence of the reading text begins and ends, looked for in a bounded window."""

import re

LONGEST = 900  # characters to each side of a place in which the ends of its sentence are looked for
NEAR = 160  # those looked at first
# one set of signs at the front: they are found faster than by alternatives
STOP = re.compile(
    r"""[.?!…\ \n] (?:
        (?=[TCX])(?=(?:Thực\ hiện|Triển\ khai|Căn\ cứ|Xét)\s)(?<=\s) | (?<=\n) | (?<=[.?!…])["”)]*[^\S\n]
    )""",
    re.VERBOSE,
)
# "TP. Hồ Chí Minh", "PGS. TS. Lê ...": no end of a sentence
ABBREVIATED = re.compile(r"(?:^|[\s.(])(?:tp|tx|ts|ths|pgs|gs|bs|ô|v\.v|đ/c|st|tr)\.$", re.IGNORECASE)
OPENERS = '-•"“(['


def last_stop(text: str, floor: int, position: int) -> int | None:
    """The start of the sentence of `position`, None where it begins before `floor`."""
    low = max(floor, position - LONGEST)
    near = _inside_word(text, low, position - NEAR)
    found = _last_in(text, near, position)
    if found is None and near > low:
        found = _last_in(text, low, position)
    if found is None and low == 0 and floor == 0:
        return 0
    return found


def _last_in(text: str, low: int, position: int) -> int | None:
    """Where the last stop between the two places ends."""
    line = text.rfind("\n", low, position) + 1  # nothing before the last end of a line can be the last stop
    found = line or None
    for stop in STOP.finditer(text, max(low, line), position):
        if stop.end() <= position and _ends(text, stop):
            found = stop.end()
    return found


def _inside_word(text: str, low: int, at: int) -> int:
    """The last place from `at` back that cuts no sign of a stop in two, `low` where there is none."""
    while at > low and not (text[at].isalnum() and text[at - 1].isalnum()):
        at -= 1
    return max(low, at)


def sentence_end(text: str, position: int, longest: int = LONGEST) -> int:
    """Where the sentence of `position` ends, at most `longest` characters on."""
    high = min(len(text), position + longest)
    for stop in STOP.finditer(text, position, high):
        if _ends(text, stop):
            return stop.start()
    return high


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether a stop is one: a full stop only before a capital, a digit or a bullet."""
    sign = stop.group()
    if sign == "\n":
        return True
    if sign.isspace():
        return text[stop.start() - 1] not in ",;:(" and not text[stop.start() - 1].isspace()
    after = text[stop.end() : stop.end() + 1]
    if not (after.isupper() or after.isdigit() or after in OPENERS):
        return False
    return not ABBREVIATED.search(text[max(0, stop.start() - 6) : stop.start() + 1])
