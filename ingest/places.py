"""Which province a mention is of where its own words do not say it: the row, the list, the sentence or the document."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter

from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.header_place import province_pattern, province_read
from policy_lineage.ingest.issuers import province_in
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.reading import Paragraph, Reading
from policy_lineage.ingest.values import Header, Level

BEFORE = 160  # characters in which a sentence names the body that issues what follows
LEADING = 70  # characters of a line that may name the place of the rest
LONGEST_ROW = 4_000
TOGETHER = re.compile(r" ?(?:,|;|và|, và|,? cùng)? ?(?:các )?(?:\w+ \w+ )?(?:số:? ?)?")  # "Quyết định A, Quyết định B"
NUMBERING = r"[ *#_+-]*(?:(?P<number>(?P<arabic>\d{1,3})|(?P<roman>[ivx]{1,5})|(?P<letter>[a-zđ]))\s?[.)/] ?)?[ *_]*"
STOP = re.compile(r"[.;!?] (?!\d)|\n")


def place_mentions(reading: Reading, header: Header, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, each of the province that stands nearest to it."""
    if not any(m.level is Level.PROVINCIAL for m in mentions):
        return mentions
    provinces = _Places(reading, mentions).nearest()
    return tuple(_placed(reading, header, m, near) for m, near in zip(mentions, provinces, strict=True))


def _placed(reading: Reading, header: Header, mention: Mention, near: str | None) -> Mention:
    """The mention with the province that is near, which its name may have to take over."""
    if mention.level is not Level.PROVINCIAL or near is None or near == mention.province:
        return mention
    name, filled = mention.name, header.province
    if name and filled and filled in name and filled not in reading.text[mention.start : mention.end]:
        name = name.replace(filled, near)
    return replace(mention, province=near, name=name)


@dataclass(frozen=True, slots=True)
class Scope:
    """The lines from `start` on are listed under one province; None where another heading follows."""

    start: int
    province: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    """What one paragraph says of the place of all that it holds."""

    cells: tuple[tuple[int, str], ...]  # where a cell of a row begins that holds a place, and the province
    lead: str | None  # the province that it begins with
    lead_end: int


def _line_of(folded: str, p: Paragraph) -> _Line:
    words = folded[p.start : min(p.end, p.start + LONGEST_ROW)]
    lead = _lead().match(words[:LEADING])
    cells = tuple(_cells(words)) if "|" in words else ()
    return _Line(cells, province_read(lead) if lead else None, lead.end() if lead else 0)


