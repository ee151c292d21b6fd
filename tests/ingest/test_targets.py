"""The figures of the targets part: what each measures, how it binds, for which year, and where it stands."""

import doctest
from pathlib import Path

import pytest

from policy_lineage.ingest import targets_clauses, targets_repair, targets_words
from policy_lineage.ingest.header import read_header
from policy_lineage.ingest.reading import read
from policy_lineage.ingest.sections import find_outline
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.targets import find_targets
from policy_lineage.ingest.values import Header, Target
from tests.shared import needs_shared

CASES = Path(__file__).parents[1] / "cases"
Expected = tuple[str, str, str, str, str, str]


def targets_of(text: str, header: Header | None = None) -> tuple[Target, ...]:
    reading = read(SourceText.of_text(text))
    return find_targets(reading, find_outline(reading), header or read_header(reading)[0])


def in_part(text: str) -> str:
    return f"I. CHỈ TIÊU CHỦ YẾU NĂM 2029\n(1) {text}\nII. NHIỆM VỤ, GIẢI PHÁP\n1. Tăng cường tuyên truyền.\n"


def cases() -> list[tuple[str, list[Expected]]]:
    out: list[tuple[str, list[Expected]]] = []
    for line in (CASES / "targets.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            out.append((line[2:], []))
        elif line and not line.startswith("#"):
            out[-1][1].append(tuple(part.strip() for part in line.split("|")))  # type: ignore[arg-type]
    return out


def row(target: Target) -> Expected:
    number = tuple("" if v is None else f"{v:g}" if v < 10**5 else str(v) for v in (target.value, target.value_max))
    return (target.indicator, target.comparator, *number, target.unit or "", target.change or "")  # type: ignore[return-value]


@pytest.mark.parametrize(("text", "expected"), cases(), ids=[text for text, _ in cases()])
def test_each_case_gives_its_targets(text: str, expected: list[Expected]) -> None:
    assert [row(t) for t in targets_of(in_part(text))] == expected


@pytest.mark.parametrize("text", (CASES / "targets__not.txt").read_text(encoding="utf-8").splitlines()[1:])
def test_look_alikes_give_none(text: str) -> None:
    assert targets_of(text) == ()


def test_the_span_is_the_clause_that_states_the_figure() -> None:
    text = in_part("Thu ngân sách đạt 900 tỷ đồng; tỷ lệ che phủ rừng đạt 52%.")
    second = targets_of(text)[1]
    assert text[second.span.start : second.span.end] == second.span.text == "tỷ lệ che phủ rừng đạt 52%"


def test_the_item_and_the_group_are_those_printed() -> None:
    text = "I. CHỈ TIÊU NĂM 2029\nVề xã hội: (4) Tỷ lệ bao phủ bảo hiểm y tế đạt 97%; (5) Tuổi thọ đạt 75 tuổi.\n"
    assert [(t.item, t.group) for t in targets_of(text)] == [("(4)", "Về xã hội"), ("(5)", "Về xã hội")]


def test_figures_of_task_paragraphs_are_no_targets() -> None:
    text = (
        "I. CHỈ TIÊU NĂM 2029\n(1) Tăng trưởng đạt 8%.\nII. NHIỆM VỤ, GIẢI PHÁP\n1. Phấn đấu hoàn thành 100% hồ sơ.\n"
    )
    assert [t.value for t in targets_of(text)] == [8]


def test_the_general_objective_gives_only_what_is_clearly_to_be_reached() -> None:
    text = (
        "I. MỤC TIÊU\n1. Mục tiêu tổng quát\nThực hiện 15 đề án trọng tâm trong nhiệm kỳ.\n"
        "2. Chỉ tiêu chủ yếu\n(1) Tăng trưởng kinh tế đạt 8%.\nII. NHIỆM VỤ\n1. Tuyên truyền.\n"
    )
    assert [t.value for t in targets_of(text)] == [8]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Đến năm 2032, tỷ lệ che phủ rừng đạt 50%.", 2032),
        ("Tỷ lệ che phủ rừng đạt 50% vào năm 2033.", 2033),
        ("Giai đoạn 2029 - 2031 trồng mới 500 ha.", 2031),
        ("Thu ngân sách tăng 5% so với năm 2028.", 2029),
    ],
)
def test_the_year_is_that_of_the_clause_else_of_the_heading(text: str, year: int) -> None:
    assert targets_of(in_part(text))[0].year == year


