"""Who issued a document: where the name of the body ends, on which level it stands, of which province."""

import re
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from policy_lineage.data import rows, rules
from policy_lineage.ingest.catalog import fold, plain, province_names
from policy_lineage.ingest.patterns import CAPITAL, ORDINAL, WORD, Prose, one_of
from policy_lineage.ingest.values import Level

REACH = 170  # characters that the name of a body may take
TERM = re.compile(rf" ?(?:khóa|k\.) ?(?:thứ )?{ORDINAL}")
TIME = re.compile(rf" lần thứ {ORDINAL}")
PLACE = re.compile(rf" [{CAPITAL}][\w']*(?:(?: | - |-)[{CAPITAL}][\w']*){{0,3}}")
UNIT_WORD = re.compile(
    r",? ?\b(?:tỉnh|thành phố|thành|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|các cấp)(?!\w)| ?tphcm"
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body named up to `end` of the text."""

    end: int
    text: str
    level: Level | None  # None where the name does not tell
    province: str | None
    closed: bool  # its name is one of the known ones


def issuer_at(prose: Prose, start: int) -> Issuer | None:
    """The body whose name begins at `start`.

    >>> issuer_at(Prose.of("Bộ Tài nguyên và Môi trường hướng dẫn"), 0).text
    'Bộ Tài nguyên và Môi trường'
    >>> issuer_at(Prose.of("UBND tỉnh Lai Châu về việc"), 0)
    Issuer(end=18, text='UBND tỉnh Lai Châu', level=<Level.PROVINCIAL: 'provincial'>, province='Lai Châu', closed=True)
    """
    limit = prose.line_end(start, REACH)
    end, level = _closed(prose, start, limit)
    closed = end > start
    if closed and prose.lower.startswith(GOES_ON, end):
        end, level = max((end, level), _misread(prose, start, limit), key=itemgetter(0))
    if not closed:
        end, level = _ministries(prose, start, limit)
    if end == start:
        end, level = _misread(prose, start, limit)
        closed = end > start
    if end == start:
        end, level = _open(prose, start, limit)
    if end == start:
        return None
    if term := TERM.match(prose.lower, end, limit):
        end = term.end()
    return Issuer(end, prose.text[start:end], level, province_in(prose.lower[start:end]), closed)


GOES_ON = (" chính ph", " trung ư", " trung u")  # "Thủ tướng | Chính phù"
Reach = tuple[int, Level | None]  # where a name ends, and its level


@dataclass(frozen=True, slots=True)
class Closed:
    """A name that ends where its pattern ends."""

    pattern: re.Pattern[str]
    level: Level
    capitals: bool  # a short form, which counts in capitals only

    def match(self, prose: Prose, start: int, limit: int) -> re.Match[str] | None:
        """The name at `start`; None where it does not stand there."""
        found = self.pattern.match(prose.lower, start, limit)
        if not found or not self.capitals:
            return found
        words = prose.text[start : found.end()].split()
        return found if any(len(w) > 1 and w[:2].isupper() for w in words) else None


BLANK = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")


@cache
def closed_names() -> tuple[Closed, ...]:
    """The closed names of `data/issuers.yaml`, in its order."""
    out = []
    for row in rules("issuers")["closed"]:
        pattern = row["pattern"].replace("(?: {place})?", "(?P<place>)")
        pattern = BLANK.sub(" ?", pattern)  # "Thủ tướng Chínhphủ": a converter loses blanks
        pattern = pattern.replace("{unit}", "(?P<unit>)").replace("{ordinal}", ORDINAL)
        out.append(Closed(re.compile(rf"(?:{pattern})(?!\w)"), Level(row["level"]), row.get("capitals", False)))
    return tuple(out)


def _closed(prose: Prose, start: int, limit: int) -> Reach:
    """The end of the longest known name that begins at `start`, `start` where none does."""
    best: Reach = (start, None)
    for name in closed_names():
        found = name.match(prose, start, limit)
        if found and (end := _placed(prose, found, limit)) > best[0]:
            best = end, name.level
    return best


def _placed(prose: Prose, found: re.Match[str], limit: int) -> int:
    """The end of a name with the place and the ordinal that follow it."""
    end = found.end()
    groups = found.re.groupindex
    if "unit" in groups and (unit := UNIT_WORD.match(prose.lower, end, limit)):
        end = place_end(prose, unit.end(), limit)
    elif "place" in groups:
        end = place_end(prose, end, limit)
    ordinal = TIME.match(prose.lower, end, limit)
    return ordinal.end() if ordinal else end


@cache
def _province_after() -> re.Pattern[str]:
    return re.compile(" " + one_of(province_names()))


@cache
def _place_stops() -> frozenset[str]:
    return frozenset(rules("issuers")["place_stops"])


def place_end(prose: Prose, at: int, limit: int) -> int:
    """The end of the place name that follows at `at`, `at` where none does."""
    if known := _province_after().match(prose.lower, at, limit):
        return known.end()
    found = PLACE.match(prose.text, at, limit)
    if not found:
        return at
    words = found.group().split(" ")
    for i, word in enumerate(words):
        if word.lower() in _place_stops():
            return at + len(" ".join(words[:i]).rstrip(" -"))
    return found.end()


SECOND = re.compile(r" ?(?:và|-|,) ?(?=bộ )")
OTHER = re.compile(
    r" - (?=(?:ban|ủy ban|tổng cục|viện kiểm sát|tòa án|ngân hàng nhà nước|thanh tra|tổng liên đoàn|trung ương) )"
)
MOST_JOINT = 6  # bodies that issue one document


@cache
def _ministry() -> re.Pattern[str]:
    return re.compile(rf"(?:liên )?(?:(?:thứ trưởng|bộ trưởng) )?bộ {one_of(rules('issuers')['ministries'])}")


@cache
def _short_second() -> re.Pattern[str]:
    """A further ministry without the word, in "liên Bộ Tài chính - Nội vụ"."""
    return re.compile(rf" ?- ?{one_of(rules('issuers')['ministries'])}(?!\w)")


def _ministries(prose: Prose, start: int, limit: int) -> Reach:
    """The end of one ministry or of several: "Bộ Tài chính và Bộ Tư pháp"."""
    found = _ministry().match(prose.lower, start, limit)
    if not found:
        return start, None
    end = found.end()
    together = prose.lower.startswith("liên", start)
    for _ in range(MOST_JOINT):
        further = _further_ministry(prose, end, limit, together=together)
        if further == end:
            break
        end = further
    return end, Level.CENTRAL


def _further_ministry(prose: Prose, end: int, limit: int, *, together: bool) -> int:
    """The end of the next body of a list of ministries that ends at `end`, `end` where there is none."""
    if joint := SECOND.match(prose.lower, end, limit):
        found = _ministry().match(prose.lower, joint.end(), limit)
        return found.end() if found else end
    if together and (short := _short_second().match(prose.lower, end, limit)):
        return short.end()
    if (other := OTHER.match(prose.lower, end, limit)) and prose.is_capital(other.end()):
        closed, _ = _closed(prose, other.end(), limit)
        return max(closed, _open(prose, other.end(), limit)[0]) if closed == other.end() else closed
    return end


@cache
def _misread_names() -> tuple[tuple[re.Pattern[str], Level], ...]:
    rows_ = rules("issuers")["misread"]
    return tuple((re.compile(rf"{one_of(map(plain, r['words']))}"), Level(r["level"])) for r in rows_)


def _misread(prose: Prose, start: int, limit: int) -> Reach:
    """The end of a body that a scan gave wrong marks: "Thủ tuớng Chính phủ", "Ban Bi thư"."""
    letters = plain(prose.lower[start : min(limit, start + LONGEST_MISREAD)])
    for pattern, level in _misread_names():
        if found := pattern.match(letters):
            end = start + found.end()
            unit = UNIT_WORD.match(prose.lower, end, limit) if level is Level.PROVINCIAL else None
            return (place_end(prose, unit.end(), limit) if unit else end), level
    return start, None


@cache
def _open_heads() -> re.Pattern[str]:
    return re.compile(one_of(w for row in rules("issuers")["open"] for w in row["words"]))


@cache
def _open_levels() -> dict[str, Level | None]:
    table = rules("issuers")["open"]
    return {fold(w): Level(r["level"]) if r["level"] else None for r in table for w in r["words"]}


@cache
def _stops() -> frozenset[str]:
    return frozenset(fold(w) for w in rules("issuers")["stops"])


LONGEST_MISREAD = 60
UNNAMED = re.compile(r", (?:ban|ngành|cơ quan|địa phương|đơn vị|sở|bộ|huyện|xã)(?!\w)")  # "của bộ, ngành, địa phương"
GREEDY = 3  # words after "Ban Chỉ đạo" that belong to its name whatever they are


def _open(prose: Prose, start: int, limit: int) -> Reach:
    """The end of a name that goes on until a word that cannot belong to one."""
    head = _open_heads().match(prose.lower, start, limit)
    if not head or (not prose.is_capital(start) and UNNAMED.match(prose.lower, head.end())):
        return start, None
    known = _department().match(prose.lower, start, limit)
    end = known.end() if known else head.end()
    free = GREEDY if head.group() in rules("issuers")["greedy"] else 0
    while word := WORD.match(prose.lower, _next_word(prose, end), limit):
        if (free == 0 or (free < GREEDY and word.group() == "về")) and _stops_name(prose, word, limit):
            break
        free = max(0, free - 1)
        end = word.end()
    if prose.lower.endswith(" và", start, end):
        end -= len(" và")
    return end, _open_level(head.group(), prose.lower[start:end])


@cache
def _department() -> re.Pattern[str]:
    """A department, whose name may hold a comma: "Sở Văn hóa, Thể thao và Du lịch"."""
    return re.compile(rf"(?:liên )?(?:giám đốc )?(?:sở|phòng) {one_of(rules('issuers')['ministries'])}(?!\w)")


AFTER_SHORT = re.compile(r"(?:tp|tx|tt)\. ?$")


def _next_word(prose: Prose, end: int) -> int:
    """Where the next word of a name begins: after one space, or after the full stop of "TP."."""
    if prose.lower.startswith(".", end) and AFTER_SHORT.search(prose.lower, end - 2, end + 1):
        return end + 2 if prose.lower.startswith(" ", end + 1) else end + 1
    return end + 1 if prose.lower.startswith(" ", end) else end


def _stops_name(prose: Prose, word: re.Match[str], limit: int) -> bool:
    """Whether a word, alone or with the next, cannot belong to the name of a body."""
    if word.group() == "-":
        return not _is_inner_dash(prose, word.end(), limit)
    if prose.is_capital(word.start()) and _province_after().match(prose.lower, word.start() - 1, limit):
        return False  # "Trường Đại học | Cần Thơ"
    if word.group() in _stops():
        return True
    following = WORD.match(prose.lower, word.end() + 1, limit)
    pair = f"{word.group()} {following.group()}" if following else ""
    if pair in rules("issuers")["always"]:
        return True
    return pair in _stops() and not prose.is_capital(word.start())


NUMBERED = re.compile(r" [^\W\d]+ [^\W\d]+(?: [^\W\d]+){0,2}? (?:số|\d)")


def _is_inner_dash(prose: Prose, end: int, limit: int) -> bool:
    """Whether a dash stands inside a name: "Sở Lao động - Thương binh và Xã hội", not before another document."""
    word = WORD.match(prose.lower, end + 1, limit)
    if not word or not prose.is_capital(word.start()) or word.group() in _stops():
        return False
    return NUMBERED.match(prose.lower, end, limit) is None


NATIONAL = re.compile(r"(?:ban chỉ đạo|hội đồng|ủy ban|trung tâm|đại học) (?:nhà nước|quốc gia)(?!\w)")
ALWAYS_CENTRAL = ("tổng cục", "bộ trưởng", "bộ", "liên bộ")


@cache
def _local() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(rules('issuers')['local'])}")


def _open_level(head: str, name: str) -> Level | None:
    """The level of an open body: local words and province names make it a local one."""
    level = _open_levels().get(head)
    if " trung ương" in name or NATIONAL.match(name):
        return Level.CENTRAL
    if head not in ALWAYS_CENTRAL and (_local().search(name) or province_in(name)):
        return Level.PROVINCIAL
    return level


@cache
def _any_province() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(province_names())}")


def province_in(name: str) -> str | None:
    """The province that a name holds.

    >>> province_in("UBND tỉnh Thanh Hoá"), province_in("tỉnh ủy bình dương"), province_in("Tỉnh ủy")
    ('Thanh Hóa', 'Bình Dương', None)
    >>> province_in("Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Sơn La"), province_in("UBND TP. Hồ Chí Minh")
    ('Sơn La', 'Hồ Chí Minh')
    """
    lower = fold(name.lower())
    found = next((m for m in _any_province().finditer(lower) if not _is_person(lower, m)), None)
    return province_names()[found.group()] if found else None


PERSON = "hồ chí minh"
CITY = re.compile(r"(?:thành phố|tp\.?|thành ủy|ubnd|hđnd|nhân dân) ?$")


def _is_person(lower: str, found: re.Match[str]) -> bool:
    """Whether "Hồ Chí Minh" is no city: "Đoàn Thanh niên Cộng sản Hồ Chí Minh"."""
    return found.group() == PERSON and CITY.search(lower, 0, found.start()) is None


@cache
def _issuing() -> re.Pattern[str]:
    """ "Ban Thường vụ Tỉnh ủy đã ban hành | Kết luận 28", "Bộ Nội vụ đã có | Công văn số 5"."""
    ministries = one_of(
        row["name"].lower() for row in rows("agencies") if row["level"] == "central" and row["name"].startswith("Bộ ")
    )
    local = r"(?:tỉnh|thành|huyện|đảng) ủy|đảng bộ|hđnd|ubnd|hội đồng nhân dân|ủy ban nhân dân"
    central = rf"ban bí thư|trung ương|chính phủ|thủ tướng|quốc hội|(?<!cán )(?<!đảng ){ministries}"
    issues = r"(?!\w)[^.;:\n]{0,40}? (?:ban hành|xây dựng|thông qua|ra|có|ký) $"
    return re.compile(rf"(?<!\w)(?:(?P<local>{local})|(?P<central>{central})){issues}")


BEFORE = 90


def issued_by(prose: Prose, start: int) -> Level | None:
    """The level of the body that the words before `start` say to have issued what is named there."""
    found = _issuing().search(prose.lower, max(0, start - BEFORE), start)
    if not found:
        return None
    return Level.PROVINCIAL if found["local"] else Level.CENTRAL
