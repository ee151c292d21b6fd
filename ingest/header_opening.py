"""The head that a text without one says in its first sentences: "…, UBND tỉnh ban hành Kế hoạch về … như sau:"."""

import re
from dataclasses import dataclass
from functools import cache

from policy_lineage.ingest.catalog import fold, kinds
from policy_lineage.ingest.header_issuer import BODIES, OPENING
from policy_lineage.ingest.header_names import body_name
from policy_lineage.ingest.patterns import CAPITAL
from policy_lineage.ingest.reading import Reading

FOLLOWS = re.compile(r"\n\W*(?:I|A|1)\s?[.)-]")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the sentence says that issues the document."""

    kind: str
    issuer: str
    title: str


def _after_body(words: str, before: str = r"(?:^|[\n,;.] ?)", bodies: str = BODIES) -> re.Pattern[str]:
    """A body at the start of a sentence or after a comma, with what it does; any blank may be the end of a line."""
    return re.compile(rf"{before}(?P<body>{bodies})" + words.replace(" ", r"[ \n]"))


def _kinds() -> str:
    return "|".join(w[:1].upper() + w[1:] for w in kinds())


@cache
def _sentence() -> re.Pattern[str]:
    """The issuing sentence; news tell of what a body "đã ban hành", "vừa ban hành"."""
    return _after_body(
        rf" (?:ban hành|xây dựng) (?P<kind>{_kinds()}) (?P<title>(?:về|thực hiện|triển khai) [^.;:]{{6,400}}?)"
        r"(?:,| với| gồm)?(?: (?:những|các|một số))?(?: nội dung[^.;:]{0,30})?,? như sau\s?:"
    )


@cache
def _announcement() -> re.Pattern[str]:
    """The sentence above a whole text: "Tỉnh ủy đã ban hành Chỉ thị số 5 về …. Nội dung như sau:"."""
    return _after_body(
        rf" (?:đã |vừa |mới )?ban hành (?P<kind>{_kinds()})(?: số [\w/-]{{1,20}})?"
        r"(?P<date>, ngày [\d/.-]{6,10})? (?P<title>(?:về|thực hiện|triển khai) [^\n;:]{6,500}?)\.(?: |\n)"
        r"(?:[^\n:]{0,60} )?[Nn]ội dung (?:của |toàn văn )?(?:[^\n:.]{2,30} )?(?:cụ thể )?như sau ?:"
    )


MINISTRY = rf"(?:Bộ|Sở|Ban|Cục) [{CAPITAL}][^.;:\n()\d]{{2,70}}?"  # "Sở Văn hóa, Thể thao": with its commas
ADDRESSED = re.compile(r"\W*kính gửi\W")
FIRST_ASKING = 1_500


@cache
def _asking() -> re.Pattern[str]:
    """The body at the start of a sentence or after a comma that asks: "…. Sở Nội vụ đề nghị các phòng …"."""
    words = r"(?: \([^()\n]{2,20}\))?,? (?:trân trọng |kính )?(?:đề nghị|yêu cầu)(?!\w)"
    return _after_body(words, r"[\n,.] ?", f"{BODIES}|{MINISTRY}")


def read_letter(reading: Reading) -> Opening | None:
    """The letter that a text without a letterhead is: "Kính gửi: …" begins it and a body asks."""
    if not ADDRESSED.match(reading.lower):
        return None
    found = _asking().search(fold(reading.text[:FIRST_ASKING]))
    return Opening("Công văn", body_name(found["body"].replace("\n", " ")), "") if found else None


def read_opening(reading: Reading) -> Opening | None:
    """The kind, the issuer and the title of a text that issues a document, or gives the whole of one."""
    opening = fold(reading.text[:OPENING])
    found = _sentence().search(opening)
    if not found or not FOLLOWS.match(reading.text, found.end()):
        found = _announcement().search(opening)
    if not found:
        return None
    kind = kinds()[found["kind"].lower().replace("\n", " ")].kind
    words = reading.text[found.start("title") : found.end("title")]
    return Opening(kind, body_name(found["body"].replace("\n", " ")), words.replace("\n", " "))
