"""What a document says of itself; news says nothing."""

import re

import pytest

from policy_lineage import data
from policy_lineage.ingest.header import read_header
from policy_lineage.ingest.header_head import find_kind
from policy_lineage.ingest.header_lines import HeadLine
from policy_lineage.ingest.reading import read
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Header

PARTY = """TỈNH ỦY QUẢNG TRỊ
*
Số 97-CTr/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Quảng Trị, ngày 08 tháng 4 năm 2031

CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết số 91-NQ/TW về kinh tế biển

Nghị quyết đã được quán triệt trong toàn Đảng bộ.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Trần Văn Mẫu
"""
STATE = """UBND TỈNH AN GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 412/KH-UBND
An Giang, ngày 5 tháng 6 năm 2031

KẾ HOẠCH
Phát triển nuôi biển năm 2031

Căn cứ Luật Thủy sản năm 2017;

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Lê Thị Thử
"""
NEWS = "Sáng 5/6, tỉnh An Giang tổ chức hội nghị quán triệt Nghị quyết số 91-NQ/TW.\nTỉnh An Giang đã có kế hoạch."


def header_of(text: str) -> Header:
    return read_header(read(SourceText.of_text(text)))[0]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (PARTY, "kind", "Chương trình hành động"),
        (PARTY, "code", "97-CTr/TU"),
        (PARTY, "province", "Quảng Trị"),
        (PARTY, "issuer", "Ban Thường vụ Tỉnh ủy Quảng Trị"),
        (PARTY, "issued_on", "2031-04-08"),
        (PARTY, "title", "thực hiện Nghị quyết số 91-NQ/TW về kinh tế biển"),
        (PARTY, "signed_by", "Trần Văn Mẫu"),
        (STATE, "kind", "Kế hoạch"),
        (STATE, "code", "412/KH-UBND"),
        (STATE, "issuer", "Ủy ban nhân dân tỉnh An Giang"),
        (STATE, "issued_on", "2031-06-05"),
        (STATE, "plan_year", 2031),
        (STATE, "signed_by", "Lê Thị Thử"),
    ],
)
def test_the_head_of_a_document_is_read(text: str, field: str, value: object) -> None:
    assert getattr(header_of(text), field) == value


def test_news_about_a_document_has_a_province_only() -> None:
    assert header_of(NEWS) == Header(province="An Giang")


def test_a_number_left_blank_gives_no_code() -> None:
    header = header_of(STATE.replace("412/KH", "      /KH"))
    assert (header.kind, header.code) == ("Kế hoạch", None)


def test_the_own_number_is_marked() -> None:
    reading = read(SourceText.of_text(PARTY))
    _, own = read_header(reading)
    assert [reading.text[a:b] for a, b in own] == ["Số 97-CTr/TU"]


@pytest.mark.parametrize("rule", ["mottoes"])
def test_rules_match_their_examples_and_refuse_the_others(rule: str) -> None:
    entry = data.rules("header")[rule]
    pattern = re.compile(entry["pattern"])
    assert all(pattern.match(x.lower()) for x in entry["examples"])
    assert not any(pattern.fullmatch(x.lower()) for x in entry["not"])


COLUMNS = """|
**ỦY BAN NHÂN
DÂN**
TỈNH AN GIANG
--------
|
**CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
|
Số:
412/KH-UBND
|
*An Giang, ngày
5 tháng 6 năm 2031*
|

**KẾ HOẠCH**

PHÁT TRIỂN NUÔI BIỂN NĂM 2031
"""


@pytest.mark.parametrize(
    ("field", "value"),
    [("issuer", "Ủy ban nhân dân tỉnh An Giang"), ("code", "412/KH-UBND"), ("issued_on", "2031-06-05")],
)
def test_lines_that_a_narrow_column_broke_are_put_together(field: str, value: str) -> None:
    assert getattr(header_of(COLUMNS), field) == value


HEAD = (
    "TỈNH ỦY QUẢNG TRỊ\n*\n{}\n" + "\nTỉnh ủy yêu cầu các cấp ủy nuôi biển cho thật tốt, thật bền, thật lâu dài./." * 4
)


