"""Mentions: sentences with what must be found in them, and look-alikes that hold none."""

from pathlib import Path

import pytest

from policy_lineage.ingest.citations import find_mentions
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.reading import read
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Header

CASES = Path(__file__).parents[1] / "cases"
HEADER = Header(province="Sơn La")


def mentions(text: str, header: Header = HEADER) -> tuple[Mention, ...]:
    return find_mentions(read(SourceText.of_text(text)), header, ())


def lines(name: str) -> list[str]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def blocks() -> list[tuple[str, list[tuple[str, ...]]]]:
    out: list[tuple[str, list[tuple[str, ...]]]] = []
    for line in lines("citations.txt"):
        if line.startswith("> "):
            out[-1][1].append(tuple(part.strip() for part in line[2:].split(" | ")))
        elif line:
            out.append((line, []))
    return out


def row(text: str, m: Mention) -> tuple[str, ...]:
    return (text[m.start : m.end], m.kind, m.code or m.name or "", m.date or "-", m.issuer or "-", m.level)


@pytest.mark.parametrize(("sentence", "expected"), blocks(), ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_sentence_holds_exactly_these_mentions(sentence: str, expected: list[tuple[str, ...]]) -> None:
    text = read(SourceText.of_text(sentence)).text
    assert [row(text, m) for m in mentions(sentence)] == expected


@pytest.mark.parametrize("sentence", [line for line in lines("citations__not.txt") if line])
def test_look_alike_holds_no_mention(sentence: str) -> None:
    assert mentions(sentence) == ()


def test_the_code_span_is_the_code_alone() -> None:
    sentence = "Theo Nghị quyết số 66 - NQ/TW của Bộ Chính trị."
    [found] = mentions(sentence)
    assert sentence[found.code_start : found.code_end] == "66 - NQ/TW"


def test_the_documents_own_number_is_no_mention() -> None:
    own = Header(kind="Nghị quyết", code="04-NQ/TU", province="Sơn La")
    assert mentions("(Kèm theo Nghị quyết số 04-NQ/TU, ngày 05/12/2025 của Tỉnh ủy)", own) == ()


def test_a_central_document_has_no_province() -> None:
    assert [m.province for m in mentions("Nghị quyết số 5-NQ/TW và Nghị quyết số 6-NQ/TU")] == [None, "Sơn La"]


def test_the_province_of_the_issuer_comes_before_that_of_the_document() -> None:
    [found] = mentions("Quyết định số 7/QĐ-UBND của UBND tỉnh Hà Tây về đất")
    assert found.province == "Hà Tây"


def test_what_a_cited_decision_approves_is_its_subject() -> None:
    found = mentions("Quyết định số 5/QĐ-TTg phê duyệt Chiến lược phát triển lâm nghiệp đến năm 2040;")
    assert [m.code for m in found] == ["5/QĐ-TTg"]


def test_what_a_cited_plan_carries_out_is_a_mention() -> None:
    found = mentions("Kế hoạch số 7/KH-UBND thực hiện Đề án phát triển lâm nghiệp bền vững đến năm 2040;")
    assert [m.kind for m in found] == ["Kế hoạch", "Đề án"]


def test_a_number_on_the_next_line_belongs_to_its_kind() -> None:
    [found] = mentions(
        "- Căn cứ Thông tư số\n7/2025/TT-BXD ngày\n20/6/2025 của Bộ Xây dựng;\n- Căn cứ các văn bản khác."
    )
    assert (found.code, found.date, found.issuer) == ("7/2025/TT-BXD", "2025-06-20", "Bộ Xây dựng")


def test_the_number_belongs_to_the_nearest_kind() -> None:
    [found] = mentions("Thực hiện quy định Luật Bảo hiểm xã hội số 41/2024/QH15 và các văn bản khác")
    assert found.kind == "Luật"


@pytest.mark.parametrize(
    "sentence",
    [
        "Về lâu dài, Kế hoạch xác định ưu tiên bến bãi ven sông.",
        "Trên đây là Kế hoạch phát triển bến bãi ven sông xanh.",
    ],
)
def test_a_document_that_speaks_of_itself_names_no_other(sentence: str) -> None:
    assert mentions(sentence, Header(kind="Kế hoạch", province="Sơn La")) == ()


@pytest.mark.parametrize(
    ("text", "code", "issuer"),
    [
        ("Căn cứ Nghị quyết số 95-NQ/TW ngày 05/3/2031 của Bộ\nChính trị về bến bãi;", "95-NQ/TW", "Bộ Chính trị"),
        ("*Căn cứ Luật sửa đổi, bổ sung một số điều của Luật\nBến bãi số 87/2031/QH16;*", "87/2031/QH16", None),
        ("yêu cầu tại Điều 23 Luật\nBến bãi số 55/2031/QH16 và các quy định khác.", "55/2031/QH16", None),
        ("Căn cứ Nghị định số 5/2031/NĐ-CP của Chính phủ\nĐiều 1. Bãi bỏ", "5/2031/NĐ-CP", "Chính phủ"),
    ],
)
def test_a_line_broken_inside_the_grounds_goes_on(text: str, code: str, issuer: str | None) -> None:
    [found] = mentions(text)
    assert (found.code, found.issuer) == (code, issuer)


def test_the_year_of_a_law_on_the_next_line_belongs_to_its_name() -> None:
    [found] = mentions("theo mẫu của Luật Bến bãi năm\n2031 và các quy định khác")
    assert found.name == "Luật Bến bãi năm 2031"


@pytest.mark.parametrize(
    ("sentence", "province", "level"),
    [
        ("Bộ yêu cầu triển khai Đề án Phát triển nghề trồng dâu giai đoạn 2031-2035.", None, "central"),
        ("Bộ yêu cầu triển khai Đề án 153.", None, "central"),
        ("Bộ góp ý Kế hoạch phát triển chợ tỉnh giai đoạn 2031-2035.", None, "provincial"),
        ("Bộ triển khai Đề án tổ chức lại chợ cấp huyện giai đoạn 2031-2035.", None, "central"),
        ("Sở triển khai Đề án Phát triển nghề trồng dâu giai đoạn 2031-2035.", "Sơn La", "provincial"),
    ],
)
def test_a_plan_without_an_issuer_is_of_the_level_of_the_text(sentence: str, province: str | None, level: str) -> None:
    assert [m.level for m in mentions(sentence, Header(province=province))] == [level]


def test_a_document_of_the_centre_speaks_of_documents_of_one_province() -> None:
    text = "Tỉnh Sơn La đã báo cáo tại Văn bản số 878/BC-UBND; tỉnh Sơn La nuôi biển theo Nghị quyết số 9/NQ-CP."
    found = mentions(text, Header(kind="Thông báo", issuer="Văn phòng Chính phủ"))
    assert [(m.code, m.province) for m in found] == [("878/BC-UBND", "Sơn La"), ("9/NQ-CP", None)]


def test_a_year_at_the_end_of_a_heading_counts_no_documents() -> None:
    text = (
        "Về nuôi biển giai đoạn 2031-2035\n\nNghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XXI đã xác định ba việc."
    )
    assert [m.kind for m in mentions(text)] == ["Nghị quyết"]


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Theo Quyết định số 419/QĐ-TTg về nuôi biển, tỉnh lập kế hoạch. Quyết định 419 có ba phần.", "central"),
        ("Theo Quyết định số 419/QĐ-UBND về nuôi biển, xã lập kế hoạch. Quyết định 419 có ba phần.", "provincial"),
        ("Theo Quyết định số 419/QĐ-TTg và Quyết định số 419/QĐ-UBND, Quyết định 419 có ba phần.", "provincial"),
        ("Theo Chỉ thị số 419/CT-TTg, tỉnh lập kế hoạch. Quyết định 419 có ba phần.", "provincial"),
    ],
)
def test_a_bare_number_has_the_level_of_the_one_whole_code(sentence: str, level: str) -> None:
    last = mentions(sentence)[-1]
    assert (last.code, last.level) == ("419", level)


