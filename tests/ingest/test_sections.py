"""Headings, their tree, and the parts that they open."""

import pytest

from policy_lineage import data
from policy_lineage.ingest.outline import Outline, Part
from policy_lineage.ingest.reading import read
from policy_lineage.ingest.sections import find_outline
from policy_lineage.ingest.sections_parts import parts_of_heading, pattern
from policy_lineage.ingest.source import SourceText

TEXT = """I. MỤC TIÊU, CHỈ TIÊU
1. Mục tiêu tổng quát
Xây dựng tỉnh phát triển nhanh.
2. Chỉ tiêu chủ yếu
(1) Thu ngân sách đạt 4.500 tỷ đồng.
II- NHIỆM VỤ, GIẢI PHÁP
1. Rà soát các quy hoạch của tỉnh và trình cấp có thẩm quyền xem xét.
2. Về kinh tế
2.1. Phát triển nông nghiệp
- Duy trì vùng chè tập trung.
III. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính chủ trì, phối hợp với Sở Y tế cân đối nguồn lực.

Nơi nhận:
- Bộ Chính trị,

CÁC CHỈ TIÊU NĂM 2031
| 1 | Thu ngân sách |
"""
RULES = data.rules("headings")


def outline_of(text: str) -> Outline:
    return find_outline(read(SourceText.of_text(text)))


def test_headings_have_the_number_and_level_printed() -> None:
    found = [(s.number, s.level, s.path) for s in outline_of(TEXT).sections]
    assert found == [
        ("I", 1, "I"),
        ("1", 2, "I.1"),
        ("2", 2, "I.2"),
        ("II", 1, "II"),
        ("2", 2, "II.2"),
        ("2.1", 3, "II.2.1"),
        ("III", 1, "III"),
        (None, 1, ""),
    ]


@pytest.mark.parametrize(
    ("part", "paths"),
    [
        (Part.AIMS, ["I.1"]),
        (Part.TARGETS, ["I.2"]),
        (Part.TASKS, ["II", "II.2.1"]),
        (Part.IMPLEMENTATION, ["III"]),
        (Part.ANNEX, [""]),
    ],
)
def test_parts_follow_the_headings(part: Part, paths: list[str]) -> None:
    assert [s.path for s in outline_of(TEXT).of(part)] == paths


@pytest.mark.parametrize("rule", RULES["parts"], ids=lambda r: r["part"])
def test_rules_open_their_part_on_their_examples_only(rule: dict[str, list[str]]) -> None:
    part = Part(str(rule["part"]))
    assert all(part in parts_of_heading(x) for x in rule["examples"])
    assert not any(part in parts_of_heading(x) for x in rule["not"])


@pytest.mark.parametrize(
    "name",
    ["annex", "page", "closing", "charging", "standing", "standing_now", "acting", "announcing", "detail"],
)
def test_patterns_match_their_examples_and_refuse_the_others(name: str) -> None:
    assert all(pattern(name).search(x.lower()) for x in RULES[name]["examples"])
    assert not any(pattern(name).search(x.lower()) for x in RULES[name]["not"])


@pytest.mark.parametrize("row", ["09/CT-UBND | 19/05/2031 | về việc thực hiện chỉ thị", "12/KH-UBND"])
def test_the_code_of_a_document_at_the_beginning_of_a_line_numbers_no_heading(row: str) -> None:
    assert outline_of(f"{row}\n- Sở Tài chính: theo dõi.").sections == ()


def test_a_number_before_a_slash_numbers_a_heading() -> None:
    assert [s.number for s in outline_of("1/ Mục tiêu\n- Sở Tài chính: theo dõi.").sections] == ["1"]


MARKED = (
    "**IV. TỔ CHỨC\nTHỰC HIỆN**\n\n**1. **Sở Y tế\n\n- Chủ trì tiêm chủng.\n\n"
    "**2. Ban\nQuản lý khu kinh tế**\n\n- Rà soát.\n"
)
BROKEN = MARKED.replace("*", "").replace("1. ", "1.\n")


