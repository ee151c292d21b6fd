"""What a target measures: the rules, hard wordings, units, and the annotated documents."""

import csv
from typing import Any

import pytest

from policy_lineage.data import rows, rules
from policy_lineage.graph.indicators import indicator_rules, match_indicator, part_of, search_indicators
from policy_lineage.graph.units import canonical, converts, factors
from policy_lineage.ingest.values import Span, Target
from tests.accuracy.indicators import compare, figures
from tests.shared import ROOT, needs_shared

PHRASES: dict[str, Any] = rules("indicator_phrases")["indicators"]
WORDINGS = list(csv.DictReader((ROOT / "tests" / "cases" / "indicator_wordings.csv").open(encoding="utf-8")))


def target(
    indicator: str,
    *,
    qualifier: str | None = None,
    value: float | None = 9,
    unit: str | None = None,
    change: str | None = None,
    comparator: str = "=",
) -> Target:
    said = " ".join(f"{indicator} {qualifier or ''} {'' if value is None else value} {unit or ''}".split())
    span = Span(0, len(said), said)
    return Target(None, indicator, None, qualifier, comparator, value, None, unit, change, 2031, span)


def of_example(example: dict[str, str]) -> Target:
    value = None if example.get("comparator") == "achieve" else 9.0
    return target(example["indicator"], **{k: v for k, v in example.items() if k != "indicator"}, value=value)


@pytest.mark.parametrize("id", PHRASES)
def test_the_examples_of_a_rule_match_it(id: str) -> None:
    matches = [match_indicator(of_example(e)) for e in PHRASES[id]["examples"]]
    assert [m and m.id for m in matches] == [id] * len(matches)


@pytest.mark.parametrize("id", [i for i, said in PHRASES.items() if "counter" in said])
def test_the_counter_examples_of_a_rule_do_not_match_it(id: str) -> None:
    matches = [match_indicator(of_example(e)) for e in PHRASES[id]["counter"]]
    assert id not in [m and m.id for m in matches]


def test_every_indicator_of_the_registry_has_a_rule() -> None:
    assert sorted(r.id for r in indicator_rules()) == sorted(r["id"] for r in rows("indicators"))


@pytest.mark.parametrize("row", WORDINGS, ids=lambda r: f"{r['words'][:50]} {r['qualifier'][:20]} {r['unit']}")
def test_a_wording_is_of_the_indicator_that_it_names_or_of_none(row: dict[str, str]) -> None:
    said = target(
        row["words"],
        qualifier=row["qualifier"] or None,
        value=float(row["value"]),
        unit=row["unit"] or None,
        change=row["change"] or None,
    )
    match = match_indicator(said)
    value = canonical(said.value, said.unit, match.unit) if match else None
    assert (match.id if match else "", value) == (
        row["indicator"],
        float(row["value_canonical"]) if row["value_canonical"] else None,
    )


@pytest.mark.parametrize(
    ("words", "level", "growth"),
    [
        ("Kim ngạch xuất khẩu", "exports", "exports_growth"),
        ("Năng suất lao động xã hội", "labour_productivity", "labour_productivity_growth"),
        ("Tổng sản phẩm trên địa bàn (GRDP)", "grdp_current", "grdp_growth"),
        ("Giá trị sản xuất công nghiệp", "industry_output", None),
        ("Thu nhập bình quân đầu người", "income_pc", None),
        ("Tỷ lệ hộ nghèo", "poverty_rate", None),
    ],
)
def test_a_level_and_its_growth_are_never_one(words: str, level: str, growth: str | None) -> None:
    unit = next(r.unit for r in indicator_rules() if r.id == level)
    grown = match_indicator(target(words, unit="%", change="increase"))
    still = match_indicator(target(words, unit=unit))
    assert (still and still.id, grown and grown.id) == (level, growth)


@pytest.mark.parametrize("unit", ["%", "điểm %", "%/năm"])
def test_a_cut_in_a_rate_is_no_rate(unit: str) -> None:
    match = match_indicator(target("Tỷ lệ hộ nghèo đa chiều", unit=unit, change="decrease"))
    assert match is not None
    assert match.id == "poverty_reduction"


@pytest.mark.parametrize("said", ["giảm còn 2%", "giảm xuống 2%", "giảm xuống còn dưới 2%"])
def test_a_rate_that_falls_to_a_figure_is_the_rate(said: str) -> None:
    words = "Tỷ lệ hộ nghèo đa chiều"
    whole = f"{words} {said}"
    span = Span(0, len(whole), whole)
    match = match_indicator(Target(None, words, None, None, "=", 2, None, "%", "decrease", 2031, span))
    assert match is not None
    assert match.id == "poverty_rate"


