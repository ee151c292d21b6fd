"""Who is charged with what, by when and how often."""

import re

import pytest

from policy_lineage import data
from policy_lineage.ingest.duties import find_duties
from policy_lineage.ingest.duties_names import named_by
from policy_lineage.ingest.reading import read
from policy_lineage.ingest.sections import find_outline
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Duty

RULES = data.rules("duties")


def duties_of(points: str) -> tuple[Duty, ...]:
    reading = read(SourceText.of_text(f"III. TỔ CHỨC THỰC HIỆN\n{points}\n"))
    return find_duties(reading, find_outline(reading))


@pytest.mark.parametrize(
    ("point", "agencies"),
    [
        ("1. Các cấp ủy, tổ chức đảng lãnh đạo, chỉ đạo quán triệt Nghị quyết.", ("Các cấp ủy", "tổ chức đảng")),
        ("2. Ban Tổ chức Tỉnh ủy chủ trì phối hợp với Sở Nội vụ tham mưu.", ("Ban Tổ chức Tỉnh ủy", "Sở Nội vụ")),
        ("3. Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc.", ("Văn phòng Tỉnh ủy",)),
        ("4. Các cơ quan tham mưu, giúp việc Tỉnh ủy triển khai.", ("Các cơ quan tham mưu, giúp việc Tỉnh ủy",)),
        ("5. Đảng ủy HĐND tỉnh lãnh đạo HĐND tỉnh tăng cường giám sát.", ("Đảng ủy HĐND tỉnh", "HĐND tỉnh")),
        ("6. Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính tham mưu.", ("Sở Xây dựng", "Sở Tài chính")),
        ("7. Sở Nội vụ có trách nhiệm tổng hợp, báo cáo.", ("Sở Nội vụ",)),
        ("8. UBND các xã, phường, đặc khu xây dựng kế hoạch.", ("UBND các xã, phường, đặc khu",)),
        ("9. Các Sở, ban, ngành tỉnh và UBND phường, xã rà soát.", ("Các Sở, ban, ngành tỉnh", "UBND phường, xã")),
        ("10. Đề nghị Viện kiểm sát nhân dân tỉnh phối hợp giám sát.", ("Viện kiểm sát nhân dân tỉnh",)),
        ("11. Hiệp hội Du lịch tỉnh vận động hội viên tham gia.", ("Hiệp hội Du lịch tỉnh",)),
        (
            "12. Sở Lao động, Thương binh và Xã hội, Công ty Điện lực hỗ trợ hộ nghèo.",
            ("Sở Lao động, Thương binh và Xã hội", "Công ty Điện lực"),
        ),
        (
            "Yêu cầu Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã nghiêm túc thực hiện.",
            ("Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các xã"),
        ),
        ("2. Chế độ báo cáo: Định kỳ trước ngày 25, các cơ quan, đơn vị gửi báo cáo.", ("các cơ quan, đơn vị",)),
        ("3. Các đơn vị sự nghiệp công lập rà soát.", ("Các đơn vị sự nghiệp công lập",)),
        ("4. Ban quản lý dự án quản lý vốn.", ("Ban quản lý dự án",)),
        ("13. Sở Y tế tham mưu kế hoạch; Sở Tài chính bố trí kinh phí.", ("Sở Y tế", "Sở Tài chính")),
        (
            "14. Sở Y tế báo cáo Ban Thường vụ Tỉnh ủy hằng quý; Ban Chấp hành định kỳ 6 tháng.",
            ("Sở Y tế",),
        ),
        ("15. Bộ CHQS tỉnh có trách nhiệm huấn luyện dân quân.", ("Bộ CHQS tỉnh",)),
        (
            "16. Các doanh nghiệp trong lĩnh vực xây dựng, viễn thông chủ động đầu tư.",
            ("Các doanh nghiệp trong lĩnh vực xây dựng, viễn thông",),
        ),
        ("17. Các tổ chức cung cấp dịch vụ bưu chính phối hợp giao nhận.", ("Các tổ chức cung cấp dịch vụ bưu chính",)),
        ("18. Các đơn vị cung cấp số liệu về giống cây.", ("Các đơn vị",)),
        ("19. Nếu có khó khăn, vướng mắc, các xã phản ánh về Sở Y tế.", ("các xã",)),
        ("20. Ủy ban nhân dân tỉnh yêu cầu các phường rà soát.", ("các phường",)),
        ("21. Ủy ban nhân dân các xã đề nghị khen thưởng, theo dõi.", ("Ủy ban nhân dân các xã",)),
        (
            "Trên đây là Kế hoạch trồng tre. Đề nghị các xã triển khai, báo cáo trước ngày 5/9.",
            ("các xã",),
        ),
        ("23. Bộ Tài chính hướng dẫn; các bộ, ngành triển khai.", ("Bộ Tài chính", "các bộ, ngành")),
        ("24. Mặt trận Tổ quốc, trong phạm vi quyền hạn của mình, giám sát.", ("Mặt trận Tổ quốc",)),
        ("25. Các doanh nghiệp (Hoa, Công ty Mai) chủ động góp sức.", ("Các doanh nghiệp (Hoa, Công ty Mai)",)),
        ("28. Khi làm, nếu có khó khăn, vướng mắc, đề nghị các xã phản ánh.", ("các xã",)),
        ("29. Nếu có vướng mắc yêu cầu các sở, ban, ngành phản hồi về Sở Y tế.", ("các sở, ban, ngành",)),
        ("30. Ủy ban nhân dân cấp xã được phân cấp thu phí.", ("Ủy ban nhân dân cấp xã",)),
        ("34. Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh xây dựng kế hoạch.", ("Đảng ủy UBND tỉnh", "UBND tỉnh")),
        ("35. Các đồng chí lãnh đạo UBND tỉnh theo dõi.", ("Các đồng chí lãnh đạo UBND tỉnh",)),
        ("36. Báo và Đài Phát thanh tỉnh: Mở chuyên mục.", ("Báo và Đài Phát thanh tỉnh",)),
        ("31. Các Sở: Nội vụ, Xây dựng theo chức năng rà soát.", ("Sở Nội vụ", "Sở Xây dựng")),
        (
            "37. Các Sở: Văn hóa, Thể thao và Du lịch, Y tế; Công an tỉnh rà soát.",
            ("Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế", "Công an tỉnh"),
        ),
        ("38. Các Sở: Hoa kiểng, Cá cảnh rà soát.", ("Các Sở: Hoa kiểng, Cá cảnh",)),
        ("39. Khuyến khích Hội Nông dân tỉnh tích cực trồng tre.", ("Hội Nông dân tỉnh",)),
        ("40. Sở Y tế rà soát trạm. Khuyến khích các doanh nghiệp tham gia góp vốn.", ("Sở Y tế",)),
        ("41. Từ ngày 05 tháng 9 năm 2031, Trung tâm Đăng kiểm thực hiện.", ("Trung tâm Đăng kiểm",)),
        ("42. Để giữ rừng, giữ nước, giữ đất, các sở, ngành, UBND xã làm tốt.", ("các sở, ngành", "UBND xã")),
        ("43. Công an tỉnh không cấp phép cho bến lậu.", ("Công an tỉnh",)),
        (
            "44. Các cơ quan, đơn vị được giao nhiệm vụ có trách nhiệm báo cáo.",
            ("Các cơ quan, đơn vị được giao nhiệm vụ",),
        ),
        ("52. Các đơn vị được phân công nhiệm vụ chủ động báo cáo.", ("Các đơn vị được phân công nhiệm vụ",)),
        ("53. Sở Y tế và các ngành, địa phương tổ chức rà soát.", ("Sở Y tế", "các ngành, địa phương")),
        (
            "54. Các xã có thực hiện Chương trình trồng tre chủ trì rà soát.",
            ("Các xã có thực hiện Chương trình trồng tre",),
        ),
        ("55. Các cơ quan, đơn vị, tổ chức, doanh nghiệp phản hồi.", ("Các cơ quan, đơn vị, tổ chức, doanh nghiệp",)),
        ("56. Các cơ quan cấp phép (Sở Y tế, Sở Nội vụ): Rà soát.", ("Sở Y tế", "Sở Nội vụ")),
        ("57. Sở Y tế (Trung tâm Kiểm nghiệm) rà soát.", ("Sở Y tế",)),
        ("58. Các sở, ngành và UBND các xã được phân công chủ trì rà soát.", ("Các sở, ngành", "UBND các xã")),
        ("59. Nếu có khó khăn, vướng mắc các sở, ngành, UBND xã phản ánh.", ("các sở, ngành", "UBND xã")),
        ("60. Nếu có khó khăn, vướng mắc đề nghị các sở, ngành, UBND xã báo cáo.", ("các sở, ngành", "UBND xã")),
        ("61. Sở Y tế theo dõi, đôn đốc các sở, ngành; các xã và các trường thực hiện.", ("Sở Y tế",)),
        ("62. Sở Y tế báo cáo Ủy ban nhân dân tỉnh; Sở Nội vụ tổng hợp.", ("Sở Y tế", "Sở Nội vụ")),
        ("63. Các chủ rừng là hợp tác xã tiếp tục tuần tra.", ("Các chủ rừng là hợp tác xã",)),
        ("64. Các cơ sở nuôi cá lồng: Theo dõi mực nước.", ("Các cơ sở nuôi cá lồng",)),
        ("65. Các hợp tác xã, hộ nuôi cá tiếp tục theo dõi.", ("Các hợp tác xã", "hộ nuôi cá")),
        ("Trên đây là Kế hoạch trồng tre; giữ đê, giữ nước; các sở, ngành nghiêm túc triển khai.", ("các sở, ngành",)),
        (
            "66. Chánh Văn phòng UBND tỉnh; Giám đốc các Sở: Nội vụ, Y tế; Trưởng Thuế tỉnh chịu trách nhiệm.",
            ("Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Nội vụ", "Giám đốc Sở Y tế", "Trưởng Thuế tỉnh"),
        ),
        ("67. Các Bộ: Công an, Quốc phòng xuất cấp phao.", ("Bộ Công an", "Bộ Quốc phòng")),
        (
            "68. Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh chủ trì huấn luyện.",
            ("Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh",),
        ),
        ("69. Sở Y tế phối hợp với các xã trong việc trồng tre.", ("Sở Y tế", "các xã")),
        ("70. Các cơ quan thuộc phạm vi quản lý rà soát.", ("Các cơ quan thuộc phạm vi quản lý",)),
        (
            "71. Tòa án nhân dân tỉnh, Thi hành án dân sự tỉnh thống nhất danh sách.",
            ("Tòa án nhân dân tỉnh", "Thi hành án dân sự tỉnh"),
        ),
        ("73. UBND tỉnh ủy quyền cho Sở Nội vụ có quyền ký.", ("Sở Nội vụ",)),
        ("74. Chủ tịch, Giám đốc các Công ty lâm nghiệp rà soát.", ("Chủ tịch, Giám đốc các Công ty lâm nghiệp",)),
        ("75. Chính phủ trân trọng đề nghị Hội Nông dân Việt Nam vận động.", ("Hội Nông dân Việt Nam",)),
        ("76. Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ rà soát.", ("Các Bộ trưởng", "Thủ trưởng cơ quan ngang bộ")),
        ("45. Các đơn vị được giao quản lý rừng.", ("Các đơn vị",)),
        ("46. Cơ quan phối hợp có trách nhiệm trả lời.", ("Cơ quan phối hợp",)),
        ("47. Các cơ quan phối hợp với Sở Y tế rà soát.", ("Các cơ quan", "Sở Y tế")),
        ("48. Các địa phương có triển khai dự án chủ trì rà soát.", ("Các địa phương có triển khai dự án",)),
        ("49. Các sở, ban ngành, cơ quan thuộc tỉnh rà soát.", ("Các sở, ban ngành, cơ quan thuộc tỉnh",)),
        (
            "50. UBND các huyện, thị xã Long Hoa và thành phố An Bình quản lý chợ.",
            ("UBND các huyện, thị xã Long Hoa và thành phố An Bình",),
        ),
        ("51. Các doanh nghiệp nhà nước, Tổng Công ty tiên phong.", ("Các doanh nghiệp nhà nước", "Tổng Công ty")),
        ("32. Văn phòng Ban chỉ đạo thành phố cử người trực.", ("Văn phòng Ban chỉ đạo thành phố",)),
        ("33. Ban Chỉ huy chỉ đạo các đội.", ("Ban Chỉ huy",)),
        ("26. Thủ trưởng các cơ quan, đơn vị, tổ chức chịu trách nhiệm.", ("Thủ trưởng các cơ quan, đơn vị, tổ chức",)),
        (
            "22. Các hợp tác xã, tổ chức, cá nhân có liên quan thực hiện.",
            ("Các hợp tác xã", "tổ chức, cá nhân có liên quan"),
        ),
        (
            "23. UBND các xã, các cơ quan, đơn vị có liên quan xây dựng kế hoạch.",
            ("UBND các xã", "các cơ quan, đơn vị có liên quan"),
        ),
    ],
)
def test_bodies_are_read_as_printed(point: str, agencies: tuple[str, ...]) -> None:
    assert duties_of(point)[0].agencies == agencies


