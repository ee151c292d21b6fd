"""From what was read to what is loaded: keys, proofs, places, and what a mention says of a document."""

from typing import Any

import pytest

from policy_lineage.graph.batch import GraphBatch, Node, Relationship
from policy_lineage.graph.build import build_batch
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText

PLAN = """TỈNH ỦY HÀ TĨNH\tĐẢNG CỘNG SẢN VIỆT NAM
*
Số 991-CTr/TU\tHà Tĩnh, ngày 05 tháng 12 năm 2030

CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết số 68-NQ/TW, ngày 04/5/2025 của Bộ Chính trị về phát triển kinh tế tư nhân

I. MỤC TIÊU
1. Các chỉ tiêu chủ yếu năm 2031
(1) Tỷ lệ che phủ rừng đạt 52%.
(2) Kim ngạch xuất khẩu đạt 2,2 tỷ USD.
(3) Số vườn mẫu đạt 120 vườn.

II. NHIỆM VỤ
1. Về kinh tế
- Tiếp tục thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị.
- Rà soát Kế hoạch số 12-KH/TU, ngày 03/3/2029 của Tỉnh ủy Nghệ An.

III. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính tham mưu bố trí kinh phí.
"""
KEY = "ha-tinh/991-CTr/TU@2030"


def built(text: str = PLAN) -> GraphBatch:
    return build_batch(extract(SourceText.of_text(text, "plan.txt")))


def nodes(label: str, batch: GraphBatch | None = None) -> dict[str, Node]:
    return {n.key: n for n in (batch or built()).nodes if n.label == label}


def stated(kind: str, batch: GraphBatch | None = None) -> list[Relationship]:
    return [r for r in (batch or built()).relationships if r.type == kind]


def test_a_text_is_the_document_that_its_head_says() -> None:
    own = nodes("Document")[KEY]
    assert (own.properties["code"], own.properties["issued_on"], own.properties["held"]) == (
        "991-CTr/TU", "2030-12-05", True,
    )  # fmt: skip


def test_the_same_text_gives_the_same_batch() -> None:
    assert built() == built()


def test_every_statement_carries_where_it_stands_in_the_text() -> None:
    for r in built().relationships:
        start, end = r.properties["start"], r.properties["end"]
        assert r.properties["stated_in"] == KEY
        assert (start is None) == (end is None)
        if isinstance(start, int) and isinstance(end, int):
            assert PLAN[start:end] == r.properties["text"]


def test_every_end_of_a_statement_is_a_node_of_the_batch() -> None:
    batch = built()
    known = {(n.label, n.key) for n in batch.nodes}
    assert {end for r in batch.relationships for end in (r.source, r.target)} <= known


def test_the_programme_implements_what_its_title_says() -> None:
    assert [(r.source[1], r.target[1]) for r in stated("IMPLEMENTS")] == [(KEY, "vn/68-NQ/TW@2025")]


def test_a_mention_says_the_date_and_the_issuer_of_this_text() -> None:
    cited = next(r for r in stated("CITES") if r.target[1] == "vn/57-NQ/TW@2024")
    assert (cited.properties["date"], cited.properties["issuer"]) == ("2024-12-22", "Bộ Chính trị")


def test_a_document_of_another_province_is_issued_there() -> None:
    placed = {r.source[1]: r.target[1] for r in stated("ISSUED_IN")}
    assert placed["nghe-an/12-KH/TU@2029"] == "Nghệ An"
    assert placed[KEY] == "Hà Tĩnh"


def test_a_task_carries_out_what_its_sentence_names() -> None:
    assert "vn/57-NQ/TW@2024" in {r.target[1] for r in stated("CARRIES_OUT")}


def figures() -> dict[Any, tuple[Any, ...]]:
    fields = ("value", "unit", "value_canonical", "unit_canonical", "year")
    return {n.properties["item"]: tuple(n.properties[f] for f in fields) for n in nodes("Target").values()}


@pytest.mark.parametrize(
    ("item", "figure"),
    [
        ("(1)", (52.0, "%", 52.0, "%", 2031)),
        ("(2)", (2.2, "tỷ USD", 2200.0, "triệu USD", 2031)),
        ("(3)", (120.0, "vườn", None, None, 2031)),
    ],
)
def test_a_figure_is_kept_as_printed_beside_the_one_in_the_unit_of_its_indicator(
    item: str, figure: tuple[Any, ...]
) -> None:
    assert figures()[item] == figure


def test_a_target_without_an_indicator_of_the_registry_measures_none() -> None:
    measured = {r.source[1] for r in stated("MEASURES")}
    open_ones = [n.properties["item"] for k, n in nodes("Target").items() if k not in measured]
    assert open_ones == ["(3)"]


def test_a_match_says_how_the_words_were_matched() -> None:
    assert all(r.properties["matched_by"] for r in stated("MEASURES"))


def test_a_duty_is_charged_to_the_body_by_the_name_as_printed() -> None:
    (charged,) = stated("CHARGED_TO")
    assert (charged.target[1], charged.properties["as_stated"]) == ("province/so-tai-chinh", "Sở Tài chính")


def test_a_text_that_is_no_document_is_known_by_its_bytes() -> None:
    batch = built("Bản tin\n\nTỉnh đã triển khai Nghị quyết số 57-NQ/TW.\n")
    assert batch.stated_in.startswith("text/")
    assert built("Bản tin khác\n\nTỉnh đã triển khai Nghị quyết số 57-NQ/TW.\n").stated_in != batch.stated_in


@pytest.mark.parametrize(
    ("head", "number", "key"),
    [
        ("HUYỆN ỦY KỲ ANH", "12-NQ/HU", "ha-tinh/huyen-ky-anh/12-NQ/HU@2023"),
        ("TỈNH ỦY HÀ TĨNH", "12-NQ/TU", "ha-tinh/12-NQ/TU@2023"),
    ],
)
def test_a_text_of_a_district_is_no_text_of_the_province(head: str, number: str, key: str) -> None:
    text = (
        f"{head}\tĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố {number}\tHà Tĩnh, ngày 10 tháng 3 năm 2023\n\n"
        "NGHỊ QUYẾT\nvề chuyển đổi số\n\nThực hiện Nghị quyết số 52-NQ/TW, ngày 27/9/2019.\n"
    )
    assert built(text).stated_in == key


def test_documents_whose_place_nobody_names_are_kept_apart_for_each_text() -> None:
    one, two = (
        built(f"Bản tin {n}\n\nThực hiện Nghị quyết số 12-NQ/HU ngày 10/3/2023 của Huyện ủy.\n") for n in (1, 2)
    )
    keys = [next(k for k in nodes("Document", b) if k.endswith("12-NQ/HU@2023")) for b in (one, two)]
    assert keys[0] != keys[1]


def test_a_mention_without_its_province_in_a_merged_one_still_belongs_to_that_one() -> None:
    text = (
        "TỈNH ỦY QUẢNG TRỊ\tĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 12-BC/TU\tQuảng Trị, ngày 10 tháng 10 năm 2025\n\n"
        "BÁO CÁO\nkết quả\n\nThực hiện Nghị quyết số 39-NQ/TU ngày 10/12/2023 của Tỉnh ủy.\n"
    )
    batch = built(text)
    key = next(k for k in nodes("Document", batch) if k.endswith("39-NQ/TU@2023"))
    assert key.startswith("?")
    assert [r.target[1] for r in stated("ISSUED_IN", batch) if r.source[1] == key] == ["Quảng Trị"]
