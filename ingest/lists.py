"""Lists hand their cue on: in "thực hiện A, B và C" all three are carried out."""

import re
from dataclasses import replace

from policy_lineage.ingest.carriers import may_carry_out
from policy_lineage.ingest.cues import Cue, words
from policy_lineage.ingest.governing import DOCUMENT_NOUNS, WINDOW
from policy_lineage.ingest.leads import from_lead, is_bare_number
from policy_lineage.ingest.sentences import sentence_end
from policy_lineage.ingest.stated import SELF, Context, Place, Statement
from policy_lineage.ingest.values import Level, Role

# "theo đề nghị của Sở A tại Công văn số 1 và Sở B tại [Công văn số 2]"
SPEAKERS = (
    r"(?:sở|bộ|ban|ubnd|[uủ][ỷy] ban|h[độ]|cục|tổng cục|chi cục|kho bạc|thanh tra|văn phòng|công an|viện"
    r"|liên đoàn|ngân hàng|giám đốc|chánh|trưởng|chủ tịch|đảng [uủ][ỷy]|tỉnh [uủ][ỷy]"
    r"|hướng dẫn|ý kiến|chỉ đạo|đề nghị|yêu cầu|định hướng|kết luận|nhiệm vụ|nội dung)"
)
# "tại khoản 1 Điều 17 [Luật A] và khoản 1 Điều 4 của [Luật B]"
ARTICLES = r"(?:(?:điểm|khoản|điều|mục|phụ lục|chương|phần) [\w.]{1,6}(?:,| và)? ?){0,6}"
# "A, B", "A; B", "A và B"
JOINED = re.compile(
    rf"(?:(,|;)(?: (?:ý kiến [^,;]{{2,30}} )?của {SPEAKERS} [^,;]{{2,60}} tại)?"
    r"|(?<!\w)(?:và|hoặc|cùng|cùng với|cũng như|(?<!gắn )với)"
    rf"(?: (?:của )?{SPEAKERS}(?: [^,;]{{2,60}})? tại)?)\s?{ARTICLES}(?:(?:các|những|tại|của) )?"
    # "; các Nghị quyết của HĐND tỉnh: | số 5/NQ-HĐND"
    r"(?:(?:nghị quyết|quyết định|chỉ thị|kết luận|kế hoạch|công văn|văn bản|nghị định|thông tư|thông báo"
    r"|công điện|chương trình|đề án)"
    # "Căn cứ A, các Kết luận số 5, | 6-KL/TW": the sign stands behind the last number alone
    r"(?:(?: của [^,;:]{2,60})?:\s?| số (?:\d{1,4}(?:,| và|, và) ?){1,4}))?$"
)
RIGHT_DRAFT = re.compile(
    r"(?:sẽ|phải|cần|dự kiến|đang)(?: \w+){0,2} (?:xây dựng|soạn thảo|ban hành|trình|hoàn thiện|thông qua)"
)


# "đưa [Nghị quyết số 5-NQ/TU] vào cuộc sống"
RIGHT_CARRY = re.compile(r"(?: (?:sớm|thực sự|nhanh chóng|thật sự))*(?: đi)? vào (?:cuộc sống|thực tiễn)(?!\w)")


def without_cue(context: Context, place: Place, before: list[Statement]) -> Statement:
    """A mention without a cue of its own: one more of a list, or the subject of its sentence."""
    here = context.mentions[place.i]
    if is_short_form(context, place.i):
        return Statement(Role.BACKGROUND, "short-form", opens=place.i, cue_start=here.start)
    joined = JOINED.search(place.window)
    own = joined and joined.group(1) == ";" and place.previous is not None and _has_own_purpose(context, place, before)
    if place.previous is not None and joined and not own:
        return _listed(context, place, joined.group(1), before)
    if led := from_lead(context, place):
        return led
    if place.previous is None and not place.window.strip("-+• "):
        inherited = _from_paragraph_before(context, place, before)
        if inherited:
            return inherited
    if RIGHT_CARRY.match(context.lower, here.end, here.end + 60):
        return Statement(Role.CARRY_OUT, "brings-to-life", opens=place.i, cue_start=here.start)
    if here.code is None and RIGHT_DRAFT.search(context.lower[here.end : sentence_end(context.text, here.end, 60)]):
        return Statement(Role.TO_BE_ISSUED, "shall-be-drafted", opens=place.i, cue_start=here.start)
    opens = place.i if place.previous is None or own else before[place.previous].opens
    return Statement(Role.BACKGROUND, "no-cue", opens=opens, cue_start=here.start)