def test_deadline_and_frequency_are_the_words_of_the_text() -> None:
    (duty,) = duties_of("1. Sở Y tế tổng hợp, báo cáo định kỳ hằng quý trước ngày 18 tháng cuối quý.")
    assert (duty.deadline, duty.frequency) == ("trước ngày 18 tháng cuối quý", "định kỳ hằng quý")


def test_a_paragraph_without_a_body_goes_with_the_point_before_it() -> None:
    assert len(duties_of("1. Sở Y tế chủ trì thực hiện.\n\nThường xuyên kiểm tra tiến độ các dự án.")) == 1


def test_a_body_as_a_heading_is_charged_with_the_bullets_below_it() -> None:
    found = duties_of("1. Sở Tài chính\n- Chủ trì cân đối vốn.\n2. Các sở, ngành căn cứ chức năng tổ chức thực hiện.")
    assert [(d.item, d.agencies) for d in found] == [("1", ("Sở Tài chính",)), ("2", ("Các sở, ngành",))]


def test_a_frequency_may_begin_a_sentence() -> None:
    (duty,) = duties_of("1. Sở Y tế rà soát kế hoạch. Hằng năm báo cáo kết quả.")
    assert duty.frequency == "Hằng năm"


def test_a_group_after_other_bodies_is_a_heading_whatever_it_does() -> None:
    points = (
        "1. Sở Công Thương\n- Rà soát các mỏ.\n2. Các đơn vị khai thác đá, vận tải trong tỉnh\n- Trồng cây quanh mỏ.\n"
        "3. Đề nghị các tổ chức cung cấp dịch vụ nước\n- Sửa đường ống.\nUBND tỉnh yêu cầu các xã nghiêm túc thực hiện."
    )
    assert found_in(points) == [
        ("1", ("Sở Công Thương",)),
        ("2", ("Các đơn vị khai thác đá, vận tải trong tỉnh",)),
        ("3", ("các tổ chức cung cấp dịch vụ nước",)),
        (None, ("các xã",)),
    ]


