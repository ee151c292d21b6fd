"""The reading text: whole paragraphs, and a way back to every character of the source."""

import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_lineage.ingest.paragraphs_letters import fold_letters
from policy_lineage.ingest.reading import Reading, read
from policy_lineage.ingest.source import SourceText

PARAGRAPHS = [
    "II. NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM NĂM 2031",
    "1. Về kinh tế",
    "Tập trung tháo gỡ khó khăn cho doanh nghiệp nhỏ và vừa trên địa bàn tỉnh theo Nghị quyết số 91-NQ/TU, "
    "ngày 05/3/2031 của Tỉnh ủy; đẩy mạnh cải cách hành chính, rút ngắn thời gian giải quyết thủ tục cho nhân dân.",
    "Duy trì sản xuất nông nghiệp ổn định, phát triển vùng chè tập trung gắn với chế biến sâu và tiêu thụ.",
    "- Xây dựng hệ thống giao thông đồng bộ, kết nối các khu công nghiệp với cảng biển và đường cao tốc.",
    "| 1 | Thu ngân sách | tỷ đồng | 4.500 |",
]
SAMPLE = "\n\n".join(PARAGRAPHS)


def reading_of(text: str) -> Reading:
    return read(SourceText.of_text(text))


def paragraphs(text: str) -> list[str]:
    reading = reading_of(text)
    return [reading.text[p.start : p.end] for p in reading.paragraphs]


def wrapped(width: int, between: str) -> str:
    keep = {"break_long_words": False, "break_on_hyphens": False}
    return between.join(p if p[0] == "|" else "\n".join(textwrap.wrap(p, width, **keep)) for p in PARAGRAPHS)


@given(st.text(alphabet=st.sampled_from("aếĐ \n\r\t\u00a0\u00ad\u0301\u0302-/|.12IVX()é\x0c"), max_size=80))
@settings(max_examples=150, deadline=None)
def test_every_paragraph_of_any_text_is_found_again_in_the_source(text: str) -> None:
    reading = reading_of(text)
    for p in reading.paragraphs:
        span = reading.span(p.start, p.end)
        assert text[span.start : span.end] == span.text
        if p.kind == "text" and "\x0c" not in text and not any(q.kind != "text" for q in reading.paragraphs):
            letters = fold_letters(span.text).text
            assert "".join(reading.text[p.start : p.end].split()) == "".join(letters.split())


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_at_all_can_be_read(text: str) -> None:
    reading = reading_of(text)
    assert len(reading.lower) == len(reading.text)


@pytest.mark.parametrize(
    "variant",
    [
        pytest.param(unicodedata.normalize("NFD", SAMPLE), id="decomposed"),
        pytest.param(SAMPLE.replace(" ", "\u00a0"), id="no-break spaces"),
        pytest.param(SAMPLE.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(SAMPLE.replace("\n", "\n\n"), id="line ends doubled"),
        pytest.param(wrapped(60, "\n\n"), id="wrapped at 60"),
        pytest.param(wrapped(72, "\n\n"), id="wrapped at 72"),
        pytest.param(wrapped(100, "\n\n"), id="wrapped at 100"),
    ],
)
def test_the_paragraphs_do_not_depend_on_the_layout(variant: str) -> None:
    assert paragraphs(variant) == PARAGRAPHS


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("theo tinh thần Nghị quyết số 91-", "NQ/TU của Tỉnh ủy", "91-NQ/TU"),
        ("theo Chương trình hành động số 46", "-CTr/TU của Tỉnh ủy", "46-CTr/TU"),
        ("theo Kế hoạch số 79", "/KH-UBND của tỉnh", "79/KH-UBND"),
    ],
)
def test_a_code_broken_at_the_line_end_is_whole(first: str, second: str, code: str) -> None:
    assert code in reading_of(f"{first}\n{second}").text


def test_a_footnote_leaves_the_sentence_that_it_cuts() -> None:
    text = (
        "Chất lượng giáo dục tiếp tục giữ vững thành tích1. Công tác phòng \n\n1 đứng thứ tư khu vực.\n"
        " chống dịch bệnh được quan tâm, không để xảy ra ổ dịch lớn trên \nđịa bàn tỉnh trong cả năm vừa qua."
    )
    reading = reading_of(text)
    assert "Công tác phòng chống dịch bệnh" in reading.text
    assert [p.kind for p in reading.paragraphs] == ["text", "footnote"]


