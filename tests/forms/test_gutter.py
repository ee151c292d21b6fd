"""Two columns of text: the narrow white between them is found, and nothing else is taken for it."""

from pathlib import Path

import pytest

from policy_lineage.ingest.forms.gutter import gutter_of
from policy_lineage.ingest.paragraphs_joints import Gap, glue
from policy_lineage.ingest.paragraphs_layout import Layout
from policy_lineage.ingest.reading import read
from policy_lineage.ingest.source import read_source
from tests.forms.makers import print_pdf
from tests.shared import needs_chromium

WIDTH = 600.0


def line(*pieces: tuple[float, float, int]) -> list[dict[str, float]]:
    """Words of one height: so many between two places, parted by spaces of three points."""
    words = []
    for begin, end, count in pieces:
        step = (end - begin + 3) / count
        words += [
            {"x0": begin + i * step, "x1": begin + (i + 1) * step - 3, "top": 0.0, "bottom": 10.0} for i in range(count)
        ]
    return words


def columns(count: int, words: int = 6) -> list[list[dict[str, float]]]:
    return [line((60, 295, words), (304, 540, words)) for _ in range(count)]


@pytest.mark.parametrize(
    ("lines", "before", "found"),
    [
        (columns(12), None, True),
        ([line((60, 540, 12)), *columns(12)], None, True),
        (columns(4), None, False),
        (columns(4), 299.0, True),
        ([line((60, 540, 12))] * 12, None, False),
        ([line((60, 540, 12))] * 6 + columns(12), None, False),
        (columns(12, words=1), None, False),
        ([line((60, 90, 1), (120, 295, 4), (304, 360, 2), (400, 540, 3))] * 12, None, False),
    ],
    ids=["columns", "a title above", "a head", "last page", "one column", "mostly one column", "words", "cells"],
)
def test_a_gutter_has_lines_of_text_on_both_sides(
    lines: list[list[dict[str, float]]], before: float | None, found: bool
) -> None:
    assert (gutter_of(lines, WIDTH, before) is not None) is found


SENTENCE = "Các cơ quan của tỉnh rà soát, bổ sung kế hoạch công tác hằng quý và báo cáo kết quả trước ngày đã định"
PAGE = """<!doctype html><meta charset="utf-8"><style>body {{ columns: 2; column-gap: 9pt; font: 10pt serif }}
p {{ text-align: justify; margin: 5pt 0 }}</style>{0}"""


@needs_chromium
@pytest.mark.browser
def test_columns_that_nearly_touch_are_read_one_after_the_other(tmp_path: Path) -> None:
    sentences = [f"{n}. {SENTENCE}, phần việc thứ {n}." for n in range(1, 90)]
    page = PAGE.format("".join(f"<p>{s}</p>" for s in sentences))
    text = read(read_source(print_pdf(page, tmp_path))).text
    assert [p for p in text.split("\n") if p] == sentences


LAYOUT = Layout(60, 0.86, 0.93, 0, False, frozenset())


@pytest.mark.parametrize(
    ("previous", "following", "joined"),
    [
        ("Tỉnh có hai vùng động lực gồm: (i) vùng ven biển phía đông và", "(ii) vùng trung du dọc đường lớn.", True),
        ("Tỉnh có hai vùng động lực, mỗi vùng một ban điều phối riêng:", "(ii) vùng trung du dọc đường lớn.", False),
        ("I. KẾT QUẢ LÃNH ĐẠO, CHỈ ĐẠO PHÁT TRIỂN KINH TẾ", "- XÃ HỘI NĂM QUA", True),
        ("NHỮNG VIỆC CẦN LÀM NGAY CỦA CÁC CẤP, CÁC NGÀNH", "- TỔ CHỨC LẠI BỘ MÁY", False),
    ],
)
def test_a_number_or_a_dash_may_stand_inside_a_sentence(previous: str, following: str, joined: bool) -> None:
    assert (glue([previous], following, Gap(), LAYOUT) is not None) is joined
