"""Plans known by their purpose or by the row that tells of them: "ban hành Kế hoạch thực hiện …"."""

import re

from policy_lineage.ingest.backreferences import antecedent
from policy_lineage.ingest.carriers import may_carry_out
from policy_lineage.ingest.cues import words
from policy_lineage.ingest.governing import LONGEST_ROW_HEAD, is_in_row_of
from policy_lineage.ingest.stated import SELF, Context, Place, Source


def row_of(context: Context, i: int) -> int:
    """The mention that issues the plan at `i`, "Quyết định số 5 phê duyệt [Kế hoạch]", or whose row tells of it."""
    here = context.mentions[i].start
    if not i or context.mentions[i].code is not None or here - context.mentions[i - 1].end > LONGEST_ROW_HEAD * 2:
        return i
    between = context.lower[context.mentions[i - 1].end : here]
    words_before = BEFORE_PLAN.search(between)
    start = here - (len(words_before.group()) if words_before else 0)
    gap = context.text[context.mentions[i - 1].end : start].strip()
    return i - 1 if gap == ":" or (not gap and start < here) or is_in_row_of(context, i - 1, start) else i


BEFORE_PLAN = re.compile(r"(?:(?:về việc|v/v|về) )?(?:ban hành |phê duyệt )?$")


SUMMARY_HEAD = re.compile(
    r"\W*(?:trích yếu|nội dung|tên văn bản)[^:|\n]{0,20}[:|] ?(?:(?:về việc|v/v) )?(?:ban hành |phê duyệt )?"
    r"(?:(?:kế hoạch|chương trình|đề án)(?: hành động)?(?: của [^,;|]{2,40})? )?(?:về (?:việc )?)?"
)
NUMBER_HEAD = re.compile(r"(?<!\w)số(?: ký)?(?:[ /]?hiệu)?(?: văn bản)?[ *]*[:|][ *]*$")
LONGEST_BLOCK = 160


def summary_source(context: Context, place: Place, head: str) -> Source | None:
    """The document whose number the block prints: "Số hiệu: 5/KH-UBND | Trích yếu: Kế hoạch thực hiện […]"."""
    j = place.i - 1
    if j < 0 or not SUMMARY_HEAD.fullmatch(head) or place.offset - context.mentions[j].end > LONGEST_BLOCK:
        return None
    start = context.mentions[j].start
    numbered = context.mentions[j].code is not None and NUMBER_HEAD.search(context.lower, max(0, start - 30), start)
    return Source(j, start) if numbered and may_carry_out(context, j, place.i) else None


# "Ban hành kèm theo Quyết định này Kế hoạch …", "Điều 1. Phê duyệt Kế hoạch …"
ENACTED = re.compile(
    r"(?:kèm theo [^\W\d]+ [^\W\d]+ này(?: bản)?|điều \d+\W+(?:ban hành|phê duyệt)(?: kèm theo)?)[ :“\"]*$"
)
LISTED = re.compile(r"(?:(?<!\w)và|[,;]) ?$")
SEVERAL = re.compile(r"(?<!\w)(?:các|những|mọi)(?!\w)[^;.]*$")
DRAFTED = re.compile(r"(?<!\w)(?:xây dựng|soạn thảo|tham mưu|trình)(?!\w)")


def plan_source(context: Context, place: Place, head: str) -> Source | None:
    """A plan known by its purpose only: "ban hành Kế hoạch thực hiện ..."; "Kế hoạch này nhằm thực hiện ..."."""
    plan = words().plan.search(head)
    if not plan:
        return None
    start = place.offset + plan.start()
    printed = context.text[start : place.end]
    if context.own.kind is not None and ENACTED.search(head[: plan.start()]):
        return Source(SELF, start)
    if plan.group("kind") == context.own.kind and _is_own_plan(context, place.i, plan.group(), head):
        return Source(SELF, start)
    of_another = " của " in plan.group() and LISTED.search(head[: plan.start()])
    if context.own.kind is not None and printed.lower().startswith(context.own.kind) and not of_another:
        if plan.group("this") or context.own.in_opening(start):
            return Source(SELF, start)
    elif plan.group("this"):
        meant = antecedent(context, plan.group("kind"), start, place.i)
        if meant is not None:
            return Source(meant, start)
    elif not printed[0].isupper() or SEVERAL.search(head[: plan.start()]):
        return None
    return Source(None, start, plan_name(context, start, place.i), _is_drafted(head))


OF_PROVINCE = re.compile(r" của (?:ủy ban nhân dân |ubnd |ban thường vụ )?(?:tỉnh|thành phố|thành|tp)(?: ủy|ủy)?(?!\w)")


def _is_own_plan(context: Context, i: int, plan: str, head: str) -> bool:
    """Whether "Kế hoạch của Ủy ban nhân dân tỉnh thực hiện X" is the plan itself, whose title carries X out."""
    aim = context.mentions[i].code
    if not aim or not OF_PROVINCE.search(plan) or DRAFTED.search(head):
        return False
    return any(m.code == aim and context.own.in_title(m.start) for m in context.mentions[:MOST_IN_TITLE])


MOST_IN_TITLE = 6


def plan_name(context: Context, start: int, i: int) -> str:
    """The plan named by its purpose, up to the name or the number of the document that it carries out."""
    aim = context.mentions[i]
    words_before = context.text[start : aim.start].replace(" này ", " ").replace("\n", " ")
    return words_before + (aim.name or context.text[aim.start : aim.code_end or aim.end])


def _is_drafted(head: str) -> bool:
    """Whether the plan is still being written."""
    return not words().past.search(head) and DRAFTED.search(head) is not None
