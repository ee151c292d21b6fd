"""One body however its name is printed: abbreviations, groups, other provinces, renamings."""

import pytest

from policy_lineage.data import rows
from policy_lineage.graph.bodies import by_key, find_bodies, find_body, line_of, search_bodies, successors

HOME = "Hà Tĩnh"


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Sở Tài chính", "province/so-tai-chinh"),
        ("sở tài chính", "province/so-tai-chinh"),
        ("Sở TC", "province/so-tai-chinh"),
        ("STC", "province/so-tai-chinh"),
        ("Sở Tài chính tỉnh", "province/so-tai-chinh"),
        ("Giám đốc Sở Tài chính", "province/so-tai-chinh"),
        ("Sở Tài chính (chủ trì)", "province/so-tai-chinh"),
        ("Sở Tài chính tỉnh Hà Tĩnh", "province/so-tai-chinh"),
        ("So Tai chinh", "province/so-tai-chinh"),
        ("Sở Nông nghiệp và môi trường", "province/so-nong-nghiep-va-moi-truong"),
        ("Sở NN&MT", "province/so-nong-nghiep-va-moi-truong"),
        ("Sở TN&MT", "province/so-tai-nguyen-va-moi-truong"),
        ("Sở Tài nguyên & Môi trường", "province/so-tai-nguyen-va-moi-truong"),
        ("Sở KH&ĐT", "province/so-ke-hoach-va-dau-tu"),
        ("Sở Kế hoạch và Đầu tư", "province/so-ke-hoach-va-dau-tu"),
        ("Sở VHTTDL", "province/so-van-hoa-the-thao-va-du-lich"),
        ("Sở Văn hóa, Thể thao và du lịch", "province/so-van-hoa-the-thao-va-du-lich"),
        ("Sở Văn hoá, Thể thao và Du lịch", "province/so-van-hoa-the-thao-va-du-lich"),
        ("Sở GD&ĐT", "province/so-giao-duc-va-dao-tao"),
        ("Sở KH&CN", "province/so-khoa-hoc-va-cong-nghe"),
        ("UBND tỉnh", "province/uy-ban-nhan-dan-tinh"),
        ("Ủy ban nhân dân tỉnh Hà Tĩnh", "province/uy-ban-nhan-dan-tinh"),
        ("Uỷ ban nhân dân tỉnh", "province/uy-ban-nhan-dan-tinh"),
        ("Chủ tịch UBND tỉnh", "province/uy-ban-nhan-dan-tinh"),
        ("UBND thành phố", "province/uy-ban-nhan-dan-tinh"),
        ("HĐND tỉnh", "province/hoi-dong-nhan-dan-tinh"),
        ("UBKT Tỉnh uỷ", "province/uy-ban-kiem-tra-tinh-uy"),
        ("Ban Thường vụ Tỉnh ủy", "province/ban-thuong-vu-tinh-uy"),
        ("BTV Tỉnh ủy", "province/ban-thuong-vu-tinh-uy"),
        ("Công an tỉnh", "province/cong-an-tinh"),
        ("Các sở, ban, ngành", "province/cac-so-ban-nganh"),
        ("các sở, ngành, địa phương", "province/cac-so-ban-nganh"),
        ("Các ban, sở, ngành, địa phương", "province/cac-so-ban-nganh"),
        ("BCT", "vn/bo-chinh-tri"),
        ("Bộ Chính trị khóa XIII", "vn/bo-chinh-tri"),
        ("BBT", "vn/ban-bi-thu-trung-uong-dang"),
        ("Ban Bí thư TW", "vn/ban-bi-thu-trung-uong-dang"),
        ("BCHTW", "vn/ban-chap-hanh-trung-uong-dang"),
        ("BCH TW Đảng", "vn/ban-chap-hanh-trung-uong-dang"),
        ("Hội nghị lần thứ bảy Ban Chấp hành Trung ương Đảng khóa XII", "vn/ban-chap-hanh-trung-uong-dang"),
        ("Hội nghị Trung ương 6 khóa XII", "vn/ban-chap-hanh-trung-uong-dang"),
        ("Bộ TN&MT", "vn/bo-tai-nguyen-va-moi-truong"),
        ("Bộ trưởng Bộ Tài chính", "vn/bo-tai-chinh"),
        ("Thủ tướng Chính phủ", "vn/thu-tuong-chinh-phu"),
        ("Thủ tướng", "vn/thu-tuong-chinh-phu"),
        ("Chính phủ", "vn/chinh-phu"),
        ("UBTV Quốc hội", "vn/uy-ban-thuong-vu-quoc-hoi"),
    ],
)
def test_a_printed_name_means_one_body(printed: str, key: str) -> None:
    assert find_body(printed, HOME).key == key


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Tỉnh ủy Quảng Nam", "quang-nam/ban-chap-hanh-dang-bo-tinh"),
        ("UBND tỉnh Nghệ An", "nghe-an/uy-ban-nhan-dan-tinh"),
        ("Sở Tài chính tỉnh Nghệ An", "nghe-an/so-tai-chinh"),
        ("Thành ủy Đà Nẵng", "da-nang/ban-chap-hanh-dang-bo-tinh"),
        ("HĐND thành phố Hải Phòng", "hai-phong/hoi-dong-nhan-dan-tinh"),
    ],
)
def test_a_body_of_another_province_is_another_one(printed: str, key: str) -> None:
    assert find_body(printed, HOME).key == key


