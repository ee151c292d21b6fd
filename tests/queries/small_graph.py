"""A tiny graph for the questions: invented programmes of real provinces, each relationship with its sentence.

What it holds: 68-NQ/TW carried out by Hà Tĩnh (read, two sentences), through it by a
plan of Hà Tĩnh, by Hà Giang (registry; merged into Tuyên Quang); 57-NQ/TW carried out by
71/NQ-CP, through it by Thái Nguyên, and planned by Tuyên Quang; 59-NQ/TW ordered
carried out by Thái Nguyên without a document; Cà Mau, of which nothing is read.
"""

from policy_lineage.graph.batch import GraphBatch, Node, Relationship, Value, batch, statement

TEXT_A = "ha-tinh/46-CTr/TU@2025"
TEXT_B = "thai-nguyen/43/KH-UBND@2025"
REGISTRY = "registry/implementations"

R68, R57, R59 = "vn/68-NQ/TW@2025", "vn/57-NQ/TW@2024", "vn/59-NQ/TW@2025"
CP71 = "vn/71/NQ-CP@2025"
OLD18, NEW18 = "vn/18-NQ/TW@2017", "vn/18-NQ/TW@2022"
OPEN = "vn/99-KL/TW@?"
PLAN = "ha-tinh/12/KH-UBND@2025"
HA_GIANG = "ha-giang/30-CTr/TU@2025"
PLANNED = "tuyen-quang/chuong-trinh-hanh-dong-57@?"


def document(key: str, label: str, **properties: Value) -> Node:
    """A document whose code is read off its key."""
    code = key.split("/", 1)[1].rsplit("@", 1)[0]
    year = key.rsplit("@", 1)[1]
    known: dict[str, Value] = {"key": key, "code": code, "year": int(year) if year.isdigit() else None}
    return Node("Document", key, {**known, **properties}, (label,))


def said(
    kind: str, source: tuple[str, str], target: tuple[str, str], place: str, text: str, start: int, **more: Value
) -> Relationship:
    """A relationship stated by the sentence `text` at `start` of `place`."""
    origin = "registry" if place.startswith("registry") else "text"
    proof = {
        "stated_in": place,
        "start": start,
        "end": start + len(text),
        "text": text,
        "rule": "test",
        "origin": origin,
    }
    return statement(kind, source, target, proof, **more)


def doc(key: str) -> tuple[str, str]:
    """A document as the end of a relationship."""
    return "Document", key


DOCUMENTS = (
    document(R68, "Central", kind="nghị quyết", subject="kinh tế tư nhân", issuer="Bộ Chính trị",
             issued_on="2025-05-04", known=True),
    document(R57, "Central", kind="nghị quyết", subject="khoa học, công nghệ", issuer="Bộ Chính trị",
             issued_on="2024-12-22", known=True),
    document(R59, "Central", kind="nghị quyết", subject="hội nhập quốc tế", issuer="Bộ Chính trị",
             issued_on="2025-01-24", known=True),
    document(CP71, "Central", kind="nghị quyết", issuer="Chính phủ", issued_on="2025-04-01", known=True),
    document(OLD18, "Central", kind="nghị quyết", issued_on="2017-10-25", known=True),
    document(NEW18, "Central", kind="nghị quyết", issued_on="2022-06-16", known=True),
    document(OPEN, "Central", kind="kết luận"),
    document(TEXT_A, "Provincial", kind="chương trình hành động", title="Phát triển kinh tế tư nhân",
             issuer="Ban Thường vụ Tỉnh ủy", issued_on="2025-07-05", province="Hà Tĩnh", held=True,
             path="a.txt", status="issued"),
    document(PLAN, "Provincial", kind="kế hoạch", issuer="Ủy ban nhân dân tỉnh", issued_on="2025-09-01",
             province="Hà Tĩnh", status="issued"),
    document(HA_GIANG, "Provincial", kind="chương trình hành động", title="Thực hiện nghị quyết",
             issued_on="2025-06-10", province="Hà Giang", status="issued"),
    document(TEXT_B, "Provincial", kind="kế hoạch", title="Chuyển đổi số", issuer="Ủy ban nhân dân tỉnh",
             issued_on="2025-05-11", province="Thái Nguyên", held=True, path="b.txt", status="issued"),
    document(PLANNED, "Provincial", code=None, name="Chương trình hành động về chuyển đổi số",
             province="Tuyên Quang", status="planned"),
)  # fmt: skip

