"""Documents known by what they carry out, by their subject, or by the body that they are of."""

import re

from policy_lineage.ingest.issuers import issuer_at
from policy_lineage.ingest.mentions import Name
from policy_lineage.ingest.mentions_subject import subject_at
from policy_lineage.ingest.names_ends import ABOUT, KIND_WORD, subject_stop
from policy_lineage.ingest.names_title import PURPOSE
from policy_lineage.ingest.patterns import Prose
from policy_lineage.ingest.values import Level

AIM_END = re.compile(r"[;,.\n|()]")
AIM_REACH = 120
AIM_CODE = re.compile(r"\d[\w/.]*[-/][\w/&-]*\w")


def purpose_at(prose: Prose, start: int, end: int) -> Name | None:
    """The plan known by what it carries out: "Kế hoạch thực hiện Chỉ thị số …"; its words are the bare kind."""
    found = PURPOSE.match(prose.lower, end)
    if not found or not KIND_WORD.match(found["object"].strip()):
        return None
    aim = found.start("object")
    stop = AIM_END.search(prose.text, aim, aim + AIM_REACH)
    title_end = stop.start() if stop else min(len(prose.text), aim + AIM_REACH)
    if code := AIM_CODE.search(prose.text, aim, title_end):
        title_end = code.end()
    if KIND_WORD.fullmatch(prose.lower[aim:title_end].strip()):  # "thực hiện Nghị quyết": of which one is left open
        return None
    body = issuer_at(prose, end + len(" của ")) if prose.lower.startswith(" của ", end) else None
    return Name(end, prose.text[start:title_end], body.level if body else None, body.province if body else None)


FEWEST_ABOUT = 4


SEVERAL = re.compile(r"(?:các|những) ")  # "cho đối tượng của Chương trình về các tấm gương": no title begins so


def subject_named_at(prose: Prose, start: int, end: int) -> Name | None:
    """The document known by its subject alone: "Nghị quyết về phát triển du lịch"."""
    about = ABOUT.match(prose.lower, end)
    if not about or SEVERAL.match(prose.lower, about.end()):
        return None
    stop = subject_stop(prose, end)
    if len(prose.text[end:stop].split()) < FEWEST_ABOUT:
        return None
    return Name(stop, prose.text[start:stop], subject=prose.text[about.end() : stop])


ON_ONE_MATTER = " chuyên đề"  # "Nghị quyết chuyên đề của Tỉnh ủy về …"


def issuer_named_at(prose: Prose, start: int, end: int) -> Name | None:
    """The document known by its issuer and subject; its words end with the issuer."""
    end += len(ON_ONE_MATTER) if prose.lower.startswith(ON_ONE_MATTER, end) else 0
    of = end + len(" của ") if prose.lower.startswith(" của ", end) else end + 1
    issuer = issuer_at(prose, of)
    if not issuer or not issuer.closed:
        return None
    subject, subject_end = subject_at(prose, issuer.end)
    if not subject:
        return None
    title = f"{prose.text[start:end]} của {issuer.text}{prose.text[issuer.end : subject_stop(prose, issuer.end)]}"
    return Name(
        issuer.end, title, issuer.level, issuer.province,
        issuer=issuer.text, subject=subject, subject_end=subject_end,
    )  # fmt: skip


TITLE_OF_BODY = re.compile(r" (?:[^\W\d]+ ){1,5}?của ")
# the one regulation of the bodies of the centre
TOGETHER = re.compile(
    r"ban chấp hành trung ương(?: đảng)?, bộ chính trị(?:,| và) ban bí thư(?: trung ương(?: đảng)?)?"
    r"(?:,? kh[óo]a [ivx]{1,6}(?!\w))?"
)
SECOND_BODY = re.compile(r"(?:,| và| và của|, của) ")


def body_named_at(prose: Prose, start: int, end: int) -> Name | None:
    """The regulation known by its title and the one body that it is of: "Quy chế làm việc của Tỉnh ủy"."""
    title = TITLE_OF_BODY.match(prose.lower, end)
    body = issuer_at(prose, title.end()) if title else None
    if not body or not body.closed:
        return None
    second = SECOND_BODY.match(prose.lower, body.end)
    if together := TOGETHER.match(prose.lower, title.end()) if title else None:
        return Name(together.end(), prose.text[start : together.end()], Level.CENTRAL)
    if second and issuer_at(prose, second.end()):
        return None
    return Name(body.end, prose.text[start : body.end], body.level, body.province)
