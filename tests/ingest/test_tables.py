"""Rows of tables by their columns: merged cells carried down, shifted rows put right, bodies and targets read."""

import doctest

import pytest

from policy_lineage.data import rules
from policy_lineage.ingest import tables_columns
from policy_lineage.ingest.reading import read
from policy_lineage.ingest.sections import find_outline
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.tables import find_responsibilities
from policy_lineage.ingest.tables_columns import role_of
from policy_lineage.ingest.targets import find_targets
from policy_lineage.ingest.values import Header, Responsibility, Target

HEADER = "| TT | Chỉ tiêu | ĐVT | Kế hoạch năm | Cơ quan chỉ đạo | Cơ quan chủ trì/thực hiện | Cơ quan phối hợp |\n"
RULE = "|---|---|---|---|---|---|---|\n"
HEADINGS = [(h, rule["role"]) for rule in rules("table_headers")["columns"] for h in rule["examples"]]


def rows_of(text: str) -> tuple[Responsibility, ...]:
    reading = read(SourceText.of_text(text))
    return find_responsibilities(reading, find_outline(reading))


def targets_of(text: str, header: Header | None = None) -> tuple[Target, ...]:
    reading = read(SourceText.of_text(text))
    return find_targets(reading, find_outline(reading), header or Header())


@pytest.mark.parametrize(("heading", "role"), HEADINGS)
def test_every_heading_in_the_data_has_its_role(heading: str, role: str) -> None:
    assert role_of(heading) == role


def test_a_row_gives_number_name_unit_value_and_bodies() -> None:
    (row,) = rows_of(
        HEADER + RULE + "| 3 | Thu ngân sách | tỷ đồng | 9.100 | Đảng ủy UBND tỉnh | Sở Tài chính | Thuế tỉnh |\n"
    )
    assert (row.item, row.indicator, row.unit, row.value_text) == ("3", "Thu ngân sách", "tỷ đồng", "9.100")
    assert (row.directing, row.lead, row.coordinating) == (("Đảng ủy UBND tỉnh",), ("Sở Tài chính",), ("Thuế tỉnh",))


def test_merged_cells_are_carried_down_below_one_number() -> None:
    first, second = rows_of(
        HEADER + RULE + "| 1 | Dân số | người | 900 | Đảng ủy UBND tỉnh | Sở Y tế | Các sở, ngành |\n"
        "| | Tuổi thọ | tuổi | 75 | | | |\n"
    )
    assert (second.item, second.directing, second.lead) == ("1", first.directing, first.lead)
    assert second.coordinating == ("Các sở, ngành",)


def test_a_line_above_its_parts_has_no_lead_of_its_own() -> None:
    rows = rows_of(
        HEADER + RULE + "| 1 | Tăng trưởng | % | 8 | Đảng ủy UBND tỉnh | Sở Tài chính | |\n"
        "| | <i>Cơ cấu kinh tế</i> | | | | | |\n| | Dịch vụ | % | 45 | | Sở Công Thương | |\n"
    )
    assert [(r.indicator, r.lead) for r in rows[1:]] == [("Cơ cấu kinh tế", ()), ("Dịch vụ", ("Sở Công Thương",))]


def test_a_row_without_its_first_cell_is_put_right() -> None:
    rows = rows_of(
        HEADER + RULE + "| 5 | Mô hình mới | mô hình | 2 | Đảng ủy UBND tỉnh | Sở Nội vụ | |\n"
        "| Phát động một phong trào thi đua trong toàn tỉnh | phong trào | 1 | Ban Tổ chức Tỉnh ủy | | | |\n"
    )
    assert (rows[1].item, rows[1].unit, rows[1].value_text) == ("5", "phong trào", "1")
    assert (rows[1].directing, rows[1].lead) == (("Ban Tổ chức Tỉnh ủy",), ("Sở Nội vụ",))


def test_a_body_in_a_column_without_a_heading_leads_where_nobody_else_does() -> None:
    (row,) = rows_of(
        "| TT | Chỉ tiêu | Cơ quan chủ trì | Cơ quan phối hợp | |\n|---|---|---|---|---|\n"
        "| 1 | Tỷ lệ thất nghiệp | | Các địa phương | Sở Nội vụ |\n"
    )
    assert row.lead == ("Sở Nội vụ",)


def test_the_header_of_the_next_page_goes_on_with_the_table() -> None:
    rows = rows_of(
        HEADER + RULE + "| 1 | Dân số | người | 900 | | Sở Y tế | |\n\nT.12\n\n" + HEADER + RULE
        + "| 2 | Tuổi thọ | tuổi | 75 | | Sở Y tế | |\n"
    )  # fmt: skip
    assert [r.item for r in rows] == ["1", "2"]


