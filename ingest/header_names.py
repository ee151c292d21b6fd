"""The names of bodies in their full form: usual letters, no short forms, the province where it is known."""

import re
from functools import cache

from policy_lineage import data
from policy_lineage.ingest.catalog import fold, plain, province_names

SHORT_FORMS = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "mttq": "mặt trận Tổ quốc"}
SHORT = re.compile(rf"\b(?:{'|'.join(SHORT_FORMS)})\b")
TERM = re.compile(
    r",? \(?(?:khóa|nhiệm kỳ) (?:thứ )?(?:[IVX]+|\d[\d -]*)\)?(?:(?:,| -)? (?:kỳ họp|nhiệm kỳ) .{0,30})?$",
    re.IGNORECASE,
)


@cache
def _agency_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in data.rows("agencies"):
        for name in (row["name"], *row["aliases"].split(";")):
            if len(name.split()) > 1:
                names.setdefault(fold(name.lower()), name)
    return names


def body_name(words: str) -> str:
    """The name of a body in usual letters and without short forms.

    >>> body_name("UBND TỈNH BÌNH THUẬN"), body_name("SỞ NỘI VỤ"), body_name("TỈNH ỦY KHÓA XX")
    ('Ủy ban nhân dân tỉnh Bình Thuận', 'Sở Nội vụ', 'Tỉnh ủy')
    >>> body_name("CỤC THUẾ"), body_name("HỘI ĐỒNG NHÂN DÂN XÃ BA VÌ")
    ('Cục Thuế', 'Hội đồng nhân dân xã Ba Vì')
    >>> body_name("UBND HUYỆN CON CUÔNG"), body_name("UBND THÀNH PHỐ HỒ CHÍ MINH")
    ('Ủy ban nhân dân huyện Con Cuông', 'Ủy ban nhân dân Thành phố Hồ Chí Minh')
    """
    folded = TERM.sub("", fold(words.strip()))
    shouted = folded.isupper()
    text = folded.lower() if shouted else folded
    text = SHORT.sub(lambda m: SHORT_FORMS[m.group()], text if shouted else _unshortened(text))
    text = _restored(text)
    text = LOCALITY.sub(lambda m: m["unit"] + m["name"].title(), text) if shouted else text
    text = OWN_WORD.sub(lambda m: m["head"] + m["first"].upper(), text) if shouted else text
    return (text[:1].upper() + text[1:]).replace("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh")


LOCALITY = re.compile(
    r"(?P<unit>\b(?i:(?:huyện|quận|thị|thành|đảng) ủy|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thành phố) )"
    r"(?P<name>[^\W\d]+(?: [^\W\d]+){0,3})$"
)


# what such a body is for begins with a capital: "Cục Thuế", "Liên đoàn Cầu lông"
OWN_WORD = re.compile(
    r"^(?P<head>(?:tổng cục|chi cục|cục|vụ|viện|trung tâm|liên đoàn|hiệp hội|hội(?! đồng)) )(?P<first>\w)",
    re.IGNORECASE,
)


def _unshortened(text: str) -> str:
    return re.sub(r"\b(?:UBND|HĐND)\b", lambda m: SHORT_FORMS[m.group().lower()], text)


@cache
def _proper() -> re.Pattern[str]:
    names = sorted([*_agency_names(), *province_names()], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def _restored(text: str) -> str:
    """Names of bodies and provinces with their capitals."""
    lower = fold(text.lower())

    def printed(found: re.Match[str]) -> str:
        name = found.group()
        return _agency_names().get(name) or province_names()[name]

    return _proper().sub(printed, lower) if text == text.lower() or not text[:1].isupper() else _provinces(text)


def _provinces(text: str) -> str:
    """ "Ủy ban nhân dân tỉnh bình thuận" with the capitals of the province."""
    lower = text.lower()
    for name, printed in province_names().items():
        at = lower.find(name)
        if at > 0 and text[at].islower():
            return text[:at] + printed + text[at + len(name) :]
    return text


OPEN_UNIT = re.compile(r"\b(?P<unit>tỉnh|thành phố|tỉnh ủy|thành ủy)$", re.IGNORECASE)
UNIT_OF = {"tỉnh": "tỉnh", "tỉnh ủy": "tỉnh", "thành phố": "thành phố", "thành ủy": "thành phố"}


def with_province(issuer: str, province: str | None) -> str:
    """The issuer with its province where it ends with the word "tỉnh" or "Tỉnh ủy".

    >>> with_province("Ủy ban nhân dân tỉnh", "Bình Phước"), with_province("Ủy ban nhân dân thành phố", "Gia Lai")
    ('Ủy ban nhân dân tỉnh Bình Phước', 'Ủy ban nhân dân thành phố')
    """
    if province and (misread := _misread_place(issuer, province)):
        return misread
    found = OPEN_UNIT.search(issuer)
    if not found or not province or province not in _of_kind(UNIT_OF[found["unit"].lower()]):
        return issuer
    return f"{issuer} {province}".replace("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh")


PLACED = re.compile(r"(?P<unit>.*\b(?:tỉnh|thành phố|tỉnh ủy|thành ủy)) (?P<place>.+)", re.IGNORECASE)


def _misread_place(issuer: str, province: str) -> str | None:
    """The issuer with its province in the right marks: "Ủy ban nhân dân tỉnh Bắc Kan"."""
    found = PLACED.fullmatch(issuer)
    wrong = found and found["place"] != province and plain(found["place"].lower()) == plain(province.lower())
    return f"{found['unit']} {province}" if found and wrong else None


@cache
def _of_kind(kind: str) -> frozenset[str]:
    """The provinces that are, or were, "tỉnh" or "thành phố"."""
    tables = [r for t in ("provinces", "former_provinces") for r in data.rows(t)]
    older = data.rules("issuers")["older_provinces"] if kind == "tỉnh" else []
    return frozenset([r["name"] for r in tables if kind in (r["kind"], r.get("kind_before"))] + list(older))