def test_the_title_told_again_above_an_annex_names_no_other_document() -> None:
    header = Header(kind="Kế hoạch", title="PHÁT TRIỂN NUÔI BIỂN XA BỜ TRÊN ĐỊA BÀN TỈNH SƠN LA", province="Sơn La")
    assert mentions("NHIỆM VỤ CỦA KẾ HOẠCH PHÁT TRIỂN NUÔI BIỂN XA BỜ ĐẾN NĂM 2035", header) == ()
    assert len(mentions("NHIỆM VỤ CỦA KẾ HOẠCH PHÁT TRIỂN BẾN BÃI ĐẾN NĂM 2035", header)) == 1


@pytest.mark.parametrize(
    ("kind", "title", "count"),
    [
        ("Nghị quyết", "VỀ ĐỀ ÁN PHÁT TRIỂN NUÔI BIỂN TỈNH SƠN LA ĐẾN NĂM 2035", 0),
        ("Quyết định", "Về việc phê duyệt Đề án phát triển nuôi biển tỉnh Sơn La đến năm 2035", 0),
        ("Quyết định", "Ban hành Kế hoạch thực hiện Đề án phát triển nuôi biển tỉnh Sơn La đến năm 2035", 1),
        ("Kế hoạch", "Thực hiện Đề án phát triển nuôi biển tỉnh Sơn La đến năm 2035", 1),
    ],
)
def test_the_plan_that_a_document_itself_issues_is_no_other_document(kind: str, title: str, count: int) -> None:
    sentence = "Nội dung cơ bản của Đề án phát triển nuôi biển tỉnh Sơn La đến năm 2035 gồm ba phần."
    assert len(mentions(sentence, Header(kind=kind, title=title, province="Sơn La"))) == count


def test_a_name_that_honours_a_person_is_of_no_city() -> None:
    sentence = "Nghị quyết Đại hội Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh lần thứ XXI đã đề ra ba việc."
    assert [m.province for m in mentions(sentence)] == ["Sơn La"]