PROVINCES = tuple(
    Node("Province", name, {"name": name, "gso_code": code, "region": region, "valid_from": since, "valid_to": until})
    for name, code, region, since, until in (
        ("Hà Tĩnh", "42", "Bắc Trung Bộ", None, None),
        ("Tuyên Quang", "08", "Trung du và miền núi phía Bắc", None, None),
        ("Thái Nguyên", "19", "Trung du và miền núi phía Bắc", None, None),
        ("Cà Mau", "96", "Đồng bằng sông Cửu Long", None, None),
        ("Hà Giang", "02", "Trung du và miền núi phía Bắc", None, "2025-06-30"),
    )
)

INDICATORS = (
    Node("Indicator", "grdp_growth", {"id": "grdp_growth", "name_vi": "Tốc độ tăng trưởng GRDP",
                                      "name_en": "GRDP growth", "unit": "%", "group": "kinh tế"}),
    Node("Indicator", "firms", {"id": "firms", "name_vi": "Số doanh nghiệp", "name_en": "Enterprises",
                                "unit": "doanh nghiệp", "group": "kinh tế"}),
)  # fmt: skip


def target(place: str, at: int, words: str, value: float, **more: Value) -> Node:
    key = f"{place}#target-{at}"
    known: dict[str, Value] = {
        "key": key, "indicator": words, "value": value, "start": at, "end": at + 20, "comparator": ">=",
        "text": f"{words} {value:g}",
    }  # fmt: skip
    return Node("Target", key, {**known, **more})


GROWTH_A = target(TEXT_A, 500, "tăng trưởng GRDP", 10.0, item="1", unit="%", year=2026, value_canonical=10.0,
                  unit_canonical="%")  # fmt: skip
GROWTH_A2 = target(TEXT_A, 900, "tăng trưởng GRDP", 11.0, item="9", unit="%", year=2026, value_canonical=11.0,
                   unit_canonical="%")  # fmt: skip
FIRMS_A = target(TEXT_A, 560, "doanh nghiệp hoạt động", 15.0, item="2", unit="nghìn doanh nghiệp", year=2030,
                 value_canonical=15000.0, unit_canonical="doanh nghiệp")  # fmt: skip
ODD_A = target(TEXT_A, 620, "mức độ hài lòng", 95.0, item="3", unit="%")
GROWTH_B = target(TEXT_B, 300, "tăng GRDP", 10.5, item="1", unit="%", year=2026, value_canonical=10.5,
                  unit_canonical="%")  # fmt: skip

TASK_A = Node("Task", f"{TEXT_A}#task-700", {"key": f"{TEXT_A}#task-700", "section": "II.1",
              "text": "Cải thiện môi trường kinh doanh theo Nghị quyết 68", "start": 700, "end": 750})  # fmt: skip
DUTY_A = Node("Duty", f"{TEXT_A}#duty-800", {"key": f"{TEXT_A}#duty-800", "item": "1",
              "text": "Xây dựng kế hoạch chi tiết", "deadline": "trước ngày 30/9/2025", "start": 800,
              "end": 840})  # fmt: skip
DUTY_B = Node("Duty", f"{TEXT_B}#duty-600", {"key": f"{TEXT_B}#duty-600", "item": "1",
              "text": "Theo dõi, đôn đốc", "start": 600, "end": 640})  # fmt: skip
