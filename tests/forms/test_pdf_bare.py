"""A table without lines whose columns nearly touch is left out rather than read into the wrong columns."""

import pytest

from policy_lineage.ingest.forms.pdf_bare import Seen, bare_tables
from tests.forms.test_pdf_tables import words

HEAD = {60: "TT", 120: "Chỉ tiêu", 300: "Đơn vị", 370: "Kế hoạch", 450: "Chủ trì"}
ROWS = [
    (20, {60: "1", 120: "Hộ dùng nước sạch", 300: "%", 370: "90", 450: "Sở Xây dựng"}),
    (40, {60: "2", 120: "Giường bệnh", 300: "giường", 370: "40", 450: "Sở Y tế"}),
]
MERGED = [
    (20, {60: "1", 120: "Hộ dùng nước sạch", 300: "%", 370: "90 Sở Xây dựng"}),
    (40, {60: "2", 120: "Giường bệnh", 300: "giường", 370: "40 Sở Y tế"}),
]
CUT = {60: "TT", 120: "Chỉ tiêu", 300: "Đơn vị", 370: "Cơ quan", 450: "chủ trì"}
FEWER = {60: "TT", 120: "Chỉ tiêu", 300: "Đơn vị Kế hoạch", 450: "Chủ trì"}
NARROW = [
    (20, {60: "1", 120: "Hộ dùng nước sạch", 300: "hộ", 450: "Sở Xây dựng"}),
    (40, {60: "2", 120: "Giường bệnh", 300: "giường", 450: "Sở Y tế"}),
]


@pytest.mark.parametrize(
    ("lines", "heading", "read"),
    [
        ([(0, HEAD), *ROWS], (), True),
        ([(0, CUT), *ROWS], (), False),
        ([(0, HEAD), *MERGED], (), False),
        ([(0, FEWER), *NARROW], tuple(HEAD.values()), False),
        ([(0, FEWER), *NARROW], ("TT", "Nhiệm vụ", "Cơ quan thực hiện", "Thời gian", "Ghi chú"), True),
    ],
    ids=["columns", "a heading cut in two", "two columns in one", "the same heading in fewer columns", "another table"],
)
def test_a_table_is_read_only_where_its_columns_are_sure(
    lines: list[tuple[float, dict[float, str]]], heading: tuple[str, ...], read: bool
) -> None:
    seen = Seen(heading=heading, page=3)
    assert bool(list(bare_tables(words(*lines), seen))) is read
    assert bool(seen.unread) is not read
    assert set(seen.unread) <= {3}
