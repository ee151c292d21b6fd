"""Names of bodies and documents: each rule of the data matches its examples and refuses the others."""

import pytest

from policy_lineage.data import rules
from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.citations import find_mentions
from policy_lineage.ingest.issuers import Closed, closed_names, issuer_at
from policy_lineage.ingest.mentions_subject import subject_at
from policy_lineage.ingest.names_canonical import canonical_name
from policy_lineage.ingest.names_congress import roman
from policy_lineage.ingest.names_title import _national
from policy_lineage.ingest.patterns import Prose
from policy_lineage.ingest.reading import read
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Header

CLOSED = list(zip(rules("issuers")["closed"], closed_names(), strict=True))
EXAMPLES = [(name, text) for row, name in CLOSED for text in row["examples"]]
COUNTERS = [(name, text) for row, name in CLOSED for text in row["counter"]]


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=lambda v: v if isinstance(v, str) else "")
def test_each_issuer_rule_matches_its_example(name: Closed, text: str) -> None:
    assert name.match(Prose.of(text), 0, len(text))


@pytest.mark.parametrize(("name", "text"), COUNTERS, ids=lambda v: v if isinstance(v, str) else "")
def test_each_issuer_rule_refuses_its_counter_example(name: Closed, text: str) -> None:
    assert not name.match(Prose.of(text), 0, len(text))


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Bộ Tài chính và Bộ Tài nguyên và Môi trường hướng dẫn", "Bộ Tài chính và Bộ Tài nguyên và Môi trường"),
        ("Hội Khuyến học tỉnh Bến Tre đề nghị đổi tên", "Hội Khuyến học tỉnh Bến Tre"),
        ("Chính phủ Quy định chi tiết", "Chính phủ"),
        ("UBND TP. Hồ Chí Minh ban hành", "UBND TP. Hồ Chí Minh"),
        ("Ban Chấp hành Trung ương Đảng (khóa XI) về", "Ban Chấp hành Trung ương Đảng"),
        ("Bộ Chính trị khóa XIII về", "Bộ Chính trị khóa XIII"),
        ("BCT khóa XIII về", "BCT khóa XIII"),
        ("BCH TƯ Đảng về", "BCH TƯ Đảng"),
        ("TTg CP phê duyệt", "TTg CP"),
        ("Ban Thường vụ TU về", "Ban Thường vụ TU"),
    ],
)
def test_the_name_of_a_body_ends_before_what_it_does(text: str, issuer: str) -> None:
    found = issuer_at(Prose.of(text), 0)
    assert found
    assert found.text == issuer


@pytest.mark.parametrize("title", rules("named_documents")["titles"])
def test_an_official_title_ends_where_it_ends(title: str) -> None:
    text = f"về {title}, tăng cường quản lý"
    assert subject_at(Prose.of(text), 0)[0] == title


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            " về thực hiện Nghị quyết số 91-NQ/TW, ngày 04/5/2031 của Bộ Chính trị về nuôi biển; các",
            "thực hiện Nghị quyết số 91-NQ/TW, ngày 04/5/2031 của Bộ Chính trị về nuôi biển",
        ),
        (" về nuôi biển, Kế hoạch số 5/KH-UBND", "nuôi biển"),
        (" về nuôi biển và Nghị quyết 30/2031/NQ-HĐND", "nuôi biển"),
        (" về nuôi biển (sau đây gọi tắt là Chương trình)", "nuôi biển"),
        (" về nuôi biển, ngày mai họp", "nuôi biển"),
        (" về nuôi biển, cụ thể như sau: 1.", "nuôi biển"),
        (" về nuôi biển, Thủ tướng Chính phủ yêu cầu các bộ", "nuôi biển"),
        (" về phối hợp giữa sở, ban, bộ và tỉnh; các", "phối hợp giữa sở, ban, bộ và tỉnh"),
        (" 2031 về nuôi biển?", "nuôi biển"),
        (" về việc nuôi biển, phù hợp với vùng", "nuôi biển"),
    ],
)
def test_a_subject_goes_on_over_the_document_that_it_names(text: str, subject: str) -> None:
    assert subject_at(Prose.of(text), 0)[0] == subject


NATIONAL = rules("named_documents")["national"]


@pytest.mark.parametrize("title", [t for row in NATIONAL for t in row["examples"]])
def test_each_national_programme_is_central(title: str) -> None:
    assert _national(fold(title.lower())) == "central"


@pytest.mark.parametrize("title", [t for row in NATIONAL for t in row["counter"]])
def test_no_counter_example_is_a_national_programme(title: str) -> None:
    assert _national(fold(title.lower())) is None


@pytest.mark.parametrize("ordinal", ["14", "XIV", "xiv", "mười bốn"])
def test_an_ordinal_is_one_in_every_script(ordinal: str) -> None:
    assert roman(ordinal) == "XIV"


