"""Lines broken in the middle of a sentence, which the look for mentions must not stop at."""

import re
from collections.abc import Iterator

from policy_lineage.ingest.patterns import Prose

GROUND = re.compile(r"^[*_ ]*(?:căn cứ|xét|theo đề nghị)(?: [^\n]*)?", re.MULTILINE)
NEXT = re.compile(r"\n(?![*_ ]*(?:căn cứ|xét|theo|quyết|điều|chương|thực hiện) )[^\W_][^\n]*")
# "của Bộ | Chính trị", "một số điều của Luật | Bến bãi"
OF = re.compile(
    r" của(?: bộ(?: trưởng)?| luật| ban(?: chấp hành| thường vụ)?| ủy ban(?: nhân)?| hội đồng(?: nhân)?| thủ tướng"
    r"| chủ tịch)?\n(?=[^\W_])"
)
ENDED = (";", ":", ".", ",", "*", "_", "|")
MOST_LINES = 4


def unbroken(prose: Prose) -> Prose:
    """`prose` with a space, of the same length, for each line end that breaks a sentence off.

    >>> unbroken(Prose.of("Căn cứ văn bản của Bộ\\nTài chính;\\nĐiều 1")).text
    'Căn cứ văn bản của Bộ Tài chính;\\nĐiều 1'
    """
    ends = sorted({m.end() - 1 for m in OF.finditer(prose.lower)} | set(_in_grounds(prose.lower)))
    return Prose(_spaced(prose.text, ends), _spaced(prose.lower, ends)) if ends else prose


def _in_grounds(lower: str) -> Iterator[int]:
    """The ends of the lines inside the grounds of a decision."""
    for ground in GROUND.finditer(lower):
        end = ground.end()
        for _ in range(MOST_LINES):
            following = NEXT.match(lower, end)
            if not following or lower.endswith(ENDED, ground.start(), end):
                break
            yield end
            end = following.end()


def _spaced(text: str, ends: list[int]) -> str:
    """`text` with a space at each of `ends`."""
    starts = [0, *(end + 1 for end in ends)]
    return " ".join(text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True))
