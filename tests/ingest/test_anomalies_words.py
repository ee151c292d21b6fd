"""Words that are misspelled, doubled or missing, where the words beside them tell."""

import pytest

from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText


def flagged(text: str) -> list[tuple[str, str]]:
    """The rules that flag something in `text`, with the words that they flag."""
    return [(a.rule, a.where.text) for a in extract(SourceText.of_text(text)).anomalies]


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("Chợ mở theo quy định của Nhà nước vả quy định của tỉnh.", "nước vả", "nước và"),
        ("Mở chợ và hướng dẫn các hoạt động vể phân loại rác.", "động vể", "động về"),
        ("Trường hợp khõng đạt mức thu thì báo cáo.", "hợp khõng", "hợp không"),
        ("Tỉnh lập sổ theo thủ tục hanh chính mới.", "tục hanh", "tục hành"),
    ],
)
def test_a_word_that_both_neighbours_expect_with_other_marks_is_flagged(text: str, words: str, right: str) -> None:
    found = extract(SourceText.of_text(text)).anomalies
    assert [(a.where.text, a.what) for a in found] == [(words, f'"{words}" should be "{right}"')]


@pytest.mark.parametrize(
    "text",
    [
        "Chợ mở ở vùng có đê cấp IV và cấp V.",  # a rare word of the same letters as "để"
        "Tỉnh giữ thanh đao này trong bảo tàng.",
        "Sở gửi bì thư, giấy mời và tài liệu.",
        "Sở Văn hoá và Thể thao mở lớp.",  # older place of the mark
    ],
)
def test_rare_words_between_words_that_expect_others_less_firmly_are_left(text: str) -> None:
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tỉnh mở chợ theo quy quy định của Luật.", "quy quy"),  # no word after "theo" is "quy" alone
        ("Danh mục thủ tục tục hành chính mới.", "tục tục"),
        ("Căn cứ Nghị định số số 12/2031/NĐ-CP của Chính phủ về chợ.", "số số"),
        ("Văn bản đề ngày ngày 05 tháng 6 của Sở.", "ngày ngày"),
        ("Kinh phí cấp cho cho các chợ, và nộp vào vào quỹ.", "cho cho"),
    ],
)
def test_a_syllable_printed_twice_that_belongs_to_no_word_is_flagged(text: str, words: str) -> None:
    assert ("doubled-word", words) in flagged(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trưởng ban ban hành quy chế của chợ.",
        "Cơ quan quan trọng nhất của tỉnh.",
        "Trường hợp hợp đồng mua bán hết hạn.",
        "Trong quá trình trình hồ sơ, Sở góp ý.",
        "Các chuyến phi hàng không không thuộc diện này.",
        "Trang thiết bị bị hỏng được thay.",
        "Tổ chức chức năng của Sở.",
        "Phát triển giao thông thông minh và chợ số.",
        "Kế hoạch năm năm 2031-2035 của tỉnh.",
    ],
)
def test_words_that_meet_are_not_printed_twice(text: str) -> None:
    assert [rule for rule, _ in flagged(text) if rule == "doubled-word"] == []
