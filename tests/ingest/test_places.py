"""Which province a mention is of where its own words do not say it."""

import pytest

from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Citation


def cited(text: str) -> tuple[Citation, ...]:
    return extract(SourceText.of_text(text)).citations


def provinces_of(text: str) -> list[tuple[str | None, str | None]]:
    return [(c.code, c.province) for c in cited(text)]


TABLE = """Kế hoạch trồng dừa của các địa phương:

| STT | Địa phương | Văn bản |
| 1 | Bến Tre | Quyết định 411/QĐ-UBND năm 2031 |
| 2 | Thành phố Hồ Chí Minh | Quyết định 612/QĐ-UBND năm 2031 |
| 3 | Tỉnh Trà Vinh | Quyết định 411/QĐ-UBND năm 2031 |
"""


def test_the_row_of_a_table_tells_the_province() -> None:
    assert provinces_of(TABLE) == [
        ("411/QĐ-UBND", "Bến Tre"),
        ("612/QĐ-UBND", "Hồ Chí Minh"),
        ("411/QĐ-UBND", "Trà Vinh"),
    ]


HEADINGS = """# Phí bến bãi của các địa phương

**1. TPHCM**

Nghị quyết 12/2031/NQ-HĐND quy định phí bến bãi.

**2. Cà Mau**

- Nghị quyết 13/2031/NQ-HĐND quy định phí bến bãi.

- Nghị quyết 14/2031/NQ-HĐND bỏ phí đò ngang.

**3. Lưu ý**

Nghị quyết 15/2031/NQ-HĐND vẫn còn hiệu lực.
"""


def test_the_heading_above_tells_the_province_until_the_next_heading() -> None:
    assert [p for _, p in provinces_of(HEADINGS)] == ["Hồ Chí Minh", "Cà Mau", "Cà Mau", None]


def test_a_text_about_several_provinces_is_of_none() -> None:
    for text in (TABLE, HEADINGS):
        assert extract(SourceText.of_text(text)).header.province is None


OF_AN_GIANG = """UBND TỈNH AN GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 412/KH-UBND
An Giang, ngày 5 tháng 6 năm 2031

KẾ HOẠCH
Phát triển nuôi biển

{}
"""


@pytest.mark.parametrize(
    ("sentence", "province"),
    [
        ("Căn cứ Quyết định số 77/QĐ-UBND của UBND tỉnh về nuôi tôm;", "An Giang"),
        ("Căn cứ Quyết định số 77/QĐ-UBND của UBND tỉnh Bạc Liêu về nuôi tôm;", "Bạc Liêu"),
        ("Năm 2030, HĐND tỉnh Bạc Liêu đã thông qua Nghị quyết số 77/NQ-HĐND.", "Bạc Liêu"),
        ("Quyết định số 77/QĐ-UBND về giá đất trên địa bàn tỉnh Kiên Giang.", "Kiên Giang"),
        ("Quyết định số 77/QĐ-UBND của UBND tỉnh về chợ đêm tại thành phố Huế.", "An Giang"),
        ("Kiên Giang: Quyết định số 77/QĐ-UBND còn hiệu lực.", "Kiên Giang"),
        ("UBND tỉnh Bạc Liêu họp. Quyết định số 77/QĐ-UBND còn hiệu lực.", "An Giang"),
    ],
)
def test_what_stands_nearest_decides(sentence: str, province: str) -> None:
    assert [p for _, p in provinces_of(OF_AN_GIANG.format(sentence))] == [province]


def test_the_members_of_a_list_share_what_its_last_one_says() -> None:
    text = OF_AN_GIANG.format("Thay thế Quyết định số 7/QĐ-UBND, Quyết định số 8/QĐ-UBND của UBND tỉnh Kiên Giang.")
    assert [p for _, p in provinces_of(text)] == ["Kiên Giang", "Kiên Giang"]


def test_a_code_keeps_the_province_that_the_text_gave_it_once() -> None:
    text = OF_AN_GIANG.format(
        "Quyết định số 7/QĐ-UBND của UBND tỉnh Kiên Giang đã cũ.\n\nVì vậy, Quyết định số 7/QĐ-UBND được thay thế."
    )
    assert [p for _, p in provinces_of(text)] == ["Kiên Giang", "Kiên Giang"]


def test_a_name_without_a_number_is_of_the_province_that_stands_nearest() -> None:
    text = "**1. Bến Tre**\n\nThực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII.\n\n**2. Cà Mau**\n\nXong."
    assert cited(text)[0].province == "Bến Tre"


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("Báo điện tử baobentre.vn\nTỉnh ta đã trồng nhiều dừa.", "Bến Tre"),
        ("Nguồn: sonongnghiep.camau.gov.vn\nTỉnh ta đã trồng nhiều rừng.", "Cà Mau"),
        ("Nguồn: baochinhphu.vn\nTỉnh ta đã trồng nhiều rừng.", None),
        ("Tỉnh Cà Mau trồng rừng. Sau đó, tỉnh Bến Tre, tỉnh Trà Vinh cũng trồng. Cà Mau đi đầu.", "Cà Mau"),
        ("Cà Mau, Bến Tre, Trà Vinh, Sóc Trăng cùng trồng rừng. Bến Tre đi đầu.", None),
    ],
)
def test_the_province_of_a_text_without_a_head(text: str, province: str | None) -> None:
    assert extract(SourceText.of_text(text)).header.province == province