def is_coordinate(context: Context, place: Place, cue: Cue) -> bool:
    """Whether the verb of a cue has its object, "Công văn A về bổ sung kinh phí thực hiện dự án X và [Công văn B]"."""
    if place.previous is None or not words().subject.match(place.window):
        return False
    tail = place.window[cue.end :]
    joined = JOINED.search(tail)
    if not joined or joined.group(1) or len(tail[: joined.start()].split()) < FEWEST_OBJECT:
        return False
    here = context.mentions[place.i]
    if here.kind == context.mentions[place.previous].kind or joined.group().rstrip().endswith("tại"):
        return True
    object_ = tail[: joined.start()]
    return here.code is not None and len(object_.split()) >= LONG_OBJECT and not DOCUMENT_NOUNS.search(object_)


FEWEST_OBJECT = 2
LONG_OBJECT = 5  # words: "Kế hoạch A về triển khai mô hình chợ không rác và [Quyết định B ngày …]"


def is_next_number(context: Context, place: Place) -> bool:
    """Whether the mention is one more number of the kind before: "Quyết định số 5 phê duyệt A và [số 6] …"."""
    if place.previous is None or not is_bare_number(context, place.i):
        return False
    same = context.mentions[place.i].kind == context.mentions[place.previous].kind
    return same and JOINED.search(place.window) is not None


# "(sau đây viết tắt là Nghị quyết số 5/NQ-CP)"
OPENS_SHORT = re.compile(r"\((?:(?:sau|dưới) đây )?(?:(?:được )?(?:viết|gọi)(?: tắt| chung)? là|gọi tắt)?[ :“\"]*$")
CLOSES_SHORT = re.compile(r"[ ”\"]*\)")
REPEATED_WITHIN = 12  # mentions


def is_short_form(context: Context, i: int) -> bool:
    """Whether mention `i` stands alone in brackets, as the short name of the one before."""
    here = context.mentions[i]
    opened = OPENS_SHORT.search(context.lower, max(0, here.start - 45), here.start)
    return opened is not None and CLOSES_SHORT.match(context.lower, here.end) is not None


def _model(context: Context, i: int, previous: int) -> int:
    """The mention whose list mention `i` goes on with: behind a short form, the one that it repeats."""
    if is_bare_number(context, i) and not is_bare_number(context, previous):
        return _number_before(context, i, previous)
    if not is_short_form(context, previous):
        return _before_brackets(context, previous, context.mentions[i].start)
    short = context.mentions[previous]
    for j in range(previous - 1, max(-1, previous - REPEATED_WITHIN), -1):
        if (context.mentions[j].code, context.mentions[j].name) == (short.code, short.name):
            return j
    return max(0, previous - 1)


def _number_before(context: Context, i: int, previous: int) -> int:
    """The last bare number in the brackets of mention `i`, "(số 1, số 2 sửa đổi Nghị định số 1 và [số 3])"."""
    here = context.mentions[i]
    for j in range(previous - 1, max(-1, previous - REPEATED_WITHIN), -1):
        if here.start - context.mentions[j].end > WINDOW or ")" in context.text[context.mentions[j].end : here.start]:
            break
        if is_bare_number(context, j) and context.mentions[j].kind == here.kind:
            return j
    return previous


CLOSES = re.compile(r"[^()\n;]{0,40}\) ?;")
OPENS = re.compile(r"\([^()]*$")
LONGEST_BRACKETS = 200
CLOSED = re.compile(r"[^()\n]{0,400}\)")


def _before_brackets(context: Context, i: int, upto: int) -> int:
    """The mention before the brackets that mention `i` stands in, "A (thực hiện B); C": C goes on with A."""
    if not i or not CLOSES.match(context.text, context.mentions[i].end, upto):
        return i
    here = context.mentions[i].start
    opened = OPENS.search(context.text, max(0, here - LONGEST_BRACKETS), here)
    return i - 1 if opened and context.mentions[i - 1].end <= opened.start() else i


# "A thực hiện B; C của D thực hiện E": after the semicolon C begins a statement of its own
OWN_PURPOSE = re.compile(r"[^;.\n]{0,160}?(?<!\w)(?:thực hiện|cụ thể hóa)(?!\w)")


def _has_own_purpose(context: Context, place: Place, before: list[Statement]) -> bool:
    """Whether the list before is what another document carries out, while this mention carries out something itself."""
    assert place.previous is not None
    model = before[place.previous]
    stated = any(source.mention is not None and source.mention != SELF for source in model.sources)
    outer = before[model.opens] if model.opens >= 0 else model
    if any(source.mention == SELF for source in outer.sources):  # "Thực hiện A thực hiện B; C thực hiện D, tỉnh …"
        return False
    return stated and OWN_PURPOSE.match(context.lower, context.mentions[place.i].end) is not None