@pytest.mark.parametrize("text", [MARKED, BROKEN, MARKED.replace("*", "").replace("\nQ", " Q").replace("\nT", " T")])
def test_mark_up_and_broken_lines_change_no_heading(text: str) -> None:
    found = find_outline(read(SourceText.of_text(text))).sections
    assert [(s.path, s.heading) for s in found] == [
        ("IV", "TỔ CHỨC THỰC HIỆN"),
        ("IV.1", "Sở Y tế"),
        ("IV.2", "Ban Quản lý khu kinh tế"),
    ]


def test_a_list_of_numbered_targets_holds_no_headings() -> None:
    text = (
        "II. CHỈ TIÊU NĂM 2029\n1. Về kinh tế\n1) Tăng trưởng đạt 8%.\n2) Cơ cấu kinh tế: dịch vụ 40%.\n"
        "2. Về xã hội\n1) Hộ nghèo giảm 1%.\n"
    )
    assert [s.path for s in find_outline(read(SourceText.of_text(text))).sections] == ["II", "II.1", "II.2"]


def test_a_heading_in_capitals_may_end_with_a_bracket_and_repeat_a_number() -> None:
    text = "II. LỘ TRÌNH\n- Đầu tư hạ tầng số.\nII. NHIỆM VỤ (chi tiết tại Phụ lục)\nIII. KINH PHÍ\n- Ngân sách tỉnh.\n"
    assert [s.path for s in find_outline(read(SourceText.of_text(text))).sections] == ["II", "II", "III"]


def test_a_number_after_the_word_digital_numbers_a_line() -> None:
    text = (
        "I. MỤC TIÊU\n1. Phát triển kinh tế số\n1.1. 60% doanh nghiệp dùng hợp đồng điện tử\n"
        "2. Phát triển xã hội số\n2.1. 85% dân số có tài khoản\n"
    )
    assert [s.path for s in find_outline(read(SourceText.of_text(text))).sections] == ["I", "I.1", "I.2"]


ANNOUNCED = (
    "II. NHIỆM VỤ\n1. Nội dung thi đua\nCác xã thi đua hoàn thành các chỉ tiêu cụ thể như sau:\n"
    "(1) Thu ngân sách tăng 8%;\n(2) Hộ nghèo giảm 1%.\nCác đơn vị đăng ký thi đua trong năm.\n"
    "2. Giải pháp\n- Tăng cường kiểm tra.\n"
)


def parts_in(text: str) -> list[tuple[Part, str]]:
    return [(s.part, s.path) for s in outline_of(text).stretches]


def test_a_paragraph_that_announces_targets_opens_a_list_of_them() -> None:
    tasks = (Part.TASKS, "II.1")
    assert parts_in(ANNOUNCED) == [tasks, (Part.TARGETS, "II.1"), tasks, (Part.TASKS, "II.2")]


def test_headings_in_a_list_of_targets_are_part_of_it() -> None:
    text = ANNOUNCED.replace("(1) ", "a) Về kinh tế\n- ").replace("(2) ", "b) Về xã hội\n- ")
    assert [path for part, path in parts_in(text) if part == Part.TARGETS] == ["II.1.a", "II.1.b"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("thi đua hoàn thành", "đã hoàn thành"),
        ("tăng 8%;\n(2) Hộ nghèo giảm 1%", "đúng hạn;\n(2) Hộ nghèo được hỗ trợ"),
        ("các chỉ tiêu cụ thể như sau", "các nhiệm vụ cụ thể như sau"),
    ],
)
def test_a_list_of_other_things_or_of_the_past_is_none_of_targets(old: str, new: str) -> None:
    assert all(part == Part.TASKS for part, _ in parts_in(ANNOUNCED.replace(old, new)))


def paths(text: str) -> list[str]:
    return [s.path for s in outline_of(text).sections]


