"""The words of a target without marks of emphasis and without the slips of a scan that hide its figure."""

import re

from policy_lineage.ingest.targets_words import MARKUP

LEADS = "đạt|trên|dưới|còn|khoảng|tăng|giảm|từ|hơn|gần|nhất|thiểu|là|lên|xuống"
SLIP = re.compile(
    rf"""(?P<glued>(?<=[\s(])(?:{LEADS})(?=\d))                                     # "đạt45%"
      | (?P<parted>(?<=\s)(?:{LEADS})\s\d{{1,3}}                                     # "còn 2, 5%", "đạt 12. 500"
          (?:,\s\d{{1,2}}(?=\s?[%‰])|\.\s\d{{3}}(?![\d.])))
      | (?P<hundred>(?<![\d.,])(?:1\s00|10\s0|1\s0\s0)(?=\s?%))                     # "1 00%"
      | (?P<after>[%‰](?=trở\s)|(?<=[^\s\d]),(?=[^\W\d_]))                         # "90%trở lên", "9%/năm,tỷ lệ"
    """,
    re.VERBOSE | re.IGNORECASE,
)
# a sign of any of them; most words have none, and this looks at figures and commas only
MAY_SLIP = re.compile(r"[\d%‰,](?:(?<=[^\W\d_]\d)|(?<=\d)[,.]\s\d|(?<=[01])\s0|(?<=[%‰])[tT]|(?<=,)[^\W\d_])")
SPACE_INSIDE = re.compile(r"(?<=[,.]) (?=\d)|(?<=\d) (?=0)")


def repaired(words: str) -> tuple[str, list[int]] | None:
    """`words` put right, and where each character stands in them; None where there is nothing to do.

    >>> repaired("còn dưới 2, 5%")[0], repaired("**Tỷ lệ** đạt45%")[0], repaired("1 00% xã,phường")[0]
    ('còn dưới 2,5%', 'Tỷ lệ đạt 45%', '100% xã, phường')
    >>> repaired("tăng 8,5%")
    """
    emphasis = [(m.start(), m.end()) for m in MARKUP.finditer(words)] if "*" in words or "__" in words else []
    slips = list(SLIP.finditer(words)) if MAY_SLIP.search(words) else []
    if not emphasis and not slips:
        return None
    dropped = {i for a, b in emphasis for i in range(a, b)}
    spaced: set[int] = set()
    for slip in slips:
        if slip.lastgroup in ("glued", "after"):
            spaced.add(slip.end() - 1)
        else:
            dropped |= {m.start() for m in SPACE_INSIDE.finditer(words, slip.start(), slip.end())}
    return _rebuilt(words, dropped, spaced)


def _rebuilt(words: str, dropped: set[int], spaced: set[int]) -> tuple[str, list[int]]:
    """`words` without the characters `dropped` and doubled spaces, with a space after those `spaced`."""
    out: list[str] = []
    places: list[int] = []
    for i, letter in enumerate(words):
        if i in dropped or (letter == " " and (not out or out[-1] == " ")):
            continue
        for one in (letter, " ") if i in spaced else (letter,):
            out.append(one)
            places.append(i)
    return "".join(out), places
