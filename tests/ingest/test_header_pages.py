"""Texts without a letterhead: pages that print a document, letters, annexes."""

import pytest

from tests.ingest.heads import GROUNDS, header_of


def test_what_a_page_prints_beside_labels_fills_the_gaps() -> None:
    text = (
        "Số hiệu:\n|\n12/KH-UBND\n|\nNgười ký:\n|\nLê Thị Thử\n|\nNgày ban hành:\n|\n5/6/2031\n|\n\nKẾ HOẠCH\nNuôi biển"
    )
    header = header_of(text)
    assert (header.code, header.signed_by, header.issued_on) == ("12/KH-UBND", "Lê Thị Thử", "2031-06-05")


def test_a_first_line_is_a_title_where_the_text_issues_a_document_of_its_kind() -> None:
    text = "Kế hoạch giúp ngư dân đóng tàu\nThực hiện Quyết định số 5/QĐ-TTg, UBND Thành phố xây dựng Kế hoạch như sau:"
    assert header_of(text).kind == "Kế hoạch"


def test_a_first_line_of_news_is_no_title() -> None:
    text = "Kế hoạch giúp ngư dân đóng tàu\nThực hiện Quyết định số 5/QĐ-TTg, tỉnh đã hỗ trợ 200 hộ."
    assert header_of(text).kind is None


def test_the_page_above_the_text_tells_number_and_date() -> None:
    text = (
        "Ngày 17/02/2031, Ban Thường vụ Tỉnh ủy khóa XXI ban hành Nghị quyết số 29-NQ/TU về nuôi biển.\n"
        "NGHỊ QUYẾT\nCỦA BAN THƯỜNG VỤ TỈNH ỦY KHÓA XXI\nvề nuôi biển\nI. TÌNH HÌNH"
    )
    header = header_of(text)
    assert (header.code, header.issued_on, header.issuer) == ("29-NQ/TU", "2031-02-17", "Ban Thường vụ Tỉnh ủy")


@pytest.mark.parametrize(
    ("sentence", "kind", "issuer"),
    [
        (
            "Nay, Ban Thường vụ Tỉnh ủy ban hành Nghị quyết về nuôi biển tỉnh Cà Mau với các nội dung như sau:",
            "Nghị quyết",
            "Ban Thường vụ Tỉnh ủy Cà Mau",
        ),
        (
            "Ủy ban nhân dân tỉnh Cà Mau ban hành Kế hoạch về nuôi biển như sau:",
            "Kế hoạch",
            "Ủy ban nhân dân tỉnh Cà Mau",
        ),
        ("Ủy ban nhân dân tỉnh Cà Mau đã ban hành Kế hoạch về nuôi biển như sau:", None, None),
    ],
)
def test_a_text_without_a_head_says_in_a_sentence_what_it_is(
    sentence: str, kind: str | None, issuer: str | None
) -> None:
    header = header_of(f"Tỉnh có nhiều bãi nuôi.\n\n{sentence}\n\nI. MỤC TIÊU\nNuôi biển.")
    assert (header.kind, header.issuer) == (kind, issuer)


@pytest.mark.parametrize(
    ("word", "kind"), [("QUYẾT ĐỊNH:", "Quyết định"), ("QUYẾT NGHỊ:", "Nghị quyết"), ("Quyết định:", None)]
)
def test_below_its_grounds_a_document_without_a_head_says_what_it_is(word: str, kind: str | None) -> None:
    header = header_of(f"ỦY BAN NHÂN DÂN TỈNH AN GIANG\n\n{GROUNDS}{word}\n\nĐiều 1. Nuôi biển.")
    assert (header.kind, header.issuer) == (kind, "Ủy ban nhân dân tỉnh An Giang" if kind else None)


HEADLINE = "Nghị quyết của Ban Chấp hành Đảng bộ tỉnh Cà Mau khóa XXI về nuôi biển\n\n"


PRINTED = (
    "Báo xin giới thiệu toàn văn: ngày 17-02-2031, Ban Chấp hành Đảng bộ tỉnh đã ban hành Nghị quyết số 29-NQ/TU.\n\n"
)


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        (f"{PRINTED}I. TÌNH HÌNH\nTỉnh nuôi biển.", "Nghị quyết"),
        (
            "Tỉnh có biển. Ban Chấp hành Đảng bộ tỉnh ban hành Nghị quyết để nuôi biển.\n\nI. TÌNH HÌNH\nTỉnh nuôi.",
            "Nghị quyết",
        ),
        ("Hôm qua, Ban Chấp hành Đảng bộ tỉnh đã ban hành Nghị quyết về nuôi biển.\n\nDân các xã vui mừng.", None),
        (f"{PRINTED}Dân các xã ven biển vui mừng.", None),
    ],
)
def test_a_headline_above_a_text_printed_in_full_is_its_heading(below: str, kind: str | None) -> None:
    assert header_of(HEADLINE + below).kind == kind


