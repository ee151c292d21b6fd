"""Bodies below the province: the district, commune or committee whose documents have numbers of their own.

The sign of a code does not tell them apart: every district has a 12-NQ/HU, and
25/KH-UBND may be a plan of the province or of a commune. The issuer does.
"""

import re
from functools import cache

from policy_lineage.data import rows
from policy_lineage.graph.letters import plain, slug

UNNAMED = "?"
NAME = r"(?: (?P<name>[a-z][a-z' -]*?))?(?=,| tinh [a-z]| thanh pho [a-z]| khoa\b| lan thu\b| nhiem ky\b| ve\b|\(|$)"
SEAT = r"huyen|quan|thi xa|thi tran|xa|phuong|dac khu|thanh pho|tp\.?"
# "UBND huyện Kỳ Anh", "Đảng bộ xã Kỳ Phú"
OF_PLACE = re.compile(
    r"\b(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|dang uy|dang bo)(?:,? ?(?:-|va) ?(?:ubnd|uy ban nhan dan))?"
    rf" (?P<seat>{SEAT}){NAME}"
)
# "Huyện ủy Kỳ Anh", "Thành ủy Vinh"
COMMITTEE = re.compile(rf"\b(?P<seat>huyen|quan|thi|thanh) uy{NAME}")
# "Đảng ủy UBND tỉnh", "Đảng ủy Công an tỉnh"
PARTY_BODY = re.compile(r"\bdang uy(?: (?P<name>[a-z][a-z' -]*?))?(?= tinh\b| thanh pho\b|,|$)")
SEATS = {"thi": "thi xa", "thanh": "thanh pho", "tp": "thanh pho", "tp.": "thanh pho"}
AGAIN = re.compile(r"^(?:thanh pho|tp\.?) ?")
SHORT = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("mat tran to quoc", "mttq"), (" viet nam", ""))
# signs that no body of the province itself uses
LOCAL_SIGNS = frozenset({"HU", "QU", "TXU", "ThU", "ĐU", "CB"})
SHARED_SIGNS = frozenset({"UBND", "HĐND", "UB"})  # of the province, of a district and of a commune alike


def local_unit(sign: str | None, issuer: str | None, home: str | None = None) -> str | None:
    """The unit below the province that issued a code with that sign of a body; None for the province itself.

    `home` is the unit of the text that prints the code. "?" where the unit is not named.

    >>> local_unit("HU", "Huyện ủy Kỳ Anh"), local_unit("UBND", "UBND xã Kỳ Phú"), local_unit("UBND", "UBND tỉnh")
    ('huyen-ky-anh', 'xa-ky-phu', None)
    >>> local_unit("TU", "Thành ủy Hà Nội"), local_unit("ThU", "Thành ủy Hà Tĩnh"), local_unit("HU", None)
    (None, 'thanh-pho-ha-tinh', '?')
    """
    said = plain(issuer or "")
    if sign == "ĐU" and not OF_PLACE.search(said):
        return _party_body(said) or home or UNNAMED
    found = OF_PLACE.search(said) or COMMITTEE.search(said)
    if found:
        return _unit(found, sign, home)
    if sign in LOCAL_SIGNS or (home and not said and sign in SHARED_SIGNS):
        return home or UNNAMED
    return None


def unit_in(words: str) -> str | None:
    """The unit that a name holds: "Đại hội Đảng bộ huyện Kỳ Anh lần thứ XXX"; None where it holds none.

    >>> unit_in("Nghị quyết Đại hội Đảng bộ huyện Kỳ Anh lần thứ XXX"), unit_in("Nghị quyết Đại hội Đảng bộ tỉnh")
    ('huyen-ky-anh', None)
    """
    found = OF_PLACE.search(plain(words))
    return _unit(found, None, None) if found else None


def unit_of_key(key: str) -> str | None:
    """The unit in a key: "ha-tinh/huyen-ky-anh/12-NQ/HU@2023".

    >>> unit_of_key("ha-tinh/huyen-ky-anh/12-NQ/HU@2023"), unit_of_key("ha-tinh/05/NQ-HĐND@2023")
    ('huyen-ky-anh', None)
    """
    parts = key.split("/")
    return parts[1] if len(parts) > 2 and parts[1][:1].isalpha() else None


def _unit(found: re.Match[str], sign: str | None, home: str | None) -> str | None:
    seat, name = SEATS.get(found["seat"], found["seat"]), (found["name"] or "").strip(" -")
    name = AGAIN.sub("", name)
    if seat == "thanh pho" and sign != "ThU" and (not name or name in _cities()):
        return None  # a city that is a province
    return slug(f"{seat} {name}") if name else home or UNNAMED


def _party_body(said: str) -> str | None:
    """The committee of an office: that of the UBND of the province and that of its police are two."""
    found = PARTY_BODY.search(said)
    name = found["name"] if found else None
    if not name:
        return None
    for long, short in SHORT:
        name = name.replace(long, short)
    return slug(f"dang uy {name}")


@cache
def _cities() -> frozenset[str]:
    """The cities that are provinces, without marks."""
    return frozenset(
        plain(name)
        for table in ("provinces", "former_provinces")
        for row in rows(table)
        if row["kind"] == "thành phố"
        for name in (row["name"], *row["aliases"].split(";"))
        if name
    )
