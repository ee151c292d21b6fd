"""Who a point of the implementation part charges: the bodies that its sentences begin with."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from policy_lineage import data
from policy_lineage.ingest.agencies import COUNT
from policy_lineage.ingest.agencies_groups import is_one_group
from policy_lineage.ingest.catalog import fold

LONGEST_NAMES = 600
LONGEST_NAME = 130
COMMA = re.compile(r"[,;] (?:và )?| và |; ")
OFFICE = re.compile(
    r"Văn phòng (?:Đoàn (?:đại biểu|ĐBQH)|HĐND|Hội đồng nhân dân)[^,;]*$"
)  # "… Quốc hội và Hội đồng nhân dân" is one office
NEXT_SENTENCE = re.compile(r"(?:;|\.)\s(?=\w)")
LABEL = re.compile(r"[^:.,;\d]{3,40}:\s(?=\w)")
SENTENCES = 40  # of one point that are looked at
COMMAS = re.compile(r", |[.;:]")
ORDERED = re.compile(r"\w (?:yêu cầu|đề nghị) (?=các )")
ASKED = re.compile(r"(?:đề nghị|yêu cầu) (?=các |[A-ZĐỦỤ])")
SEVERAL = re.compile(r"các |[A-ZĐỦỤ]")
GIVEN = 40  # characters of "đơn vị có liên quan được giao"
ORDERED_TO = ("được giao", "được phân công", "phân công")
PRESENT = (" có ", " đang ", " là ")
OBJECT = 200  # characters of the clause before a semicolon that may end with a list of bodies
INVITED = ("Khuyến khích ", "khuyến khích ")  # who is invited by a later sentence is not charged by the point
ANYBODY = re.compile(
    r"(?i:cơ quan|đơn vị|tổ chức|doanh nghiệp|địa phương|cá nhân)|(?:cơ quan|đơn vị) (?:chủ trì|phối hợp)"
)
TITLE = re.compile(r"(?i:chủ tịch|giám đốc|tổng giám đốc|bí thư|chỉ huy trưởng|trưởng ban)")
BRACKET = re.compile(r"\s*\(([^()]*)\)$")
LISTED = re.compile(  # "Giám đốc các Sở: Nội vụ, Xây dựng"
    r"^(?:(?:bao )?gồm )?(?P<head>(?:(?:Giám đốc|Thủ trưởng|Lãnh đạo|Bộ trưởng) )?)(?:[Cc]ác )?(?P<kind>[Ss]ở|[Bb]ộ): "
)
SENTENCE = re.compile(r"(?<!TP)(?<!Tp)\. [^\W\d_]")
LONGEST_CONDITION = 250  # characters
LONGEST_FIELD = 200  # characters of a list of fields
# "các doanh nghiệp trong lĩnh vực xây dựng, giao thông": what these say is the field, and orders nothing
FIELDS = re.compile(r"(?:lĩnh vực|ngành nghề|chuyên ngành)(?: [^,.;:]{1,60}(?:,| và))* $")


@dataclass(frozen=True, slots=True)
class Charged:
    """The bodies that a sentence charges, and what they must do."""

    agencies: tuple[str, ...]
    words: str


@cache
def _pattern(name: str, key: str = "pattern") -> re.Pattern[str]:
    return re.compile(data.rules("duties")[name][key])


def charged_by(text: str) -> Charged:
    """The bodies that a sentence begins with and those that they work with; nobody where it names none.

    >>> charged_by("Sở Tài chính chủ trì, phối hợp với Sở Nội vụ cân đối vốn.").agencies
    ('Sở Tài chính', 'Sở Nội vụ')
    """
    at = _past_leads(text)
    label = LABEL.match(text)
    if at == 0 and label and not _begins(text):  # "Chế độ báo cáo: Các sở gửi báo cáo"
        return charged_by(text[label.end() :])
    verb = _verb(text, at, at + LONGEST_NAMES)
    names = bodies_in(text[at : verb.start()]) if verb else ()
    if not verb or not names or (len(names) == 1 and _is_anybody(names[0])):
        return _known_at(text, at)
    others, rest = _others(text[verb.start() :])
    return Charged(_once((*names, *others)), rest)


def _verb(text: str, at: int, end: int) -> re.Match[str] | None:
    """The first word that orders something; those that tell of a body what it does for a living are none."""
    for verb in _pattern("verbs").finditer(text, at, end):
        if text.count("(", at, verb.start()) > text.count(")", at, verb.start()):  # "Sở Tài chính (cơ quan chủ trì)"
            continue
        if text.endswith(PRESENT, at, verb.start()):  # "các địa phương có triển khai dự án"
            continue
        if verb.group() in ORDERED_TO and _is_given(text, at, verb):  # "các đơn vị được giao nhiệm vụ"
            continue
        if _pattern("attributes").match(text, verb.start()) is None:
            return verb
        before = text[max(at, verb.start() - LONGEST_FIELD) : verb.start()]
        if not (_pattern("attributes", "after").search(before) or FIELDS.search(before)):
            return verb
    return None


def _is_given(text: str, at: int, verb: re.Match[str]) -> bool:
    """Whether a verb tells of those before it what they were ordered to do."""
    given = _pattern("attributes", "given").search(text, max(at, verb.start() - GIVEN), verb.end() + GIVEN)
    return given is not None and given.start() < verb.start() < given.end()


def _known_at(text: str, at: int) -> Charged:
    """The body with a known name at `at`, whatever verb follows it: "Sở Y tế trực cấp cứu"."""
    known = _known().match(fold(text[at : at + LONGEST_NAME].lower()))
    if not known or not text[at].isupper() or text.isupper():
        return Charged((), text)
    end = at + known.end()
    return Charged((text[at:end],), text[end:].lstrip())


@cache
def _known() -> re.Pattern[str]:
    """The names of provincial bodies before a word in small letters."""
    names = {
        fold(name.strip().lower())
        for row in data.rows("agencies")
        if row["level"] != "central"
        for name in (row["name"], *row["aliases"].split(";"))
        if " " in name.strip() and _begins(name.strip())
    }
    return re.compile(
        rf"(?:{_longest_first(names)})(?: (?:tỉnh|thành phố))?(?= [a-zà-ỹđ])(?! (?:và|cùng|với|hoặc|của)(?!\w))"
    )


def named_by(heading: str) -> tuple[str, ...]:
    """The bodies that a heading consists of, nobody where it says anything else.

    >>> named_by("Đề nghị: Hiệp hội Doanh nghiệp tỉnh, Hội Nông dân tỉnh")
    ('Hiệp hội Doanh nghiệp tỉnh', 'Hội Nông dân tỉnh')
    """
    heading = heading.rstrip(" :.").removeprefix("Đối với ")
    at = _past_leads(heading)
    charges = _verb(heading, at, len(heading))
    if charges is None:
        return bodies_in(heading[at:])
    if _is_bare_charge(heading[charges.start() :]):
        return bodies_in(heading[at : charges.start()])
    return bodies_in(heading[at:]) if is_group(heading) else ()


def is_group(heading: str) -> bool:
    """Whether words name those who do something and order nothing: "Các đơn vị quản lý chợ"."""
    at = _past_leads(heading)
    return _pattern("groups").match(heading, at) is not None and not _pattern("orders").search(heading, at)


def is_list_of_bodies(heading: str) -> bool:
    """Whether a heading names bodies and orders nothing: "Đề nghị Hội Nông dân tỉnh"."""
    heading = heading.rstrip(" :.")
    at = _past_leads(heading)
    return _verb(heading, at, len(heading)) is None and bool(bodies_in(heading[at:]))


def _is_bare_charge(words: str) -> bool:
    """ "Sở Y tế có trách nhiệm:" says nothing but that the points below are its duties."""
    return _pattern("bare_charges").fullmatch(words) is not None


def _past_leads(text: str) -> int:
    at = 0
    while lead := _pattern("leads").match(text, at) or (at == 0 and _pattern("summing_up").match(text)) or None:
        ordered = ORDERED.search(text, at, lead.end())  # "nếu có vướng mắc yêu cầu các sở, ngành báo cáo"
        at = ordered.end() if ordered else lead.end()
    return at if _begins(text[at:]) else _past_condition(text, at)


def _past_condition(text: str, at: int) -> int:
    """Past "nếu có khó khăn, vướng mắc, " where a body comes after it."""
    if _pattern("conditions").match(text) is None:
        return at
    met = _pattern("met").search(text, at, at + LONGEST_CONDITION)
    if met and _begins(text[met.end() :]):
        return met.end()
    clause = at
    for comma in COMMAS.finditer(text, at, at + LONGEST_CONDITION):
        if comma.group() != ", ":
            return at
        if asked := ASKED.match(text, comma.end()):
            return asked.end()
        if SEVERAL.match(text, comma.end()) and _begins(text[comma.end() :]):
            return at if is_one_group(text[clause : comma.start()], text[comma.end() :]) else comma.end()
        clause = comma.end()
    return at


def _others(rest: str) -> tuple[tuple[str, ...], str]:
    """The bodies of "chủ trì, phối hợp với …" and of "lãnh đạo HĐND tỉnh …"."""
    for name in ("coordinating", "led"):
        joint = _pattern("joined", name).match(rest)
        if joint:
            verb = _verb(rest, joint.end(), joint.end() + LONGEST_NAMES)
            if verb:
                return bodies_in(rest[joint.end() : verb.start()]), rest[verb.start() :]
    return (), rest


def further_bodies(text: str) -> tuple[str, ...]:
    """The bodies that later sentences of a point begin with: "…; Sở Nội vụ tổng hợp, báo cáo"."""
    found: list[str] = []
    for count, stop in enumerate(NEXT_SENTENCE.finditer(text)):
        if count == SENTENCES:
            break
        charge = charged_by(text[stop.end() : stop.end() + LONGEST_NAMES])
        if charge.agencies and not _is_said_of_others(text, stop, charge):
            found += charge.agencies
    return tuple(found)


def _is_said_of_others(text: str, stop: re.Match[str], charge: Charged) -> bool:
    """Whether a later sentence charges nobody: it invites, tells who receives, or goes on with a list of bodies."""
    if text.startswith(INVITED, stop.end()) or _pattern("receiving").match(charge.words):
        return True
    return stop.group()[0] == ";" and _ends_in_bodies(text, stop.start())


def _ends_in_bodies(text: str, end: int) -> bool:
    """Whether the clause before a semicolon lists those who are urged or led: "đôn đốc các sở; các xã …"."""
    urged = [verb.end() for verb in _pattern("listing").finditer(text, max(0, end - OBJECT), end)]
    return bool(urged) and bool(bodies_in(text[urged[-1] : end]))


def bodies_in(words: str) -> tuple[str, ...]:
    """A list of bodies as printed: cut before each first word of a name; () where one of them is none."""
    words = COUNT.sub("", words[: LONGEST_NAMES + 1])
    names: list[str] = []
    at = 0
    for comma in COMMA.finditer(words):
        if _parts(words[at : comma.start()], comma.group(), words[comma.end() :]):
            names.append(words[at : comma.start()])
            at = comma.end()
    names.append(words[at:])
    clean = tuple(body for n in names for body in _each(n.strip(" ,;:.*_")))
    return clean if all(is_body(n) and len(n) <= LONGEST_NAME and not SENTENCE.search(n) for n in clean) else ()


def _each(name: str) -> tuple[str, ...]:
    """The departments of "các Sở: Nội vụ, Văn hóa, Thể thao và Du lịch", each by its name; other names as they are."""
    bracket = BRACKET.search(name) if name[-1:] == ")" else None
    if bracket:
        return _explained(name, bracket)
    listed = LISTED.match(name)
    if not listed:
        return (name,)
    fields: list[str] = []
    at, words = 0, name[listed.end() :]
    while at < len(words):
        known = _fields(listed["kind"].capitalize()).match(fold(words[at:].lower()))
        if not known:
            return (name,)
        fields.append(f"{listed['head']}{listed['kind'].capitalize()} {words[at : at + known.end(1)]}")
        at += known.end()
    return tuple(fields)


def _explained(name: str, bracket: re.Match[str]) -> tuple[str, ...]:
    """A name before a bracket: its members where the bracket lists them, else itself without what explains it."""
    inside = bracket.group(1)
    members = _each(inside) if LISTED.match(inside) else bodies_in(inside)
    if len(members) > 1:
        return members
    return (name[: bracket.start()],) if members or inside[:1].islower() else (name,)


@cache
def _fields(kind: str) -> re.Pattern[str]:
    """What departments or ministries are called after their first word, and what parts two of them."""
    names = {
        fold(name.strip().lower()).removeprefix(f"{kind.lower()} ")
        for row in data.rows("agencies")
        for name in (row["name"], *row["aliases"].split(";"))
        if name.strip().startswith(f"{kind} ")
    }
    return re.compile(rf"({_longest_first(names)})(?:[,;] (?:và )?| và |$)")


def _longest_first(names: Iterable[str]) -> str:
    return "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))


def _parts(before: str, sign: str, after: str) -> bool:
    """Whether a new body begins after the sign."""
    if not _begins(after) or is_one_group(before, after) or before.count("(") > before.count(")"):
        return False
    if TITLE.fullmatch(before.strip()):
        return False
    if after[0].islower() and FIELDS.search(f"{before}{sign.rstrip()} "):
        return False
    if "," in sign:
        return True
    # "Báo và Đài Phát thanh" is one, too: the first word alone names nobody
    return not OFFICE.search(before) and _pattern("bare_heads").fullmatch(before.strip().lower()) is None


def _is_anybody(name: str) -> bool:
    """Whether a word of the sentence names nobody: "nếu chậm, đơn vị phải giải trình"."""
    return ANYBODY.fullmatch(name) is not None


def _begins(words: str) -> bool:
    return _pattern("heads").match(fold(words[:80].lower())) is not None


def is_body(words: str) -> bool:
    """Whether words are the name of a body, and more than its first syllable."""
    return _begins(words) and not _pattern("bare_heads").fullmatch(words.lower())


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(" ".join(fold(name.lower()).split()), name)
    return tuple(first.values())


def together(*lists: tuple[str, ...]) -> tuple[str, ...]:
    """Several lists of bodies as one, each body once, in the order of their first mention."""
    return _once(tuple(name for names in lists for name in names))