OWED = "Điều 9. Trách nhiệm của {}\n1. {}\n2. Trồng tre trên đê.\n"


def test_points_below_a_body_that_is_charged_name_no_charges_of_their_own() -> None:
    points = "1. UBND các xã chịu trách nhiệm trước tỉnh, cụ thể:\n- Rà soát đê.\n- UBND xã Hoa cần đắp đê.\n"
    assert found_in(points) == [("1", ("UBND các xã", "UBND xã Hoa"))]


def test_a_line_in_capitals_charges_nobody() -> None:
    assert duties_of("SỞ Y TẾ CỦA TỈNH\n- Rà soát.") == ()


def test_words_of_a_condition_are_no_bodies() -> None:
    assert duties_of("1. Khi gặp sự cố, phải thông báo với người phụ trách, cơ quan nơi xảy ra sự cố.") == ()


def test_an_article_on_what_a_body_owes_is_its_duty() -> None:
    text = OWED.format("Sở Nông nghiệp và Môi trường", "Rà soát các tuyến đê.")
    reading = read(SourceText.of_text(text))
    (duty,) = find_duties(reading, find_outline(reading))
    assert (duty.item, duty.agencies) == ("Điều 9", ("Sở Nông nghiệp và Môi trường",))


def test_an_article_on_what_several_owe_leaves_it_to_its_points() -> None:
    reading = read(SourceText.of_text(OWED.format("các cơ quan", "Sở Y tế rà soát các trạm.")))
    assert [d.agencies for d in find_duties(reading, find_outline(reading))] == [("Sở Y tế",)]


