"""The exact rows of every question on the tiny graph: taken from a run, then read against small_graph.py."""

from typing import Any

# name -> parameters, rows in order of display
EXPECTED: dict[str, tuple[dict[str, str], list[tuple[Any, ...]]]] = {
    "bodies_and_their_work": (
        {},
        [
            ("Sở Tài chính", 2, 0, 0, 1),
            ("Thuế tỉnh", 0, 1, 0, 1),
        ],
    ),
    "bodies_renamed": (
        {},
        [
            ("Sở Kế hoạch và Đầu tư", "Sở Tài chính", "2025-03-01", "hợp nhất sở"),
        ],
    ),
    "bodies_working_together": (
        {},
        [
            ("Sở Tài chính", "Thuế tỉnh", 1),
        ],
    ),
    "chain_above": (
        {},
        [
            (1, "46-CTr/TU", "68-NQ/TW", "issued", "Hà Tĩnh 46-CTr/TU", "registry"),
            (1, "46-CTr/TU", "68-NQ/TW", "issued", "Ban hành chương trình để thực hiện Nghị quyết 68", "text"),
            (1, "46-CTr/TU", "68-NQ/TW", "issued", "Chương trình thực hiện Nghị quyết số 68-NQ/TW", "text"),
        ],
    ),
    "chain_below": (
        {},
        [
            (1, "46-CTr/TU", "Hà Tĩnh", "68-NQ/TW", "issued", "Hà Tĩnh 46-CTr/TU", "registry"),
            (
                1,
                "46-CTr/TU",
                "Hà Tĩnh",
                "68-NQ/TW",
                "issued",
                "Ban hành chương trình để thực hiện Nghị quyết 68",
                "text",
            ),
            (1, "46-CTr/TU", "Hà Tĩnh", "68-NQ/TW", "issued", "Chương trình thực hiện Nghị quyết số 68-NQ/TW", "text"),
            (1, "30-CTr/TU", "Tuyên Quang", "68-NQ/TW", "issued", "Hà Giang 30-CTr/TU", "registry"),
            (2, "12/KH-UBND", "Hà Tĩnh", "46-CTr/TU", "issued", "Hà Tĩnh 12/KH-UBND", "registry"),
        ],
    ),
    "contradicting_targets": (
        {},
        [
            ("Hà Tĩnh", "46-CTr/TU", "Tốc độ tăng trưởng GRDP", 2026, [10.0, 11.0], "%"),
        ],
    ),
    "coverage_by_region": (
        {},
        [
            ("Bắc Trung Bộ", 1, 1),
            ("Đồng bằng sông Cửu Long", 0, 1),
            ("Trung du và miền núi phía Bắc", 1, 2),
        ],
    ),
    "documents_read": (
        {},
        [
            ("Hà Tĩnh", "46-CTr/TU", "Phát triển kinh tế tư nhân", "2025-07-05", 4, 4, 1, 1, 1, "a.txt"),
            ("Thái Nguyên", "43/KH-UBND", "Chuyển đổi số", "2025-05-11", 3, 1, 0, 1, 0, "b.txt"),
        ],
    ),
    "doubts_by_severity": (
        {},
        [
            ("high", "two-dates", 1, 1),
        ],
    ),
    "duties_of": (
        {},
        [
            ("1", ["Sở Tài chính", "Thuế tỉnh"], "Xây dựng kế hoạch chi tiết", "trước ngày 30/9/2025", None, 800, 840),
        ],
    ),
    "duties_with_deadlines": (
        {},
        [
            (
                "trước ngày 30/9/2025",
                ["Sở Tài chính", "Thuế tỉnh"],
                "Xây dựng kế hoạch chi tiết",
                "Hà Tĩnh",
                "46-CTr/TU",
                800,
                840,
            ),
        ],
    ),
    "implementing_delay": (
        {},
        [
            ("68-NQ/TW", "Tuyên Quang", "30-CTr/TU", "2025-05-04", "2025-06-10", 37),
            ("68-NQ/TW", "Hà Tĩnh", "46-CTr/TU", "2025-05-04", "2025-07-05", 62),
            ("71/NQ-CP", "Thái Nguyên", "43/KH-UBND", "2025-04-01", "2025-05-11", 40),
        ],
    ),
    "implements_through": (
        {},
        [
            ("Thái Nguyên", "43/KH-UBND", ["71/NQ-CP"], 2, "2025-05-11"),
        ],
    ),
    "indicator_over_provinces": (
        {},
        [
            ("Hà Tĩnh", 2026, ">=", 10.0, None, "%", "46-CTr/TU"),
            ("Hà Tĩnh", 2026, ">=", 11.0, None, "%", "46-CTr/TU"),
            ("Thái Nguyên", 2026, ">=", 10.5, None, "%", "43/KH-UBND"),
        ],
    ),
    "indicators_by_provinces": (
        {},
        [
            ("grdp_growth", "Tốc độ tăng trưởng GRDP", 2, 3),
            ("firms", "Số doanh nghiệp", 1, 1),
        ],
    ),
    "issuers_of_programmes": (
        {},
        [
            ("Ủy ban nhân dân tỉnh", 2, 2),
            ("Ban Thường vụ Tỉnh ủy", 1, 1),
        ],
    ),
    "merged_provinces_documents": (
        {},
        [
            ("Tuyên Quang", "Hà Giang", "30-CTr/TU", "Thực hiện nghị quyết", "2025-06-10"),
        ],
    ),
    "most_cited": (
        {},
        [
            ("68-NQ/TW", "kinh tế tư nhân", 2, 3),
            ("18-NQ/TW", None, 1, 1),
            ("46-CTr/TU", "Phát triển kinh tế tư nhân", 1, 1),
            ("59-NQ/TW", "hội nhập quốc tế", 1, 1),
            ("99-KL/TW", None, 1, 1),
        ],
    ),
    "most_stated": (
        {},
        [
            ("46-CTr/TU", "68-NQ/TW", 2, 1),
            ("43/KH-UBND", "71/NQ-CP", 1, 1),
            ("71/NQ-CP", "57-NQ/TW", 1, 1),
            ("Chương trình hành động về chuyển đổi số", "57-NQ/TW", 1, 1),
        ],
    ),
    "never_resolved": (
        {},
        [
            ("99-KL/TW", "vn/99-KL/TW@?", 1, ["ha-tinh/46-CTr/TU@2025"]),
        ],
    ),
    "one_code_many_documents": (
        {},
        [
            ("18-NQ/TW", 2, ["vn/18-NQ/TW@2017", "vn/18-NQ/TW@2022"]),
        ],
    ),
    "only_in_registry": (
        {},
        [
            ("Hà Tĩnh", "12/KH-UBND", "46-CTr/TU", "issued", "Hà Tĩnh 12/KH-UBND"),
            ("Tuyên Quang", "30-CTr/TU", "68-NQ/TW", "issued", "Hà Giang 30-CTr/TU"),
        ],
    ),
    "ordered_not_implemented": (
        {},
        [
            ("Thái Nguyên", "59-NQ/TW", "hội nhập quốc tế", "tiếp tục thực hiện Nghị quyết 59-NQ/TW", "43/KH-UBND"),
        ],
    ),
    "planned_not_issued": (
        {},
        [
            (
                "Tuyên Quang",
                "Chương trình hành động về chuyển đổi số",
                "57-NQ/TW",
                "Sẽ ban hành chương trình thực hiện Nghị quyết 57",
                "ha-tinh/46-CTr/TU@2025",
            ),
        ],
    ),
    "programmes_by_month": (
        {},
        [
            ("2025-05", 1, 1),
            ("2025-06", 1, 1),
            ("2025-07", 1, 1),
        ],
    ),
    "province_implements": (
        {},
        [
            (
                "46-CTr/TU",
                "Phát triển kinh tế tư nhân",
                "12/KH-UBND",
                "Hà Tĩnh",
                "2025-09-01",
                "issued",
                "Hà Tĩnh 12/KH-UBND",
                "registry",
            ),
            (
                "68-NQ/TW",
                "kinh tế tư nhân",
                "46-CTr/TU",
                "Hà Tĩnh",
                "2025-07-05",
                "issued",
                "Hà Tĩnh 46-CTr/TU",
                "registry",
            ),
            (
                "68-NQ/TW",
                "kinh tế tư nhân",
                "46-CTr/TU",
                "Hà Tĩnh",
                "2025-07-05",
                "issued",
                "Ban hành chương trình để thực hiện Nghị quyết 68",
                "text",
            ),
            (
                "68-NQ/TW",
                "kinh tế tư nhân",
                "46-CTr/TU",
                "Hà Tĩnh",
                "2025-07-05",
                "issued",
                "Chương trình thực hiện Nghị quyết số 68-NQ/TW",
                "text",
            ),
        ],
    ),
    "provinces_without": (
        {},
        [
            ("Thái Nguyên", 1),
            ("Cà Mau", 0),
        ],
    ),
    "replaced": (
        {},
        [
            ("18-NQ/TW", "2022-06-16", "18-NQ/TW", "2017-10-25", "registry"),
        ],
    ),
    "resolutions_by_provinces": (
        {},
        [
            ("68-NQ/TW", "kinh tế tư nhân", 2, 2, 0),
            ("57-NQ/TW", "khoa học, công nghệ", 1, 1, 1),
            ("71/NQ-CP", None, 1, 1, 0),
        ],
    ),
    "role_counts": (
        {},
        [
            ("background", 3, 3),
            ("implemented-by", 2, 1),
            ("carry-out", 1, 1),
            ("in-spirit", 1, 1),
        ],
    ),
    "sentences_with": (
        {},
        [
            ("43/KH-UBND", "59-NQ/TW", "carry-out", "tiếp tục thực hiện Nghị quyết 59-NQ/TW", 120, 158),
        ],
    ),
    "targeted_here_not_there": (
        {},
        [
            ("firms", "Số doanh nghiệp", ["46-CTr/TU"]),
        ],
    ),
    "targets_for": (
        {},
        [
            (
                "Hà Tĩnh",
                "46-CTr/TU",
                "doanh nghiệp hoạt động",
                None,
                None,
                ">=",
                15.0,
                None,
                "nghìn doanh nghiệp",
                2030,
            ),
            ("Hà Tĩnh", "46-CTr/TU", "mức độ hài lòng", None, None, ">=", 95.0, None, "%", None),
            ("Hà Tĩnh", "46-CTr/TU", "tăng trưởng GRDP", None, None, ">=", 10.0, None, "%", 2026),
            ("Hà Tĩnh", "46-CTr/TU", "tăng trưởng GRDP", None, None, ">=", 11.0, None, "%", 2026),
        ],
    ),
    "targets_of": (
        {},
        [
            (
                "1",
                "tăng trưởng GRDP",
                None,
                None,
                ">=",
                10.0,
                None,
                "%",
                2026,
                "grdp_growth",
                ["Sở Tài chính"],
                500,
                520,
            ),
            (
                "2",
                "doanh nghiệp hoạt động",
                None,
                None,
                ">=",
                15.0,
                None,
                "nghìn doanh nghiệp",
                2030,
                "firms",
                ["Sở Tài chính"],
                560,
                580,
            ),
            ("3", "mức độ hài lòng", None, None, ">=", 95.0, None, "%", None, None, [], 620, 640),
            ("9", "tăng trưởng GRDP", None, None, ">=", 11.0, None, "%", 2026, "grdp_growth", [], 900, 920),
        ],
    ),
    "targets_of_province": (
        {},
        [
            ("46-CTr/TU", "1", "tăng trưởng GRDP", None, None, ">=", 10.0, None, "%", 2026, ["Sở Tài chính"], 500, 520),
            (
                "46-CTr/TU",
                "2",
                "doanh nghiệp hoạt động",
                None,
                None,
                ">=",
                15.0,
                None,
                "nghìn doanh nghiệp",
                2030,
                ["Sở Tài chính"],
                560,
                580,
            ),
            ("46-CTr/TU", "3", "mức độ hài lòng", None, None, ">=", 95.0, None, "%", None, [], 620, 640),
            ("46-CTr/TU", "9", "tăng trưởng GRDP", None, None, ">=", 11.0, None, "%", 2026, [], 900, 920),
        ],
    ),
    "tasks_for": (
        {},
        [
            ("Hà Tĩnh", "46-CTr/TU", "II.1", "Cải thiện môi trường kinh doanh theo Nghị quyết 68", 700, 750),
        ],
    ),
    "text_and_registry": (
        {},
        [
            ("46-CTr/TU", "68-NQ/TW", 2, 1),
        ],
    ),
    "two_dates": (
        {},
        [
            ("46-CTr/TU", ["2025-07-03", "2025-07-05"], ["thai-nguyen/43/KH-UBND@2025"]),
            ("68-NQ/TW", ["2025-05-04", "2025-05-05"], ["ha-tinh/46-CTr/TU@2025", "thai-nguyen/43/KH-UBND@2025"]),
        ],
    ),
    "unmatched_targets": (
        {},
        [
            ("Hà Tĩnh", "46-CTr/TU", "mức độ hài lòng", 95.0, "%", 620, 640),
        ],
    ),
    "who_implements": (
        {},
        [
            (
                "Hà Tĩnh",
                "46-CTr/TU",
                "Phát triển kinh tế tư nhân",
                "2025-07-05",
                "issued",
                "Hà Tĩnh 46-CTr/TU",
                "registry/implementations",
                2,
                19,
                "registry",
            ),
            (
                "Hà Tĩnh",
                "46-CTr/TU",
                "Phát triển kinh tế tư nhân",
                "2025-07-05",
                "issued",
                "Chương trình thực hiện Nghị quyết số 68-NQ/TW",
                "ha-tinh/46-CTr/TU@2025",
                10,
                55,
                "text",
            ),
            (
                "Hà Tĩnh",
                "46-CTr/TU",
                "Phát triển kinh tế tư nhân",
                "2025-07-05",
                "issued",
                "Ban hành chương trình để thực hiện Nghị quyết 68",
                "ha-tinh/46-CTr/TU@2025",
                200,
                248,
                "text",
            ),
            (
                "Tuyên Quang",
                "30-CTr/TU",
                "Thực hiện nghị quyết",
                "2025-06-10",
                "issued",
                "Hà Giang 30-CTr/TU",
                "registry/implementations",
                1,
                19,
                "registry",
            ),
        ],
    ),
    "work_of_a_body": (
        {},
        [
            ("Sở Tài chính", "charged", "duty", "Xây dựng kế hoạch chi tiết", "46-CTr/TU"),
            ("Sở Tài chính", "lead", "target", "doanh nghiệp hoạt động 15", "46-CTr/TU"),
            ("Sở Tài chính", "lead", "target", "tăng trưởng GRDP 10", "46-CTr/TU"),
        ],
    ),
}
