"""The one form of a name that its spellings share."""

import re

from policy_lineage.ingest.catalog import fold

QUOTES = re.compile(r"[\"“”']")
RANGE = re.compile(r"(\d{4}) ?- ?(\d{4})")
PLAN = re.compile(r"phát triển kinh tế ?-? ?xã hội", re.IGNORECASE)
FIVE_YEARS = re.compile(r"(Kế hoạch phát triển kinh tế - xã hội)(?: 5 năm| năm năm)?(?: giai đoạn)? (\d{4})-(\d{4})")
OF_PROVINCE = re.compile(r"(?<!\w)(?:của )?tỉnh(?=$| (?:thời kỳ|giai đoạn|nhiệm kỳ|đến|lần|năm|về|khóa)|,)")
OF_COMMITTEE = re.compile(r"(Tỉnh ủy|tỉnh ủy)(?=$| về|,)")
BRIEF = re.compile(r"KT ?- ?XH")
SHORT_BODIES = {
    "BCT": "Bộ Chính trị",
    "BBT": "Ban Bí thư",
    "BTV": "Ban Thường vụ",
    "BCH": "Ban Chấp hành",
    "TW": "Trung ương",
    "TƯ": "Trung ương",
    "TU": "Tỉnh ủy",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "QH": "Quốc hội",
}
SHORT_BODY = re.compile(rf"(?<= )(?:{'|'.join(SHORT_BODIES)})(?![\w/-])")


def canonical_name(printed: str, kind: str, province: str | None) -> str:
    """A name with its kind in front, years and tones in one spelling, the province filled in.

    >>> canonical_name("kế hoạch phát triển kinh tế xã hội giai đoạn 2026 - 2030", "Kế hoạch", None)
    'Kế hoạch phát triển kinh tế - xã hội 5 năm 2026-2030'
    >>> canonical_name("Quy hoạch tỉnh thời kỳ 2021-2030", "Quy hoạch", "Hà Tĩnh")
    'Quy hoạch tỉnh Hà Tĩnh thời kỳ 2021-2030'
    >>> canonical_name("Nghị quyết của BTV TU về chợ", "Nghị quyết", None)
    'Nghị quyết của Ban Thường vụ Tỉnh ủy về chợ'
    """
    name = _usual_case(" ".join(QUOTES.sub(" ", fold(printed)).split()), province)
    name = SHORT_BODY.sub(lambda found: SHORT_BODIES[found.group()], name)
    name = RANGE.sub(r"\1-\2", name)
    name = PLAN.sub("phát triển kinh tế - xã hội", BRIEF.sub("kinh tế - xã hội", name))
    if name.lower().startswith(kind.lower()):
        name = kind + name[len(kind) :]
    name = FIVE_YEARS.sub(_five_years, name)
    if province and province not in name:
        name = OF_PROVINCE.sub(f"tỉnh {province}", name)
        name = OF_COMMITTEE.sub(rf"\1 {province}", name)
    return name


def _usual_case(name: str, province: str | None) -> str:
    """A name printed in capitals as it is printed elsewhere, as far as that can be known."""
    if not name.isupper():
        return name
    usual = name.capitalize()
    return re.sub(re.escape(province.lower()), province, usual) if province else usual


def _five_years(found: re.Match[str]) -> str:
    spans_five = int(found[3]) - int(found[2]) == 4
    return f"{found[1]} 5 năm {found[2]}-{found[3]}" if spans_five else found.group()