def test_a_yearly_plan_gives_no_figures_of_years_before() -> None:
    text = in_part("Năm 2028 thu ngân sách đạt 800 tỷ đồng. Năm 2029 thu ngân sách đạt 900 tỷ đồng.")
    assert [t.value for t in targets_of(text, Header(plan_year=2029))] == [900]


def test_news_that_announce_targets_give_them() -> None:
    text = (
        "Kỳ họp thông qua nghị quyết năm 2029.\n"
        "Các chỉ tiêu chủ yếu gồm: GRDP tăng 7,2-7,5%; thành lập mới 900 doanh nghiệp.\n"
        "Tỷ lệ đô thị hóa đạt 40%.\n"
        "Trước đó, các đại biểu đã thảo luận 12 nghị quyết.\n"
    )
    found = [(t.value, t.value_max, t.year) for t in targets_of(text, Header())]
    assert found == [(7.2, 7.5, 2029), (900, None, 2029), (40, None, 2029)]


def test_a_long_line_costs_in_proportion_to_its_length() -> None:
    from time import process_time

    def seconds(times: int) -> float:
        reading = read(SourceText.of_text("I. CHỈ TIÊU NĂM 2029\n(1) " + "tỷ lệ che phủ rừng đạt 50%; " * times))
        outline = find_outline(reading)
        begin = process_time()
        find_targets(reading, outline, Header())
        return process_time() - begin

    seconds(100)
    assert seconds(4000) < 14 * seconds(500) + 0.1


@pytest.mark.parametrize("module", [targets_words, targets_clauses, targets_repair], ids=["words", "clauses", "repair"])
def test_the_doctests_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


LIST_MARKS = ("({})", "{})", "{}.", "{}/", "-", "+", "•", "*", "–", "2.{}.", "")


def below(mark: str) -> list[tuple[object, ...]]:
    lines = (
        "Tốc độ tăng GRDP đạt 9%.",
        "Tỷ lệ hộ nghèo: giảm 1,5%.",
        "Cơ cấu lao động: nông nghiệp 30%; dịch vụ 70%.",
        "Hoàn thành sắp xếp các trường học.",
        "Thu ngân sách đạt 900 tỷ đồng; chi đầu tư 300 tỷ đồng.",
    )
    listed = "\n".join(f"{mark.format(n)} {line}".strip() for n, line in enumerate(lines, 1))
    text = f"I. MỤC TIÊU, NHIỆM VỤ\n2. Chỉ tiêu chủ yếu năm 2029\n{listed}\n3. Nhiệm vụ\n3.1. Tuyên truyền.\n"
    return [
        (t.indicator, t.group, t.qualifier, t.comparator, t.value, t.unit, t.change, t.year) for t in targets_of(text)
    ]


@pytest.mark.parametrize("mark", LIST_MARKS)
def test_what_a_figure_measures_does_not_hang_on_the_mark_of_its_line(mark: str) -> None:
    assert below(mark) == below("({})")
    assert len(below(mark)) == 7


@pytest.mark.parametrize(("line", "item"), [("a) Đến năm 2029: đạt 40% hộ", "a)"), ("Chỉ tiêu 3: Có 12 xã", "3")])
def test_letters_and_numbered_targets_are_items(line: str, item: str) -> None:
    text = f"I. MỤC TIÊU CỤ THỂ\n{line} dùng nước sạch.\nII. NHIỆM VỤ\n1. Tuyên truyền.\n"
    assert [t.item for t in targets_of(text)] == [item]