def test_a_text_printed_in_full_has_the_number_and_the_day_of_the_line_of_the_editor() -> None:
    editor = "LTS: Ngày 17-02-2031, Ban Chấp hành Đảng bộ tỉnh đã ban hành Nghị quyết số 29-NQ/TU về nuôi biển."
    header = header_of(f"{HEADLINE}{editor} Toàn văn:\n\nI- Tình hình\nTỉnh nuôi biển.")
    assert (header.code, header.issued_on, header.title) == ("29-NQ/TU", "2031-02-17", "về nuôi biển")
    assert header.issuer == "Ban Chấp hành Đảng bộ tỉnh Cà Mau"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ban Thường vụ Tỉnh ủy Cà Mau đã ban hành Chỉ thị số 17 về nuôi biển.\nNội dung Chỉ thị như sau:", "Chỉ thị"),
        ("Ban Thường vụ Tỉnh ủy Cà Mau đã ban hành Chỉ thị số 17 về nuôi biển.\nChỉ thị có ba phần:", None),
    ],
)
def test_a_page_says_of_which_document_it_gives_the_contents(sentence: str, kind: str | None) -> None:
    assert header_of(f"Ngày 6/8, {sentence}\nNghề nuôi biển còn nhỏ.").kind == kind


def test_a_number_inside_a_sentence_is_not_that_of_the_text() -> None:
    text = (
        "Ngày 26/11/2031, tỉnh đã giao đất nuôi biển cho các hợp tác xã của mười xã ven biển đã được UBND huyện "
        "thu hồi tại các Quyết định: Số 1055/QĐ-UBND ngày 19/9/2028, số 1255/QĐ-UBND ngày 26/8/2029."
    )
    assert (header_of(text).kind, header_of(text).code) == (None, None)


def test_the_last_articles_of_a_document_say_what_it_is() -> None:
    text = "Điều 5. Điều khoản thi hành\n\n1. Quyết định này có hiệu lực từ ngày 05 tháng 12 năm 2031."
    assert header_of(text).kind == "Quyết định"


@pytest.mark.parametrize(
    "labels",
    [
        "Số hiệu 12/KH-UBND\nNgày ban hành 05/6/2031\nNgười ký Lê Thị Thử",
        "Số hiệu: 12/KH-UBND Loại văn bản: Kế hoạch\nNơi ban hành: Tỉnh An Giang Người ký: Lê Thị Thử\n"
        "- Ngày ban hành: 05-06-2031 Ngày hiệu lực: Đang cập nhật",
    ],
    ids=["without a sign", "in one line"],
)
def test_labels_tell_number_date_and_signer(labels: str) -> None:
    header = header_of(f"{labels}\n\nKẾ HOẠCH\nNuôi biển")
    assert (header.code, header.issued_on, header.signed_by) == ("12/KH-UBND", "2031-06-05", "Lê Thị Thử")


@pytest.mark.parametrize(
    "line",
    [
        "Quyết định sửa đổi quy định nuôi biển có hiệu lực từ 1/1/2031",
        "KẾT LUẬN: dù nuôi gần bờ hay xa bờ, dân đều cần bến bãi.",
        "Hướng dẫn về nuôi biển mới nhất",
    ],
)
def test_a_headline_that_tells_of_a_document_is_no_document(line: str) -> None:
    assert header_of(f"{line}\n\nTheo Luật Thủy sản, dân được nuôi biển.").kind is None


LETTER = "Kính gửi: Các phòng thuộc Sở\nThực hiện Công văn số 5/BXD-VT về bến bãi (gửi kèm). "


@pytest.mark.parametrize(
    ("asks", "expected"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch (VHTTDL) đề nghị các phòng rà soát bến.", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Các phòng rà soát bến bãi trong tháng 5.", None),
    ],
)
def test_a_letter_without_letterhead_is_by_the_body_that_asks(asks: str, expected: str | None) -> None:
    header = header_of(LETTER + asks)
    assert (header.kind, header.issuer) == ("Công văn" if expected else None, expected)


ANNEXED = "(Ban hành kèm theo Quyết định số 5/2032/QĐ-UBND ngày 07 tháng 9 năm 2032 của UBND tỉnh Lào Cai)"


@pytest.mark.parametrize(
    ("below", "own"),
    [
        (ANNEXED, ("5/2032/QĐ-UBND", "2032-09-07", "Ủy ban nhân dân tỉnh Lào Cai")),
        (ANNEXED[1:-1].replace("Ban hành kèm theo", "Thay thế"), (None, None, None)),
        (f"- Căn cứ Quy chế nuôi biển {ANNEXED.lower()};", (None, None, None)),
    ],
)
def test_a_plan_annexed_to_a_decision_bears_its_number(below: str, own: tuple[str | None, ...]) -> None:
    header = header_of(f"CHƯƠNG TRÌNH\nNUÔI BIỂN\n\n{below}\n\nCác xã nuôi biển.")
    assert (header.code, header.issued_on, header.issuer) == own