def test_the_spellings_of_a_name_share_one_form() -> None:
    names = ["kế hoạch phát triển KT-XH 5 năm 2031 - 2035", "Kế hoạch phát triển kinh tế xã hội giai đoạn 2031-2035"]
    assert len({canonical_name(n, "Kế hoạch", None) for n in names}) == 1


@pytest.mark.parametrize("row", rules("kinds")["kinds"], ids=lambda row: row["word"])
def test_each_kind_is_found_with_a_number(row: dict[str, str]) -> None:
    text = f"Theo {row['word'].capitalize()} số 5-NQ/TW đã nêu"
    [found] = find_mentions(read(SourceText.of_text(text)), Header(), ())
    assert (found.kind, found.code) == (row["kind"], "5-NQ/TW")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Trọng tâm của Kế hoạch phát triển kinh tế - xã hội 2031-2035 là bến.", "central"),
        ("Trọng tâm của Kế hoạch phát triển xã Bến Bè 2031-2035 là bến.", "provincial"),
        ("Ngày 5/3/2031 Bộ Nội vụ đã có Công văn số 73/XYZ-QT gửi các tỉnh.", "central"),
        ("Ngày 5/3/2031 các bến đã có Công văn số 73/XYZ-QT gửi các tỉnh.", "provincial"),
    ],
)
def test_the_level_in_a_text_of_no_province(text: str, level: str) -> None:
    assert [m.level for m in find_mentions(read(SourceText.of_text(text)), Header(), ())] == [level]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chương trình mục tiêu quốc gia nuôi biển là việc lớn.", ["Chương trình mục tiêu quốc gia nuôi biển"]),
        ("Chương trình mục tiêu quốc gia được tỉnh giao vốn.", []),
        ("Vốn Dự án 1, Dự án 2 Chương trình nuôi cá lồng 2035.", ["Chương trình nuôi cá lồng 2035"]),
        ("Vốn của 2 Chương trình nuôi cá lồng 2035.", []),
        (
            "Theo Chương trình mục tiêu quốc gia nuôi cá giai đoạn 2031-2040, giai đoạn I: từ năm 2031 đến năm 2035.",
            ["Chương trình mục tiêu quốc gia nuôi cá giai đoạn 2031-2040, giai đoạn I: từ năm 2031 đến năm 2035"],
        ),
        ("Tỉnh lập Đề án “Nuôi cá gắn với tổng kết Nghị quyết số 15-NQ/TW và Kết luận số 6-KL/TW”.",
         ["Đề án Nuôi cá gắn với tổng kết Nghị quyết số 15-NQ/TW và Kết luận số 6-KL/TW", None, None]),
        ("- 1Luật Phòng, chống bão 2007\n- 2Luật Cầu 2015", ["Luật Phòng, chống bão 2007", "Luật Cầu 2015"]),
        ("Mẫu A1Luật Cầu cống 2015 in sai.", []),
        ("Mục tiêu của Chiến lược nuôi cá lồng đến năm 2035 là gì?", ["Chiến lược nuôi cá lồng đến năm 2035"]),
        ("Mục tiêu của Chiến lược nuôi cá lồng là gì?", []),
        ("Tỉnh thi hành Luật kịp thời, rồi Luật theo hướng mới khắc phục lỗi.", []),
        ("Bè theo Luật Cầu cống 2015? Theo Luật bơi lội 2016.", ["Luật Cầu cống 2015", "Luật bơi lội 2016"]),
        ("Căn cứ Luật Giao thông bè ngày 22/6/2032;", ["Luật Giao thông bè"]),
        ("Ông làm ở Ủy ban Kế hoạch Nhà nước.", []),
        ("Theo Chương trình nuôi cá phù hợp các vùng.", ["Chương trình nuôi cá phù hợp các vùng"]),
        ("QUY ĐỊNH VỀ VIỆC LẬP QUY HOẠCH KHU BẾN ĐỐI VỚI BÈ", []),
        ("Xã rà soát quy hoạch Thành phố và bến (2030-2035), Chương trình gửi Sở Bè tổng hợp.", []),
        ("Theo Đề án sắp xếp, tổ chức lại các bến bè.", ["Đề án sắp xếp, tổ chức lại các bến bè"]),
        ("Nguồn quy hoạch cấp ủy, chức danh lãnh đạo nhiệm kỳ 2030-2035 còn mỏng.", []),
        ("Tỉnh lập quy hoạch cấp nước sạch giai đoạn 2030-2035.", ["Quy hoạch cấp nước sạch giai đoạn 2030-2035"]),
    ],
)  # fmt: skip
def test_names_at_the_start_of_sentences_and_behind_numbers_of_lists(text: str, names: list[str]) -> None:
    assert [m.name for m in find_mentions(read(SourceText.of_text(text)), Header(), ())] == names