@pytest.mark.parametrize(
    ("number", "code", "title"),
    [
        ("KẾ HOẠCH 12-KH/TU\nthực hiện Nghị quyết số 91-NQ/TW", "12-KH/TU", "thực hiện Nghị quyết số 91-NQ/TW"),
        ("KẾ HOẠCH số 12-KH/TU\nthực hiện Nghị quyết số 91-NQ/TW", "12-KH/TU", "thực hiện Nghị quyết số 91-NQ/TW"),
        ("KẾ HOẠCH SỐ 12-KH/TU\nthực hiện Nghị quyết số 91-NQ/TW", "12-KH/TU", "thực hiện Nghị quyết số 91-NQ/TW"),
        ("12-KH/TU\n\nKẾ HOẠCH\n\nvề nuôi biển", "12-KH/TU", "về nuôi biển"),
        ("SỐ: 12 - KH/TU\nKẾ HOẠCH\nvề nuôi biển", "12-KH/TU", "về nuôi biển"),
        ("Số    -KH/TU\nKẾ HOẠCH\nvề nuôi biển", None, "về nuôi biển"),
        ("Số ..... KH/TU\nKẾ HOẠCH\nvề nuôi biển", None, "về nuôi biển"),
        ("Sổ: 31 07/QĐ-UBND\nQUYẾT ĐỊNH\nvề nuôi biển", "3107/QĐ-UBND", "về nuôi biển"),
    ],
)
def test_the_own_number_is_read_however_it_is_printed(number: str, code: str | None, title: str) -> None:
    header = header_of(HEAD.format(number))
    assert (header.code, header.title) == (code, title)


def test_the_kind_is_read_whatever_marks_a_scan_put_on_its_letters() -> None:
    found = find_kind([HeadLine("QUYỀT ĐỊNH", "quyềt định", 0)])
    assert found
    assert found.kind == "Quyết định"


def test_a_cited_number_with_its_date_is_no_date_of_issue() -> None:
    text = "Quyết định bổ sung quy định kèm theo quyết định số 7/2019/qđ-ubnd, ngày 04/3/2019 của tỉnh\nỦy ban nhân dân"
    assert header_of(text).issued_on is None


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


def test_a_title_below_the_number_may_stand_without_the_kind() -> None:
    text = (
        "HỘI ĐỒNG NHÂN DÂN\nSố: 18/2031/NQ-HĐND\nCà Mau, ngày 14 tháng 12 năm 2031\nVỀ NUÔI BIỂN TỈNH CÀ MAU\n"
        "HỘI ĐỒNG NHÂN DÂN TỈNH CÀ MAU\nKHÓA XI, KỲ HỌP THỨ 3\nCăn cứ Luật Thủy sản năm 2017;\n"
    )
    header = header_of(text)
    assert (header.kind, header.title, header.issuer) == (
        "Nghị quyết",
        "VỀ NUÔI BIỂN TỈNH CÀ MAU",
        "Hội đồng nhân dân tỉnh Cà Mau",
    )


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
    "blank", ["ngày    tháng   năm 2031", "ngày .... tháng .... năm 2031", "ngày … tháng 6 năm 2031"]
)
def test_a_date_left_blank_is_no_date(blank: str) -> None:
    header = header_of(STATE.replace("ngày 5 tháng 6 năm 2031", blank))
    assert (header.issued_on, header.province, header.title) == (None, "An Giang", "Phát triển nuôi biển năm 2031")


@pytest.mark.parametrize(
    ("lines", "signer"),
    [
        ("TM. ỦY BAN\nNHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Thử", "Lê Thị Thử"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n(Đã ký)\nVÕ VĂN MẪU", "Võ Văn Mẫu"),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG TỔNG HỢP\nVõ Văn Mẫu", "Võ Văn Mẫu"),
        ("TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nBÍ THƯ TỈNH ỦY\n\nVõ Văn Mẫu", "Võ Văn Mẫu"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nPHỤ LỤC\nDanh mục bãi nuôi", None),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nThS. Đỗ Thí", "Đỗ Thí"),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nThượng tướng Đỗ Thí", "Đỗ Thí"),
        ("KT. TRƯỞNG THUẾ TỈNH\nPHÓ TRƯỞNG THUẾ TỈNH\nĐỗ Thí", "Đỗ Thí"),
        ("TL. CỤC TRƯỞNG\nKT. TRƯỞNG BAN THỐNG KÊ,\nNUÔI TRỒNG BIỂN\nPHÓ TRƯỞNG BAN\nĐỗ Thí", "Đỗ Thí"),
    ],
)
def test_the_signer_is_a_person(lines: str, signer: str | None) -> None:
    head = STATE.partition("TM. ỦY BAN")[0]
    assert header_of(head + lines).signed_by == signer


