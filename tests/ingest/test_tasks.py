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
