"""The level of a programme known by its name, told by the central document that approves it in the same text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.patterns import Prose
from policy_lineage.ingest.values import Level

APPROVES = re.compile(r"[^.;\n]{0,60}?(?:phê duyệt|ban hành) ")
REACH = 260  # characters of a title looked at
SHORTEST, COMPARED = 5, 8  # words, that of the kind among them, by which a title is told from others
LOCAL = re.compile(r"(?<!\w)(?:tỉnh|thành phố|huyện|xã|phường)(?!\w)")  # approved by the centre, yet of a province
MARKS = str.maketrans("", "", '"“”*_')


def with_approvers(prose: Prose, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those by name made central where "553/QĐ-TTg phê duyệt Đề án …" in the text says so."""
    named = [m for m in mentions if _may_be_central(m)]
    if not named:
        return list(mentions)
    approved = [title for m in mentions if m.code and m.level is Level.CENTRAL and (title := _approved(prose, m))]
    central = {m.name for m in named if any(title.startswith(_beginning(m.name or "")) for title in approved)}
    return [
        replace(m, level=Level.CENTRAL, province=None) if m.name in central and _may_be_central(m) else m
        for m in mentions
    ]


def _may_be_central(mention: Mention) -> bool:
    if not mention.name or mention.issuer or mention.level is not Level.PROVINCIAL:
        return False
    title = _title(mention.name)
    return len(title.split()) > SHORTEST and not LOCAL.search(title)


def _approved(prose: Prose, mention: Mention) -> str:
    """What stands after "phê duyệt" behind the mention, in lower case without marks."""
    found = APPROVES.match(prose.lower, mention.end, mention.end + REACH)
    return _title(prose.lower[found.end() : found.end() + REACH]) if found else ""


def _beginning(name: str) -> str:
    """Of a long name the first words: what follows may be of the sentence, "trên địa bàn"."""
    return " ".join(_title(name).split()[:COMPARED])


def _title(words: str) -> str:
    return words.lower().translate(MARKS).replace(" - ", "-").strip()