def test_a_page_number_leaves_the_sentence_that_it_cuts() -> None:
    assert "bộ máy chính trị" in reading_of("Tập trung hoàn thiện tổ chức bộ\n\n12\n\nmáy chính trị.").text


def test_a_span_over_an_excision_is_the_source_from_first_to_last() -> None:
    text = "Tập trung hoàn thiện tổ chức bộ\n\n12\n\nmáy chính trị."
    reading = reading_of(text)
    start = reading.text.index("bộ máy")
    assert reading.span(start, start + 6).text == "bộ\n\n12\n\nmáy"


def test_a_compound_broken_at_its_hyphen_is_no_bullet() -> None:
    text = "Phát triển nhanh, bền vững trên mọi lĩnh vực kinh tế \n- xã hội của tỉnh trong giai đoạn mới đến hết \nnăm."
    assert len(paragraphs(text)) == 1


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_paragraphs_without_blank_lines_between_are_told_apart_by_their_short_last_lines(width: int) -> None:
    assert paragraphs(wrapped(width, "\n")) == PARAGRAPHS


WIDE = "Sở Công Thương chủ trì rà soát nội dung này,"  # 43 characters: the width of the lines below


@pytest.mark.parametrize(
    "text",
    [
        # a number of a document on a line of its own is no heading in capitals
        f"{WIDE}\ncăn cứ quy định tại điểm b của Nghị định số\n126/2031/NĐ-CP.",
        # dashes inside a code and inside quotation marks
        f"{WIDE}\ntheo quy định tại Quyết định số 3924 / QĐ\n- UBND của tỉnh.",
        f"{WIDE}\ntheo đúng phương châm hành động “Sáng tạo đi\n- Kỷ cương - Hiệu quả”.",
        # a figure that is part of a word
        f"{WIDE}\nthí điểm đầu tư ứng dụng\n5G, máy bay không người lái tại cảng.",
    ],
    ids=["code on its own", "dash in a code", "dash in quotation marks", "figure of a word"],
)
def test_a_full_line_goes_on_with_its_sentence(text: str) -> None:
    begun = [p for p in paragraphs(text) if not p.startswith("Sở Công Thương")]
    assert begun == []


def test_a_full_line_that_comes_back_is_no_running_head() -> None:
    lines = "Văn phòng triển khai Chương trình số {} của\nBan Thường vụ Tỉnh ủy thực hiện Nghị quyết số 7\nvề kinh tế."
    reading = reading_of("\n".join(lines.format(i) for i in range(10, 40)))
    assert [p.kind for p in reading.paragraphs] == ["text"] * 30


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sở Công Thương chủ trì rà soát nội dung ấy.", "3.2. Đẩy mạnh xuất khẩu hàng nông sản của"),
        ("Lai Châu, ngày 05 tháng 12 năm 2031", "KẾ HOẠCH"),
        ("triển khai thực hiện chỉ thị của bí thư tỉnh", "2982/KH-UBND,05/07/2031,kế hoạch của tỉnh ấy"),
        ("tỷ lệ chất thải được thu gom đạt tới trên 96%", "Về quốc phòng: (27) Tỷ lệ xã đạt chuẩn ít hơn"),
        ("Sở Tài chính bố trí kinh phí theo quy định.", "Yêu cầu các sở, ban, ngành và các xã thực hiện"),
    ],
    ids=["decimal before Đ", "kind of the document", "row of a register", "group of targets", "closing order"],
)
def test_a_line_that_opens_a_paragraph_does_so_after_a_full_line(first: str, second: str) -> None:
    lines = [WIDE, "phối hợp với các sở liên quan của tỉnh nhà, rồi", first, second, "tỉnh trong năm tới đây."]
    assert any(p.startswith(second[:12]) for p in paragraphs("\n".join(lines)))


def test_a_short_line_ends_a_title_without_a_blank_line() -> None:
    text = (
        "KẾ HOẠCH\nThực hiện Nghị quyết số 15-NQ/TU của Tỉnh ủy về phát triển kinh\ntế tư nhân đến năm 2045\n"
        "Nghị quyết số 15-NQ/TU của Tỉnh ủy được ban hành để kinh tế tư nhân\nlà động lực của tỉnh trong những năm "
        "tới, theo hướng bền vững và\ncó hiệu quả hơn."
    )
    assert paragraphs(text)[1].endswith("đến năm 2045")