DOUBT_A = Node("Doubt", f"{TEXT_A}#two-dates-100", {"key": f"{TEXT_A}#two-dates-100", "rule": "two-dates",
               "severity": "high", "what": "hai ngày ban hành", "text": "03/7/2025", "start": 100,
               "end": 110})  # fmt: skip

FINANCE = Node("Agency", "province/so-tai-chinh", {"key": "province/so-tai-chinh", "name": "Sở Tài chính",
               "level": "province"})  # fmt: skip
TAX = Node("Agency", "province/thue-tinh", {"key": "province/thue-tinh", "name": "Thuế tỉnh", "level": "province"})
PLANNING = Node("Agency", "province/so-ke-hoach-va-dau-tu", {"key": "province/so-ke-hoach-va-dau-tu",
                "name": "Sở Kế hoạch và Đầu tư", "level": "province"})  # fmt: skip


def node(of: Node) -> tuple[str, str]:
    return of.label, of.key


def _text_a() -> GraphBatch:
    a = doc(TEXT_A)
    return batch(
        TEXT_A,
        (*DOCUMENTS, *PROVINCES, *INDICATORS, GROWTH_A, GROWTH_A2, FIRMS_A, ODD_A, TASK_A, DUTY_A, DOUBT_A,
         FINANCE, TAX, PLANNING),
        (
            said("IMPLEMENTS", a, doc(R68), TEXT_A, "Chương trình thực hiện Nghị quyết số 68-NQ/TW", 10,
                 status="issued"),
            said("IMPLEMENTS", a, doc(R68), TEXT_A, "Ban hành chương trình để thực hiện Nghị quyết 68", 200,
                 status="issued"),
            said("IMPLEMENTS", doc(PLANNED), doc(R57), TEXT_A, "Sẽ ban hành chương trình thực hiện Nghị quyết 57",
                 260, status="planned"),
            said("CITES", a, doc(R68), TEXT_A, "Nghị quyết số 68-NQ/TW, ngày 04/5/2025", 30,
                 role="implemented-by", date="2025-05-04", issuer="Bộ Chính trị"),
            said("CITES", a, doc(R68), TEXT_A, "Nghị quyết 68", 230, role="implemented-by"),
            said("CITES", a, doc(OPEN), TEXT_A, "Kết luận 99-KL/TW", 330, role="in-spirit"),
            said("CITES", a, doc(NEW18), TEXT_A, "Nghị quyết 18-NQ/TW", 350, role="background",
                 date="2022-06-16"),
            said("ISSUED_IN", a, ("Province", "Hà Tĩnh"), TEXT_A, "TỈNH ỦY HÀ TĨNH", 0, province_then="Hà Tĩnh"),
            *(said("SETS_TARGET", a, node(t), TEXT_A, "", int(str(t.properties["start"])))
              for t in (GROWTH_A, GROWTH_A2, FIRMS_A, ODD_A)),
            said("MEASURES", node(GROWTH_A), ("Indicator", "grdp_growth"), TEXT_A, "", 500, matched_by="alias"),
            said("MEASURES", node(GROWTH_A2), ("Indicator", "grdp_growth"), TEXT_A, "", 900, matched_by="alias"),
            said("MEASURES", node(FIRMS_A), ("Indicator", "firms"), TEXT_A, "", 560, matched_by="alias"),
            said("SETS_TASK", a, node(TASK_A), TEXT_A, "", 700),
            said("CARRIES_OUT", node(TASK_A), doc(R68), TEXT_A, "Nghị quyết 68", 730),
            said("CHARGES", a, node(DUTY_A), TEXT_A, "", 800),
            said("CHARGED_TO", node(DUTY_A), node(TAX), TEXT_A, "", 800, as_stated="Cục Thuế"),
            said("CHARGED_TO", node(DUTY_A), node(FINANCE), TEXT_A, "", 800, as_stated="Sở Tài chính"),
            said("LED_BY", node(GROWTH_A), node(FINANCE), TEXT_A, "", 500, as_stated="Sở Tài chính"),
            said("COORDINATED_BY", node(GROWTH_A), node(TAX), TEXT_A, "", 500, as_stated="Cục Thuế"),
            said("LED_BY", node(FIRMS_A), node(FINANCE), TEXT_A, "", 560, as_stated="Sở Tài chính"),
            said("RAISES", a, node(DOUBT_A), TEXT_A, "", 100),
        ),
    )  # fmt: skip