@pytest.mark.parametrize(
    ("sentence", "qualifier"),
    [
        ("100% hồ sơ đúng hạn, trừ hồ sơ đất đai", "trừ hồ sơ đất đai"),
        ("Giảm ít nhất 5% tai nạn giao thông trên cả 3 tiêu chí", "trên cả 3 tiêu chí"),
    ],
)
def test_exceptions_and_reach_are_qualifiers(sentence: str, qualifier: str) -> None:
    assert targets_of(in_part(f"{sentence}."))[0].qualifier == qualifier


def test_two_years_in_one_sentence_keep_their_figures() -> None:
    found = targets_of(in_part("Đến năm 2027 đạt 60% và đến năm 2029 đạt 75% số trường có phòng máy."))
    assert [(t.value, t.year) for t in found] == [(60, 2027), (75, 2029)]


@needs_shared
def test_no_annotated_target_hangs_on_the_mark_of_its_line() -> None:
    from tests.accuracy.list_marks import differences

    assert [(document, mark) for document, mark, _, lost, new in differences() if lost or new] == []


def test_a_period_in_a_bullet_is_the_year_of_the_bullets_below_it() -> None:
    text = (
        "I. MỤC TIÊU CỤ THỂ\n- Giai đoạn 2026 - 2027\n+ 90% hồ sơ được số hóa.\n"
        "- Giai đoạn 2028 - 2030\n+ 100% hồ sơ được số hóa.\nII. NHIỆM VỤ\n1. Tuyên truyền.\n"
    )
    assert [(t.value, t.year) for t in targets_of(text)] == [(90, 2027), (100, 2030)]


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ xã đạt chuẩn (theo bộ tiêu chí giai đoạn 2031 - 2035) đạt 40%.",
        "Giá trị sản xuất (giá so sánh năm 2010) tăng 9%.",
        "Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều giai đoạn 2027 - 2031 còn 2%.",
    ],
)
def test_years_of_prices_and_criteria_are_not_the_year_of_the_target(text: str) -> None:
    assert targets_of(in_part(text))[0].year == 2029


def test_a_line_that_announces_aims_opens_a_list_of_them_also_in_a_page_without_parts() -> None:
    text = (
        "Nghị quyết nêu các mục tiêu nào?\n(1) Đến năm 2030\n- Có 900 doanh nghiệp lớn.\n"
        "- Kinh tế tư nhân đóng góp khoảng 50% GRDP, khoảng 30% thu ngân sách.\n(2) Tầm nhìn đến năm 2045\n"
        "Phấn đấu có 2.000 doanh nghiệp lớn.\nTrên đây là 3 mục tiêu của Nghị quyết.\n"
    )
    assert [(t.value, t.year) for t in targets_of(text)] == [(900, 2030), (50, 2030), (30, 2030), (2000, 2045)]


def test_a_list_of_figures_among_tasks_states_targets() -> None:
    text = (
        "KẾ HOẠCH\nI. NỘI DUNG THI ĐUA\n1. Nội dung\nNâng cao nhận thức, cụ thể hóa bằng các chỉ tiêu sau:\n"
        "(1) 100% xã ký cam kết;\n(2) Ít nhất 85% hộ tham gia;\n(3) Trên 70% hộ đạt yêu cầu.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế chủ trì.\n"
    )
    assert [(t.item, t.value) for t in targets_of(text)] == [("(1)", 100), ("(2)", 85), ("(3)", 70)]


def test_what_a_plan_is_for_states_no_target() -> None:
    text = (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Góp phần phấn đấu đến năm 2030 hoàn thành 4.000 căn nhà, đạt 90%.\n"
        "II. MỤC TIÊU\n1. Tỷ lệ che phủ rừng đạt 50%.\nIII. NHIỆM VỤ\n1. Tuyên truyền.\n"
    )
    assert [t.value for t in targets_of(text)] == [50]