def test_a_sentence_of_a_group_is_no_heading() -> None:
    points = "1. Sở Công Thương\n- Rà soát các mỏ.\n2. Các đơn vị chủ động khai thác đá\n- Trồng cây quanh mỏ.\n"
    assert found_in(points)[1:] == [("2", ("Các đơn vị",))]


@pytest.mark.parametrize(
    ("heading", "agencies"),
    [
        ("các cơ quan cấp trên (kể cả cơ quan quản lý vốn)", ("các cơ quan cấp trên",)),
        ("các ngành (gồm các Sở: Nội vụ, Y tế)", ("Sở Nội vụ", "Sở Y tế")),
    ],
)
def test_a_bracket_after_a_body_explains_it(heading: str, agencies: tuple[str, ...]) -> None:
    assert found_in(f"1. Trách nhiệm của {heading}\n- Đôn đốc kiểm kê.\n") == [("1", agencies)]


def test_fields_are_no_bodies() -> None:
    assert found_in("1. Sở Y tế\n- Rà soát trạm.\n2. Các ngành, lĩnh vực khác\n- Trồng tre.\n") == [("1", ("Sở Y tế",))]


@pytest.mark.parametrize(
    "closing",
    [
        "Giám đốc các sở; Thủ trưởng các ban, ngành; Chủ tịch UBND các xã triển khai Kế hoạch.",
        "Ủy ban nhân dân tỉnh giao Giám đốc các sở; Thủ trưởng các ban, ngành; Chủ tịch UBND các xã triển khai.",
        "Yêu cầu Giám đốc các sở; Thủ trưởng các ban, ngành; Chủ tịch UBND các xã triển khai.",
    ],
)
def test_the_last_paragraph_charges_all_and_belongs_to_no_point(closing: str) -> None:
    every = ("Giám đốc các sở", "Thủ trưởng các ban, ngành", "Chủ tịch UBND các xã")
    assert found_in(f"1. Sở Y tế\n- Rà soát trạm.\n{closing}") == [("1", ("Sở Y tế",)), (None, every)]


