"""What each sentence states about the documents that it mentions.

The cue nearest to the left of a mention governs it. A list hands its cue on:
in "thực hiện A, B và C" all three are carried out. A verb that belongs to a
document makes an edge: "Kế hoạch số 5 thực hiện Nghị quyết số 6".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policy_lineage.ingest.cues import Cue, Group, cues_in, verb_run_start, words
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.outline import Outline, Part
from policy_lineage.ingest.own_words import OwnWords, own_words
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.sentences import last_stop, sentence_end
from policy_lineage.ingest.values import Header, Level, Role

WINDOW = 360  # characters to the left of a mention in which its cue is looked for
SELF = -1  # the source of an edge is the text itself


@dataclass(frozen=True, slots=True)
class Source:
    """What carries a mention out: another mention, SELF, or (None) a plan known by its purpose."""

    mention: int | None
    start: int  # where the words of the source begin
    name: str | None = None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of one mention."""

    role: Role
    rule: str
    source: Source | None = None
    opens: int = -1  # the mention that opens the list of its level, where that is another one
    cue_start: int = 0  # where the words that decided begin
    planned: bool = False  # the document is still to be issued


@dataclass(frozen=True, slots=True)
class Text:
    """What the rules look at."""

    text: str
    lower: str
    own: OwnWords
    situation: tuple[tuple[int, int], ...]
    mentions: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class Place:
    """A mention with the words to its left, back to the mention before it or the start of its sentence."""

    i: int
    previous: int | None  # the mention before it in the same sentence
    window: str
    offset: int  # where the window begins

    @property
    def end(self) -> int:
        return self.offset + len(self.window)


def read_statements(
    reading: Reading, header: Header, outline: Outline, mentions: Sequence[Mention]
) -> tuple[Statement, ...]:
    """One statement for each mention, in order."""
    past = tuple((s.start, s.end) for s in outline.of(Part.SITUATION))
    text = Text(reading.text, reading.lower, own_words(reading, header), past, mentions)
    found: list[Statement] = []
    for i in range(len(mentions)):
        found.append(_statement(text, _place(text, i), found))
    return _implementers(_issued(text, found))


def _implementers(found: list[Statement]) -> tuple[Statement, ...]:
    """Mentions that carry out another one are implementers, whatever governs them."""
    sources = {s.source.mention for s in found if s.source}
    return tuple(
        replace(s, role=Role.IMPLEMENTER, rule=f"{s.rule}+carries-out-another", planned=s.role is Role.TO_BE_ISSUED)
        if i in sources and s.source is None
        else s
        for i, s in enumerate(found)
    )


# --- the place of a mention ----------------------------------------------------------------------

ROW_HEAD = re.compile(r"\s?[|,;]?\s?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\s?[|,;]?\s?")


def _place(text: Text, i: int) -> Place:
    """The mention `i` with the words that can govern it."""
    here = text.mentions[i]
    previous = i - 1 if i else None
    floor = 0
    if previous is not None:
        floor = text.mentions[previous].end
        if here.start < floor:  # "Kế hoạch thực hiện [Nghị quyết ...]": a mention in the name of another
            floor = text.mentions[previous].start
    start = here.start if _heads_a_row(text, here) else last_stop(text.text, floor, here.start)
    if start is not None:
        previous = None
    low = max(floor if start is None else start, here.start - WINDOW)
    return Place(i, previous, text.lower[low : here.start], low)


def _heads_a_row(text: Text, here: Mention) -> bool:
    """Whether a bare code with a date after it begins a row: "12/KH-UBND | 05/03/2031 | thực hiện ..."."""
    if here.code_start != here.start:
        return False
    return ROW_HEAD.match(text.text, here.end, here.end + 20) is not None


# --- what governs it -----------------------------------------------------------------------------

DOCUMENT_NOUNS = re.compile(
    r"nghị quyết|chỉ thị|kết luận|quy định|chương trình|kế hoạch|luật|chủ trương|văn bản|chính sách|nghị định"
)


# "theo mẫu tại Phụ lục II kèm theo [...]": the annex of what it rests on
BASIS_BEFORE = re.compile(r"(?<!\w)(?:theo|căn cứ|tại) [^;.]{0,80}(?:mẫu|phụ lục|biểu) [^;.]{0,40}$")


