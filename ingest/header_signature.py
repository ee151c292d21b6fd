"""The signature of a document: in whose name, and who signed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from policy_lineage import data
from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.header_head import is_body_line
from policy_lineage.ingest.header_lines import HeadLine, tail_lines
from policy_lineage.ingest.header_phrases import phrases
from policy_lineage.ingest.patterns import CAPITAL
from policy_lineage.ingest.reading import Reading

NAME = re.compile(
    r"(?:(?:ThS|TS|PGS|GS|BS|CN|KS|Ths|Ts)\.? ?|(?:(?i:đại|thượng|trung|thiếu) (?i:tướng|tá|úy)) )*"
    rf"([{CAPITAL}][\w’']*(?: [{CAPITAL}][\w’']*){{1,5}})\W*"
)
LINES_OF_SIGNATURE = 14
MOST_OPENINGS = 400
FOR_BODY = re.compile(r"[ *_#]*(?:t/m|tm\b|t\.m)")
LONGEST_LINE = 120
LONGEST_NAME = 5  # words
# the first words of a signature, so that few paragraphs are looked at closely
OPENS = re.compile(
    r"[ *_#]*(?:t/m|tm\.?|t\.m|thay mặt|k/?t\.?|tl\.?|t/l|tuq|tu/q|q\.|quyền|chủ (?:tịch|tọa|nhiệm)|chủ\n|phó|bí"
    r"|giám|tổng|trưởng|chánh|hiệu|viện|cục|chi cục|chỉ huy|bộ trưởng|bộ\n|thứ|thủ|thường trực)"
)
ONE_NAME = re.compile(rf"[{CAPITAL}][\w’']*")
NO_PERSON = re.compile(
    r"nhân dân|\b(?:tỉnh|thành phố|huyện|ủy ban|đảng|phụ lục|nơi nhận|ban|sở|điều|chương|bộ|văn phòng)\b"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """The body that the signature stands for, and who signed."""

    body: str | None
    signer: str | None


@cache
def _signature_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    rule = data.rules("header")["signatures"]
    return re.compile(rule["for"]), re.compile(rule["offices"]), re.compile(rule["signed"])


def find_signature(reading: Reading) -> Signature:
    """The first signature of the text."""
    body: str | None = None
    for i in islice(_openings(reading), MOST_OPENINGS):
        signature = _signature(tail_lines(reading, i, LINES_OF_SIGNATURE))
        body = signature.body or body
        if signature.signer:
            return Signature(body, signature.signer)
    return Signature(body, None)


def _openings(reading: Reading) -> Iterator[int]:
    """The paragraphs that may begin a signature: short ones in capitals, or with "TM."."""
    for i, p in enumerate(reading.paragraphs):
        if p.kind != "text" or p.end - p.start > LONGEST_LINE or not OPENS.match(reading.lower, p.start):
            continue
        if reading.text[p.start : p.end].isupper() or FOR_BODY.match(reading.lower, p.start):
            yield i


def _signature(lines: list[HeadLine]) -> Signature:
    """The signature that begins with the first of the lines."""
    _, office, signed = _signature_patterns()
    body = _signing_body(lines[0]) if lines else None
    if not lines or not (body or _is_office(lines[0])):
        return Signature(None, None)
    for i, line in enumerate(lines[1:], 1):
        if len(line.text) > LONGEST_LINE:
            break
        lower = line.lower.strip(" *_#")
        if _signing_body(line) or office.match(lower) or signed.match(lower):
            continue
        if name := _person(lines, i):
            return Signature(body, name)
    return Signature(body, None)


def _signing_body(line: HeadLine) -> str | None:
    """The body in whose name "TM. ỦY BAN NHÂN DÂN" signs."""
    for_body, office, _ = _signature_patterns()
    found = for_body.match(line.lower)
    if not found or not (line.text.isupper() or line.lower.startswith(("t/m", "tm."))):
        return None
    words = line.text[found.start("body") : found.end("body")]
    cut = office.search(fold(words.lower()))
    return (words[: cut.start()] if cut else words).strip(" *")


def _is_office(line: HeadLine) -> bool:
    _, office, _ = _signature_patterns()
    return office.match(line.lower) is not None and line.text.isupper()


def _person(lines: list[HeadLine], i: int) -> str | None:
    """The name of a person in line `i`, or in that line and the next."""
    line = lines[i]
    name = NAME.fullmatch(line.text)
    words = name.group(1).split() if name else [line.text] if ONE_NAME.fullmatch(line.text) else []
    if not words or NO_PERSON.search(line.lower) or is_body_line(line) or line.lower in phrases():
        return None
    if line.text.isupper() and not _is_surname(words[0]):  # "THUẾ QUỐC TẾ" of an office, "VỀ VIỆC …"
        return None
    rest = _rest_of_name(words, lines[i + 1]) if i + 1 < len(lines) else []
    if len(words) + len(rest) < 2:
        return None
    printed = " ".join((*words, *rest))
    return printed.title() if printed.isupper() else printed


def _rest_of_name(words: list[str], line: HeadLine) -> list[str]:
    """The words of the next line where a break cut a name: "Nguyễn Văn" before "Mẫu"."""
    rest = line.text.split()
    alike = all(ONE_NAME.fullmatch(w) and w.isupper() == words[0].isupper() for w in rest)
    if line.apart or not alike or len(words) + len(rest) > LONGEST_NAME or NO_PERSON.search(line.lower):
        return []
    one = len(words) == 1 or len(rest) == 1
    return rest if one or rest[0].lower() not in _surnames() else []


@cache
def _surnames() -> frozenset[str]:
    return frozenset(data.rules("header")["surnames"])


@cache
def _rarer_surnames() -> frozenset[str]:
    return frozenset(data.rules("header")["rarer_surnames"])


def _is_surname(word: str) -> bool:
    """Whether a name in capitals may begin with the word: "LÊ", "H'YIM"."""
    lower = word.lower()
    return lower in _surnames() or lower in _rarer_surnames() or lower[1:2] in ("'", "’")
