"""Provinces of today and of before 1 July 2025: one place however it is written."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from policy_lineage.data import rows
from policy_lineage.errors import QueryError
from policy_lineage.graph.letters import folded, plain, slug
from policy_lineage.graph.name_index import NameIndex, index_of, names_in

NATION = "vn"  # the place of central documents and bodies
MERGER = "2025-07-01"
# words that stand before the name of a province, without marks
BEFORE_NAME = re.compile(
    r"^(?:(?:ban (?:thuong vu|chap hanh) )?(?:tinh uy|thanh uy)|dang bo|ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan"
    r"|tinh|thanh pho|tp\.?|t\.p|province of)\s*(?=[a-z])"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A province by one of its names: as it was called then, and the province that it belongs to today."""

    name: str
    now: str
    valid_to: str = ""  # last day under this name, empty where it still stands

    @property
    def slug(self) -> str:
        """Its part in a key: "ha-tinh"."""
        return slug(self.name)

    @property
    def is_former(self) -> bool:
        """Whether no province of today has this name."""
        return self.name != self.now


@cache
def provinces() -> tuple[str, ...]:
    """The provinces of today, in the order of their codes."""
    return tuple(r["name"] for r in sorted(rows("provinces"), key=lambda r: r["gso_code"]))


@cache
def former_of(now: str) -> tuple[str, ...]:
    """The provinces of before that make up one of today.

    >>> former_of("Phú Thọ"), former_of("Hà Tĩnh")
    (('Hòa Bình', 'Vĩnh Phúc', 'Phú Thọ'), ('Hà Tĩnh',))
    """
    return tuple(r["name"] for r in rows("former_provinces") if r["now"] == now)


@cache
def _index() -> NameIndex[Place]:
    """Places by their names."""
    return index_of(_named(), folded)


def _named() -> list[tuple[Place, tuple[str, ...]]]:
    """Every place with its names; those of today first."""
    now = [(Place(r["name"], r["name"]), names_in(r)) for r in rows("provinces")]
    names = {place.name for place, _ in now}
    then = [
        (Place(r["name"], r["now"], r["valid_to"]), names_in(r))
        for r in rows("former_provinces")
        if r["name"] not in names
    ]
    return now + then


def find_place(text: str | None) -> Place | None:
    """The place that a name means, with or without marks, "tỉnh" or "Tỉnh ủy" before it; None where it is none.

    >>> find_place("ha giang"), find_place("Thành ủy Đà Nẵng").name, find_place("TP.HCM").name
    (Place(name='Hà Giang', now='Tuyên Quang', valid_to='2025-06-30'), 'Đà Nẵng', 'Hồ Chí Minh')
    >>> find_place("Thừa Thiên - Huế").now, find_place("Paris")
    ('Huế', None)
    """
    if not text:
        return None
    index = _index()
    if found := index.first.get(folded(text)):
        return found
    bare = plain(text).replace("–", "-").replace("-", " - ")
    bare = re.sub(r" +", " ", bare)
    shorter = BEFORE_NAME.sub("", bare)
    tried = (bare, shorter, BEFORE_NAME.sub("", shorter), bare.replace(" - ", " "), bare.replace(" - ", ""))
    return next((index.bare[t] for t in tried if t in index.bare), None)


def province_now(name: str | None) -> str | None:
    """The province of today that a province of then or now belongs to; None where the name is none.

    >>> province_now("Yên Bái"), province_now("Hà Tĩnh")
    ('Lào Cai', 'Hà Tĩnh')
    """
    place = find_place(name)
    return place.now if place else None


def require_place(name: str) -> Place:
    """The place of that name; a QueryError with the nearest names where there is none."""
    place = find_place(name)
    if place:
        return place
    known = {plain(p.name): p.name for p in _index().first.values()}
    near = ", ".join(known[each] for each in get_close_matches(plain(name), sorted(known), n=3, cutoff=0.5))
    raise QueryError(
        f'There is no province "{name}".{f" Did you mean one of: {near}?" if near else ""} '
        "Write a name of today or of before the merger, with or without diacritics.",
        vi=f"Không có tỉnh, thành phố nào tên “{name}”.{f' Có phải: {near}?' if near else ''} "
        "Hãy viết tên tỉnh hiện nay hoặc trước sáp nhập, có dấu hay không dấu.",
    )


@cache
def place_of_slug(text: str) -> Place | None:
    """The place of a key.

    >>> place_of_slug("ba-ria-vung-tau").name, place_of_slug("vn")
    ('Bà Rịa - Vũng Tàu', None)
    """
    return _by_slug().get(text)


@cache
def _by_slug() -> dict[str, Place]:
    return {p.slug: p for p in _index().first.values()}
