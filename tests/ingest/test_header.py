"""What a document says of itself; news says nothing."""

import re

import pytest

from policy_lineage import data
from policy_lineage.ingest.header import read_header
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