def _text_b() -> GraphBatch:
    b = doc(TEXT_B)
    return batch(
        TEXT_B,
        (*DOCUMENTS, *PROVINCES, *INDICATORS, GROWTH_B, DUTY_B),
        (
            said("IMPLEMENTS", b, doc(CP71), TEXT_B, "Kế hoạch thực hiện Nghị quyết số 71/NQ-CP", 10, status="issued"),
            said("IMPLEMENTS", doc(CP71), doc(R57), TEXT_B, "Chương trình của Chính phủ thực hiện Nghị quyết 57", 60,
                 status="issued"),
            said("CITES", b, doc(R59), TEXT_B, "tiếp tục thực hiện Nghị quyết 59-NQ/TW", 120, role="carry-out"),
            said("CITES", b, doc(TEXT_A), TEXT_B, "Chương trình 46-CTr/TU ngày 03/7/2025 của Hà Tĩnh", 160,
                 role="background", date="2025-07-03"),
            said("CITES", b, doc(R68), TEXT_B, "Nghị quyết số 68-NQ/TW, ngày 05/5/2025", 220, role="background",
                 date="2025-05-05"),
            said("ISSUED_IN", b, ("Province", "Thái Nguyên"), TEXT_B, "UBND TỈNH THÁI NGUYÊN", 0),
            said("SETS_TARGET", b, node(GROWTH_B), TEXT_B, "", 300),
            said("MEASURES", node(GROWTH_B), ("Indicator", "grdp_growth"), TEXT_B, "", 300, matched_by="alias"),
            said("CHARGES", b, node(DUTY_B), TEXT_B, "", 600),
        ),
    )  # fmt: skip


def _registry() -> GraphBatch:
    return batch(
        REGISTRY,
        (*DOCUMENTS, *PROVINCES, FINANCE, PLANNING),
        (
            said("IMPLEMENTS", doc(HA_GIANG), doc(R68), REGISTRY, "Hà Giang 30-CTr/TU", 1, status="issued"),
            said("IMPLEMENTS", doc(TEXT_A), doc(R68), REGISTRY, "Hà Tĩnh 46-CTr/TU", 2, status="issued"),
            said("IMPLEMENTS", doc(PLAN), doc(TEXT_A), REGISTRY, "Hà Tĩnh 12/KH-UBND", 3, status="issued"),
            said("ISSUED_IN", doc(HA_GIANG), ("Province", "Tuyên Quang"), REGISTRY, "", 1, province_then="Hà Giang"),
            said("ISSUED_IN", doc(PLAN), ("Province", "Hà Tĩnh"), REGISTRY, "", 3),
            said("ISSUED_IN", doc(PLANNED), ("Province", "Tuyên Quang"), REGISTRY, "", 4),
            said("MERGED_INTO", ("Province", "Hà Giang"), ("Province", "Tuyên Quang"), REGISTRY, "", 5,
                 on="2025-07-01"),
            said("REPLACES", doc(NEW18), doc(OLD18), REGISTRY, "", 6),
            said("SUCCEEDED_BY", node(PLANNING), node(FINANCE), REGISTRY, "", 7, on="2025-03-01",
                 by="hợp nhất sở"),
        ),
    )  # fmt: skip


def small_graph() -> tuple[GraphBatch, ...]:
    """The batches of the tiny graph."""
    return _registry(), _text_a(), _text_b()
