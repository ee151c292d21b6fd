"""Deadlines, letters of lists and capitals that a careful reader would flag."""

import pytest

from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSố: 58/KH-UBND\nLào Cai, ngày 21 tháng 11 năm 2031\n\nKẾ HOẠCH\nMở chợ\n\n"
    "I. MỤC ĐÍCH, YÊU CẦU\n\nMở chợ đầu mối.\n\nII. NHIỆM VỤ\n\n"
)


def flagged(text: str) -> list[tuple[str, str]]:
    """The rules that flag something in `text`, with the words that they flag."""
    return [(a.rule, a.where.text) for a in extract(SourceText.of_text(text)).anomalies]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("1. Sở Xây dựng hoàn thành việc rà soát chợ trước ngày 15/11/2031.", "trước ngày 15/11/2031"),
        ("1. Rà soát chợ.\n\nThời gian hoàn thành: Trước ngày 15/11/2031.", "Trước ngày 15/11/2031"),
        ("1. Rà soát chợ.\n\nThời hạn thực hiện: Từ tháng 10/2031 đến khi xong.", "Từ tháng 10/2031"),
        ("1. Rà soát chợ, chậm nhất ngày 05 tháng 11 năm 2031.", "chậm nhất ngày 05 tháng 11 năm 2031"),
    ],
)
def test_a_deadline_before_the_date_of_the_text_is_flagged(line: str, words: str) -> None:
    assert ("deadline-before-text", words) in flagged(f"{HEAD}{line}\n")


@pytest.mark.parametrize(
    "line",
    [
        "1. Sở Xây dựng hoàn thành việc rà soát chợ trước ngày 15/12/2031.",
        "1. Rà soát chợ.\n\nThời hạn thực hiện: Từ tháng 11/2031 đến khi xong.",
        "1. Rà soát các chợ đã hoàn thành trước ngày 15/11/2031.",
        "1. Xử lý các hồ sơ gửi trước ngày 15/11/2031.",
        "1. Rà soát các chợ khởi công trước ngày 15/11/2031.",
        "1. Rà soát các chợ theo báo cáo gửi trước ngày 15/11/2031.",
        "1. Sở Xây dựng hoàn thành việc rà soát chợ trước ngày 15/11/2028.",
    ],
)
def test_other_days_before_the_date_of_the_text_are_left(line: str) -> None:
    assert "deadline-before-text" not in dict(flagged(f"{HEAD}{line}\n"))


def test_a_deadline_in_the_grounds_is_left() -> None:
    grounds = "Căn cứ Công văn số 12/UBND ngày 05/10/2031 yêu cầu báo cáo trước ngày 15/11/2031;\n\n"
    assert "deadline-before-text" not in dict(flagged(HEAD.replace("I. MỤC", f"{grounds}I. MỤC")))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Mở chợ; mở bến; đắp đê; trồng cây; dựng kho; Xem xét hợp tác với các tỉnh.",
            ("stray-capital", "; Xem xét"),
        ),
        ("Công an tỉnh chủ trì. Công an tỉnh báo cáo. Công An tỉnh tổng hợp.", ("name-variant", "Công An")),
    ],
)
def test_a_capital_where_the_text_writes_small_letters_is_flagged(text: str, words: tuple[str, str]) -> None:
    assert words in flagged(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mở chợ; Mở bến; Đắp đê; Xem xét hợp tác với các tỉnh.",
        "Công an tỉnh chủ trì. Công an tỉnh báo cáo. Ông Nguyễn Công An tổng hợp.",
        "CÔNG AN TỈNH chủ trì. Công an tỉnh báo cáo. Công an tỉnh tổng hợp.",
    ],
)
def test_capitals_of_names_and_of_new_points_are_left(text: str) -> None:
    assert not {"stray-capital", "name-variant"} & dict(flagged(text)).keys()


@pytest.mark.parametrize(
    "text", ["Các cơ quan quan tham mưu về chợ.", "Tổ chức thực hiện kế hoạch hoạch kinh doanh chợ."]
)
def test_a_syllable_that_is_no_word_by_itself_is_flagged_where_it_stands_twice(text: str) -> None:
    assert "doubled-word" in dict(flagged(text))


@pytest.mark.parametrize(
    "text",
    ["Các cơ quan quan trọng của tỉnh.", "Ngày ngày mở chợ.", "Nơi nơi mở chợ.", "Tham gia quản lý lý lịch tư pháp."],
)
def test_two_words_that_meet_and_words_said_twice_are_left(text: str) -> None:
    assert "doubled-word" not in dict(flagged(text))


TABLE = "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |\n|---|---|---|---|---|\n"


def test_several_bodies_under_one_name_may_lead_and_coordinate() -> None:
    row = "| 1 | Mở chợ | Các sở, ngành | Sở Xây dựng; Các sở, ngành | 2031 |\n"
    assert "lead-among-coordinating" not in dict(flagged(TABLE + row))


def test_a_line_break_inside_a_cell_is_no_mark_up_left_over() -> None:
    row = "| 1 | Mở chợ.<br>Mở bến. | Sở Xây dựng | Sở Y tế | 2031 |\n"
    assert "markup" not in dict(flagged(TABLE + row))
    assert "markup" in dict(flagged("Mở chợ.<br>Mở bến ở các xã."))
