"""Documents without a number: congress, plenum and other names as organisation and ordinal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from policy_lineage.data import rows
from policy_lineage.graph.known import Known, by_key, named, place_slug
from policy_lineage.graph.letters import plain, slug
from policy_lineage.graph.localities import unit_in
from policy_lineage.graph.places import NATION

LONGEST_SLUG = 100
UNITS = ("nhat", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
WORDS = {w: i for i, w in enumerate(UNITS, 1)} | {"tu": 4, "lam": 5, "mot": 1}
TENS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
ONE = "nhat|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin"
ORDINAL = rf"(?:[ivx]{{1,6}}|\d{{1,2}}|(?:hai |ba )?muoi(?: (?:{ONE}))?|{ONE})"
# "Đại hội đại biểu Đảng bộ tỉnh Hà Tĩnh lần thứ XX", "Đại hội XIV của Đảng", "Đại hội 14"
CONGRESS = re.compile(rf"\bdai hoi\b(?:.{{0,120}}?\blan thu |\s+(?:lan )?(?:thu )?)({ORDINAL})\b|\bdai hoi\b")
LOCAL = re.compile(r"\bdang bo\b|\bdang uy\b|\btinh\b|\bthanh pho\b|\bhuyen\b|\bxa\b|\bphuong\b")
# "Trung ương 4 (khóa XI, XII)", "Hội nghị lần thứ hai Ban Chấp hành Trung ương Đảng khóa XIV", "TW2 khóa XIV"
PLENUM = re.compile(
    rf"\bhoi nghi(?: lan thu)? (?P<before>{ORDINAL}),? (?:cua )?(?:ban chap hanh )?trung uong"
    rf"|\b(?:trung uong|tw) ?(?:lan thu )?(?P<after>{ORDINAL})\b"
)
TERMS = re.compile(rf"\bkhoa ((?:{ORDINAL})(?:\s*(?:,|va|;)\s*(?:khoa )?(?:{ORDINAL}))*)\b")
# "Luật Đất đai năm 2013", not "đến năm 2030"
YEAR_AT_END = re.compile(r"(?<!\bden)(?<!\btu) nam ((?:19|20)\d\d)$")
EVERY_LEVEL = re.compile(r"\bcac cap\b")
# "thời kỳ 2021 - 2030, tầm nhìn đến năm 2050": the years that tell one plan from the next
PERIOD = re.compile(
    r",? ?(?:(?:thoi ky|giai doan|nhiem ky|5 nam|nam nam)?,? ?)((?:19|20)\d\d) ?- ?((?:19|20)\d\d)"
    r"(?:,? ?(?:va )?(?:tam nhin|dinh huong)(?: den)?(?: nam)? 20\d\d)?"
)
LAW = re.compile(r"(?:bo luat|luat|hien phap|phap lenh)\b")
# a programme that carries out the resolution of a congress is another document
OF_CONGRESS = re.compile(r"(?:(?:nghi quyet|nq|van kien)\b.{0,40}?\b)?(?:dai hoi|dh)\b")
OPEN = "?"
SMALL = frozenset(
    re.findall(r"\w+", "va cua ve cac cho trong den nam theo tren duoi the tai voi la co giai doan tam nhin")
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a name means: a key, the document of the registry where there is one, and how it was found."""

    key: str
    reason: str
    known: Known | None = None


def roman(text: str) -> str | None:
    """An ordinal in Roman figures.

    >>> roman("XIV"), roman("14"), roman("mười bốn"), roman("hai mươi"), roman("nhất")
    ('XIV', 'XIV', 'XIV', 'XX', 'I')
    """
    word = plain(text)
    if re.fullmatch(r"[ivx]+", word):
        return word.upper()
    number = int(word) if word.isdigit() else _count(word)
    return _roman(number) if number else None


def _count(word: str) -> int | None:
    """The number that words say: "muoi bon" is 14, "hai muoi" is 20."""
    tens, found, ones = word.partition("muoi")
    if not found:
        return WORDS.get(word)
    many = WORDS.get(tens.strip(), 1) if tens.strip() else 1
    return many * 10 + (WORDS.get(ones.strip(), 0) if ones.strip() else 0)


