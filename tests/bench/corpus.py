"""Thousands of made-up documents for measurements: the samples with other provinces, numbers, dates and figures.

python -m tests.bench.corpus FOLDER 10000        writes them
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from policy_lineage.data import rows
from tests.shared import SAMPLES

HEAD = """{upper}
Số {number}-NQ/TU
{province}, ngày {day:02d} tháng {month:02d} năm {year}

NGHỊ QUYẾT
CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH
thực hiện Nghị quyết số {resolution}-NQ/TW ngày {day:02d}/{month:02d}/{before} của Bộ Chính trị

"""
EACH_FOLDER = 500
EVERY_EMPTY = 1_000  # one file of so many holds nothing
EVERY_CLAIMED = 1_000  # and one says that it is the document before it
FIGURE = re.compile(r"(\d{1,3})(,\d{1,2})?(?= ?%| tỷ| doanh nghiệp| xã| triệu)")
OWN_NUMBER = re.compile(r"\d+(?=-(?:CTr|KH|NQ|CT)/TU)")
REMARK = re.compile(r"\A\[.*?\]\s*", re.DOTALL)


def document(number: int) -> str:
    """The made-up document of that number; the same number gives the same text."""
    names = _provinces()
    (province, committee), turn = names[number % len(names)], number // len(names)
    year = 2021 + turn % 6
    head = HEAD.format(
        upper=committee.upper(),
        province=province,
        number=turn // 6 + 1,
        day=1 + number % 28,
        month=1 + number % 12,
        year=year,
        before=year - 1,
        resolution=1 + number % 80,
    )
    return head + _body(number, province)


def _body(number: int, province: str) -> str:
    """One sample after the other, their figures and the numbers of their programmes moved."""
    bodies = _bodies()
    text = bodies[number % len(bodies)]
    text = FIGURE.sub(lambda found: f"{(int(found[1]) + number) % 900 + 1}{found[2] or ''}", text)
    text = OWN_NUMBER.sub(lambda found: str((int(found[0]) + number) % 400 + 1), text)
    return f"{text}\n\nTriển khai Chương trình số {number % 300 + 1}-CTr/TU của Tỉnh ủy {province}.\n"


@cache
def _provinces() -> tuple[tuple[str, str], ...]:
    return tuple((row["name"], row["party_committee"]) for row in rows("provinces"))


@cache
def _bodies() -> tuple[str, ...]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*nghi-quyet*.txt"))]
    return tuple("\n\n".join(REMARK.sub("", text) for text in (*texts[i:], *texts[:i])) for i in range(len(texts)))


def files(count: int) -> Iterator[tuple[str, str]]:
    """Names and texts; a few are empty, a few claim to be the document before them."""
    for number in range(count):
        name = f"{number // EACH_FOLDER:03d}/{number:05d}.txt"
        if number % EVERY_EMPTY == EVERY_EMPTY - 1:
            yield name, ""
        elif number % EVERY_CLAIMED == EVERY_CLAIMED // 2:
            yield name, document(number - 1) + "\nThêm một dòng.\n"
        else:
            yield name, document(number)


def write(folder: Path, count: int) -> None:
    """Writes so many documents into the folder."""
    for name, text in files(count):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