class _Places:
    """What the words near each mention say of its province."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention]) -> None:
        self.reading, self.mentions = reading, mentions
        self.paragraph_starts = [p.start for p in reading.paragraphs]
        self.scopes = _scopes(reading)
        self.scope_starts = [s.start for s in self.scopes]
        self.lines: dict[int, _Line] = {}

    def nearest(self) -> list[str | None]:
        """The province of each mention, None where only the document as a whole tells."""
        found = [own_province(m) for m in self.mentions]
        self._from_sentences(found)
        self._along_lists(found)
        stated = self._stated(found)
        for i, m in enumerate(self.mentions):
            found[i] = found[i] or self._listed_under(m) or stated.get(_key(m))
        self._along_lists(found)
        return found

    def _from_sentences(self, found: list[str | None]) -> None:
        """ "HĐND tỉnh X thông qua Nghị quyết …": who issues it stands before it."""
        for i, m in enumerate(self.mentions):
            if found[i] is None and m.level is Level.PROVINCIAL and m.issuer is None:
                found[i] = _issued_by(self.reading, m.start)

    def _along_lists(self, found: list[str | None]) -> None:
        """The members of a list share what its last or its first one says; a subject holds documents of its place."""
        for i in range(len(found) - 2, -1, -1):
            if found[i] is None and found[i + 1] and self._together(i):
                found[i] = found[i + 1]
        for i in range(1, len(found)):
            if found[i] is None and found[i - 1] and (self._together(i - 1) or self._inside(i)):
                found[i] = found[i - 1]

    def _together(self, i: int) -> bool:
        """Whether two mentions without words between them are of one body."""
        first, second = self.mentions[i], self.mentions[i + 1]
        between = self.reading.lower[first.end : min(second.start, first.end + BEFORE)]
        alike = first.level is second.level and _body(first) == _body(second)
        return alike and first.issuer is None and TOGETHER.fullmatch(between) is not None

    def _inside(self, i: int) -> bool:
        """Whether a mention stands in the subject of the one before, both of the provinces."""
        first, second = self.mentions[i - 1], self.mentions[i]
        return first.level is second.level and second.start < first.subject_end

    def _stated(self, found: list[str | None]) -> dict[tuple[str, str | None], str]:
        """The codes that the text gives to one province only."""
        said: dict[tuple[str, str | None], set[str]] = {}
        for m, province in zip(self.mentions, found, strict=True):
            if m.code and "/" in m.code and province and m.level is Level.PROVINCIAL:
                said.setdefault(_key(m), set()).add(province)
        return {code: next(iter(places)) for code, places in said.items() if len(places) == 1}

    def _listed_under(self, mention: Mention) -> str | None:
        """The province of the row, of the first words of the line, or of the heading above."""
        if mention.level is not Level.PROVINCIAL or mention.issuer is not None:
            return None
        p = self.reading.paragraphs[bisect_right(self.paragraph_starts, mention.start) - 1]
        if p.start not in self.lines:
            self.lines[p.start] = _line_of(self.reading.folded, p)
        line = self.lines[p.start]
        if line.cells:
            at = bisect_right(line.cells, mention.start - p.start, key=itemgetter(0)) - 1
            return line.cells[max(at, 0)][1]
        if line.lead and line.lead_end <= mention.start - p.start:
            return line.lead
        i = bisect_right(self.scope_starts, mention.start) - 1
        return self.scopes[i].province if i >= 0 else None


def _key(mention: Mention) -> tuple[str, str | None]:
    return mention.kind, mention.code


def _body(mention: Mention) -> str:
    return (mention.code or "").rpartition("/")[2].rpartition("-")[2]


def own_province(mention: Mention) -> str | None:
    """The province that the issuer, the name or the subject of a mention states."""
    if mention.level is not Level.PROVINCIAL:
        return None
    if mention.issuer and (stated := province_in(mention.issuer)):
        return stated
    words = mention.name or mention.subject
    places = (
        {province_read(p) for p in _of_place().finditer(fold(words.lower())) if _agrees(p, mention)} if words else ()
    )
    return next(iter(places)) if len(places) == 1 else None


@cache
def _of_place() -> re.Pattern[str]:
    """Where a document holds: "trên địa bàn tỉnh X"."""
    return re.compile(
        rf"(?:địa bàn|phạm vi|tại|ở|của)(?: toàn)? (?P<unit>tỉnh|thành phố|tp\.?) (?P<name>{province_pattern()})(?!\w)"
    )


def _agrees(place: re.Match[str], mention: Mention) -> bool:
    """Whether a place is that of the issuer: a city that "UBND tỉnh" speaks of is a part of its province."""
    return place["unit"] == "tỉnh" or " tỉnh" not in fold((mention.issuer or "").lower())


BODIES = (
    r"(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|tỉnh ủy|thành ủy|đảng bộ)(?: tỉnh| thành phố| tp\.?)? "
    r"(?P<name>{names})(?: khóa \w+)?(?:,? (?:đã|vừa|cũng|lần lượt))*"
    r",? (?:ban hành|thông qua|ra|ký|phê duyệt|xây dựng|có)(?: ban hành)? (?:các )?$"
)


@cache
def _issuing() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){BODIES.format(names=province_pattern())}")


def _issued_by(reading: Reading, start: int) -> str | None:
    """The province of the body that the same sentence says issued what begins at `start`."""
    begin = max(0, start - BEFORE)
    stops = [stop.end() for stop in STOP.finditer(reading.lower, begin, start)]
    found = _issuing().search(reading.folded[stops[-1] if stops else begin : start])
    return province_read(found) if found else None


@cache
def _lead() -> re.Pattern[str]:
    """The place that a line begins with: "- Hà Nội: …", "1. Tỉnh An Giang: …"."""
    return re.compile(rf"{NUMBERING}(?:tại )?(?:tỉnh |thành phố |tp\.? ?)?(?P<name>{province_pattern()})[ *_]*:")


@cache
def _alone() -> re.Pattern[str]:
    """A cell or a heading that holds a place and nothing else."""
    return re.compile(
        rf"{NUMBERING}(?:tại )?(?:tỉnh |thành phố |tp\.? ?)?(?P<name>{province_pattern()})[ *_.]*(?P<colon>:?)[ *_]*"
    )


def _cells(row: str) -> Iterator[tuple[int, str]]:
    """Where the cells of a row that hold a place begin, and the province of each."""
    begin = 0
    for cell in row.split("|"):
        if alone := _alone().fullmatch(cell.strip()):
            yield begin, province_read(alone)
        begin += len(cell) + 1


LONGEST_HEADING = 48


def _scopes(reading: Reading) -> list[Scope]:
    """The headings that are a place, and those of the same kind that end what stands under them."""
    found: list[Scope] = []
    folded, kind = reading.folded, ""
    for p in reading.paragraphs:
        if p.kind != "text" or p.end - p.start > 3 * LONGEST_HEADING:
            continue
        words = folded[p.start : p.end]
        alone = _alone().fullmatch(words) if len(words) <= LONGEST_HEADING else None
        if alone and _is_heading(alone, words):
            kind = _numbering(alone)
            found.append(Scope(p.start, province_read(alone)))
        elif found and found[-1].province and _ends(words, kind):
            found.append(Scope(p.start, None))
    return found


def _is_heading(alone: re.Match[str], words: str) -> bool:
    """Whether a place alone in its line heads what follows: it is numbered, marked, or has a colon."""
    return bool(alone["number"] or alone["colon"] or words[0] in "*#")


_ANY = re.compile(NUMBERING + r"\S")


def _numbering(found: re.Match[str]) -> str:
    return next((k for k in ("arabic", "roman", "letter") if found[k]), "")


def _ends(words: str, kind: str) -> bool:
    """Whether another heading of the same rank stands there."""
    found = _ANY.match(words)
    if words.startswith("#"):
        return True
    return bool(found and kind and _numbering(found) == kind and len(words) <= LONGEST_HEADING * 2)
