"""Lines broken in the middle of a sentence, which the look for mentions must not stop at."""

from collections.abc import Iterator
from itertools import accumulate

from policy_lineage.ingest.patterns import Prose

GROUNDS = tuple(f"{mark}{words} " for words in ("căn cứ", "xét", "theo đề nghị") for mark in ("", "*", "**", "_"))
OTHERS = (*GROUNDS, "theo ", "quyết định", "nghị quyết:", "điều ", "chương ", "thực hiện ")
# "của Bộ | Chính trị", "một số điều của Luật | Bến bãi"
OF = tuple(
    f" của{body}"
    for body in (
        "", " bộ", " bộ trưởng", " luật", " ban", " ban chấp hành", " ban thường vụ", " ủy ban", " ủy ban nhân",
        " hội đồng", " hội đồng nhân", " thủ tướng", " chủ tịch",
    )
)  # fmt: skip
ENDED = (";", ":", ".", ",", "*", "_", "|")
MOST_LINES = 4


def unbroken(prose: Prose) -> Prose:
    """`prose` with a space, of the same length, for each line end that breaks a sentence off.

    >>> unbroken(Prose.of("Căn cứ văn bản của Bộ\\nTài chính;\\nĐiều 1")).text
    'Căn cứ văn bản của Bộ Tài chính;\\nĐiều 1'
    """
    lines = prose.lower.split("\n")
    broken = {
        i for i, line in enumerate(lines) if line.endswith(OF) or (line.endswith(" luật") and line[-6:-5].isdigit())
    }
    broken |= {j for i, line in enumerate(lines) if line.startswith(GROUNDS) for j in _in_ground(lines, i)}
    broken |= {i for i, line in enumerate(lines[:-1]) if line.endswith(" năm") and lines[i + 1][:4].isdigit()}
    going_on = [i for i in sorted(broken) if i + 1 < len(lines) and lines[i + 1][:1].isalnum()]
    if not going_on:
        return prose
    after = list(accumulate(len(line) + 1 for line in lines))
    ends = [after[i] - 1 for i in going_on]
    return Prose(_spaced(prose.text, ends), _spaced(prose.lower, ends))


def _in_ground(lines: list[str], i: int) -> Iterator[int]:
    """The lines that break off of the ground that line `i` begins."""
    for j in range(i, min(i + MOST_LINES, len(lines) - 1)):
        if lines[j].endswith(ENDED) or not lines[j] or lines[j + 1].startswith(OTHERS):
            return
        yield j


def _spaced(text: str, ends: list[int]) -> str:
    """`text` with a space at each of `ends`."""
    starts = [0, *(end + 1 for end in ends)]
    return " ".join(text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True))
