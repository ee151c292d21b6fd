"""Who issues a document, and of which province it is."""

import pytest

from tests.ingest.heads import CONCLUSION, COUNTRY, GROUNDS, ISSUED, STATE, header_of


@pytest.mark.parametrize(
    ("giver", "issuer"),
    [
        ("Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh An Giang"),
        ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh An Giang"),
    ],
)
def test_an_order_is_of_the_chairman_where_he_gives_it(giver: str, issuer: str) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\nSố: 7/CT-UBND\nAn Giang, ngày 5 tháng 6 năm 2031\n\nCHỈ THỊ\n"
        f"Về bảo vệ bãi giống\n\nĐể bảo vệ bãi giống, {giver} yêu cầu:\n\n1. Các xã kiểm tra bãi giống."
    )
    assert header_of(text).issuer == issuer


@pytest.mark.parametrize(
    "below",
    ["**THỦ TƯỚNG CHÍNH PHỦ**\n*Căn cứ Luật Thủy sản;*", "\nTRƯỞNG BAN CHỈ ĐẠO NUÔI BIỂN\n\nCăn cứ Luật Thủy sản;"],
)
def test_a_title_ends_before_who_issues(below: str) -> None:
    text = f"THỦ TƯỚNG CHÍNH PHỦ\n{COUNTRY}\nSố: 5/QĐ-TTg\n{ISSUED}\n\nQUYẾT ĐỊNH\nBAN\nHÀNH QUY CHẾ BẢN ĐỒ SỐ\n{below}"
    assert header_of(text).title == "BAN HÀNH QUY CHẾ BẢN ĐỒ SỐ"


def test_a_body_of_the_centre_named_by_its_task_is_of_no_province() -> None:
    head = f"BAN CHỈ ĐẠO NHÀ NƯỚC\nVỀ NUÔI BIỂN\n{COUNTRY}\nSố: 5/QĐ-BCĐ\nHà Nội, ngày 5 tháng 6 năm 2031"
    header = header_of(f"{head}\n\nQUYẾT ĐỊNH\nVề nuôi biển")
    assert (header.issuer, header.province) == ("Ban chỉ đạo nhà nước về nuôi biển", None)


TAX = f"BỘ TÀI CHÍNH\nCỤC THUẾ\n{COUNTRY}\nSố: 5/CT-CS\nV/v nuôi biển\nHà Nội, ngày 5 tháng 6 năm 2031\n\n"


def test_a_number_with_a_subject_below_it_is_that_of_a_letter_of_no_province() -> None:
    header = header_of(f"{TAX}Kính gửi: Thuế tỉnh An Giang.\nCục Thuế có ý kiến như sau: tỉnh An Giang nuôi biển.")
    assert (header.kind, header.code, header.province) == ("Công văn", "5/CT-CS", None)


def test_a_local_office_of_a_ministry_is_of_its_province() -> None:
    header = header_of(f"{TAX.replace('CỤC THUẾ', 'THUẾ TỈNH AN GIANG')}Kính gửi: Hợp tác xã.\nCác bãi nuôi nộp thuế.")
    assert header.province == "An Giang"


def test_a_notice_of_a_conclusion_of_the_centre_is_of_no_province() -> None:
    title = "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG CHÍNH PHỦ ĐỖ THÍ TẠI BUỔI LÀM VIỆC VỚI TỈNH AN GIANG"
    header = header_of(f"THÔNG BÁO\n\n{title}\n\nTỉnh nuôi biển.")
    assert (header.kind, header.title, header.province) == ("Thông báo", title, None)


def test_the_assembly_above_the_grounds_issues_and_ends_the_title() -> None:
    head = "Số: 5/NQ-UBTVQH16\n\nNGHỊ QUYẾT\nVề các xã của tỉnh An Giang\nỦY BAN THƯỜNG VỤ QUỐC HỘI\n"
    header = header_of(head + GROUNDS)
    assert (header.issuer, header.title, header.province) == (
        "Ủy ban Thường vụ Quốc hội",
        "Về các xã của tỉnh An Giang",
        None,
    )


def test_the_sign_of_a_provincial_committee_is_not_made_that_of_the_centre() -> None:
    assert header_of(CONCLUSION).code == "45-KL/TƯ"


CENTRE = (
    "BAN CHẤP HÀNH\nTRUNG ƯƠNG\n{}*\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 84-QĐ/TW\nHà Nội, ngày 19 tháng 11 năm 2031\n\n"
    "QUY ĐỊNH\nVề nuôi biển\n\n- Căn cứ Điều lệ Đảng;\n{}"
)


@pytest.mark.parametrize(
    ("organ", "sentence", "issuer"),
    [
        ("", "Ban Bí thư Trung ương Đảng quy định nuôi biển như sau:", "Ban Bí thư Trung ương Đảng"),
        ("", "Các cấp ủy nuôi biển như sau:", "Ban Chấp hành Trung ương"),
        ("VĂN PHÒNG\n", "Các cấp ủy nuôi biển.", "Văn phòng Trung ương Đảng"),
        ("BAN TỔ CHỨC\n", "Các cấp ủy nuôi biển.", "Ban Tổ chức Trung ương"),
    ],
)
def test_below_the_head_of_the_central_committee_another_body_may_issue(organ: str, sentence: str, issuer: str) -> None:
    header = header_of(CENTRE.format(organ, sentence))
    assert (header.issuer, header.province) == (issuer, None)


def test_the_province_of_the_issuer_is_put_right_by_the_date_line() -> None:
    text = STATE.replace("UBND TỈNH AN GIANG", "UBND TỈNH AN GIẢNG")
    assert header_of(text).issuer == "Ủy ban nhân dân tỉnh An Giang"


ORGAN_HEADS = [
    ("ĐẢNG BỘ TỈNH SƠN LA\nHUYỆN ỦY MAI SƠN\nSố 45-CT/HU", "Huyện ủy Mai Sơn", "45-CT/HU"),
    (
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH SƠN LA\nBAN THƯỜNG TRỰC\nSố: 7/KH-MTTQ-BTT",
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
        "7/KH-MTTQ-BTT",
    ),
    (
        "BAN CHỈ ĐẠO\nCHUYỂN ĐỔI SỐ TỈNH SƠN LA\nSố: 05/KH-BCĐ",
        "Ban chỉ đạo chuyển đổi số tỉnh Sơn La",
        "05/KH-BCĐ",
    ),
    ("TỈNH ĐOÀN SƠN LA\nBAN THƯỜNG VỤ\n***\nSố: 12-KH/TĐTN-PT", "Ban Thường vụ Tỉnh đoàn Sơn La", "12-KH/TĐTN-PT"),
]


@pytest.mark.parametrize(("head", "issuer", "code"), ORGAN_HEADS)
def test_the_head_of_an_organ_names_it_with_the_body_above(head: str, issuer: str, code: str) -> None:
    header = header_of(f"{head}\nSơn La, ngày 12 tháng 3 năm 2032\n\nKẾ HOẠCH\nvề nuôi cá lồng\n\nCác xã nuôi cá lồng.")
    assert (header.issuer, header.code, header.province) == (issuer, code, "Sơn La")


def test_who_issues_ends_before_what_the_body_does() -> None:
    text = "HƯỚNG DẪN\nNUÔI BIỂN\n\nCăn cứ Điều lệ; Ban Tổ chức Tỉnh ủy hướng dẫn việc xây dựng bến bãi như sau:"
    assert header_of(f"{text}\n\nI. MỤC TIÊU").issuer == "Ban Tổ chức Tỉnh ủy"
