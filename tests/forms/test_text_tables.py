"""Tables in plain text: cells parted by tabs are read, cells that stand one a line are named."""

import pytest

from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText

HEAD = "TT\tNội dung nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian"


def rows(*lines: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    found = extract(SourceText.of_text("\n".join(["KẾ HOẠCH", "", *lines, "", "Các cơ quan báo cáo kết quả."])))
    return [(r.indicator, r.lead, r.coordinating) for r in found.responsibilities]


FIRST = ("Rà soát thủ tục", ("Sở Tài chính",), ("Sở Tư pháp",))


@pytest.mark.parametrize(
    ("below", "second"),
    [
        ("2\tLập đề án\tSở Công Thương\t\tQuý II", ("Lập đề án", ("Sở Công Thương",), ())),
        ("\tTổ chức hội nghị\tSở Nội vụ\tUBND các xã\t", ("Tổ chức hội nghị", ("Sở Nội vụ",), ("UBND các xã",))),
        ("2\tLập đề án\tSở Công Thương", ("Lập đề án", ("Sở Công Thương",), ())),
        ("2\tLập đề án\tSở Công Thương,\nSở Y tế\t\tQuý II", ("Lập đề án", ("Sở Công Thương", "Sở Y tế"), ())),
    ],
    ids=["an empty cell", "no number", "no last cells", "a cell of two lines"],
)
def test_a_line_with_tabs_is_a_row(below: str, second: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    assert rows(HEAD, "1\tRà soát thủ tục\tSở Tài chính\tSở Tư pháp\tQuý I", *below.split("\n")) == [FIRST, second]


def test_two_columns_with_tabs_are_a_table_where_the_headings_say_so() -> None:
    assert rows("Nội dung nhiệm vụ\tCơ quan chủ trì", "Rà soát thủ tục\tSở Tài chính") == [
        ("Rà soát thủ tục", ("Sở Tài chính",), ())
    ]


def test_words_with_a_tab_between_are_no_table() -> None:
    assert rows("Nơi nhận\tThay mặt Ủy ban", "Các sở\tChủ tịch") == []


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        (["TT", "Chỉ tiêu", "Đơn vị tính", "Cơ quan chủ trì", "1", "Hộ nghèo", "%", "Sở Y tế"], True),
        (["TT", "Chỉ tiêu", "Các cơ quan có tên dưới đây", "1", "Sở Y tế"], False),
        (["Chỉ tiêu", "Đơn vị tính", "Cơ quan chủ trì", "Báo cáo."], False),
    ],
)
def test_a_table_with_one_cell_a_line_is_named(cells: list[str], named: bool) -> None:
    found = extract(SourceText.of_text("\n".join(["KẾ HOẠCH", "", *cells])))
    assert any(d.rule == "table-unread" for d in found.diagnostics) is named
    assert found.responsibilities == ()