def test_a_match_says_which_words_decided() -> None:
    match = match_indicator(target("Phấn đấu tỷ lệ che phủ của rừng toàn tỉnh", unit="%"))
    assert match is not None
    assert match.reason == "words: tỷ lệ che phủ của rừng"


@pytest.mark.parametrize(
    ("value", "unit", "into", "expected"),
    [
        (1.2, "nghìn tỉ", "tỷ đồng", 1200),
        (1.2, "ngàn tỷ đồng", "tỷ đồng", 1200),
        (1.5, "tỷ đô la Mỹ", "triệu USD", 1500),
        (1.5, "tỉ đôla", "triệu USD", 1500),
        (6, "triệu đồng/ tháng", "triệu đồng/người/năm", 72),
        (6, "trđ/người/tháng", "triệu đồng/người/năm", 72),
        (700, "tỷ VNĐ", "tỷ đồng", 700),
        (13, "bác sỹ / 10.000 dân", "bác sĩ/vạn dân", 13),
        (13, "bác sĩ/01 vạn dân", "bác sĩ/vạn dân", 13),
        (40, "giường bệnh trên vạn dân", "giường/vạn dân", 40),
        (2, "triệu lượt người", "lượt", 2_000_000),
        (5000, "lao động/năm", "người", 5000),
        (12, "‰", "%", 1.2),
        (3, "héc ta", "ha", 3),
        (7, "%", "tỷ đồng", None),
        (7, "tỷ đồng", "%", None),
        (9, "vụ", "người", None),
    ],
)
def test_a_unit_is_converted_where_that_is_certain(value: float, unit: str, into: str, expected: float | None) -> None:
    assert canonical(value, unit, into) == expected


def test_dollars_of_an_indicator_in_dong_fit_it_and_are_not_converted() -> None:
    match = match_indicator(target("GRDP bình quân đầu người", value=4200, unit="USD/người/năm"))
    assert match is not None
    assert (match.id, canonical(4200, "USD/người/năm", match.unit)) == ("grdp_pc", None)


def test_every_conversion_leads_to_a_unit_of_the_registry() -> None:
    units = {r["unit"] for r in rows("indicators")}
    assert {into for _, into in factors()} <= units


@pytest.mark.parametrize("row", rows("indicators"), ids=lambda r: r["id"])
def test_a_unit_of_the_registry_converts_to_itself(row: dict[str, str]) -> None:
    judged = row["measure"] in ("score or rank",) or "done" in row["measure"]
    assert judged or converts(row["unit"], row["unit"])


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("GRDP bình quân đầu người", ("grdp_pc",)),
        ("grdp binh quan dau nguoi", ("grdp_pc",)),
        ("forest_cover", ("forest_cover",)),
        ("che phu rung", ("forest_cover",)),
        ("Forest cover", ("forest_cover",)),
        ("thất nghiệp khu vực", ("unemployment_urban", "unemployment_rural")),
        ("không có chỉ tiêu này", ()),
    ],
)
def test_the_words_of_a_person_find_indicators(words: str, ids: tuple[str, ...]) -> None:
    assert search_indicators(words) == ids


@pytest.mark.parametrize(
    ("id", "words", "part"),
    [
        ("schools_std", "Tỷ lệ trường mầm non, phổ thông đạt chuẩn quốc gia", []),
        ("schools_std", "trường mầm non đạt chuẩn quốc gia", ["mầm non"]),
        ("schools_std", "trường THCS đạt chuẩn quốc gia", ["trung học cơ sở"]),
        ("poverty_reduction", "Tỷ lệ hộ nghèo", []),
        ("unemployment_urban", "Tỷ lệ thất nghiệp khu vực thành thị", []),
        ("waste_solid", "Tỷ lệ thu gom rác thải đô thị", ["đô thị"]),
        ("waste_solid", "Tỷ lệ chất thải rắn sinh hoạt được thu gom", []),
        ("rural_clean_water", "Tỷ lệ hộ gia đình nông thôn sử dụng nước sạch", ["hộ"]),
        ("grdp_growth", "Tốc độ tăng trưởng GRDP bình quân giai đoạn 2026 - 2030", ["bình quân nhiều năm"]),
    ],
)
def test_a_part_of_the_whole_is_what_the_name_does_not_say(id: str, words: str, part: list[str]) -> None:
    assert sorted(part_of(id, words, None)) == part


@needs_shared
def test_nine_in_ten_targets_of_the_annotated_documents_are_matched_and_one_in_a_hundred_wrongly_at_most() -> None:
    found = figures(compare())
    assert found["targets"] == len(list(csv.DictReader((ROOT / "tests/cases/indicators.csv").open(encoding="utf-8"))))
    assert found["matched %"] >= 90
    assert found["wrong %"] <= 1


@needs_shared
def test_every_matched_figure_of_the_annotated_documents_is_in_its_canonical_unit() -> None:
    found = figures(compare())
    assert found["converted"] == found["matched"]