def _governing(window: str) -> Cue | None:
    """The last cue of the window whose words may reach the mention at its end."""
    for cue in reversed(cues_in(window)):
        tail = window[cue.end :]
        if window.startswith("kèm theo", cue.start) and BASIS_BEFORE.search(window[: cue.start]):
            continue
        if len(tail) <= words().tails[cue.rule] and ";" not in tail and not _cut_off(cue, tail):
            return cue
    return None


def _cut_off(cue: Cue, tail: str) -> bool:
    """Whether a comma before the mention ends the phrase of the cue: "Theo ông Nam, [Nghị quyết ...]"."""
    if cue.group is Group.DRAFT and re.search(r"(?<!\w)(?:trong|tại|ở|của)\s?$", tail):
        return True
    if not tail.rstrip().endswith(","):
        return False
    return cue.group is not Group.CARRY or not DOCUMENT_NOUNS.search(tail)


def _statement(text: Text, place: Place, before: list[Statement]) -> Statement:
    """What is said of the mention at `place`, given what was said of those before it."""
    cue = _governing(place.window)
    if cue is None:
        return _without_cue(text, place, before)
    if cue.group is Group.CARRY:
        return _carried(text, place, cue, before)
    start = place.offset + cue.start
    if cue.group is Group.BASIS and not _rule_changed(place.window, cue):
        return Statement(Role.IN_SPIRIT, cue.rule, opens=place.i, cue_start=start)
    if cue.group is Group.DRAFT:
        return _drafted(text, place, cue)
    return Statement(Role.BACKGROUND, cue.rule, opens=_level(place, before), cue_start=start)


def _rule_changed(window: str, cue: Cue) -> bool:
    """Whether a rule that the mention lays down is done away with: "Bãi bỏ khoản thu quy định tại [...]"."""
    if not window.startswith("quy định", cue.start) or window[: cue.start].endswith("theo "):
        return False
    return re.search(r"(?<!\w)(?:bãi bỏ|hủy bỏ|thay thế|sửa đổi)(?!\w)", window[: cue.start]) is not None


def _level(place: Place, before: list[Statement]) -> int:
    """The list that a mention nested in the subject of the previous one belongs to."""
    return place.i if place.previous is None else before[place.previous].opens


# --- lists ---------------------------------------------------------------------------------------

# "A, B", "A; B", "A và B", "theo đề nghị của Sở A tại Công văn số 1 và Sở B tại [Công văn số 2]"
JOINED = re.compile(
    r"(?:(,|;)|(?<!\w)(?:và|hoặc|cùng|cùng với|cũng như|với)(?: [^,;]{2,60} tại)?)\s?(?:(?:các|những|tại|của) )?$"
)
RIGHT_DRAFT = re.compile(
    r"(?:sẽ|phải|cần|dự kiến|đang)(?: \w+){0,2} (?:xây dựng|soạn thảo|ban hành|trình|hoàn thiện|thông qua)"
)


def _without_cue(text: Text, place: Place, before: list[Statement]) -> Statement:
    """A mention without a cue of its own: one more of a list, or the subject of its sentence."""
    joined = JOINED.search(place.window)
    if place.previous is not None and joined:
        return _listed(text, place, joined.group(1) == ";", before)
    here = text.mentions[place.i]
    if place.previous is None and not place.window.strip("-+• "):
        inherited = _from_paragraph_before(text, place, before)
        if inherited:
            return inherited
    if here.code is None and RIGHT_DRAFT.search(
        text.lower[here.end : min(here.end + 60, sentence_end(text.text, here.end))]
    ):
        return Statement(Role.TO_BE_ISSUED, "shall-be-drafted", opens=place.i, cue_start=here.start)
    opens = place.i if place.previous is None else before[place.previous].opens
    return Statement(Role.BACKGROUND, "no-cue", opens=opens, cue_start=here.start)


def _from_paragraph_before(text: Text, place: Place, before: list[Statement]) -> Statement | None:
    """A list that runs over paragraphs: each but the last ends with ";"."""
    start = place.offset
    if not before or text.text[max(0, start - 2) : start].strip("\n -+•") not in (";", ":"):
        return None
    last = before[-1]
    model = before[last.opens] if last.opens >= 0 else last
    if start - text.mentions[place.i - 1].end > WINDOW or model.role is Role.BACKGROUND:
        return None
    return replace(model, rule=model.rule if model.rule.endswith("+listed") else f"{model.rule}+listed")


