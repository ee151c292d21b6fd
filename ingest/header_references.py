"""Where a text names the document that it is, or is part of: the annex of a decision, a page that gives the whole."""

import re
from dataclasses import dataclass
from functools import cache

from policy_lineage.ingest.catalog import fold, kinds
from policy_lineage.ingest.codes import canonical_code, code_at
from policy_lineage.ingest.dates import date_at
from policy_lineage.ingest.header_lines import HeadLine
from policy_lineage.ingest.issuers import issuer_at
from policy_lineage.ingest.patterns import Prose
from policy_lineage.ingest.reading import Reading


@dataclass(frozen=True, slots=True)
class Reference:
    """ "(Kèm theo Nghị quyết số 04-NQ/TU, ngày … của …)": an annex names its document."""

    start: int
    end: int
    code: str | None
    date: str | None
    words: str

    @property
    def issuer(self) -> str | None:
        """The body that the words after the number name."""
        of = self.words.rfind("của ")
        body = issuer_at(Prose.of(self.words), of + len("của ")) if of >= 0 else None
        return body.text if body else None


DECIDING = ("Quyết định", "Nghị quyết")
UNDER_TITLE = 2_500  # what a text annexed to a decision stands under


@cache
def _annexed() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in kinds())
    return re.compile(
        rf"\((?:ban hành )?(?:kèm theo|đính kèm) (?P<mention>(?P<kind>{words}) ?(?:số:? ?)?(?P<code>(?=\d)))"
    )


def reference_of_annex(reading: Reading, kind: str) -> Reference | None:
    """The document that an annex anywhere in the text belongs to, else the decision that the text is annexed to."""
    under_title = None
    for found in _annexed().finditer(reading.lower):
        named = kinds()[found["kind"]].kind
        if named == kind and (reference := _reference(reading, found)):
            return reference
        alone = found.start() < UNDER_TITLE and not reading.lower[: found.start()].rpartition("\n")[2].strip("*_ ")
        if named in DECIDING and alone and not under_title:
            under_title = _reference(reading, found)
    return under_title


def _reference(reading: Reading, found: re.Match[str]) -> Reference | None:
    code = code_at(reading.text, found.start("code"))
    end = reading.text.find(")", found.end(), found.end() + 300)
    if not code or end < 0:
        return None
    words = reading.text[code.end : end]
    return Reference(found.start("mention"), end, canonical_code(code.text), _day_in(words), words)


DAY = re.compile(r"ngày ?\d")


def _day_in(words: str) -> str | None:
    day = DAY.search(words)
    stated = date_at(words, day.start()) if day else None
    return stated.iso if stated else None


INTRODUCED = re.compile(
    r"(?:(?:^|\n|\. )\W*(?:[^\W\d_]{2,10} ?[:-] ?)?ngày (?P<day>[\d/.-]+),? [^.;\n]{0,80}?)?"
    r"ban hành (?P<kind>[^\d,.;]{6,40}?)(?: số:?)? ?(?=\d)"
)


def introduced_as(above: list[HeadLine], kind: str) -> Reference | None:
    """The number in the words of a page that gives the whole text: "Ngày …, … vừa ban hành Chương trình số …"."""
    text = "\n".join(line.text for line in above)
    for found in INTRODUCED.finditer(fold(text.lower())):
        code = code_at(text, found.end())
        if code and found["kind"] in kinds() and kinds()[found["kind"]].kind == kind:
            stated = date_at(found["day"], 0) if found["day"] else None
            return Reference(0, 0, canonical_code(code.text), stated.iso if stated else None, "")
    return None
