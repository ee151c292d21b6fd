"""What a page prints of a document beside labels: "Số hiệu: 12/KH-UBND", "Người ký: ...", "Ngày ban hành: ..."."""

import re
from dataclasses import dataclass

from policy_lineage.ingest.codes import code_at
from policy_lineage.ingest.dates import date_at
from policy_lineage.ingest.header_lines import HeadLine
from policy_lineage.ingest.patterns import CAPITAL

LABEL = re.compile(
    r"(?P<label>số hiệu(?: văn bản)?|số[ /,]+k[ýí] hiệu|người ký|ngày (?:ban hành|văn bản)|tình trạng)(?: ?[:|] ?|$| )"
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


def read_labels(lines: list[HeadLine]) -> Labels:
    """The labels of the first lines; a page without a number beside "Số hiệu" has none."""
    values: dict[str, str] = {}
    end = 0
    for i, line in enumerate(lines[:SEARCHED]):
        found = LABEL.match(line.lower)
        if found:
            below = _below(lines, i)
            values.setdefault(found["label"][:4].strip(), line.text[found.end() :].strip(" *|") or below)
            end = i + 1
    number = code_at(values.get("số h") or values.get("số k") or values.get("số /") or "", 0)
    if not number:
        return Labels()
    stated = date_at(values.get("ngày", ""), 0)
    signer = NAME.fullmatch(values.get("ngườ", ""))
    return Labels(number.text, stated.iso if stated else None, signer.group() if signer else None, end)