def _listed(text: Text, place: Place, new_item: bool, before: list[Statement]) -> Statement:
    """One more of a list: after "và" of the list just before it, after ";" of the outer one."""
    assert place.previous is not None
    model = before[place.previous]
    if new_item or not _can_join(text, place.i, model):
        opener = model.opens if model.opens >= 0 else place.previous
        model = before[opener]
    return replace(model, rule=model.rule if model.rule.endswith("+listed") else f"{model.rule}+listed")


def _can_join(text: Text, i: int, model: Statement) -> bool:
    """Whether the document that carries out the previous one may carry out this one as well."""
    source = model.source.mention if model.source else None
    return source is None or source == SELF or _may_carry_out(text, source, i)


def _may_carry_out(text: Text, source: int, target: int) -> bool:
    """A body of the centre does not carry out what a province has decided, nor a plan the next plan of its series."""
    a, b = text.mentions[source], text.mentions[target]
    if a.level is Level.CENTRAL and b.level is Level.PROVINCIAL:
        return False
    return a.code is None or b.code is None or _series(a.code) != _series(b.code)


def _series(code: str) -> str:
    """The code without its number: "22-KH/TU" -> "-KH/TU"."""
    return code.lstrip("0123456789.")


# --- drafting and issuing ------------------------------------------------------------------------


def _drafted(text: Text, place: Place, cue: Cue) -> Statement:
    """A document with a number exists; one without is still to come unless the sentence looks back."""
    clause = place.window[max(0, cue.start - 80) : cue.end]
    done = text.mentions[place.i].code is not None or words().past.search(clause) or _looks_back(text, place.end)
    role, rule = (Role.BACKGROUND, "issued") if done else (Role.TO_BE_ISSUED, cue.rule)
    return Statement(role, rule, opens=place.i, cue_start=place.offset + cue.start)


def _looks_back(text: Text, position: int) -> bool:
    """Whether `position` stands in the part on the situation."""
    return any(start <= position < end for start, end in text.situation)


# --- carrying out --------------------------------------------------------------------------------

DRAFT_BEFORE = re.compile(
    r"(?<!\w)(?:xây dựng|soạn thảo|tham mưu|hoàn thiện)"
    r"(?:,? (?:trình|ban hành|hoàn thành|triển khai|tổ chức))*(?:,| và|, và)(?: tổ chức)? ?$"
)
ITEM = re.compile(r"[;:]|(?<!\w)(?:đồng thời|gắn với|gắn)(?!\w)")


def _carried(text: Text, place: Place, cue: Cue, before: list[Statement]) -> Statement:
    """A mention under a verb of carrying out: whose verb is it?"""
    verb = verb_run_start(place.window, cue.start)
    head = place.window[:verb]
    start = place.offset + verb
    if place.previous is not None:
        attached = _attached(text, place, head, before)
        if attached is not None:
            return attached
        if not ITEM.search(head) and _stranger(head):
            return Statement(Role.BACKGROUND, "not-its-purpose", opens=before[place.previous].opens, cue_start=start)
    if DRAFT_BEFORE.search(head) and text.mentions[place.i].code is None:
        return Statement(Role.TO_BE_ISSUED, "drafts", opens=place.i, cue_start=start)
    source = _own_source(text, place, head, start) or _plan_source(text, place, head)
    if source:
        return Statement(
            Role.IMPLEMENTED_BY, "own-purpose" if source.mention == SELF else "plan", source, place.i, start
        )
    if words().past.search(head[-60:]) or _looks_back(text, place.end) or _result_follows(text, place):
        return Statement(Role.BACKGROUND, "done", opens=place.i, cue_start=start)
    return Statement(Role.CARRY_OUT, cue.rule, opens=place.i, cue_start=start)


def _attached(text: Text, place: Place, head: str, before: list[Statement]) -> Statement | None:
    """The previous mention carries this one out, where the verb is its purpose."""
    assert place.previous is not None
    if not _is_purpose(head) or not _may_carry_out(text, place.previous, place.i):
        return None
    source = Source(place.previous, text.mentions[place.previous].start)
    outer = before[place.previous]
    opens = place.i if outer.rule == "no-cue" else outer.opens  # "12/KH-UBND thực hiện A ... và B" has no outer list
    return Statement(Role.IMPLEMENTED_BY, "carries-out-document", source, opens, place.offset)


