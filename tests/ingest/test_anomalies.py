"""What a careful reader would flag."""

from typing import Any

import pytest

from policy_lineage.data import rows, rules
from policy_lineage.ingest.anomalies_syllables import is_syllable
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Severity
from tests.shared import SHARED, needs_shared

DATA: dict[str, Any] = rules("anomalies")
WITH_EXAMPLE = [name for name, rule in DATA["rules"].items() if "example" in rule]
SLIPS = rows("slips")
TABLE = (
    "| TT | Chỉ tiêu | Đơn vị | Kế hoạch năm | Cơ quan chỉ đạo | Cơ quan chủ trì | |\n|---|---|---|---|---|---|---|\n"
)


def flagged(text: str) -> list[tuple[str, str]]:
    """The rules that flag something in `text`, with the words that they flag."""
    return [(a.rule, a.where.text) for a in extract(SourceText.of_text(text)).anomalies]


def flagging(text: str) -> set[str]:
    return {rule for rule, _ in flagged(text)}


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_each_rule_flags_its_example(name: str) -> None:
    assert name in flagging(DATA["rules"][name]["example"])


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_each_rule_leaves_its_counter_example(name: str) -> None:
    assert name not in flagging(DATA["rules"][name]["not"])


@pytest.mark.parametrize("slip", SLIPS, ids=lambda s: s["wrong"])
def test_each_slip_is_found(slip: dict[str, str]) -> None:
    assert {"slip", "misspelled", "no-syllable"} & flagging(f"Nội dung: {slip['example'] or slip['wrong']} này.")


@pytest.mark.parametrize("slip", [s for s in SLIPS if s["not"]], ids=lambda s: s["not"])
def test_the_same_letters_are_left_where_they_are_right(slip: dict[str, str]) -> None:
    assert ("slip", slip["wrong"]) not in flagged(f"Nội dung: {slip['not']}.")


@pytest.mark.parametrize("name", DATA["rules"])
def test_each_rule_has_a_severity_and_a_meaning(name: str) -> None:
    rule = DATA["rules"][name]
    assert rule["severity"] in set(Severity)
    assert rule["meaning"].endswith(".")


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("| | Số chợ mới | chợ | 5 | | | Sở Công Thương |", "cell-under-no-heading"),
        ("| Phát triển mạng lưới chợ đầu mối | chợ | 5 | Sở Công Thương | Sở Xây dựng | |", "row-shifted"),
        ("| 3 | Giữ vững ổn định các chợ | | | Sở Công Thương | Sở Xây dựng | |", "row-without-value"),
        ("| 4 | Thí điểm 3 mô hình chợ | mô hình | 3 | Sở Công Thương | | |", "value-in-name"),
        ("| 5 | Mở rộng sang hai địa phương | địa phương | 3 | Sở Công Thương | | |", "name-contradicts-value"),
        ("| 6 | Tổng thu phí chợ đạt | tỷ đồng | 12 | Sở Công Thương | | |", "verb-in-name"),
        ("| 7 | Hoàn thành các dự án chợ | % | 3 | Sở Công Thương | | |", "percent-of-things"),
        ("| 8 | Số đề án | đề án | 5 | Sở Công Thương (02); Sở Xây dựng (03) | | |", "counts-in-cell"),
    ],
)
def test_odd_rows_of_a_table_are_flagged(row: str, rule: str) -> None:
    assert rule in flagging(f"{TABLE}{row}\n")


def test_a_sound_row_is_not_flagged() -> None:
    assert flagged(f"{TABLE}| 1 | Số chợ mới | chợ | 5 | Sở Công Thương | Sở Xây dựng | |\n") == []


def test_a_header_printed_twice_is_one_finding() -> None:
    row = "| 1 | Số chợ mới | chợ | 5 | Sở Công Thương | Sở Xây dựng | |\n"
    assert [r for r, _ in flagged(TABLE + row + TABLE + row)].count("header-repeated") == 1


@pytest.mark.parametrize("word", ["quyết", "nghiệp", "thuở", "giếng", "khuỷu", "ước", "yên", "xoong", "quốc", "gì"])
def test_syllables_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["quôc", "nghiêp", "đươc", "phươgn", "thưc", "việtt"])
def test_a_lost_mark_or_letter_makes_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["nghành", "ngiêm", "ghồm", "cễ", "truờng", "đuơng"])
def test_letters_that_never_meet_make_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("tăng trưỡng", "tăng trưởng"), ("phấn đất", "phấn đấu"), ("nên tảng", "nền tảng"), ("đội ngủ", "đội ngũ")],
)
def test_a_word_with_a_wrong_mark_or_letter_is_told_with_the_one_meant(wrong: str, right: str) -> None:
    found = extract(SourceText.of_text(f"Cả tỉnh họp, {wrong}, rồi báo cáo.")).anomalies
    assert [a.what for a in found if a.rule in ("misspelled", "slip")] == [f'"{wrong}" should be "{right}"']


@pytest.mark.parametrize(
    "text",
    ["đẩy mạnh xuất, nhập khẩu", "hợp tác công - tư", "Bà Trần Thị Phấn đất đai", "thả bóng bay", "quy mô và qui mô"],
)
def test_lists_names_and_older_spellings_are_no_slips(text: str) -> None:
    assert flagging(f"Nội dung: {text} trong năm.") == set()


