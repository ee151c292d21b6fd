"""Where the name of a body ends, and on which level it stands."""

import pytest

from policy_lineage.ingest.issuers import issuer_at
from policy_lineage.ingest.patterns import Prose
from policy_lineage.ingest.values import Level


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sở Lao động - Thương binh và Xã hội về việc", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Bến Tre về", "Sở Văn hóa, Thể thao và Du lịch tỉnh Bến Tre"),
        ("Bộ Văn hóa, Thể thao và Du lịch, Bộ Nội vụ về", "Bộ Văn hóa, Thể thao và Du lịch, Bộ Nội vụ"),
        ("Sở Xây dựng - Sở Tư pháp về việc", "Sở Xây dựng - Sở Tư pháp"),
        ("Phòng Tài chính - Kế hoạch huyện về", "Phòng Tài chính - Kế hoạch huyện"),
        ("Sở Tài chính - Quyết định số 5/QĐ-UBND", "Sở Tài chính"),
        ("Sở Tài chính - nơi nhận hồ sơ", "Sở Tài chính"),
        ("Ban Văn hóa - Xã hội và Ban Pháp chế về", "Ban Văn hóa - Xã hội và Ban Pháp chế"),
        ("Ban Đô thị và ý kiến của các đại biểu", "Ban Đô thị"),
        ("liên Bộ Y tế - Nội vụ về", "liên Bộ Y tế - Nội vụ"),
        ("Bộ Công an - Tòa án nhân dân tối cao quy định", "Bộ Công an - Tòa án nhân dân tối cao"),
        ("Bộ Y tế - Ban Vật giá Chính phủ Hướng dẫn", "Bộ Y tế - Ban Vật giá Chính phủ"),
        ("Ban Chỉ đạo 35 tỉnh về", "Ban Chỉ đạo 35 tỉnh"),
        ("Thành ủy Thành phố Hồ Chí Minh về", "Thành ủy Thành phố Hồ Chí Minh"),
    ],
)
def test_the_name_of_a_body_ends_where_it_ends(text: str, name: str) -> None:
    found = issuer_at(Prose.of(text), 0)
    assert found
    assert found.text == name


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Tổ giúp việc Ban Chỉ đạo Trung ương", Level.CENTRAL),
        ("Sở Xây dựng - Sở Tư pháp", Level.PROVINCIAL),
        ("Bộ Y tế - Ban Vật giá Chính phủ", Level.CENTRAL),
    ],
)
def test_a_body_stands_on_a_level(text: str, level: Level) -> None:
    found = issuer_at(Prose.of(text), 0)
    assert found
    assert found.level is level