def test_a_target_set_in_the_past_is_still_to_be_reached() -> None:
    text = "Kết luận đã nêu rõ mục tiêu: Năm 2029 đón 2,5 triệu lượt khách; tạo việc làm cho 900 lao động.\n"
    assert [t.value for t in targets_of(text, Header())] == [2.5, 900]


def test_sentences_of_news_go_on_with_bounds_and_actions() -> None:
    text = (
        "Năm 2029, tỉnh đặt mục tiêu giải quyết 9.000 việc làm, đưa 500 người đi làm việc ở nước ngoài. "
        "Tuyển sinh đạt 7.000 người. Tối thiểu 300 lao động nghèo được hỗ trợ.\n"
    )
    assert [t.value for t in targets_of(text, Header())] == [9000, 500, 7000, 300]


def test_a_general_sentence_before_others_is_no_target() -> None:
    text = (
        "I. MỤC TIÊU\n- Mở rộng tiếp cận công bằng. Có ít nhất 80% trường đạt chuẩn.\n- Tỷ lệ biết chữ đạt 99%.\n"
        "- Thu hút 30 giảng viên.\n- Đào tạo 900 giáo viên.\nII. NHIỆM VỤ\n1. Tuyên truyền.\n"
    )
    assert [t.value for t in targets_of(text)] == [80, 99, 30, 900]


def test_a_line_that_breaks_off_before_its_name_goes_on_in_the_next() -> None:
    text = "I. MỤC TIÊU\na) Đến hết năm 2045: 100%\nDNNVV ứng dụng công nghệ số.\nII. NHIỆM VỤ\n1. Tuyên truyền.\n"
    assert [(t.item, t.indicator, t.year) for t in targets_of(text)] == [("a)", "DNNVV ứng dụng công nghệ số", 2045)]


def test_a_sentence_that_turns_from_results_to_aims_states_the_aims() -> None:
    text = (
        "Đại hội thông qua nội dung đánh giá kết quả giai đoạn 2020 - 2025, thu ngân sách đạt 700 tỷ đồng; "
        "thống nhất 24 chỉ tiêu đến năm 2030, trong đó: tăng trưởng GRDP đạt 10%/năm; thu ngân sách đạt 900 tỷ đồng.\n"
    )
    assert [t.value for t in targets_of(text, Header())] == [10, 900]


def test_topics_after_words_of_aim_go_on_with_them() -> None:
    text = (
        "Tỉnh đặt mục tiêu đến năm 2030 trở thành đô thị lớn.\n"
        "Về kinh tế, thu nhập bình quân đầu người đạt 120 triệu đồng.\n"
        "Ở lĩnh vực môi trường, tỷ lệ che phủ rừng đạt 50%.\n"
    )
    assert [(t.value, t.year) for t in targets_of(text, Header())] == [(120, 2030), (50, 2030)]


PERIODS = "I. CHỈ TIÊU\n(1) Tốc độ tăng bán lẻ đạt 12%/năm giai đoạn 2026 - 2030 và 14%/năm giai đoạn 2031 - 2035."


def test_a_period_behind_a_value_is_its_year_and_no_name() -> None:
    reading = read(SourceText.of_text(PERIODS))
    found = find_targets(reading, find_outline(reading), Header())
    assert [(t.indicator, t.value, t.year) for t in found] == [
        ("Tốc độ tăng bán lẻ", 12, 2030),
        ("Tốc độ tăng bán lẻ", 14, 2035),
    ]


LISTED = (
    "Hội nghị đề ra các mục tiêu đến năm 2031 như sau:\n- Tỷ lệ hộ nghèo còn dưới 2%.\n"
    "- 100% số chợ đã được xếp hạng có bãi xe. Có thêm 3 chợ đầu mối.\n- Độ che phủ rừng khoảng 41%.\n"
    "Năm ngoái, tỉnh đã trồng 900 ha rừng.\n"
)


def test_every_bullet_below_announced_aims_sets_a_target_and_what_follows_sets_none() -> None:
    reading = read(SourceText.of_text(LISTED))
    found = find_targets(reading, find_outline(reading), Header())
    assert [(t.value, t.year) for t in found] == [(2, 2031), (100, 2031), (3, 2031), (41, 2031)]


