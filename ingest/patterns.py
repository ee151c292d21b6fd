"""Fragments that the patterns of citations share, and the text that they are matched on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policy_lineage.ingest.catalog import fold

CAPITAL = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
ORDINAL = (
    r"(?:\d{1,3}|[ivx]{1,6}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín"
    r"|mười(?: một| hai| ba| bốn| tư| lăm| sáu| bảy)?)(?!\w)"
)
WORD = re.compile(r"[^\s,;:.()\"“”|…?!*]+")


@dataclass(frozen=True, slots=True)
class Prose:
    """A text beside the same in lower case with folded tones, character for character."""

    text: str
    lower: str

    @classmethod
    def of(cls, text: str, lower: str | None = None) -> "Prose":
        """`text` ready for matching; `lower` where it is known already."""
        folded = fold(text.lower() if lower is None else lower)
        return cls(text, folded if len(folded) == len(text) else "".join(c.lower()[0] for c in text))

    def is_capital(self, at: int) -> bool:
        """Whether the character at `at` is a capital."""
        return self.text[at : at + 1].isupper()

    def line_end(self, at: int, reach: int) -> int:
        """The end of the paragraph, at most `reach` characters away."""
        limit = min(len(self.text), at + reach)
        end = self.text.find("\n", at, limit)
        return limit if end < 0 else end


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, folded, the longest first, as a whole word."""
    longest_first = sorted({fold(w) for w in words}, key=lambda w: (-len(w), w))
    return rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