@pytest.mark.parametrize("second", ["NHÂN LỰC; NÂNG CAO NĂNG SUẤT", "nhân lực; nâng cao năng suất"])
def test_a_heading_in_capitals_goes_on_over_lines(second: str) -> None:
    body = "Tập trung đào tạo nghề cho lao động nông thôn, nhất là thanh niên, gắn với\nnhu cầu của doanh nghiệp."
    text = f"{body}\n\n3.1. ĐẨY MẠNH CHUYỂN ĐỔI SỐ TOÀN DIỆN VÀ PHÁT TRIỂN NGUỒN LỰC CON NGƯỜI,\n{second}\n\n{body}"
    assert paragraphs(text)[1].endswith(second)


@pytest.mark.parametrize("first", ["TRIỂN KHAI KẾ HOẠCH NGÀY 05", "TRIỂN KHAI KẾ HOẠCH CỦA"])
def test_a_title_in_capitals_goes_on_after_a_short_line_that_is_not_finished(first: str) -> None:
    second = "THÁNG 4 NĂM 2032 VỀ NUÔI BIỂN TRONG CÁC VỊNH VÀ TRÊN CÁC ĐẢO CỦA TỈNH"
    assert paragraphs(f"KẾ HOẠCH\n\n{first}\n{second}\n\nCăn cứ tình hình.")[1] == f"{first} {second}"


def test_lines_glued_together_are_parted_after_they_were_wrapped() -> None:
    glued = (
        "Căn cứ vào nhiệm vụ được giao, Ban Chỉ đạo báo cáo kết quả như sau:I. KẾT QUẢ CÔNG TÁC1. CÔNG TÁC CHỈ ĐẠO"
        "1.1. Công tác của Tỉnh ủy- Tỉnh ủy đã họp. "
    ) + "các cơ quan trong tỉnh tiếp tục thực hiện nhiệm vụ được giao trong thời gian tới, " * 8
    assert "I. KẾT QUẢ CÔNG TÁC" in paragraphs("\n".join(textwrap.wrap(glued, 60, break_on_hyphens=False)))


@pytest.mark.parametrize(
    ("recognised", "meant"),
    [
        ("Chỉ thị số 24/2O07/CT-TTg", "Chỉ thị số 24/2007/CT-TTg"),
        ("Quyết định số l18/TTg", "Quyết định số 118/TTg"),
        ("Nghị quyết số 0I-NQ/TU", "Nghị quyết số 01-NQ/TU"),
        ("trồng mới 5.00O ha", "trồng mới 5.000 ha"),
        ("tỷ 1ệ 1ao động", "tỷ lệ lao động"),
        ("khí CO2, H2O, O2", "khí CO2, H2O, O2"),
        ("Điều 1a; 5l/ngày; mục II.1", "Điều 1a; 5l/ngày; mục II.1"),
        ("1ha, ISO9001, khu B1O", "1ha, ISO9001, khu B1O"),
    ],
)
def test_letters_recognised_for_digits_are_read_as_what_they_stand_for(recognised: str, meant: str) -> None:
    reading = reading_of(recognised)
    assert reading.text == meant
    assert bool(list(reading.diagnostics())) == (recognised != meant)
    assert reading.span(0, len(meant)).text == recognised


def test_rows_of_a_table_are_paragraphs_of_their_own() -> None:
    reading = reading_of("| a | 1 |\n| b | 2 |")
    assert [p.kind for p in reading.paragraphs] == ["row", "row"]


def test_a_text_without_line_ends_is_read_fast() -> None:
    line = "Tiếp tục đổi mới phương thức lãnh đạo. " * 50_000
    assert len(reading_of(line).paragraphs) == 1


STRICT = "\n\n".join(f"- Xã số {n} rà soát các tuyến kênh,\nmương của xã." for n in range(2, 12))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- Phối hợp Bộ Chỉ huy", "Quân sự tỉnh tổ chức diễn tập."),
        ("- Rà soát Kế hoạch tài chính", "- ngân sách của tỉnh."),
    ],
)
def test_lines_go_on_where_blank_lines_stand_before_every_point(first: str, second: str) -> None:
    assert f"{first} {second}" in paragraphs(f"{STRICT}\n\n{first}\n{second}\n\n{STRICT}")