CUT = (
    "(7) Tỷ lệ chợ dùng hóa đơn điện tử đạt tối thiểu 65%;\n(8) Tỷ lệ bến xe có bãi sạc đạt tối thiểu 40%;\n"
    "2. Phát triển đô thị đến năm 2031 với các mục tiêu\n(1) Tỷ lệ đô thị hóa đạt 45%;\n"
    "III. NHIỆM VỤ\n1. Tuyên truyền.\n"
)


def test_an_excerpt_that_begins_amid_its_targets_states_them_without_a_year() -> None:
    assert [(t.item, t.value, t.year) for t in targets_of(CUT)] == [
        ("(7)", 65, None),
        ("(8)", 40, None),
        ("(1)", 45, 2031),
    ]


@pytest.mark.parametrize(
    "beginning",
    [
        "- Tổng thu ước đạt 900 tỷ đồng.\n- Tỷ lệ che phủ rừng đạt 41%, tăng 2% so với cùng kỳ.\n",
        "- Bám sát Nghị quyết của Tỉnh ủy.\n- Phân công rõ người, rõ việc.\n- Mỗi quý họp 1 lần.\n",
    ],
)
def test_results_and_requirements_before_the_first_heading_are_no_targets(beginning: str) -> None:
    assert [t.value for t in targets_of(beginning + CUT[CUT.index("2. Phát") :])] == [45]


@pytest.mark.parametrize(
    "heading",
    [
        "Các chỉ tiêu chủ yếu (nhiệm kỳ 2027-2031)",
        "Một số chỉ tiêu chủ yếu và 3 khâu đột phá (nhiệm kỳ 2027 - 2031)",
        "Định hướng các chỉ tiêu chủ yếu về phát triển kinh tế - xã hội 5 năm 2027 - 2031 ra sao?\n"
        "Căn cứ Nghị quyết Đại hội lần thứ XX quy định cụ thể như sau:",
    ],
)
def test_headings_of_aims_are_worded_in_many_ways(heading: str) -> None:
    text = f"{heading}\n- Về kinh tế:\n(1) Tỷ lệ đô thị hóa: 36%.\n(2) Duy trì xã đạt chuẩn.\n(3) Số chợ: 14 chợ.\n"
    assert [(t.value, t.year) for t in targets_of(text, Header()) if t.value] == [(36, 2031), (14, 2031)]


def test_a_lettered_period_states_figures_of_other_years_too() -> None:
    text = (
        "a) Đến năm 2031: tỷ trọng kinh tế số đến năm 2028 đạt 20%, đến năm 2031 đạt 30%.\n"
        "b) Tầm nhìn đến năm 2040: thu nhập bình quân đầu người đạt trên 20.000 USD.\n"
    )
    assert [(t.value, t.year) for t in targets_of(text, Header())] == [(20, 2028), (30, 2031), (20000, 2040)]


def test_bullets_below_a_sentence_of_aim_are_all_targets_and_a_bullet_that_names_a_group_is_none() -> None:
    text = (
        "Đề án đặt mục tiêu đến năm 2031 bao gồm:\n- Đối với trẻ em\n+ Tại đô thị: bảo đảm 90% trẻ được khám.\n"
        "+ Duy trì điều trị cho ít nhất 400 người.\n"
    )
    assert [(t.value, t.year) for t in targets_of(text, Header())] == [(90, 2031), (400, 2031)]


def test_a_sentence_that_begins_among_them_keeps_the_year() -> None:
    text = in_part("Đến năm 2032, xuất khẩu đạt 90 triệu USD. Trong đó: xuất khẩu chè đạt 30 triệu USD.")
    assert [(t.value, t.year) for t in targets_of(text)] == [(90, 2032), (30, 2032)]