BELOW = "\n\nCăn cứ Luật Thủy sản năm 2017;\n\nI. MỤC TIÊU\nNuôi biển.\n"
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
FREEDOM = "Độc lập - Tự do - Hạnh phúc"
ISSUED = "An Giang, ngày 5 tháng 6 năm 2031"


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        (
            f"| UBND TỈNH AN GIANG<br>SỞ TÀI CHÍNH | {COUNTRY}<br>{FREEDOM} |\n| Số: 5/KH-STC | *{ISSUED}* |\n\n"
            "**KẾ HOẠCH**\n\n",
            "Sở Tài chính",
        ),
        (
            f"| UBND | {COUNTRY} |\n| TỈNH AN GIANG | {FREEDOM} |\n| Số: 5/KH-STC | {ISSUED} |\n\nKẾ HOẠCH\n",
            "Ủy ban nhân dân tỉnh An Giang",
        ),
        (f"UBND TỈNH AN GIANG SỞ TÀI CHÍNH {COUNTRY} {FREEDOM} Số: 5/KH-STC {ISSUED} KẾ HOẠCH ", "Sở Tài chính"),
        (
            f"UBND CỘNG HÒA XÃ HỘI\nTỈNH AN GIANG CHỦ NGHĨA VIỆT NAM\n{FREEDOM}\nSố: 5/KH-STC {ISSUED}\nKẾ HOẠCH\n",
            "Ủy ban nhân dân tỉnh An Giang",
        ),
        (
            f"TỈNH ỦY AN GIANG ĐẢNG CỘNG SẢN VIỆT NAM\n*** {ISSUED}\nSố: 5/KH-STC\nKẾ HOẠCH\n",
            "Tỉnh ủy An Giang",
        ),
    ],
)
def test_a_head_of_two_columns_is_read_however_they_were_put_down(head: str, issuer: str) -> None:
    header = header_of(f"{head}Nuôi biển năm 2031{BELOW}")
    assert (header.code, header.issued_on, header.title) == ("5/KH-STC", "2031-06-05", "Nuôi biển năm 2031")
    assert header.issuer == issuer


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


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("Hà Nội ngày 01 tháng 12 năm 2031", "2031-12-01"),
        ("Hà Nội, ngày 01 tháng 12 n**ă**m\n2031", "2031-12-01"),
        ("Hà Nội họp ngày 01 tháng 12 năm 2031", None),
    ],
)
def test_a_date_line_may_lack_its_comma_or_hold_emphasis(line: str, issued: str | None) -> None:
    assert header_of(f"CHÍNH PHỦ\nSố: 5/NQ-CP\n*{line}*\n\nNGHỊ QUYẾT\nVề nuôi biển{BELOW}").issued_on == issued


GROUNDS = "Căn cứ Luật Thủy sản năm 2017;\nTheo đề nghị của Giám đốc Sở Thủy sản.\n\n"


@pytest.mark.parametrize(
    ("word", "kind"), [("QUYẾT ĐỊNH:", "Quyết định"), ("QUYẾT NGHỊ:", "Nghị quyết"), ("Quyết định:", None)]
)
def test_below_its_grounds_a_document_without_a_head_says_what_it_is(word: str, kind: str | None) -> None:
    header = header_of(f"ỦY BAN NHÂN DÂN TỈNH AN GIANG\n\n{GROUNDS}{word}\n\nĐiều 1. Nuôi biển.")
    assert (header.kind, header.issuer) == (kind, "Ủy ban nhân dân tỉnh An Giang" if kind else None)


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


def test_the_day_may_stand_below_other_dates_of_a_page() -> None:
    text = (
        "Ngày cập nhật 30/3/2031\nNgày 17/02/2031, Tỉnh ủy đã ban hành Chương trình số 29-CTr/TU về nuôi biển.\n\n"
        "CHƯƠNG TRÌNH\nVề nuôi biển\n\nTỉnh ủy ban hành chương trình như sau:\nI. MỤC TIÊU"
    )
    assert header_of(text).issued_on == "2031-02-17"


