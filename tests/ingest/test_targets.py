"""The figures of the targets part: what each measures, how it binds, for which year, and where it stands."""

import doctest
from pathlib import Path

import pytest

from policy_lineage.ingest import targets_clauses, targets_words
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
    from time import perf_counter

    def seconds(times: int) -> float:
        reading = read(SourceText.of_text("I. CHỈ TIÊU NĂM 2029\n(1) " + "tỷ lệ che phủ rừng đạt 50%; " * times))
        outline = find_outline(reading)
        begin = perf_counter()
        find_targets(reading, outline, Header())
        return perf_counter() - begin

    seconds(100)
    assert seconds(4000) < 14 * seconds(500) + 0.1


@pytest.mark.parametrize("module", [targets_words, targets_clauses], ids=["words", "clauses"])
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