@pytest.mark.parametrize("year", ["từ năm 2031 trở đi", "vào năm 2031"])
def test_a_year_far_behind_the_figure_is_its_year(year: str) -> None:
    text = in_part(f"Có ít nhất 2 cơ sở y tế làm dịch vụ chăm sóc, tư vấn cho người già neo đơn ở vùng sâu {year}.")
    assert [t.year for t in targets_of(text)] == [2031]


def test_news_go_on_with_other_years_also_after_a_sentence_without_a_figure() -> None:
    text = (
        "Nghị quyết đặt mục tiêu đến năm 2031, tuổi thọ trung bình đạt 76 tuổi.\n"
        "Từ năm 2028, người dân được khám sức khỏe định kỳ miễn phí.\n100% trạm y tế được đầu tư thiết bị.\n"
        "Đến năm 2028, tỷ lệ bao phủ bảo hiểm y tế đạt 96%.\n"
        "Theo Nghị quyết, tầm nhìn đến năm 2045, tuổi thọ trung bình đạt trên 80 tuổi.\n"
        "Đến năm 2028, tỉnh đã xây 40 trạm y tế, đạt 90% kế hoạch.\n"
    )
    found = [(t.value, t.year) for t in targets_of(text, Header())]
    assert found == [(76, 2031), (100, 2031), (96, 2028), (80, 2045)]


def test_a_numbered_list_below_announced_aims_sets_targets_to_its_last_number() -> None:
    text = (
        "Kế hoạch quy định mục tiêu cải cách thủ tục năm 2029 như sau:\n"
        "(1) Bảo đảm tối thiểu 80% hồ sơ được nộp trực tuyến.\n(2) Hoàn thành đổi mới cơ chế một cửa.\n"
        "(3) Mức độ hài lòng đạt 95%.\nKinh phí gồm 40% từ ngân sách.\n"
    )
    assert [(t.item, t.value) for t in targets_of(text, Header()) if t.value] == [("(1)", 80), ("(3)", 95)]


def test_the_money_before_with_the_aim_of_is_no_target() -> None:
    text = "Chương trình có tổng vốn 900 tỷ đồng, với mục tiêu đến năm 2031 giảm 1/2 số hộ nghèo.\n"
    assert [(t.value, t.year) for t in targets_of(text, Header())] == [(1, 2031)]


def test_a_year_of_its_own_line_is_that_of_the_bullets_below_it() -> None:
    text = (
        "Kế hoạch nêu rõ chỉ tiêu nuôi cá như sau:\n*(1) Năm 2031:*\n- 80% hộ có bè.\n- 90% bè có phao.\n"
        "*(2) Năm 2032*\n- 95% hộ có bè.\n- 99% bè có phao.\n"
    )
    found = [(t.value, t.year, t.item) for t in targets_of(text, Header())]
    assert found == [(80, 2031, None), (90, 2031, None), (95, 2032, None), (99, 2032, None)]


def test_lines_between_the_bullets_of_announced_aims_belong_to_them() -> None:
    text = (
        "Chương trình cũng đặt ra mục tiêu cụ thể bao gồm:\n- Tăng cường nuôi cá\n"
        "Đến năm 2031, 70% hộ nuôi cá và đạt tỷ lệ 90% vào năm 2036.\nCác xã nuôi cá theo tiêu chuẩn chung.\n"
        "+ Đến năm 2031, tối thiểu 20% bè có phao. 50% xã có bến.\nChi phí gồm 40% ngân sách.\n"
    )
    found = [(t.value, t.year) for t in targets_of(text, Header())]
    assert found == [(70, 2031), (90, 2036), (20, 2031), (50, 2031)]


def test_the_next_question_of_a_page_ends_the_targets() -> None:
    text = (
        "II. MỤC TIÊU\n1. Mục tiêu đến năm 2031\n- Tỷ lệ hộ có bè đạt 60%;\n\n"
        "## Tỉnh rộng bao nhiêu?\n\n- Diện tích của tỉnh là 2.095km2.\n"
    )
    assert [t.value for t in targets_of(text, Header())] == [60]