def _roman(number: int) -> str:
    out = ""
    for value, sign in TENS:
        while number >= value:
            out, number = out + sign, number - value
    return out


def resolve_name(
    name: str,
    *,
    province: str | None = None,
    subject: str | None = None,
    year: str | None = None,
    central: bool | None = None,
    not_after: str | None = None,
) -> tuple[Named, ...]:
    """The documents that a name means: mostly one, two for "Nghị quyết Trung ương 4 (khóa XI, XII)".

    >>> [n.key for n in resolve_name("Nghị quyết Trung ương 4 (khóa XI, XII)")]
    ['vn/12-NQ/TW@2012', 'vn/04-NQ/TW@2016']
    >>> resolve_name("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX", province="Hà Tĩnh")[0].key
    'ha-tinh/nghi-quyet-dai-hoi-dai-bieu-dang-bo@XX'
    """
    bare = plain(name)
    place = place_slug(province)
    for at in (NATION, *((place,) if place else ())):
        found = named(at, name)
        if len(found) == 1 and not PLENUM.search(bare) and _fits(found[0], year, not_after):
            return (Named(found[0].key, "a name of the registry", found[0]),)
    if OF_CONGRESS.match(bare):
        return (_congress(bare, place),)
    if (plenum := PLENUM.search(bare)) and (terms := TERMS.search(bare)):
        return tuple(_plenums(bare, plenum, terms.group(1), subject))
    at = NATION if central or (central is None and place is None) or LAW.match(bare) else place or OPEN
    return (_other(bare, at, year, not_after),)


def _fits(known: Known, year: str | None, not_after: str | None) -> bool:
    """Whether a law of the registry is the one of that year, and one that the text can know; other names are unique."""
    if known.kind != "luật":
        return True
    return known.year == year if year else not not_after or (known.issued_on or known.year) <= not_after


def _congress(bare: str, place: str | None) -> Named:
    """The resolution of a congress: organisation and ordinal."""
    found = CONGRESS.search(bare)
    unit = unit_in(bare)
    ordinal = roman(found.group(1)) if found and found.group(1) else None
    first = "van-kien" if bare.startswith("van kien") else "nghi-quyet"
    national = "toan quoc" in bare or "cua dang" in bare or not LOCAL.search(bare)
    body = "dai-hoi-dai-bieu-toan-quoc" if national else "dai-hoi-dai-bieu-dang-bo"
    at = NATION if national else place or "?"
    if EVERY_LEVEL.search(bare):
        return Named(f"{at}/{first}-{body}-cac-cap@?", "the congresses of every level")
    key = f"{at}/{f'{unit}/' if unit else ''}{first}-{body}@{ordinal or '?'}"
    reason = "congress and ordinal" if ordinal else "a congress without its ordinal"
    return Named(key, reason, by_key().get(key))


def _plenums(bare: str, plenum: re.Match[str], terms: str, subject: str | None) -> Iterator[Named]:
    number = roman(plenum["before"] or plenum["after"])
    for term in re.findall(ORDINAL, terms):
        yield _plenum(bare, _number(number or ""), roman(term) or "?", subject)


def _number(figures: str) -> str:
    """Roman figures as a number in digits."""
    return next((str(n) for n in range(1, 40) if _roman(n) == figures), "?")


def _plenum(bare: str, number: str, term: str, subject: str | None) -> Named:
    """The document of a plenum: the only one, the one that is meant when named alone, or the one on the subject."""
    row = plenums().get((term, number))
    kind = "ket-luan" if bare.startswith("ket luan") else "nghi-quyet"
    open_key = f"{NATION}/{kind}-hoi-nghi-trung-uong-{number}@{term}"
    if row is None:
        return Named(open_key, "plenum and term")
    known = [by_key()[key] for key in row["documents"].split(";")]
    chosen = best_subject(subject or _after_terms(bare), known)
    alone = by_key().get(row["meant_alone"])
    if chosen:
        return Named(chosen.key, "plenum, term and subject", chosen)
    if alone:
        return Named(alone.key, "the document of that plenum", alone)
    return Named(open_key, f"a plenum with {len(known)} documents in the registry, the subject does not say which")


def _after_terms(bare: str) -> str | None:
    end = max((m.end() for m in TERMS.finditer(bare)), default=len(bare))
    rest = bare[end:].strip(" ().,")
    return rest or None