LONGEST_PURPOSE = 120
PLAN_PHRASE = re.compile(
    r"\s?(?:(?:ban hành|phê duyệt|xây dựng)\s)?(?:kế hoạch|chương trình|đề án)?(?:\shành động)?"
    r"(?:\scủa [^,;|]{2,40})?\s?(?:về(?: việc)?\s)?$"
)


def _is_purpose(head: str) -> bool:
    """Whether the words between a document and a verb make the verb the purpose of the document."""
    rest = _after_fields(head)
    if PLAN_PHRASE.fullmatch(rest):
        return True
    if rest.rstrip().endswith((",", " và")) or ITEM.search(rest) or len(rest) > LONGEST_PURPOSE:
        return False
    return words().link.match(rest) is not None and not _stranger(rest)


def _after_fields(head: str) -> str:
    """The words after date, issuer and columns of a register."""
    row = ROW_HEAD.match(head)
    rest = head[row.end() :] if row else head
    fields = words().fields.match(rest)
    return rest[fields.end() :] if fields else rest


def _stranger(head: str) -> bool:
    """Whether the subject is about something else than carrying out: "về sơ kết 3 năm"."""
    link = words().link.match(_after_fields(head))
    return link is not None and words().stranger.search(head) is not None


def _result_follows(text: Text, place: Place) -> bool:
    """Whether the words after the mention tell a result: "đạt kết quả cao"."""
    end = text.mentions[place.i].end
    return (
        re.match(r"[^.;]{0,40}(?<!\w)đ(?:ã|ạt)(?: được)? (?:kết quả|hiệu quả|nhiều)", text.lower[end : end + 70])
        is not None
    )


OPENS_SENTENCE = re.compile(r"\W*(?:(?:để|nhằm)(?: \w+){0,3} |\w\)? ?)?$")
ISSUES = re.compile(
    r"(?<!\w)(?:ban hành|xây dựng|yêu cầu|chỉ thị|đề nghị|báo cáo|kính trình|trình|quyết định|quyết nghị"
    r"|thông báo|hướng dẫn|phát động|như sau|sau đây|sau)(?!\w)"
)


def _own_source(text: Text, place: Place, head: str, start: int) -> Source | None:
    """The text itself, where its title or its opening says that it carries the mention out."""
    if text.own.in_title(place.end):
        return None if words().stranger.search(head) else Source(SELF, start)
    if not text.own.in_opening(place.end) or not OPENS_SENTENCE.fullmatch(head):
        return None
    end = text.mentions[place.i].end
    close = sentence_end(text.text, end)
    rest = text.lower[end:close]
    if len(rest) < 3 or "," not in rest:
        rest += text.lower[close : close + 400]
    if re.search(r"(?<!\w)(?:đã|thời gian qua)(?!\w)", rest) or not ISSUES.search(rest):
        return None
    return Source(SELF, start)


SEVERAL = re.compile(r"(?<!\w)(?:các|những|mọi)(?!\w)[^;.]*$")


def _plan_source(text: Text, place: Place, head: str) -> Source | None:
    """A plan known by its purpose only: "ban hành Kế hoạch thực hiện ..."."""
    plan = words().plan.search(head)
    if not plan:
        return None
    start = place.offset + plan.start()
    printed = text.text[start : place.end]
    own = text.own.kind is not None and printed.lower().startswith(text.own.kind)
    if own and (plan.group("this") or text.own.in_opening(start)):
        return Source(SELF, start)
    if not printed[0].isupper() or SEVERAL.search(head[: plan.start()]):
        return None
    name = text.text[start : text.mentions[place.i].end]
    planned = not words().past.search(head) and re.search(r"xây dựng|soạn thảo|tham mưu|trình", head) is not None
    return Source(None, start, name, planned)


# --- issued to carry out -------------------------------------------------------------------------


def _issued(text: Text, found: list[Statement]) -> list[Statement]:
    """ "Thực hiện X, Tỉnh ủy đã ban hành A": A carries X out."""
    return found
