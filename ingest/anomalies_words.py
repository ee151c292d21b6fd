"""Words that are doubled, missing or left over."""

import re
from collections.abc import Iterator
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.anomalies_pairs import is_known
from policy_lineage.ingest.values import Anomaly


@cache
def _slips() -> tuple[re.Pattern[str], tuple[str, ...]]:
    entries = rules("anomalies")["slips"]
    pattern = "|".join(f"(?P<s{i}>{entry['wrong']})" for i, entry in enumerate(entries))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), tuple(str(entry["right"]) for entry in entries)


def slips(material: Material) -> Iterator[Anomaly]:
    """Words that stand for others of nearly the same letters."""
    pattern, rights = _slips()
    for found in pattern.finditer(material.reading.lower):
        where = material.reading.span(*found.span())
        yield flag("slip", where, wrong=where.text, right=rights[int((found.lastgroup or "s0")[1:])])


DOUBLED = re.compile(r"(?<![^\W_])([^\W\d_]{2,}) \1(?![^\W_])")
EMPTY = frozenset("của và về cho trong là có được những các theo để với tại đến đã sẽ trên một này".split())
# words that are said twice on purpose
REDUPLICATED = frozenset(
    "luôn dần thường ngày nhà người đời mãi từ song chung hằng cao xanh năm hay rất đều nhiều khác dù"
    " vừa tự đông xa gần sớm mau lâu từng bao đâu ai gì nơi sinh".split()
)


def doubled_words(material: Material) -> Iterator[Anomaly]:
    """A word printed twice, unless two words of two syllables meet: "trưởng ban ban hành"."""
    text = material.reading.text
    for found in DOUBLED.finditer(text):
        word = found.group(1).lower()
        if word in REDUPLICATED or not (word in EMPTY or _one_too_many(text, found, word)):
            continue
        yield flag("doubled-word", material.reading.span(*found.span()), words=found.group(1))


LAST = re.compile(r"([^\W\d_]+) $")
NEXT = re.compile(r" ([^\W\d_]+)")


def _one_too_many(text: str, found: re.Match[str], word: str) -> bool:
    """Whether the word before goes with the first of two, and nothing after them with the second."""
    before = LAST.search(text, max(0, found.start() - 12), found.start())
    after = NEXT.match(text, found.end(), found.end() + 14)
    if before is None or not is_known(f"{before.group(1).lower()} {word}"):
        return False
    return after is None or not is_known(f"{word} {after.group(1).lower()}")


PREPOSITION = re.compile(r"(?<!\w)(dữ liệu|thông tin|báo cáo) về [^\W\d_]+ về(?! việc)(?!\w)")


def repeated_prepositions(material: Material) -> Iterator[Anomaly]:
    """A noun with "về" twice: "dữ liệu về AI về môi trường"."""
    for found in PREPOSITION.finditer(material.reading.lower):
        where = material.reading.span(*found.span())
        yield flag("repeated-preposition", where, words=where.text)


CUT_VERB = re.compile(r"(?<!\w)thực (?=(?:nghị quyết|chỉ thị|kết luận|kế hoạch|nhiệm vụ)(?!\w))")
NO_NOUN = re.compile(r"thực hiện (?:phát triển|nâng cao|đổi mới|đào tạo)(?!\w)[^,;.:\n]{4,80} giai đoạn \d{4} ?-")
HISTORY = re.compile(r"(?:hiện|xác|sự|thiết|trung|hiệu|tri|hiện) $")


def missing_words(material: Material) -> Iterator[Anomaly]:
    """ "thực Nghị quyết" for "thực hiện Nghị quyết"; "thực hiện phát triển ..." without the name of a scheme."""
    lower = material.reading.lower
    for found in CUT_VERB.finditer(lower):
        if not HISTORY.search(lower, max(0, found.start() - 8), found.start()):
            yield flag("missing-verb", material.reading.span(found.start(), found.end() + 8))
    for found in NO_NOUN.finditer(lower):
        yield flag("missing-noun", material.reading.span(*found.span()))


MARK = re.compile(r"(?:T|Tr|Trang)\. ?\d{1,3}$")
TAG = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|p|span|div|font|br)\b[^<>\n]{0,80}>")


def left_overs(material: Material) -> Iterator[Anomaly]:
    """Marks of pages and tags of web pages; of several tags in one row or paragraph only the first."""
    reading = material.reading
    for paragraph in reading.paragraphs:
        if paragraph.kind == "furniture" and MARK.match(reading.text[paragraph.start : paragraph.end]):
            yield flag("page-mark", reading.span(paragraph.start, paragraph.end))
    if "<" not in reading.text:
        return
    valueless = {row.start for row in material.rows if _is_group(row.cells)}
    last = -1
    for tag in TAG.finditer(reading.text):
        line = reading.text.rfind("\n", max(0, tag.start() - 2_000), tag.start()) + 1
        if line != last and line not in valueless:  # a row without a value is flagged as such
            yield flag("markup", reading.span(*tag.span()))
        last = line


def _is_group(cells: tuple[object, ...]) -> bool:
    from policy_lineage.ingest.anomalies_rows import is_without_value

    return is_without_value(cells)  # type: ignore[arg-type]
