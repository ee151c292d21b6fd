"""The one form of a name that its spellings share."""

import re
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.catalog import fold, province_names
from policy_lineage.ingest.patterns import one_of

QUOTES = re.compile(r"[\"“”']")
DIGIT = re.compile(r"\d")
RANGE = re.compile(r"(\d{4}) ?- ?(\d{4})")
YEAR = re.compile(r"(?<=\s)năm(\d{4})")  # "năm2020": the space is lost
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
SHORT_BODY = re.compile(rf" (?<!thứ )({'|'.join(SHORT_BODIES)})(?![\w/-])")


def canonical_name(printed: str, kind: str, province: str | None) -> str:
    """A name with its kind in front, years and tones in one spelling, the province filled in.

    >>> canonical_name("kế hoạch phát triển kinh tế xã hội giai đoạn 2026 - 2030", "Kế hoạch", None)
    'Kế hoạch phát triển kinh tế - xã hội 5 năm 2026-2030'
    >>> canonical_name("Quy hoạch tỉnh thời kỳ 2021-2030", "Quy hoạch", "Hà Tĩnh")
    'Quy hoạch tỉnh Hà Tĩnh thời kỳ 2021-2030'
    >>> canonical_name("Nghị quyết của BTV TU về chợ", "Nghị quyết", None)
    'Nghị quyết của Ban Thường vụ Tỉnh ủy về chợ'
    >>> canonical_name("Nghị quyết HỘI NGHỊ LẦN THỨ TƯ BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA X", "Nghị quyết", None)
    'Nghị quyết hội nghị lần thứ tư Ban Chấp hành Trung ương khóa X'
    """
    name = _usual_case(" ".join(QUOTES.sub(" ", fold(printed)).split()), kind, province)
    name = SHORT_BODY.sub(lambda found: f" {SHORT_BODIES[found[1]]}", name)
    if DIGIT.search(name):
        name = RANGE.sub(r"\1-\2", YEAR.sub(r"năm \1", name))
    name = PLAN.sub("phát triển kinh tế - xã hội", BRIEF.sub("kinh tế - xã hội", name))
    if name.lower().startswith(kind.lower()):
        name = kind + name[len(kind) :]
    name = FIVE_YEARS.sub(_five_years, name)
    if province and "ỉnh" in name and province not in name:
        name = OF_PROVINCE.sub(f"tỉnh {province}", name)
        name = OF_COMMITTEE.sub(rf"\1 {province}", name)
    return name


TERM = re.compile(r"(?<=khóa )[ivx]+(?!\w)|(?<=thứ )[ivx]+(?!\w)")


def _usual_case(name: str, kind: str, province: str | None) -> str:
    """A name printed in capitals, or in small letters alone, as it is printed elsewhere, as far as that is known."""
    title = name[len(kind) :].replace(" của ", " ")  # both may stand in small letters before capitals
    if not (title.isupper() or title.islower()) or SHORT_TITLE.fullmatch(title):
        return name
    usual = name.capitalize()
    usual = PLACE.sub(lambda found: f"{found[1]} {_province(found[2])}", usual)
    usual = TERM.sub(lambda found: found.group().upper(), _proper().sub(_as_proper, usual))
    return re.sub(re.escape(province.lower()), province, usual) if province else usual


SHORT_TITLE = re.compile(r" [^\W\d_]{2,6}")  # "Luật NVQS": letters that stand for words
PLACE = re.compile(r"(tỉnh|thành phố) ((?:[^\W\d]+|-)(?: (?:[^\W\d]+|-)){0,4})")


def _province(words: str) -> str:
    """`words` with the province that they begin with in its capitals."""
    parts = words.split(" ")
    for n in range(len(parts), 0, -1):
        if name := province_names().get(" ".join(parts[:n])):
            return " ".join([name, *parts[n:]])
    return words


@cache
def _proper() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(w.lower() for w in rules('named_documents')['proper'])}")


def _as_proper(found: re.Match[str]) -> str:
    proper: list[str] = rules("named_documents")["proper"]
    return next(w for w in proper if w.lower() == found.group())


def _five_years(found: re.Match[str]) -> str:
    spans_five = int(found[3]) - int(found[2]) == 4
    return f"{found[1]} 5 năm {found[2]}-{found[3]}" if spans_five else found.group()
