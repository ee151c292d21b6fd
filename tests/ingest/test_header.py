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
from tests.ingest.heads import CONCLUSION, COUNTRY, ISSUED, STATE, header_of

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


NEWS = "Sáng 5/6, tỉnh An Giang tổ chức hội nghị quán triệt Nghị quyết số 91-NQ/TW.\nTỉnh An Giang đã có kế hoạch."


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


FREEDOM = "Độc lập - Tự do - Hạnh phúc"


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
    ("line", "issued"),
    [
        ("Hà Nội ngày 01 tháng 12 năm 2031", "2031-12-01"),
        ("Hà Nội, ngày 01 tháng 12 n**ă**m\n2031", "2031-12-01"),
        ("Hà Nội họp ngày 01 tháng 12 năm 2031", None),
    ],
)
def test_a_date_line_may_lack_its_comma_or_hold_emphasis(line: str, issued: str | None) -> None:
    assert header_of(f"CHÍNH PHỦ\nSố: 5/NQ-CP\n*{line}*\n\nNGHỊ QUYẾT\nVề nuôi biển{BELOW}").issued_on == issued


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


def test_a_conclusion_of_a_plenum_is_read_below_misread_letters() -> None:
    header = header_of(CONCLUSION)
    assert (header.kind, header.title, header.province) == ("Kết luận", "về nuôi biển", "Cà Mau")


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


@pytest.mark.parametrize(
    ("above", "code"),
    [("TRIỂN KHAI THỰC HIỆN KẾ HOẠCH", None), ("ỦY BAN NHÂN DÂN TỈNH", "64-KH/TU")],
)
def test_the_number_of_what_a_broken_title_carries_out_is_not_its_own(above: str, code: str | None) -> None:
    text = f"CHƯƠNG TRÌNH\n{above}\nSỐ 64-KH/TU\nNGÀY 5 THÁNG 8 NĂM 2032 VỀ NUÔI BIỂN\n\nCăn cứ"
    assert header_of(f"{text} tình hình, tỉnh làm như sau:").code == code
