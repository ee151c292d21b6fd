"""Where a text whose line ends were lost ("NAMĐộc lập … như sau:I. KẾT QUẢ") is to be cut into lines again."""

import re
from collections.abc import Iterator
from itertools import islice

UPPER = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-zđàáâãèéêìíòóôõùúýăĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
JOINT = re.compile(
    rf"""(?<=[^\s(/-]) (?=[IVX\d{UPPER}-]|[a-zđ]\)) (?:   # what all of them share, tried first
       (?<=[^\s(/-]) (?=[IVX]{{1,5}}\.\ ?[{UPPER}]{{2}})                # "như sau:I. KẾT QUẢ"
      |(?:(?<=[^\W\d_]|[;:)”])|(?<=\D\.)) (?=\d{{1,2}}(?:\.\d{{1,2}})*\.\ ?[{UPPER}])    # "CÔNG TÁC1. CHỈ ĐẠO"
      |(?<=[{LOWER}\d][;:.]) (?=[{UPPER}]|[a-zđ]\)\ |-\ )                # "giai đoạn mới.c) Gắn"
      |(?<=[{LOWER}]) (?=-\ [{UPPER}][{LOWER}])                          # "Ban Chỉ đạo tỉnh- Tỉnh ủy"
      |(?<=[{LOWER}]{{2}}) (?=[{UPPER}][{LOWER}{UPPER}])                 # "Hạnh phúcSố:"
      |(?<=[{UPPER}]{{2}}) (?=[{UPPER}][{LOWER}])                        # "VIỆT NAMĐộc lập"
      |(?<=\d{{4}}) (?=[{UPPER}][{UPPER}{LOWER}])                        # "năm 2026KẾ HOẠCH"
      |(?<=[{LOWER}]) (?<!\([ivx]) (?<!\([ivx]{{2}}) (?=[a-zđ]\)\ [{UPPER}])    # "3. Yêu cầua) Kế", not "(ii) Kế"
      |(?<=[{UPPER}]{{2}}) (?=CỘNG\ HO[AÀ]|CỘNG\ HÒA|ĐẢNG\ CỘNG\ SẢN|BAN\ CHỈ|TỈNH\ |THÀNH\ PHỐ\ |SỞ\ ))
    """,
    re.VERBOSE,
)
# what can begin a line and stands right after a letter, a digit or a sign; of "a)" the bracket
MAY_FOLLOW = re.compile(rf"[IVX\d{UPPER})-](?<=[^\s(/-].)")
GLUED_FROM = 600  # characters of a line that may be glued
JOINTS = 3  # in the first of them


def cuts(line: str) -> list[int]:
    """The places where lines were glued together; none in a line that is merely long.

    >>> cuts("Kính gửi các sở.Căn cứ")
    []
    """
    if len(line) < GLUED_FROM or len(list(islice(_joints(line, GLUED_FROM), JOINTS))) < JOINTS:
        return []
    return [at for at in _joints(line, len(line)) if at]


def _joints(line: str, end: int) -> Iterator[int]:
    """Where the joints are; only the signs that can follow one are looked at, which is five times as fast."""
    for sign in MAY_FOLLOW.finditer(line, 0, end):
        at = sign.start() - (sign.group() == ")")  # of "a)" the letter
        if at >= 0 and JOINT.match(line, at, end):
            yield at