def test_rows_of_tasks_name_who_leads_and_who_helps() -> None:
    (row,) = rows_of(
        "| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Sản phẩm |\n"
        "|---|---|---|---|---|---|\n| I | VỀ HẠ TẦNG | | | | |\n"
        "| 1 | Xây dựng trung tâm dữ liệu | Sở Nội vụ | Sở Tài chính; UBND các xã, phường | Quý II | Đề án |\n"
    )
    assert (row.lead, row.coordinating) == (("Sở Nội vụ",), ("Sở Tài chính", "UBND các xã, phường"))


def test_a_header_of_two_lines_is_one_header() -> None:
    (row,) = rows_of(
        "| TT | Nội dung | Đơn vị thực hiện | | Thời gian |\n| | | Chủ trì | Phối hợp | |\n"
        "| 1 | Rà soát quy hoạch | Sở Xây dựng | Sở Tài chính | 2029 |\n"
    )
    assert (row.lead, row.coordinating) == (("Sở Xây dựng",), ("Sở Tài chính",))


def test_a_table_that_names_no_bodies_gives_no_rows() -> None:
    assert rows_of("| TT | Chỉ tiêu | ĐVT | Kế hoạch |\n|---|---|---|---|\n| 1 | Dân số | người | 900 |\n") == ()


def test_only_the_column_of_the_plan_gives_targets() -> None:
    found = targets_of(
        "| TT | Chỉ tiêu | ĐVT | Ước thực hiện năm 2028 | Kế hoạch năm 2029 |\n|---|---|---|---|---|\n"
        "| 1 | Tốc độ tăng GRDP | % | 7,8 | ≥ 9,5 |\n| 2 | Việc làm mới | người | 9.000 | 9.500-10.000 |\n",
        Header(plan_year=2029),
    )
    assert [(t.item, t.comparator, t.value, t.value_max, t.unit, t.year) for t in found] == [
        ("1", ">=", 9.5, None, "%", 2029),
        ("2", "range", 9500, 10000, "người", 2029),
    ]


def test_a_figure_that_a_sentence_states_too_is_one_target() -> None:
    found = targets_of(
        "I. CHỈ TIÊU NĂM 2029\n(1) Tỷ lệ che phủ rừng đạt 52%.\nPHỤ LỤC\n"
        "| TT | Chỉ tiêu | ĐVT | Kế hoạch |\n|---|---|---|---|\n| 1 | Tỷ lệ che phủ rừng | % | 52 |\n"
        "| 2 | Tỷ lệ thu gom rác thải | % | 90 |\n"
    )
    assert [t.value for t in found] == [52, 90]


def test_the_doctests_hold() -> None:
    assert doctest.testmod(tables_columns).failed == 0


PLAN = "| 1 | Lập kế hoạch | Sở Nội vụ | Các sở, ngành |\n| 2 | Tập huấn | Sở Tài chính | UBND các xã, phường |\n"
NAMED = "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp |\n"


def printed(kind: str) -> str:
    """The same table of tasks as other programs print it."""
    rows = [[c.strip() for c in line.strip("|").split("|")] for line in (NAMED + PLAN).splitlines()]
    if kind == "tabs":
        return "\n".join("\t".join(r) for r in rows)
    if kind == "spaces":
        return "\n".join("".join(c.ljust(28) for c in r) for r in rows)
    if kind == "drawn":
        return "\n".join("\u2502" + "\u2502".join(r) + "\u2502" for r in rows)
    line = "+---+-----+-----+-----+\n"
    return line + line.join("| " + " | ".join(r) + " |\n" for r in rows) + line


@pytest.mark.parametrize("kind", ["tabs", "spaces", "drawn", "ruled"])
def test_a_table_says_the_same_however_its_cells_are_parted(kind: str) -> None:
    found = rows_of(f"PHỤ LỤC\n{printed(kind)}\nNơi nhận:\n- Lưu.\n")
    assert [(r.item, r.indicator, r.lead, r.coordinating) for r in found] == [
        ("1", "Lập kế hoạch", ("Sở Nội vụ",), ("Các sở, ngành",)),
        ("2", "Tập huấn", ("Sở Tài chính",), ("UBND các xã, phường",)),
    ]


def test_a_cell_may_go_on_in_the_next_line() -> None:
    ruled = "+--+--+--+\n| TT | Nhiệm vụ | Chủ trì |\n+--+--+--+\n| 1 | Rà soát quỹ | Sở Nông nghiệp |\n"
    (row,) = rows_of(f"{ruled}| | đất công | và Môi trường |\n+--+--+--+\n")
    assert (row.indicator, row.lead) == ("Rà soát quỹ đất công", ("Sở Nông nghiệp và Môi trường",))


