"""Lines of a text that announce aims: "Mục tiêu cụ thể đến năm 2030", also numbered and with mark-up."""

import re

from policy_lineage.ingest.targets_words import MARKUP

LABEL = re.compile(r"^(?:\(?(?:[IVX]+|[ivx]{1,4}|[a-zđ]|(?:\d+\.)*\d+)\s?[.)-]+\s?-?\s?)?")
AIMS_LINE = re.compile(
    r"(?:định hướng )?(?:(?:các|một số|những) )?(?:mục tiêu|chỉ tiêu|tầm nhìn|định hướng)"
    r"(?: cụ thể| chủ yếu| phấn đấu| phát triển)*"
    r"(?: (?:về )?(?:phát triển )?(?:kinh tế|xã hội|môi trường)[^.?:()\d]{0,60})?"
    r"(?: (?:(?:đến|trong|cho|của) )*(?:hết |cuối )?"
    r"(?:(?:kế hoạch )?5 năm|năm|giai đoạn|thời kỳ|nhiệm kỳ) [^.?:()]{4,60})?"
    r"(?: và \d{1,2} khâu đột phá)?(?: ?\([^()\n]{4,40}\))?(?: (?:ra sao|là gì|thế nào|như thế nào)\??)?"
    r"|(?:đến|trong|vào) (?:hết |cuối )?năm 20\d\d|(?:giai đoạn|thời kỳ) 20\d\d ?- ?20\d\d",
    re.IGNORECASE,
)


def bare_line(line: str) -> str:
    """A line without its number, bullet and mark-up."""
    return LABEL.sub("", MARKUP.sub("", line).strip().lstrip("#>-+• ")).strip(" :.")


def announces_aims(line: str) -> bool:
    """Whether a line says no more than that aims follow, or for which year.

    >>> announces_aims("**(ii) Các chỉ tiêu xã hội**"), announces_aims("Tỷ lệ hộ nghèo giảm 1%")
    (True, False)
    """
    return AIMS_LINE.fullmatch(bare_line(line)) is not None