@cache
def plenums() -> dict[tuple[str, str], dict[str, str]]:
    """The plenums of the registry by term and number."""
    return {(r["term"], r["plenum"]): r for r in rows("plenums")}


def best_subject(subject: str | None, known: list[Known]) -> Known | None:
    """The one document whose subject shares clearly more words with `subject` than any other; None where none does."""
    if not subject:
        return None
    wanted = words(subject)
    scores = sorted(((_share(wanted, words(d.title)), d.key, d) for d in known), reverse=True)
    if not scores or scores[0][0] < 0.5:
        return None
    if len(scores) > 1 and scores[0][0] - scores[1][0] < 0.25:
        return None
    return scores[0][2]


def words(text: str) -> frozenset[str]:
    """The words that tell one subject from another."""
    return frozenset(re.findall(r"[a-z0-9]{2,}", plain(text))) - SMALL


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _other(bare: str, at: str, year: str | None, not_after: str | None = None) -> Named:
    """Any other name: its slug, and the year or the period that it has or was given."""
    own_year = YEAR_AT_END.search(bare)
    said = own_year.group(1) if own_year else year
    known = _law(slug(bare[: own_year.start()] if own_year else bare), said, not_after) if LAW.match(bare) else None
    if known:
        return Named(known.key, "a law of the registry", known)
    if at == NATION and (meant := _by_subject(bare, year, not_after)):
        return Named(meant.key, "kind, issuer and subject of the registry", meant)
    period = PERIOD.search(bare)
    if period:
        stem = slug(bare[: period.start()] + bare[period.end() :])
        return Named(f"{at}/{_short(stem)}@{period.group(1)}-{period.group(2)}", "a name with its period")
    stem = slug(bare[: own_year.start()] if own_year else bare)
    return Named(f"{at}/{_short(stem)}@{said or OPEN}", "a name")


# "Nghị quyết của Bộ Chính trị về một số giải pháp đột phá …"
ON_SUBJECT = re.compile(
    r"(?P<kind>nghi quyet|chi thi|ket luan|quy dinh)(?: moi)?(?: cua (?P<issuer>bo chinh tri|ban bi thu"
    r"|ban chap hanh trung uong|trung uong)(?: dang)?)? ve (?P<subject>.+)"
)
FEWEST_WORDS = 4  # of a subject that tells one paper from all others
NEARLY_ALL = 0.8  # of them


def _is_on(asked: frozenset[str], title: frozenset[str]) -> bool:
    """Whether nearly all words of one are words of the other."""
    shared = len(asked & title)
    return shared >= NEARLY_ALL * len(asked) or (len(title) > FEWEST_WORDS and shared >= NEARLY_ALL * len(title))


def _by_subject(bare: str, year: str | None, not_after: str | None) -> Known | None:
    """The one paper of the Party's centre on that subject, of that kind and issuer; None where none or two fit."""
    said = ON_SUBJECT.match(bare)
    asked = words(said["subject"]) if said else frozenset()
    if not said or len(asked) < FEWEST_WORDS:
        return None
    issuer = "" if said["issuer"] == "trung uong" else said["issuer"] or ""
    known = [
        d
        for d in by_key().values()
        if d.is_central
        and d.term
        and plain(d.kind) == said["kind"]
        and plain(d.issuer).startswith(issuer)
        and _is_on(asked, words(d.title))
        and (not year or d.year == year)
        and (not not_after or (d.issued_on or d.year) <= not_after)
    ]
    return best_subject(said["subject"], known)


def _law(stem: str, year: str | None, not_after: str | None) -> Known | None:
    """The law of the registry with that name, of that year or one that a text of that day can know."""
    laws = [d for d in by_key().values() if d.kind == "luật" and stem in {slug(n) for n in (d.subject, *d.aliases)}]
    laws = [d for d in laws if _fits(d, year, not_after)]
    return laws[-1] if len(laws) == 1 else None


def _short(stem: str) -> str:
    if len(stem) <= LONGEST_SLUG:
        return stem
    cut = stem[: stem.rfind("-", 0, LONGEST_SLUG)]
    return f"{cut}-{sha256(stem.encode()).hexdigest()[:6]}"
