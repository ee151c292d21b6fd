"""What a page prints of a document beside labels: "Số hiệu: 12/KH-UBND", "Người ký: ...", "Ngày ban hành: ..."."""

import re
from dataclasses import dataclass
from itertools import pairwise

from policy_lineage.ingest.codes import code_at
from policy_lineage.ingest.dates import date_at
from policy_lineage.ingest.header_lines import HeadLine
from policy_lineage.ingest.patterns import CAPITAL

LABEL = re.compile(
    r"(?P<label>số hiệu(?: văn bản)?|số[ /,]+k[ýí] hiệu|người ký|ngày (?:ban hành|văn bản)|tình trạng)(?: ?[:|] ?|$| )"
)
# further labels, which end the value before them where several share a line
NEXT_LABEL = re.compile(
    r" (?=(?:loại văn bản|người ký|nơi ban hành|cơ quan ban hành|số công báo|tình trạng|lĩnh vực"
    r"|ngày (?:ban hành|có hiệu lực|hiệu lực|công báo|hết hiệu lực)) ?:)"
)
SEARCHED = 45  # lines
NAME = re.compile(rf"[{CAPITAL}]\w*(?: [{CAPITAL}]\w*){{1,5}}")


@dataclass(frozen=True, slots=True)
class Labels:
    """The values beside the labels, None where there are none, and the line below the last of them."""

    code: str | None = None
    issued_on: str | None = None
    signer: str | None = None
    end: int = 0


def _below(lines: list[HeadLine], i: int) -> str:
    """What stands below a label, with the rest of a name that a line break cut."""
    texts = [line.text for line in lines[i + 1 : i + 3]]
    both = " ".join(texts)
    if len(texts) == 2 and not lines[i + 2].apart and NAME.fullmatch(both) and not LABEL.match(lines[i + 2].lower):
        return both
    return texts[0] if texts else ""


def _parts(line: HeadLine) -> list[tuple[str, str]]:
    """The labels of a line with their values, in lower case and as printed."""
    cuts = [0, *(m.end() for m in NEXT_LABEL.finditer(line.lower)), len(line.lower)]
    parts = [(line.lower[a:b], line.text[a:b]) for a, b in pairwise(cuts)]
    return [(lower.lstrip("- "), text.lstrip("- ").rstrip()) for lower, text in parts]


def read_labels(lines: list[HeadLine]) -> Labels:
    """The labels of the first lines; a page without a number beside "Số hiệu" has none."""
    values: dict[str, str] = {}
    end = 0
    for i, line in enumerate(lines[:SEARCHED]):
        for lower, text in _parts(line):
            if found := LABEL.match(lower):
                values.setdefault(found["label"][:4].strip(), text[found.end() :].strip(" *|") or _below(lines, i))
                end = i + 1
    number = code_at(values.get("số h") or values.get("số k") or values.get("số /") or "", 0)
    if not number:
        return Labels()
    stated = date_at(values.get("ngày", ""), 0)
    signer = NAME.fullmatch(values.get("ngườ", ""))
    return Labels(number.text, stated.iso if stated else None, signer.group() if signer else None, end)