def test_a_body_of_a_merged_province_is_one_of_the_new_one_in_its_text() -> None:
    assert find_body("Sở Y tế tỉnh Yên Bái", "Lào Cai").key == "province/so-y-te"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bộ Tài chính", "Sở Tài chính"),
        ("Ban Thường vụ Tỉnh ủy", "Ban Chấp hành Đảng bộ tỉnh"),
        ("Ban Tổ chức Tỉnh ủy", "Ban Tổ chức Trung ương"),
        ("HĐND tỉnh", "UBND tỉnh"),
        ("Đảng ủy UBND tỉnh", "UBND tỉnh"),
        ("Sở Nông nghiệp và Môi trường", "Sở Tài nguyên và Môi trường"),
        ("Công an tỉnh", "Bộ Công an"),
        ("Văn phòng Tỉnh ủy", "Văn phòng UBND tỉnh"),
        ("Tỉnh đoàn", "Hội Liên hiệp Phụ nữ tỉnh"),
    ],
)
def test_bodies_that_look_alike_are_two(one: str, other: str) -> None:
    assert find_body(one, HOME).key != find_body(other, HOME).key


@pytest.mark.parametrize("printed", ["Sở Nông nghiệp và môi trường", "STC", "Các ban, sở, ngành", "Sở Chưa Ai Biết"])
def test_the_name_as_printed_is_kept(printed: str) -> None:
    assert find_body(f"  {printed} ", HOME).as_stated == printed


def test_a_body_that_the_registry_does_not_know_keeps_its_name() -> None:
    body = find_body("Trung tâm Trợ giúp Nông dân", HOME)
    assert (body.name, body.row) == ("Trung tâm Trợ giúp Nông dân", None)


def test_several_issuers_are_several_bodies() -> None:
    names = [b.name for b in find_bodies("Bộ Tài chính và Bộ Nội vụ")]
    assert names == ["Bộ Tài chính", "Bộ Nội vụ"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("province/so-tai-nguyen-va-moi-truong", "province/so-nong-nghiep-va-moi-truong"),
        ("province/so-nong-nghiep-va-phat-trien-nong-thon", "province/so-nong-nghiep-va-moi-truong"),
        ("province/so-ke-hoach-va-dau-tu", "province/so-tai-chinh"),
        ("province/so-giao-thong-van-tai", "province/so-xay-dung"),
    ],
)
def test_a_renamed_body_and_its_successor_are_one_line(old: str, new: str) -> None:
    assert new in line_of(old)
    assert old in line_of(new)


def test_a_body_that_was_never_renamed_is_alone_in_its_line() -> None:
    assert line_of("province/cong-an-tinh") == ("province/cong-an-tinh",)


def test_no_line_of_bodies_runs_in_a_circle() -> None:
    after = successors()
    assert [k for k, news in after.items() if any(k in after.get(n, ()) for n in news)] == []


def test_every_successor_is_a_body_of_the_registry() -> None:
    named = {r[c] for r in rows("agency_successors") for c in ("agency", "successor")}
    assert sorted(named - by_key().keys()) == []


@pytest.mark.parametrize("row", rows("agencies"), ids=lambda r: r["key"])
def test_every_name_of_the_registry_finds_its_body(row: dict[str, str]) -> None:
    assert find_body(row["name"]).key == row["key"]


@pytest.mark.parametrize("row", rows("agency_abbreviations"), ids=lambda r: r["short"])
def test_an_abbreviation_means_what_its_full_form_means(row: dict[str, str]) -> None:
    full = row["example"].replace(row["short"], row["full"])
    assert find_body(row["example"]).key == find_body(full).key


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("sở tài chính", ("province/so-tai-chinh",)),
        ("so tai chinh", ("province/so-tai-chinh",)),
        ("SNNMT", ("province/so-nong-nghiep-va-moi-truong",)),
        ("không có cơ quan này", ()),
    ],
)
def test_the_words_of_a_person_find_bodies(words: str, keys: tuple[str, ...]) -> None:
    assert search_bodies(words) == keys
