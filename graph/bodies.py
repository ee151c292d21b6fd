"""Bodies: one agency however its name is printed, over provinces and renamings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from policy_lineage.data import rows
from policy_lineage.graph.letters import folded, plain, slug
from policy_lineage.graph.name_index import NameIndex, index_of, names_in
from policy_lineage.graph.places import NATION, Place, find_place

PROVINCE = "province"  # place of a body that every province has
LONGEST_SLUG = 90
# what stands before a name and is no part of it, without marks
BEFORE = re.compile(
    r"^(?:dong chi|chu tich|pho chu tich|bo truong|giam doc|bi thu|thu truong|lanh dao|nguoi dung dau|hoi nghi"
    r"(?: lan thu \w+)?|lien|truong) (?=\S+ \S)"
)
AFTER = re.compile(
    r"(?:,? (?:khoa|nhiem ky|lan thu) [\w -]{1,12}| \(?(?:chu tri|phoi hop)\)?| lan thu \w+ khoa \w+| cua tinh"
    r"| (?<=khu vuc )[ivx]+| [-–]? ?cap tinh|(?<=trung uong) (?:lan thu )?(?:\d{1,2}|[ivx]+))+$"
)
REGION = re.compile(r"(?<=khu vuc) (?:[ivx]+|\d+)$")
TWO = re.compile(r"(?:,| và|[-–/])\s*(?=(?:Bộ|bộ|Ban Bí thư|Ủy ban|UBND|Sở)\b)")
ASIDE = re.compile(r"\s*\([^)]*\)")
# a name of a province may have these before it, but they belong to the body
OF_BODY = re.compile(r"^(?:dang bo|tinh uy|thanh uy|ubnd|hdnd|uy ban|hoi dong|ban )")
GROUP = re.compile(r"^(?:cac |moi |tung )?(?:(?:so|ban|nganh|doan the|dia phuong|don vi|co quan|to chuc)\b,? ?){2,}")
CONGRESS = re.compile(r"\bdai hoi\b")


@dataclass(frozen=True, slots=True)
class Body:
    """A body: key, name in the registry (or as printed), the name as printed, its row in the registry."""

    key: str
    name: str
    as_stated: str
    row: dict[str, str] | None = None

    @property
    def level(self) -> str:
        """central | province | commune."""
        if self.row:
            return self.row["level"]
        return "central" if self.key.startswith(f"{NATION}/") else PROVINCE


@cache
def _index() -> NameIndex[str]:
    """Keys by the names of the registry."""
    return index_of(((row["key"], names_in(row)) for row in rows("agencies")), _signed)


@cache
def by_key() -> dict[str, dict[str, str]]:
    """The rows of the registry by key."""
    return {row["key"]: row for row in rows("agencies")}


@cache
def _shorts() -> tuple[re.Pattern[str], dict[str, str]]:
    full = {folded(r["short"]): r["full"] for r in rows("agency_abbreviations")}
    longest = sorted(full, key=len, reverse=True)
    return re.compile(rf"(?<![\w&-])(?:{'|'.join(map(re.escape, longest))})(?![\w&-])"), full


def _signed(name: str) -> str:
    """The name in lower case with abbreviations written out.

    >>> _signed("UBKT Tỉnh uỷ")
    'ủy ban kiểm tra tỉnh ủy'
    """
    pattern, full = _shorts()
    wide = re.sub(r"\s*[–-]\s*", " - ", folded(name)) if " - " in name or "–" in name else folded(name)
    wide = wide.replace(" & ", " và ")
    return folded(pattern.sub(lambda m: full[m.group()], wide)).strip(" .,;:")


@lru_cache(maxsize=8192)
def find_body(text: str, province: str | None = None) -> Body:
    """The body that a printed name means; `province` is that of the text that prints it.

    >>> find_body("UBND tỉnh Hà Tĩnh", "Hà Tĩnh").key, find_body("Sở TN&MT").key
    ('province/uy-ban-nhan-dan-tinh', 'province/so-tai-nguyen-va-moi-truong')
    >>> find_body("Tỉnh ủy Quảng Nam", "Hà Tĩnh").key, find_body("BCT").key
    ('quang-nam/ban-chap-hanh-dang-bo-tinh', 'vn/bo-chinh-tri')
    """
    stated = " ".join(text.split())
    name = _signed(stated)
    if key := _lookup(name):
        return _body(key, stated)
    core = _core(ASIDE.sub("", name))
    if key := _lookup(core):
        return _body(key, stated)
    place, rest = _without_place(core)
    if place:
        return _placed(place, rest, stated, province)
    if key := _kind_of(plain(core)):
        return _body(key, stated)
    at = NATION if "trung uong" in plain(core) else PROVINCE
    return Body(f"{at}/{_short(slug(core))}", stated, stated)


def find_bodies(text: str, province: str | None = None) -> tuple[Body, ...]:
    """The bodies that a printed issuer names, mostly one.

    >>> [b.name for b in find_bodies("Bộ Tài chính và Bộ Tài nguyên và Môi trường")]
    ['Bộ Tài chính', 'Bộ Tài nguyên và Môi trường']
    """
    return tuple(find_body(part, province) for part in TWO.split(text.strip()) if part.strip())


def _lookup(name: str) -> str | None:
    tried = (
        name,
        name.removeprefix("các "),
        name.replace(" thành phố", " tỉnh"),
        f"{name} tỉnh",
        name.removesuffix(" tỉnh"),
    )
    return next((key for t in tried if (key := _index().find(t))), None)


def _core(name: str) -> str:
    """The name without titles, terms and the like before and after."""
    bare = plain(name)
    if len(bare) != len(name):
        return bare
    before = BEFORE.match(bare)
    start = before.end() if before else 0
    after = AFTER.search(bare, start) or REGION.search(bare, start)
    return name[start : after.start() if after else len(name)].strip(" ,")


def _without_place(name: str) -> tuple[Place | None, str]:
    """The province at the end of a name, and what stands before it."""
    words = name.split(" ")
    for count in range(min(5, len(words) - 1), 0, -1):
        last = " ".join(words[-count:])
        place = None if OF_BODY.match(plain(last)) else find_place(last)
        if place:
            return place, " ".join(words[:-count]).strip(" ,")
    return None, name


def _placed(place: Place, rest: str, stated: str, province: str | None) -> Body:
    """The body of a named province: the common one where it is the province of the text."""
    home = find_place(province)
    key = _lookup(rest) or _kind_of(plain(rest)) or f"{PROVINCE}/{_short(slug(rest))}"
    own = home is None or place.now == home.now
    if own or not key.startswith((f"{PROVINCE}/", "commune/")):
        return _body(key, stated)
    row = by_key().get(key)
    return Body(f"{place.slug}/{key.split('/', 1)[1]}", stated, stated, row)


def _kind_of(bare: str) -> str | None:
    """Groups and congresses, known by their words alone."""
    if CONGRESS.search(bare):
        national = "toan quoc" in bare or "cua dang" in bare or "dang bo" not in bare
        return (
            f"{NATION}/dai-hoi-dai-bieu-toan-quoc-cua-dang" if national else f"{PROVINCE}/dai-hoi-dai-bieu-dang-bo-tinh"
        )
    if GROUP.match(bare):
        only_places = not re.search(r"\b(?:so|ban|nganh)\b", bare) and "dia phuong" in bare
        return f"{PROVINCE}/{'cac-dia-phuong' if only_places else 'cac-so-ban-nganh'}"
    return None


def _body(key: str, stated: str) -> Body:
    row = by_key().get(key)
    return Body(key, row["name"] if row else stated, stated, row)


def _short(stem: str) -> str:
    return stem if len(stem) <= LONGEST_SLUG else stem[: stem.rfind("-", 0, LONGEST_SLUG)]


@cache
def successors() -> dict[str, tuple[str, ...]]:
    """For each closed body the bodies that took over its work."""
    found: dict[str, list[str]] = {}
    for row in rows("agency_successors"):
        found.setdefault(row["agency"], []).append(row["successor"])
    return {key: tuple(after) for key, after in found.items()}


def line_of(key: str) -> tuple[str, ...]:
    """The body with those before and after it, through every renaming.

    >>> line_of("province/so-tai-chinh")
    ('province/so-ke-hoach-va-dau-tu', 'province/so-tai-chinh')
    """
    after = successors()
    before: dict[str, list[str]] = {}
    for old, news in after.items():
        for new in news:
            before.setdefault(new, []).append(old)
    return tuple(sorted({key, *_reach(key, before), *_reach(key, after)}))


def _reach(key: str, steps: "dict[str, list[str]] | dict[str, tuple[str, ...]]") -> Iterable[str]:
    found: set[str] = set()
    front = [key]
    while front:
        nearer = [n for at in front for n in steps.get(at, ()) if n not in found]
        found.update(nearer)
        front = nearer
    return found


def search_bodies(words: str) -> tuple[str, ...]:
    """Keys of the bodies of the registry that the words mean: the one of that name, else all that hold the words.

    >>> search_bodies("so tai chinh"), search_bodies("SNNMT")
    (('province/so-tai-chinh',), ('province/so-nong-nghiep-va-moi-truong',))
    """
    if key := _lookup(_signed(words)):
        return (key,)
    wanted = plain(_signed(words))
    return tuple(sorted(r["key"] for r in rows("agencies") if wanted in plain(f"{r['name']};{r['aliases']}")))
