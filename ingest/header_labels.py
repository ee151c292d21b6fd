"""What a page prints of a document beside labels: "Số hiệu: 12/KH-UBND", "Người ký: ...", "Ngày ban hành: ..."."""

import re
from dataclasses import dataclass

from policy_lineage.ingest.codes import code_at
from policy_lineage.ingest.dates import date_at
from policy_lineage.ingest.header_lines import HeadLine

LABEL = re.compile(
    r"(?P<label>số hiệu(?: văn bản)?|số[ /,]+k[ýí] hiệu|người ký|ngày (?:ban hành|văn bản)|tình trạng)(?: ?[:|] ?|$)"
)
SEARCHED = 45  # lines
NAME = re.compile(r"[A-ZĐÀ-Ỹ][\wÀ-ỹ]*(?: [A-ZĐÀ-Ỹ][\wÀ-ỹ]*){1,5}")


@dataclass(frozen=True, slots=True)
class Labels:
    """The values beside the labels, None where there are none, and the line below the last of them."""

    code: str | None = None
    issued_on: str | None = None
    signer: str | None = None
    end: int = 0


def read_labels(lines: list[HeadLine]) -> Labels:
    """The labels of the first lines; a page without a number beside "Số hiệu" has none."""
    values: dict[str, str] = {}
    end = 0
    for i, line in enumerate(lines[:SEARCHED]):
        found = LABEL.match(line.lower)
        if found:
            below = lines[i + 1].text if i + 1 < len(lines) else ""
            values.setdefault(found["label"][:4].strip(), line.text[found.end() :].strip(" *|") or below)
            end = i + 1
    number = code_at(values.get("số h") or values.get("số k") or values.get("số /") or "", 0)
    if not number:
        return Labels()
    stated = date_at(values.get("ngày", ""), 0)
    signer = NAME.fullmatch(values.get("ngườ", ""))
    return Labels(number.text, stated.iso if stated else None, signer.group() if signer else None, end)
