"""Paragraphs and bullets of the tasks part."""

from policy_lineage.ingest.reading import read
from policy_lineage.ingest.sections import find_outline
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.tasks import find_tasks

TEXT = """II. NHIỆM VỤ, GIẢI PHÁP
1. Rà soát các quy hoạch của tỉnh và trình cấp có thẩm quyền xem xét.
2. Về kinh tế
2.1. Phát triển nông nghiệp
- Duy trì vùng chè tập trung.
III. TỔ CHỨC THỰC HIỆN
Các cấp ủy triển khai.
"""


def test_tasks_carry_their_section_and_their_words() -> None:
    reading = read(SourceText.of_text(TEXT))
    tasks = find_tasks(reading, find_outline(reading), ())
    assert [(t.section, t.span.text) for t in tasks] == [
        ("II.1", "Rà soát các quy hoạch của tỉnh và trình cấp có thẩm quyền xem xét."),
        ("II.2.1", "Duy trì vùng chè tập trung."),
    ]


def test_lines_on_when_and_by_whom_a_task_is_done_are_no_tasks() -> None:
    details = "Thời gian hoàn thành: trước ngày 5 tháng 9.\n- Đơn vị chủ trì: Sở Nông nghiệp và Môi trường.\n"
    text = TEXT.replace("2. Về kinh tế", f"{details}2. Về kinh tế")
    reading = read(SourceText.of_text(text))
    assert [t.section for t in find_tasks(reading, find_outline(reading), ())] == ["II.1", "II.2.1"]


def sections_of(text: str) -> list[str]:
    reading = read(SourceText.of_text(text))
    return [t.section for t in find_tasks(reading, find_outline(reading), ())]


def test_a_point_that_counts_on_from_a_heading_hangs_beside_it() -> None:
    text = (
        "II. NHIỆM VỤ\n1. Về đê điều\n1.1. Các tuyến đê\n- Đắp đê ở hạ lưu.\n"
        "2. Rà soát toàn bộ các quy hoạch của tỉnh rồi trình cấp có thẩm quyền xem xét, điều chỉnh theo quy định.\n"
    )
    assert sections_of(text) == ["II.1.1", "II.2"]


def test_a_point_counts_on_from_a_heading_also_after_letters() -> None:
    text = (
        "II. NHIỆM VỤ\n1. Về đê điều\na) Đắp đê ở hạ lưu sông lớn.\nb) Trồng tre ở chân đê sông lớn.\n"
        "2. Rà soát toàn bộ các quy hoạch của tỉnh rồi trình cấp có thẩm quyền xem xét, điều chỉnh theo quy định.\n"
    )
    assert sections_of(text) == ["II.1.a", "II.1.b", "II.2"]


def test_letters_hang_on_the_point_that_counts_on() -> None:
    text = (
        "II. NHIỆM VỤ\n1. Về đê điều\na) Đắp đê ở hạ lưu sông lớn.\nb) Trồng tre ở chân đê sông lớn.\n"
        "2. Các xã ven sông theo thẩm quyền tiếp tục triển khai đồng bộ các giải pháp giữ đê và trồng tre, cụ thể:\n"
        "a) Rà soát từng đoạn đê yếu.\nb) Sở Y tế\n- Trực cấp cứu trên đê.\n"
    )
    assert sections_of(text) == ["II.1.a", "II.1.b", "II.2.a", "II.2.b"]


def test_points_that_begin_at_one_below_a_heading_hang_on_it() -> None:
    text = "II. NHIỆM VỤ\n1. Về đê điều\n1. Đắp đê ở hạ lưu sông lớn.\n2. Trồng tre ở chân đê sông lớn.\n"
    assert sections_of(text) == ["II.1.1", "II.1.2"]


def test_decimal_numbers_may_end_with_a_dash() -> None:
    text = "II- NHIỆM VỤ\n2- Về đê điều\n2.1- Đắp đê ở hạ lưu sông lớn.\n2.2- Trồng tre ở chân đê.\n"
    assert sections_of(text) == ["II.2.1", "II.2.2"]


def test_a_sentence_before_the_words_that_list_its_points_is_a_task() -> None:
    lines = "- Đắp đê ở hạ lưu các con sông lớn chảy qua tỉnh, trước hết là sông Ba và sông Hinh. Trong đó:\n"
    assert sections_of(f"II. NHIỆM VỤ\n1. Về đê điều\n{lines}+ Sở Xây dựng thẩm định.\n") == ["II.1", "II.1"]
    assert sections_of("II. NHIỆM VỤ\n1. Về đê\nCác nhiệm vụ. Trong đó:\n- Đắp đê ở hạ lưu.\n") == ["II.1"]


def test_what_others_owe_is_a_task_beside_the_tasks_of_bodies() -> None:
    text = "II. NHIỆM VỤ\n1. Của các bên\n1.1. Sở Y tế\n- Kiểm tra các chợ nổi.\n"
    text += "1.2. Trách nhiệm của chủ chợ:\n- Dọn sạch bờ chợ nổi.\n"
    assert sections_of(text) == ["II.1.1", "II.1.2"]
    assert sections_of(
        "II. NHIỆM VỤ\n1. Về chợ\n- Kiểm tra các chợ nổi.\n2. Tổ chức thực hiện\n- Sở Y tế dọn chợ.\n"
    ) == ["II.1"]