@pytest.mark.parametrize(
    "points",
    [
        "a) Rà soát các hồ chứa nước trước mùa mưa bão;\nb) Vật tư: Dự trữ đá, rọ thép tại các kho của huyện;\n",
        "a) Diễn tập được chia thành hai đợt:\n- Đợt một trong tháng năm;\n"
        "b) Thời gian rút kinh nghiệm sau diễn tập là trước ngày 20 tháng 6.\n",
    ],
)
def test_points_beside_sentences_are_sentences_too(points: str) -> None:
    assert paths(f"II. NHIỆM VỤ\n1. Phòng chống bão\n{points}") == ["II", "II.1"]


def test_an_article_of_one_sentence_is_no_heading_and_one_with_a_title_is() -> None:
    rules = "Điều 1. Phạm vi điều chỉnh\nCác bến bè.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\nĐiều 3. Chi."
    assert paths(rules) == ["Điều 1", "Điều 3"]


def test_a_point_that_names_a_part_is_a_heading_beside_sentences_too() -> None:
    text = "Điều 1. Phê duyệt Đề án với các nội dung sau:\n1. Tên: đề án tre.\n2. Phạm vi: toàn tỉnh.\n"
    text += "3. Mục tiêu:\n- Trồng tre.\n"
    assert paths(text)[-1] == "Điều 1.3"


def test_short_headings_beside_a_sentence_stay_headings() -> None:
    text = "II. NHIỆM VỤ\n1. Rà soát các quy hoạch của tỉnh.\n2. Về kinh tế\n- Duy trì vùng chè.\n"
    assert paths(text) == ["II", "II.2"]


def test_bodies_as_headings_of_a_directive_are_its_implementation() -> None:
    text = "Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Xây dựng:\na) Rà soát các bến xe.\n2. Sở Y tế:\na) Kiểm tra nước.\n"
    assert parts_in(text) == [(Part.IMPLEMENTATION, "1"), (Part.IMPLEMENTATION, "2")]


def test_about_is_no_number() -> None:
    assert paths("KẾ HOẠCH\nV/V TRỒNG CÂY XANH\nI. MỤC ĐÍCH\n- Phủ xanh đất trống.\n") == ["I"]


def test_a_numbered_form_opens_an_annex() -> None:
    text = "I. NHIỆM VỤ\n- Trồng tre.\nTM. ỦY BAN NHÂN DÂN\nMẫu biểu số 02\nDANH SÁCH CÁC XÃ\n- Xã Hoa.\n"
    assert [s.heading for s in outline_of(text).sections] == ["NHIỆM VỤ", "Mẫu biểu số 02 DANH SÁCH CÁC XÃ"]


def test_a_sentence_that_lists_is_no_heading() -> None:
    assert paths("V. NGUỒN LỰC\n1. Nguồn lực bao gồm: (i) ngân sách của tỉnh; (ii) vốn vay của các tổ chức.\n") == ["V"]


def test_headings_with_a_colon_over_letters_stay_headings_beside_sentences() -> None:
    text = (
        "Điều 2. Nhiệm vụ\n1. Trình tỉnh các dự thảo.\n2. Tổ chức bộ máy:\na) Thẩm định hồ sơ.\n"
        "3. Về đê điều:\n- Đắp đê.\n4. Đợt kiểm tra chia làm hai:\n- Đợt một.\n"
    )
    assert paths(text) == ["Điều 2", "Điều 2.2", "Điều 2.3", "Điều 2.4"]


def test_the_name_of_a_part_is_a_heading_before_few_words() -> None:
    assert paths("I. Mục đích, yêu cầu\n1. Mục đích: Giữ đê bền.\n2. Yêu cầu: Đúng hạn.\n") == ["I", "I.1", "I.2"]


def test_results_that_were_reached_are_a_heading_of_one_line() -> None:
    assert paths("I. KẾT QUẢ NĂM 2029\n1. Kết quả đạt được\nĐón 5 triệu lượt khách.\n") == ["I", "I.1"]


LONG_BODY = (
    "III. NHIỆM VỤ\n1. Trách nhiệm của ban quản lý chợ:\n- Quét dọn lối đi hằng ngày.\n"
    "2. Trách nhiệm của các cơ quan quản lý cấp trên (bao gồm cả cơ quan đại diện chủ sở hữu của các doanh nghiệp "
    "khai thác chợ):\n- Đôn đốc việc quét dọn.\n"
)