def _from_paragraph_before(context: Context, place: Place, before: list[Statement]) -> Statement | None:
    """A list that runs over paragraphs: each but the last ends with ";"."""
    start = place.offset
    if not before or context.text[max(0, start - 5) : start].rstrip("\n -+•*_")[-1:] not in (";", ":"):
        return None
    last = before[-1]
    model = before[last.opens] if last.opens >= 0 else last
    if start - context.mentions[place.i - 1].end > WINDOW or model.role is Role.BACKGROUND:
        return None
    if not _can_join(context, place.i, model) or _is_next_carrier(context, place.i, model):
        return None
    return replace(model, rule=model.rule if model.rule.endswith("+listed") else f"{model.rule}+listed")


def _is_next_carrier(context: Context, i: int, model: Statement) -> bool:
    """Whether a paragraph begins with one more document of the kind that carries out: "Kế hoạch A thực hiện B; [C]"."""
    return any(
        source.mention is not None
        and source.mention != SELF
        and context.mentions[source.mention].kind == context.mentions[i].kind
        for source in model.sources
    )


def _listed(context: Context, place: Place, sign: str | None, before: list[Statement]) -> Statement:
    """One more of a list: after "và" of the list just before it, after ";" of the outer one."""
    assert place.previous is not None
    if sign is None and (purpose := _purpose_goes_on(context, place, before)):
        return purpose
    previous = _model(context, place.i, place.previous)
    model = before[previous]
    within = sign == ";" and _in_brackets(context, place.i, place.previous, model.opens)
    if (
        (sign == ";" and not within)
        or not _can_join(context, place.i, model)
        or _is_next_ground(context, place, sign, model, before)
    ):
        previous = model.opens if model.opens >= 0 else previous
        model = before[previous]
    if not _can_join(context, place.i, model) or (sign == ";" and _begins_anew(context, place.i, previous, model)):
        return Statement(Role.BACKGROUND, "no-cue", opens=place.i, cue_start=context.mentions[place.i].start)
    return replace(model, rule=model.rule if model.rule.endswith("+listed") else f"{model.rule}+listed")


def _is_next_ground(
    context: Context, place: Place, sign: str | None, model: Statement, before: list[Statement]
) -> bool:
    """Whether a comma goes on with the grounds: "Căn cứ A sửa đổi B, [C ngày …]", where "và" would go on with B."""
    here = context.mentions[place.i]
    outer = before[model.opens].role if model.opens >= 0 else None
    return sign == "," and here.date is not None and outer is Role.IN_SPIRIT and model.role is Role.BACKGROUND


def _begins_anew(context: Context, i: int, previous: int, model: Statement) -> bool:
    """Whether the list is one of documents that carry out, "A thực hiện B; [C]", not one of what A carries out."""
    if model.rule.split("+")[0] != "carries-out-document" or model.opens != previous:
        return False
    return context.mentions[i].level is Level.PROVINCIAL and context.mentions[previous].level is Level.CENTRAL


def _can_join(context: Context, i: int, model: Statement) -> bool:
    """Whether the document that carries out the previous one may carry out this one as well."""
    mentions = (source.mention for source in model.sources)
    return all(
        m is None or m == SELF or (may_carry_out(context, m, i) and not _is_older(context, m, i)) for m in mentions
    )


def _is_older(context: Context, source: int, i: int) -> bool:
    """Whether the document at `source` is older than mention `i`, which it therefore does not carry out."""
    a, b = context.mentions[source].date, context.mentions[i].date
    return a is not None and b is not None and a <= b


def _in_brackets(context: Context, i: int, previous: int, outer: int) -> bool:
    """Whether mention `i` and the one before stand in brackets that the outer list is not in: "A (sửa bởi B; [C])"."""
    here, before = context.mentions[i].start, context.mentions[previous].start
    opened = OPENS.search(context.text, max(0, here - WINDOW), here)
    if not opened or opened.start() > before or not CLOSED.match(context.text, context.mentions[i].end):
        return False
    return outer < 0 or context.mentions[outer].end <= opened.start()


# "Thực hiện A … theo B và [C số …, ngày …], tỉnh ban hành": a numbered C goes on with A where B has no number
def _purpose_goes_on(context: Context, place: Place, before: list[Statement]) -> Statement | None:
    """What is said of the document that the text itself carries out, where the mention is the second such one."""
    assert place.previous is not None
    here, j = context.mentions[place.i], place.previous
    if here.date is None or here.code is None or before[j].role is not Role.IN_SPIRIT:
        return None
    while j > 0 and context.mentions[j].code is None and place.previous - j < MOST_NESTED:
        j -= 1
    model, first = before[j], context.mentions[j]
    if not first.code or [s.mention for s in model.sources] != [SELF]:
        return None
    between = context.text[first.end : here.start]
    return None if re.search(r"[\n;]|\. ", between) else replace(model, rule="own-purpose+listed")


MOST_NESTED = 4
