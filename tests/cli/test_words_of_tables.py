"""Tables as people read them: in their language, with the numbers of that language, in any width."""

import pytest

from policy_lineage.output import display, rows_table
from policy_lineage.queries.answer import answer
from policy_lineage.words import word

ROWS = [
    {
        "province": "Hà Tĩnh",
        "code": "46-CTr/TU",
        "via": None,
        "evidence": "Chương trình số 46-CTr/TU thực hiện nghị quyết về chợ, bến bãi và đường làng của tỉnh",
    }
]
PROGRAMMES = answer(["province", "code", "via", "evidence"], ROWS)


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, rows_table(PROGRAMMES, "vi", width).splitlines())) <= width


@pytest.mark.parametrize("width", [40, 60, 140])
def test_no_word_is_broken_and_none_is_lost(width: int) -> None:
    shown = rows_table(PROGRAMMES, "vi", width).split()
    assert [w for w in str(ROWS[0]["evidence"]).split() if w not in shown] == []


def test_a_row_stands_as_a_block_where_its_columns_have_no_room() -> None:
    several = answer([*PROGRAMMES.columns, "title"], [{**ROWS[0], "title": ROWS[0]["evidence"]}])
    assert rows_table(several, "vi", 40).startswith("Hà Tĩnh\n  số hiệu   46-CTr/TU\n  căn cứ    Chương")


def test_an_empty_column_is_kept_where_there_is_room() -> None:
    assert "qua" in rows_table(PROGRAMMES, "vi", 140).splitlines()[0].split()


@pytest.mark.parametrize(
    ("column", "value", "vietnamese"),
    [
        ("value", 2.2, "2,2"),
        ("value", 19000.0, "19.000"),
        ("year", 2026, "2026"),
        ("comparator", ">=", "≥"),
        ("comparator", "range", "từ–đến"),
        ("change", "lowered", "thấp hơn"),
        ("document", "text/93b8", "chưa rõ số (text/93b8)"),
    ],
)
def test_a_cell_is_in_vietnamese(column: str, value: object, vietnamese: str) -> None:
    assert display(column, value, "vi") == vietnamese


def test_a_row_of_a_table_is_shown_without_its_bars() -> None:
    bars = answer(["text"], [{"text": "| 3 | Tỷ lệ che phủ rừng | % | 46 | |"}])
    assert "3 · Tỷ lệ che phủ rừng · % · 46" in rows_table(bars, "vi", 80)


def test_dates_in_a_remark_are_as_the_language_writes_them() -> None:
    said = {"name": "45-CTr/TU", "date": "2025-07-05", "other": "2025-07-03"}
    assert "đề ngày 05/07/2025" in word("check.registry-date", "vi", **said)
    assert "2025-07-05" in word("check.registry-date", "en", **said)