@pytest.mark.parametrize(
    ("cell", "lead", "coordinating"),
    [
        ("Chủ trì: Sở Y tế; Phối hợp: Sở Nội vụ, Công an tỉnh", ("Sở Y tế",), ("Sở Nội vụ", "Công an tỉnh")),
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ", ("Sở Y tế",), ("Sở Nội vụ",)),
        ("Sở Y tế thúc đẩy, theo dõi, báo cáo chỉ tiêu", ("Sở Y tế",), ()),
        ("Sở Y tế, Báo Cáo Giang", ("Sở Y tế", "Báo Cáo Giang"), ()),
        ("Sở Y tế", ("Sở Y tế",), ()),
    ],
)
def test_one_cell_may_name_who_leads_and_who_helps(
    cell: str, lead: tuple[str, ...], coordinating: tuple[str, ...]
) -> None:
    (row,) = rows_of(f"| TT | Nhiệm vụ | Cơ quan thực hiện | Thời gian |\n| 1 | Tiêm chủng | {cell} | 2029 |\n")
    assert (row.lead, row.coordinating) == (lead, coordinating)


def test_a_row_over_rows_with_longer_numbers_names_nobody() -> None:
    rows = rows_of(NAMED + "| 1 | Kế hoạch | Sở Y tế | |\n| 2. | Nhân lực | | |\n| 2.1. | Đào tạo | Sở Nội vụ | |\n")
    assert [(r.item, r.lead) for r in rows] == [("1", ("Sở Y tế",)), ("2.1", ("Sở Nội vụ",))]


@pytest.mark.parametrize(
    ("above", "name", "heading"),
    [
        ("", "Thu ngân sách (tỷ đồng)", "Năm 2029"),
        ("Đơn vị tính: tỷ đồng\n", "Thu ngân sách", "Năm 2029"),
        ("", "Thu ngân sách", "Năm 2029 (tỷ đồng)"),
    ],
)
def test_the_unit_stands_in_the_name_above_the_table_or_in_a_heading(above: str, name: str, heading: str) -> None:
    table = f"| TT | Chỉ tiêu | {heading} |\n|---|---|---|\n| 1 | {name} | 9.100 |\n"
    (target,) = targets_of(f"I. CHỈ TIÊU NĂM 2029\n{above}{table}")
    assert (target.indicator, target.value, target.unit, target.year) == ("Thu ngân sách", 9100, "tỷ đồng", 2029)


def test_columns_of_years_before_the_heading_above_set_nothing() -> None:
    table = "| TT | Chỉ tiêu | ĐVT | Năm 2028 | Năm 2029 |\n|---|---|---|---|---|\n| 1 | Đô thị hóa | % | 30 | 32 |\n"
    assert [t.value for t in targets_of(f"I. CHỈ TIÊU NĂM 2029\n{table}")] == [32]
    assert [t.value for t in targets_of(f"I. CHỈ TIÊU GIAI ĐOẠN 2028 - 2029\n{table}")] == [30, 32]


TASKS = "| TT | Nhiệm vụ | Chủ trì | Phối hợp |\n| 1 | Trồng tre | Sở Y tế | Các sở, ngành |\n"


@pytest.mark.parametrize("words", ["Như trên", "-nt-", "//"])
def test_as_above_stands_for_the_bodies_of_the_row_above(words: str) -> None:
    _, row = rows_of(f"{TASKS}| 2 | Trồng mai | {words} | {words} |\n")
    assert (row.lead, row.coordinating) == (("Sở Y tế",), ("Các sở, ngành",))


def test_a_dash_stands_for_nobody() -> None:
    assert rows_of(f"{TASKS}| 2 | Trồng mai | Sở Nội vụ | - |\n")[1].coordinating == ()


def test_a_number_over_letters_names_nobody() -> None:
    rows = rows_of(f"{TASKS}| 2 | Về đê điều | | |\n| a | Đắp đê | Sở Nội vụ | |\n")
    assert [r.indicator for r in rows] == ["Trồng tre", "Đắp đê"]


def test_brackets_say_who_leads_and_who_helps() -> None:
    head = "| TT | Nhiệm vụ | Tổ chức thực hiện |\n"
    (row,) = rows_of(f"{head}| 1 | Trồng tre | Sở Y tế (chủ trì); Sở Nội vụ, Công an tỉnh (phối hợp) |\n")
    assert (row.lead, row.coordinating) == (("Sở Y tế",), ("Sở Nội vụ", "Công an tỉnh"))


def test_a_column_of_fields_holds_no_figures() -> None:
    (row,) = rows_of("| TT | Nội dung | Lĩnh vực | Đơn vị thực hiện |\n| 1 | Trồng tre | Lâm nghiệp | Sở Y tế |\n")
    assert row.value_text is None