def test_points_below_several_bodies_with_a_colon_are_theirs() -> None:
    text = "1. Đối với các Sở: Nội vụ, Y tế; UBND các xã:\na) Rà soát trạm.\nb) Trồng tre.\n2. Sở Xây dựng sửa đê."
    assert found_in(text)[0] == ("1", ("Sở Nội vụ", "Sở Y tế", "UBND các xã"))


def test_a_long_line_of_bodies_over_letters_is_no_heading_and_gives_them_its_bodies() -> None:
    bodies = ("Sở Tài chính", "Sở Nội vụ", "Sở Y tế", "Ủy ban nhân dân các huyện, thị xã Long Hoa và thành phố An Bình")
    text = f"1. Đối với các Sở: Tài chính, Nội vụ, Y tế; {bodies[3]}:\na) Khi xây chợ, phải trồng cây.\n"
    assert found_in(text) == [("1", bodies)]


def test_a_long_point_over_headings_is_a_duty_itself() -> None:
    point = "2. Các sở, ngành có trách nhiệm góp ý đúng hạn cho chợ nổi, bến đò và các tuyến đê"
    long = f"{point} của tỉnh, chịu trách nhiệm về những điều sau:"
    below = "2.1. Trách nhiệm chung\na) Góp ý về đê.\n"
    assert found_in(f"1. Sở Y tế\n- Rà soát trạm.\n{long}\n{below}") == [("1", ("Sở Y tế",)), ("2", ("Các sở, ngành",))]
    assert found_in(f"1. Sở Y tế\n- Rà soát trạm.\n2. Các sở, ngành góp ý:\n{below}") == [("1", ("Sở Y tế",))]