def test_the_word_article_before_its_number_is_no_running_head() -> None:
    text = "\n\n".join(f"Điều\n\n{n}. Sở Y tế rà soát các trạm y tế.\n\n{STRICT}" for n in range(1, 5))
    assert "Điều 3. Sở Y tế rà soát các trạm y tế." in paragraphs(text)


def test_numbers_in_brackets_inside_a_long_paragraph_part_nothing() -> None:
    text = "Nguồn lực gồm: " + " ".join(
        f"({n}) Nguồn vốn của các {w};" for n in ("i", "ii", "iii", "iv") for w in UNITS
    )
    assert paragraphs(text) == [text]


UNITS = ("sở, ngành trong tỉnh và ở trung ương", "doanh nghiệp", "hợp tác xã", "hộ gia đình và các cá nhân")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- Báo chí, Đài Tiếng nói Việt", "Nam, các hãng tin chủ trì."),
        ("- Kiểm tra phương tiện giao thông", "(bao gồm cả xe máy) trên đường."),
    ],
)
def test_names_and_brackets_go_on_in_the_next_line(first: str, second: str) -> None:
    assert f"{first} {second}" in paragraphs(f"{first}\n{second}")


def test_a_bracket_below_a_title_is_a_line_of_its_own() -> None:
    assert len(paragraphs("Phụ lục I\n(kèm theo Kế hoạch trồng tre)")) == 2


BROKEN = "\n".join(
    f"- Xã {n} rà soát các\ntuyến kênh, mương trên địa bàn rồi báo cáo Sở Nông nghiệp và Môi trường của\ntỉnh."
    for n in range(12, 24)
)


def test_bullets_go_on_where_first_lines_are_short_throughout() -> None:
    point = "- Làm việc với Bộ Chỉ huy"
    rest = "Quân sự tỉnh và Công an tỉnh để bàn giao các tuyến kênh, mương trước mùa mưa."
    assert f"{point} {rest}" in paragraphs(f"{BROKEN}\n{point}\n{rest}\n{BROKEN}")


def test_a_date_goes_on_in_the_next_line_however_short_the_first() -> None:
    assert paragraphs("1. Thời gian: từ nay đến năm\n2032.\n\n2. Phạm vi: các bến bè.")[0].endswith("đến năm 2032.")


def test_letters_of_another_alphabet_that_look_the_same_are_read_as_ours() -> None:
    assert paragraphs("Căn cứ Nghị quyết số 66/NQ-\u0421\u0420 của Chính phủ") == [
        "Căn cứ Nghị quyết số 66/NQ-CP của Chính phủ"
    ]


POINTS = "\n\n".join(
    f"{i}. Tăng cường kiểm tra chợ\nnổi và bến xe của các xã, phường ven sông Ba." for i in range(1, 11)
)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ("11. Mở rộng 58 chợ (trong đó: An:\n25 chợ, Bình: 33 chợ);", 1),
        ("11. Giảm\nrác tại các chợ nổi của những xã ven sông và thúc đẩy xã hội số\n\nChợ phải sạch, bến xe.", 2),
        ("VII. CHẾ ĐỘ\nBÁO CÁO", 1),
        ("11. Phát\nhuy vai trò của Công an các xã, phường ven sông Ba\n- Thường trực chợ nổi.", 1),
    ],
)
def test_a_page_with_blank_lines_between_points_has_none_inside_them(lines: str, count: int) -> None:
    assert len(paragraphs(f"{POINTS}\n\n{lines}")) == 10 + count


def test_points_of_an_annex_show_how_a_page_parts_its_lines() -> None:
    text = f"Điều 1. Ban hành.\n\nNơi nhận:\n- Như Điều 1;\n- Lưu.\n\n{POINTS}\n\n11. Mở cổng của Ban\nChỉ đạo chợ."
    assert "11. Mở cổng của Ban Chỉ đạo chợ." in paragraphs(text)


def test_cells_of_a_table_below_the_addressees_do_not_hide_the_blank_lines_above() -> None:
    cells = "Nơi nhận:\n- Lưu.\n\n" + "Sở Y tế.\nTrường học\n- Xã Hoa\n" * 60
    text = f"{POINTS}\n\n11. Mở cổng của Ban\nChỉ đạo chợ nổi và bến xe của các xã, phường ven sông.\n\n{cells}"
    assert "11. Mở cổng của Ban Chỉ đạo chợ nổi và bến xe của các xã, phường ven sông." in paragraphs(text)