def test_a_long_line_that_names_a_body_over_bullets_is_a_heading() -> None:
    outline = find_outline(read(SourceText.of_text(LONG_BODY)))
    assert [s.number for s in outline.sections] == ["III", "1", "2"]


ACTING = """I. MỤC TIÊU
1. Trồng 500 ha chè.
{0}
1. Giống
- Chọn giống chè chịu hạn cho vùng đồi.
III. TỔ CHỨC THỰC HIỆN
1. Sở Y tế theo dõi việc trồng chè.
"""


@pytest.mark.parametrize(
    ("heading", "paths"),
    [
        ("II. PHÁT TRIỂN VÙNG CHÈ", ["II.1"]),
        ("II. NHIỆM VỤ", ["II.1"]),
        ("II. BẢO ĐẢM KINH PHÍ", []),
        ("II. VÙNG CHÈ ĐỒI", []),
    ],
)
def test_a_part_of_a_plan_that_says_what_shall_be_done_holds_tasks(heading: str, paths: list[str]) -> None:
    assert [s.path for s in outline_of(ACTING.format(heading)).of(Part.TASKS)] == paths


def test_a_decimal_number_hangs_on_the_point_that_it_repeats_also_where_that_is_no_heading() -> None:
    text = (
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Rà soát trạm.\n2. Các sở, ngành: Là các đơn vị góp ý cho chợ nổi.\n"
        "2.1. Trách nhiệm chung\na) Góp ý đúng hạn.\n2.2. Trách nhiệm cụ thể\na) Góp ý về bến xe.\n"
    )
    assert [(s.number, s.level) for s in outline_of(text).sections] == [("III", 1), ("1", 2), ("2.1", 2), ("2.2", 2)]


def test_a_directive_goes_on_with_those_whom_it_charges() -> None:
    text = "CHỈ THỊ\n1. Sở Y tế\n- Kiểm tra bến đò.\n2. Các chủ bến đò ngang sông\n- Mua áo phao.\n"
    assert [s.path for s in outline_of(text).of(Part.IMPLEMENTATION)] == ["1", "2"]


def test_when_and_by_whom_tasks_are_done_holds_no_tasks() -> None:
    text = "II. NHIỆM VỤ\n1. Về bến đò\na) Nhiệm vụ\n- Mua áo phao.\nb) Thời gian thực hiện:\n- Làm trong mùa lũ.\n"
    assert [s.path for s in outline_of(text).of(Part.TASKS)] == ["II.1.a"]


def test_a_title_kept_with_a_decision_heads_an_annex_of_it_and_no_text_of_its_own() -> None:
    plan = "KẾ HOẠCH TRỒNG TRE TRÊN ĐÊ\n(Kèm theo Quyết định số 5/QĐ-UBND)\nI. MỤC ĐÍCH\n- Giữ đê.\n"
    assert [s.number for s in outline_of(plan).sections] == ["I"]
    decision = f"Điều 1. Phạm vi\nCác tuyến đê của tỉnh.\n{plan}"
    assert [s.number for s in outline_of(decision).sections] == ["Điều 1", None, "I"]


def test_what_is_developed_before_any_aim_is_no_task() -> None:
    assert outline_of("I. PHÁT TRIỂN CHÈ\n1. Giống\n- Đã trồng 500 ha chè.\n").of(Part.TASKS) == ()


@pytest.mark.parametrize(
    ("heading", "part"),
    [("Hiện trạng chợ nổi", Part.SITUATION), ("Hạn chế túi ni lông", Part.TASKS)],
)
def test_how_things_stand_is_told_below_the_tasks_too(heading: str, part: Part) -> None:
    text = f"II. NHIỆM VỤ\n1. {heading}\n- Chợ có 30 ghe bán rau.\n2. Bến xe\n- Mở rộng bến xe.\n"
    assert [s.path for s in outline_of(text).of(part)][:1] == ["II.1"]