def test_a_ratio_that_its_parts_contradict_is_flagged() -> None:
    text = (
        "NGHỊ QUYẾT\nvề nhiệm vụ năm 2031\n\nII. CHỈ TIÊU CHỦ YẾU NĂM 2031\n\n"
        "(1) Tổng sản phẩm trên địa bàn (GRDP) đạt 200 nghìn tỷ đồng.\n\n"
        "(2) Tổng vốn đầu tư thực hiện trên địa bàn đạt 120 nghìn tỷ đồng.\n\n"
        "(3) Tỷ lệ vốn đầu tư thực hiện trên địa bàn so với GRDP đạt {share}%.\n"
    )
    assert "ratio-against-parts" in flagging(text.format(share=55))
    assert "ratio-against-parts" not in flagging(text.format(share=60))


def test_the_registry_tells_another_date_of_a_central_document() -> None:
    assert "registry-date" in flagging("Thực hiện Quy định số 377-QĐ/TW, ngày 18/10/2025 của Bộ Chính trị về cán bộ.")
    assert "registry-date" not in flagging("Thực hiện Quy định số 377-QĐ/TW, ngày 08/10/2025 của Bộ Chính trị.")


def test_the_registry_tells_another_issuer_of_a_central_document() -> None:
    assert "registry-issuer" in flagging("Thực hiện Quy định số 377-QĐ/TW, ngày 08/10/2025 của Ban Bí thư về cán bộ.")


def test_a_document_dated_after_the_text_is_flagged() -> None:
    head = "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSố: 58/KH-UBND\nLào Cai, ngày 05 tháng 3 năm 2031\n\nKẾ HOẠCH\nMở chợ\n\n"
    assert "later-than-text" in flagging(f"{head}Căn cứ Kế hoạch số 12/KH-UBND ngày 10/4/2031 của UBND tỉnh về chợ.\n")
    assert "later-than-text" not in flagging(f"{head}Căn cứ Kế hoạch số 12/KH-UBND ngày 10/2/2031 của UBND tỉnh.\n")


def test_a_paragraph_that_stands_twice_is_flagged_once() -> None:
    line = "- Mở rộng mạng lưới chợ đầu mối, kho lạnh và bến bãi ở các xã vùng cao, vùng sâu, vùng xa của tỉnh"
    assert [r for r, _ in flagged(f"{line}.\n\n{line}, gắn với giao thông.\n")].count("paragraph-twice") == 1


def test_a_text_full_of_misread_words_is_one_remark() -> None:
    found = extract(SourceText.of_text("Triển khai kê hoach phát triên kinh tê vùng caọ giai đoan mơí. " * 10))
    assert [d.rule for d in found.diagnostics] == ["noisy-text"]
    assert not {"misspelled", "no-syllable", "slip"} & {a.rule for a in found.anomalies}


def test_places_are_in_order_and_are_their_text() -> None:
    text = "Đáp ứng tình hình hình mới; phần đầu có 5 chợ; giai đoạn 2031-2028."
    found = extract(SourceText.of_text(text)).anomalies
    assert [a.where.start for a in found] == sorted(a.where.start for a in found)
    assert all(text[a.where.start : a.where.end] == a.where.text for a in found)


@needs_shared
@pytest.mark.parametrize(("name", "least"), [("000", 0.6), ("004", 0.6)])
def test_most_of_what_two_readers_flagged_is_found(name: str, least: float) -> None:
    import json

    text = next((SHARED / "documents").glob(f"{name}_*")).read_bytes().decode("utf-8")
    lines = (SHARED / "gold" / name / "anomalies.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = [(a["where_start"], a["where_end"]) for a in map(json.loads, lines)]
    found = [(a.where.start, a.where.end) for a in extract(SourceText.of_text(text)).anomalies]
    hit = [w for w in wanted if any(s < w[1] and w[0] < e for s, e in found)]
    beside = [f for f in found if not any(s < f[1] and f[0] < e for s, e in wanted)]
    assert len(hit) >= least * len(wanted)
    assert len(beside) <= 0.2 * len(found)


def test_the_own_number_left_blank_in_an_appendix_is_flagged() -> None:
    head = "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSố: 58/KH-UBND\nLào Cai, ngày 05 tháng 3 năm 2031\n\nKẾ HOẠCH\nMở chợ\n\n"
    assert "number-left-blank" in flagging(f"{head}PHỤ LỤC\n(Kèm theo Kế hoạch số /KH-UBND ngày / /2031)\n")
    assert "number-left-blank" not in flagging(f"{head}PHỤ LỤC\n(Kèm theo Kế hoạch số 58/KH-UBND)\n")


def test_lines_of_dots_are_no_paragraphs_that_stand_twice() -> None:
    assert flagging(f"{'.' * 90}\n\n{'.' * 90}\n") == set()


def test_a_stamped_number_before_its_stroke_holds_no_stray_blank() -> None:
    assert "blank-in-code" not in flagging("Thực hiện Kế hoạch số 82 /KH-UBND ngày 05/7/2031 của UBND tỉnh về chợ.")


@pytest.mark.parametrize("head", ["Đơn vị thực hiện", "Đơn vị được chấm"])
def test_a_column_of_bodies_is_no_column_of_units(head: str) -> None:
    table = f"| TT | Chỉ tiêu | {head} | Ghi chú |\n|---|---|---|---|\n| II | Nhóm chợ đầu mối | | |\n"
    assert "row-without-value" not in flagging(table)


@pytest.mark.parametrize("text", ["", " ", "...", "1\n\n2", "# *", "x", "a a", "a" * 300_000])
def test_texts_of_hardly_any_words_raise_no_doubt(text: str) -> None:
    assert flagging(text) == set()