def test_an_article_on_what_one_body_owes_is_its_duty_also_where_the_first_point_repeats_it() -> None:
    text = OWED.format("Sở Y tế", "Sở Y tế là cơ quan thường trực.")
    reading = read(SourceText.of_text(text))
    (duty,) = find_duties(reading, find_outline(reading))
    assert (duty.item, duty.agencies) == ("Điều 9", ("Sở Y tế",))
    assert duty.span.text.endswith("Trồng tre trên đê.")


def test_a_sentence_that_leads_in_points_gives_them_its_bodies() -> None:
    text = "Sở Y tế là cơ quan thường trực, có trách nhiệm:\n1. Rà soát các trạm.\n2. Sở Nội vụ theo dõi.\n"
    assert found_in(text) == [("1", ("Sở Y tế",)), ("2", ("Sở Nội vụ",))]


def test_a_body_that_is_anybody_is_nobody() -> None:
    text = "1. Cơ chế trách nhiệm giải trình\n- Các xã có trách nhiệm báo cáo.\n- Nếu chậm, đơn vị chịu trách nhiệm.\n"
    assert found_in(text) == [("1", ("Các xã",))]


def found_in(points: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(d.item, d.agencies) for d in duties_of(points)]


def test_a_line_that_leads_in_points_gives_them_its_body() -> None:
    text = (
        "1. Đảng ủy Công an tỉnh chỉ đạo:\n1.1. Xây dựng kế hoạch.\n1.2. Sở Y tế trực cấp cứu.\n2. Sở Nội vụ rà soát."
    )
    assert found_in(text) == [
        ("1.1", ("Đảng ủy Công an tỉnh",)),
        ("1.2", ("Sở Y tế",)),
        ("2", ("Sở Nội vụ",)),
    ]


def test_two_parts_with_one_number_keep_their_bodies() -> None:
    found = duties_of("1. Sở Y tế\n- Chủ trì tiêm chủng.\nIII. CHẾ ĐỘ BÁO CÁO\n1. Các sở, ngành\n- Báo cáo hằng quý.")
    assert [d.agencies for d in found] == [("Sở Y tế",), ("Các sở, ngành",)]


def test_points_below_a_body_are_its_duties_whomever_they_name() -> None:
    text = "1. Công an tỉnh\na) Phối hợp\n- Sở Tài chính bố trí vốn.\n- Sở Y tế cai nghiện.\n2. Sở Nội vụ\n- Rà soát.\n"
    assert found_in(text) == [("1", ("Công an tỉnh",)), ("2", ("Sở Nội vụ",))]


def test_an_article_of_one_sentence_charges_whom_it_names() -> None:
    text = (
        "QUYẾT ĐỊNH\nĐiều 1. Ban hành Quy chế.\n"
        "Điều 2. Giám đốc Sở Y tế, Chủ tịch UBND các xã chịu trách nhiệm thi hành.\n"
    )
    reading = read(SourceText.of_text(text))
    (duty,) = find_duties(reading, find_outline(reading))
    assert (duty.item, duty.agencies) == ("Điều 2", ("Giám đốc Sở Y tế", "Chủ tịch UBND các xã"))


def test_an_article_that_is_no_heading_charges_whom_it_names() -> None:
    names = "Giám đốc Sở Y tế; Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường và các đơn vị liên quan"
    reading = read(
        SourceText.of_text(f"QUYẾT ĐỊNH\nĐiều 1. Ban hành Quy chế.\nĐiều 2. {names} thi hành Quyết định này.\n")
    )
    outline = find_outline(reading)
    assert [s.number for s in outline.sections] == ["Điều 1"]
    assert [d.item for d in find_duties(reading, outline)] == ["Điều 2"]


def test_letters_below_a_body_with_a_colon_are_one_point() -> None:
    text = "1. Sở Xây dựng có trách nhiệm:\na) Thẩm định hồ sơ.\nb) Theo dõi tiến độ.\n2. Sở Nội vụ rà soát biên chế."
    assert found_in(text) == [("1", ("Sở Xây dựng",)), ("2", ("Sở Nội vụ",))]


