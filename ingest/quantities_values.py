"""One figure of a text, and figures that are rates or parts of a whole."""

import re
from typing import NamedTuple

Number = int | float

# "40/100.000 trẻ đẻ sống", "25 doanh nghiệp/nghìn dân": what a rate is counted on, up to the end of the phrase
ON = (
    r"\s?/\s?(?:1?00|1\.000|1000|10\.000|100\.000|(?:0?1\s)?(?:nghìn|ngàn|vạn|triệu)(?=\s(?:người\s)?dân))\s[^\W\d_]+"
    r"(?:\s(?!(?:năm|vào|đến|và|trong|so|xuống|lên|còn(?!\ssống)|thì|để|với|đạt)\s?)[^\W\d_]+){0,6}"
)
RATE = re.compile(ON)
NOUN_RATE = re.compile(rf"(?:\s[^\W\d_]+){{0,3}}{ON}")  # after a counted thing: "18 ca | sinh/1.000 phụ nữ"
PARTS = {"hai": 2, "ba": 3, "tư": 4, "năm": 5, "mười": 10, "trăm": 100}
PART_OF = re.compile(r"\sphần\s(ba|tư|năm|mười|trăm)(?!\w)")


class Quantity(NamedTuple):
    """One figure: characters `start` to `end` of the text it was read in, its first digit at `number`."""

    comparator: str  # >= > < <= = ~ range
    value: Number
    value_max: Number | None
    unit: str | None
    kind: (
        str  # percent | money | measure | count | thing (a noun not in the lists) | classifier | rank | fraction | bare
    )
    change: str | None  # increase | decrease
    verb: str | None  # the words between the indicator and the figure, as printed in lower case
    start: int
    number: int
    end: int

    @property
    def counts(self) -> bool:
        """Whether the unit is a counted thing, which is then a part of the indicator's name."""
        return self.kind in ("count", "thing", "classifier", "bare")


class LeadWords(NamedTuple):
    """What the words right before a number say."""

    text: str = ""
    comparator: str | None = None
    change: str | None = None
    rank: str | None = None


def as_rate(number: re.Match[str], value: Number, words: LeadWords, rate: re.Match[str]) -> Quantity:
    """ "dưới 40/100.000 trẻ đẻ sống": the unit is what the rate is counted on."""
    start, unit = number.start() - len(words.text), rate.group().strip()
    comparator = words.comparator or "="
    return Quantity(
        comparator, value, None, unit, "measure", words.change, words.text or None, start, number.start(), rate.end()
    )


def as_part(number: re.Match[str], value: Number, words: LeadWords, part: re.Match[str]) -> Quantity:
    """ "hai phần ba": two of three."""
    start, unit = number.start() - len(words.text), f"/{PARTS[part.group(1)]}"
    comparator = words.comparator or "="
    return Quantity(
        comparator, value, None, unit, "fraction", words.change, words.text or None, start, number.start(), part.end()
    )
