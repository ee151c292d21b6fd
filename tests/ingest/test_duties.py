"""Who is charged with what, by when and how often."""

import re

import pytest

from policy_lineage import data
from policy_lineage.ingest.duties import find_duties
from policy_lineage.ingest.reading import read
from policy_lineage.ingest.sections import find_outline
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Duty

RULES = data.rules("duties")


def duties_of(points: str) -> tuple[Duty, ...]:
    reading = read(SourceText.of_text(f"III. TỔ CHỨC THỰC HIỆN\n{points}\n"))
    return find_duties(reading, find_outline(reading))


@pytest.mark.parametrize(
    ("point", "agencies"),
    [
        ("1. Các cấp ủy, tổ chức đảng lãnh đạo, chỉ đạo quán triệt Nghị quyết.", ("Các cấp ủy", "tổ chức đảng")),
        ("2. Ban Tổ chức Tỉnh ủy chủ trì phối hợp với Sở Nội vụ tham mưu.", ("Ban Tổ chức Tỉnh ủy", "Sở Nội vụ")),
        ("3. Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc.", ("Văn phòng Tỉnh ủy",)),
        ("4. Các cơ quan tham mưu, giúp việc Tỉnh ủy triển khai.", ("Các cơ quan tham mưu, giúp việc Tỉnh ủy",)),
        ("5. Đảng ủy HĐND tỉnh lãnh đạo HĐND tỉnh tăng cường giám sát.", ("Đảng ủy HĐND tỉnh", "HĐND tỉnh")),
    ],
)
def test_bodies_are_read_as_printed(point: str, agencies: tuple[str, ...]) -> None:
    assert duties_of(point)[0].agencies == agencies


def test_deadline_and_frequency_are_the_words_of_the_text() -> None:
    (duty,) = duties_of("1. Sở Y tế tổng hợp, báo cáo định kỳ hằng quý trước ngày 18 tháng cuối quý.")
    assert (duty.deadline, duty.frequency) == ("trước ngày 18 tháng cuối quý", "định kỳ hằng quý")


def test_a_paragraph_without_a_body_goes_with_the_point_before_it() -> None:
    assert len(duties_of("1. Sở Y tế chủ trì thực hiện.\n\nThường xuyên kiểm tra tiến độ các dự án.")) == 1


def test_a_body_as_a_heading_is_charged_with_the_bullets_below_it() -> None:
    found = duties_of("1. Sở Tài chính\n- Chủ trì cân đối vốn.\n2. Các sở, ngành căn cứ chức năng tổ chức thực hiện.")
    assert [(d.item, d.agencies) for d in found] == [("1", ("Sở Tài chính",)), ("2", ("Các sở", "ngành"))]


def test_a_sentence_that_charges_nobody_is_no_duty() -> None:
    assert duties_of("Nghị quyết này được phổ biến đến các chi bộ.") == ()


@pytest.mark.parametrize("name", ["leads", "verbs", "deadline", "frequency"])
def test_patterns_match_their_examples_and_refuse_the_others(name: str) -> None:
    pattern = re.compile(RULES[name]["pattern"])
    assert all(pattern.search(x) for x in RULES[name]["examples"])
    assert not any(pattern.match(x) for x in RULES[name].get("not", []))