@pytest.mark.parametrize("heading", ["QUY ĐỊNH CHUNG", "NHỮNG QUY ĐỊNH CHUNG"])
def test_a_heading_of_a_charter_is_no_title(heading: str) -> None:
    text = f"ĐIỀU LỆ\nHỘI NGHỀ CÁ TỈNH AN GIANG\n\nChương I\n{heading}\n\nĐiều 1. Hội nuôi biển."
    assert header_of(text) == Header(province="An Giang")


def test_emphasis_inside_the_words_of_a_head_is_passed_over() -> None:
    text = f"**UBND T****Ỉ****NH AN GIANG**\n{COUNTRY}\nSố: 5/KH-UBND\n{ISSUED}\n\n**KẾ HOẠCH**\n**Nu**ôi **bi****ển**"
    header = header_of(text)
    assert (header.issuer, header.title) == ("Ủy ban nhân dân tỉnh An Giang", "Nuôi biển")


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


CONCLUSION = (
    "TỈNH ỦY CÀ MAU\nĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 45-KL/TƯ\nCà Mau, ngày 13 tháng 5 năm 2032\nK ÉT LUẬN\n"
    "HỘI NGHỊ LÂN THỨ BẢY\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH (KHOÁ XXI)\nvề nuôi biển\n\nI. TÌNH HÌNH\nTỉnh nuôi biển."
)


def test_a_conclusion_of_a_plenum_is_read_below_misread_letters() -> None:
    header = header_of(CONCLUSION)
    assert (header.kind, header.title, header.province) == ("Kết luận", "về nuôi biển", "Cà Mau")


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


def test_labels_may_stand_before_their_values_without_a_sign() -> None:
    text = "Số hiệu 12/KH-UBND\nNgày ban hành 05/6/2031\nNgười ký Lê Thị Thử\n\nKẾ HOẠCH\nNuôi biển"
    header = header_of(text)
    assert (header.code, header.issued_on, header.signed_by) == ("12/KH-UBND", "2031-06-05", "Lê Thị Thử")


def test_a_title_in_capitals_below_the_number_may_begin_with_its_verb() -> None:
    head = f"UBND TỈNH AN GIANG\nSố: 186/KH-UBND\n{ISSUED}\n"
    text = f"{head}THỰC HIỆN NGHỊ QUYẾT SỐ 91-NQ/TW VỀ BIỂN\nCăn cứ Luật Thủy sản;"
    assert header_of(text).title == "THỰC HIỆN NGHỊ QUYẾT SỐ 91-NQ/TW VỀ BIỂN"


def test_a_number_with_its_date_in_a_list_is_not_that_of_the_text() -> None:
    text = "Số 111/2033/QĐ-UBND ngày 1/10/2033; số 5/QĐ-UBND ngày 2/10/2033 của tỉnh An Giang.\n\nDân nuôi biển."
    assert header_of(text) == Header(province="An Giang")


def test_marks_alone_may_part_the_kind_from_its_title() -> None:
    text = f"Số: 5/NĐ-CP\n{ISSUED}\n\n**NGHỊ ĐỊNH****Về nuôi biển**\n\n*Căn cứ Luật Thủy sản;*"
    assert (header_of(text).kind, header_of(text).title) == ("Nghị định", "Về nuôi biển")


def test_names_in_capitals_are_read_whatever_marks_a_scan_put_on_them() -> None:
    text = STATE.replace("UBND TỈNH AN GIANG", "ÙY BAN NHÂN DẦN\nTINH AN GIÀNG").replace("PHÓ CHỦ TỊCH", "PHÓ CHÚ TICH")
    header = header_of(text)
    assert (header.issuer, header.signed_by) == ("Ủy ban nhân dân tỉnh An Giang", "Lê Thị Thử")