def test_bullets_each_with_a_body_are_points_of_their_own() -> None:
    text = "- Sở Y tế chủ trì tiêm chủng.\n- Sở Công Thương bình ổn giá.\n- Giao Công an tỉnh tuần tra."
    assert [a for _, a in found_in(text)] == [("Sở Y tế",), ("Sở Công Thương",), ("Công an tỉnh",)]


def test_the_bodies_in_the_bullets_of_a_point_are_charged_together() -> None:
    text = "1. Chế độ báo cáo\n- Các xã, phường báo cáo hằng tháng.\n- Sở Nội vụ tổng hợp trước ngày 20/12 hằng năm.\n"
    assert found_in(text) == [("1", ("Các xã, phường", "Sở Nội vụ"))]


def test_bodies_that_are_asked_stand_as_a_heading() -> None:
    text = "3. Đề nghị: Hội Nông dân tỉnh, Liên minh Hợp tác xã\na) Vận động hội viên.\nb) Giới thiệu mô hình."
    assert found_in(text) == [("3", ("Hội Nông dân tỉnh", "Liên minh Hợp tác xã"))]


def test_a_verb_in_a_capital_is_no_body() -> None:
    assert duties_of("1. Tổ chức quán triệt Nghị quyết đến đảng viên.\n2. Báo cáo kết quả hằng quý.") == ()


def test_a_link_of_a_page_is_no_part_of_the_last_point() -> None:
    (duty,) = duties_of("1. Sở Y tế theo dõi việc thực hiện.\n\nXem chi tiết văn bản tại đây./.")
    assert duty.span.text.endswith("thực hiện.")


@pytest.mark.parametrize(
    ("words", "deadline", "frequency"),
    [
        ("báo cáo trước ngày 15/12 hằng năm", "trước ngày 15/12 hằng năm", None),
        ("báo cáo định kỳ, đột xuất", None, "định kỳ, đột xuất"),
        ("hoàn thành trong quý II/2031", "hoàn thành trong quý II/2031", None),
        ("báo cáo hằng quý, 6 tháng", None, "hằng quý, 6 tháng"),
        ("báo cáo chậm nhất ngày 30 tháng 6", "chậm nhất ngày 30 tháng 6", None),
        ("báo cáo 6 tháng một lần", None, "6 tháng một lần"),
        ("báo cáo trước 19 giờ, trước 9h00", None, None),
        ("công khai chậm nhất 03 ngày làm việc", "chậm nhất 03 ngày làm việc", None),
    ],
)
def test_deadlines_and_frequencies_of_other_styles(words: str, deadline: str | None, frequency: str | None) -> None:
    (duty,) = duties_of(f"1. Sở Nội vụ {words}.")
    assert (duty.deadline, duty.frequency) == (deadline, frequency)


def test_a_sentence_that_charges_nobody_is_no_duty() -> None:
    assert duties_of("Nghị quyết này được phổ biến đến các chi bộ.") == ()


@pytest.mark.parametrize(
    "name",
    [
        "leads",
        "heads",
        "verbs",
        "bare_heads",
        "bare_charges",
        "receiving",
        "shares",
        "conditions",
        "summing_up",
        "met",
        "listing",
        "attributes",
        "groups",
        "orders",
        "closing",
        "deadline",
        "frequency",
    ],
)
def test_patterns_match_their_examples_and_refuse_the_others(name: str) -> None:
    pattern = re.compile(RULES[name]["pattern"])
    assert all(pattern.search(x) for x in RULES[name]["examples"])
    look = pattern.fullmatch if name.startswith("bare") else pattern.match
    assert not any(look(x) for x in RULES[name].get("not", []))


@pytest.mark.parametrize(
    ("heading", "bodies"),
    [
        ("Sở Công Thương (cơ quan chủ trì)", ("Sở Công Thương",)),
        ("Sở Y tế (đầu mối), Sở Nội vụ", ("Sở Y tế", "Sở Nội vụ")),
        ("Sở Công Thương kiểm tra chợ", ()),
    ],
)
def test_a_role_in_brackets_belongs_to_no_name_and_orders_nothing(heading: str, bodies: tuple[str, ...]) -> None:
    assert named_by(heading) == bodies