def test_a_head_in_one_line_is_cut_before_who_issues_and_before_the_grounds() -> None:
    text = (
        f"QUYẾT ĐỊNH BAN HÀNH QUY CHẾ BẾN BÃI\n\n1. ỦY BAN NHÂN DÂN {COUNTRY} TỈNH AN GIANG {FREEDOM} ------- "
        f"Số: 41/QĐ-UBND {ISSUED} QUYẾT ĐỊNH BAN HÀNH QUY CHẾ BẾN BÃI CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG "
        "Căn cứ Luật Thủy sản năm 2017; Xét đề nghị của Sở Thủy sản, QUYẾT ĐỊNH: Điều 1. Ban hành quy chế."
    )
    header = header_of(text)
    assert (header.code, header.issued_on, header.title) == ("41/QĐ-UBND", "2031-06-05", "BAN HÀNH QUY CHẾ BẾN BÃI")
    assert header.issuer == "Chủ tịch Ủy ban nhân dân tỉnh An Giang"


def test_labels_may_share_a_line() -> None:
    text = (
        "Số hiệu: 12/KH-UBND Loại văn bản: Kế hoạch\nNơi ban hành: Tỉnh An Giang Người ký: Lê Thị Thử\n"
        "- Ngày ban hành: 05-06-2031 Ngày hiệu lực: Đang cập nhật\n\nKẾ HOẠCH\nNuôi biển"
    )
    header = header_of(text)
    assert (header.code, header.issued_on, header.signed_by) == ("12/KH-UBND", "2031-06-05", "Lê Thị Thử")


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


def test_the_number_of_a_law_stands_after_its_kind() -> None:
    text = f"QUỐC HỘI\nLuật số: 27/2031/QH16\n{COUNTRY}\n\nLUẬT\nBẾN BÃI\n\nCăn cứ Hiến pháp;"
    assert (header_of(text).code, header_of(text).title) == ("27/2031/QH16", "BẾN BÃI")


def test_below_the_number_a_kind_may_stand_in_usual_letters() -> None:
    text = (
        "Ủy ban nhân dân tỉnh An Giang\nSố 15/2031/QĐ-UBND\nLong Xuyên, ngày 12/5/2031\nQuyết định\n"
        "Về việc quản lý bến bãi\nỦy ban nhân dân tỉnh An Giang\nCăn cứ Luật Thủy sản ngày 26/11/2017;\n"
    )
    assert (header_of(text).title, header_of(text).issued_on) == ("Về việc quản lý bến bãi", "2031-05-12")


@pytest.mark.parametrize(
    "middle",
    ["CHƯƠNG TRÌNH\nCỦA BAN THƯỜNG VỤ THÀNH ỦY\n", "CHƯƠNG TRÌNH HỘI NGHỊ LẦN THỨ TƯ\nBAN CHẤP HÀNH ĐẢNG BỘ KHÓA XI\n"],
)
def test_a_title_ends_at_a_rule_and_begins_below_who_met(middle: str) -> None:
    text = (
        f"THÀNH ỦY ĐÀ NẴNG\n*\nSố 07-CTr/TU\nĐà Nẵng, ngày 20 tháng 7 năm 2031\n{middle}Thực hiện Nghị quyết Đại hội\n"
        "về kinh tế biển\n-----\nThực hiện Nghị quyết Đại hội, Thành ủy ban hành Chương trình như sau:\nI. MỤC TIÊU"
    )
    assert header_of(text).title == "Thực hiện Nghị quyết Đại hội về kinh tế biển"


def test_who_issues_ends_before_what_the_body_does() -> None:
    text = "HƯỚNG DẪN\nNUÔI BIỂN\n\nCăn cứ Điều lệ; Ban Tổ chức Tỉnh ủy hướng dẫn việc xây dựng bến bãi như sau:"
    assert header_of(f"{text}\n\nI. MỤC TIÊU").issuer == "Ban Tổ chức Tỉnh ủy"


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


@pytest.mark.parametrize(
    ("above", "code"),
    [("TRIỂN KHAI THỰC HIỆN KẾ HOẠCH", None), ("ỦY BAN NHÂN DÂN TỈNH", "64-KH/TU")],
)
def test_the_number_of_what_a_broken_title_carries_out_is_not_its_own(above: str, code: str | None) -> None:
    text = f"CHƯƠNG TRÌNH\n{above}\nSỐ 64-KH/TU\nNGÀY 5 THÁNG 8 NĂM 2032 VỀ NUÔI BIỂN\n\nCăn cứ"
    assert header_of(f"{text} tình hình, tỉnh làm như sau:").code == code


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
