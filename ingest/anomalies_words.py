"""Words that are doubled, missing or left over."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.anomalies_rows import is_without_value
from policy_lineage.ingest.anomalies_slips import find_slips, slips_by_key
from policy_lineage.ingest.values import Anomaly
from policy_lineage.ingest.word_pairs import is_known, is_partner, is_word


def slips(material: Material) -> Iterator[Anomaly]:
    """Words that stand for others of nearly the same letters."""
    for start, end, slip in find_slips(material.reading.text, material.reading.lower, material.vocabulary):
        where = material.reading.span(start, end)
        yield flag("slip", where, wrong=where.text, right=slip.right)


EMPTY = frozenset("của và về cho trong là có được những các theo để với tại đến đã sẽ trên một này".split())  # noqa: SIM905
# words that are said twice on purpose
REDUPLICATED = frozenset(
    "luôn dần thường ngày nhà người đời mãi từ song chung hằng cao xanh năm hay rất đều nhiều khác dù"  # noqa: SIM905
    " vừa tự đông tây nam bắc trùng điệp xa gần sớm mau lâu từng bao đâu ai gì nơi sinh".split()
)


# words that often begin a phrase after a word that ends with them: "hệ số | số vụ tai nạn", "nhân tạo | tạo ra"
BEGINNERS = frozenset(
    "số tạo khu tư ban xã hội tổ bộ sở phòng đồng điều hành phát gia vụ hiện tên tiền tính kế mở"  # noqa: SIM905
    " đường trường thể sinh nước bản loại giá công việc quản lý phí chiến hợp hạn quốc học chính".split()
)
ENDINGS = frozenset(
    {"hiện tại", "tồn tại", "tiếp theo", "kèm theo", "hiện có", "sẵn có", "vốn có", "mặc dù", "hơn một"}
)


def doubled_words(material: Material) -> Iterator[Anomaly]:
    """A word printed twice, unless two words of two syllables meet: "trưởng ban ban hành"."""
    lower, text = material.reading.lower, material.reading.text
    for word in sorted(material.vocabulary.doubled - REDUPLICATED - BEGINNERS):
        for at in material.vocabulary.places(lower, f"{word} {word}") if len(word) > 1 else ():
            end = at + 2 * len(word) + 1
            if text[at : at + len(word)] == text[end - len(word) : end] and _one_too_many(lower, at, end, word):
                yield flag("doubled-word", material.reading.span(at, end), words=word)


@cache
def never_alone() -> frozenset[str]:
    """The last syllables of words that are no words by themselves."""
    return frozenset(rules("anomalies")["never_alone"])


LAST = re.compile(r"([^\W\d_]+) $")
NEXT = re.compile(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")


def _one_too_many(lower: str, start: int, end: int, word: str) -> bool:
    """Whether the word before goes with the first of two, and those after them not with the second."""
    before = LAST.search(lower[max(0, start - 12) : start])
    if word in EMPTY:
        return before is None or f"{before.group(1)} {word}" not in ENDINGS
    after = NEXT.match(lower[end : end + 20])
    if before is None or after is None or not is_known(f"{before.group(1)} {word}"):
        return False
    first, second = after.groups()
    if f"{word} {first}" in slips_by_key():
        return False  # "thực hiện hiện quả": a slip, not a word too many
    if word in never_alone() and second and is_word(f"{first} {second}"):
        return not is_word(f"{word} {first}")  # "cơ quan quan tham mưu", but "cơ quan quan trọng"
    after_word = is_word(f"{word} {first}") or is_partner(f"{word} {first}")
    return not after_word and not (second and is_word(f"{first} {second}"))


# nouns for what is said of something, by the two words with which each ends
SPOKEN_OF = {"liệu về": "dữ liệu về", "tin về": "thông tin về", "cáo về": "báo cáo về"}
TWICE = re.compile(r" [^\W\d_]+ về(?! việc)(?!\w)")


def noun_phrases() -> Iterable[str]:
    """The pairs by which repeated prepositions and missing words are looked for."""
    return (*SPOKEN_OF, *CUT_VERBS, *NO_NOUNS)


def repeated_prepositions(material: Material) -> Iterator[Anomaly]:
    """A noun with "về" twice: "dữ liệu về AI về môi trường"."""
    lower = material.reading.lower
    for pair, words in SPOKEN_OF.items():
        for at in material.vocabulary.places(lower, words, pair):
            twice = TWICE.match(lower, at + len(words), at + len(words) + 30)
            if twice:
                where = material.reading.span(at, twice.end())
                yield flag("repeated-preposition", where, words=where.text)


# what must not follow "thực" and, without a noun between them, "thực hiện", by the two words that meet there
CUT_VERBS = {
    f"thực {noun.split()[0]}": f"thực {noun}" for noun in ("nghị quyết", "chỉ thị", "kết luận", "kế hoạch", "nhiệm vụ")
}
NO_NOUNS = {f"hiện {verb.split()[0]}": f"thực hiện {verb}" for verb in ("phát triển", "nâng cao", "đổi mới", "đào tạo")}
PERIOD = re.compile(r"[^,;.:\n]{4,80} giai đoạn \d{4} ?-")
HISTORY = re.compile(r"(?:\w|(?:hiện|xác|sự|thiết|trung|hiệu|tri|đích) )$")


def missing_words(material: Material) -> Iterator[Anomaly]:
    """ "thực Nghị quyết" for "thực hiện Nghị quyết"; "thực hiện phát triển ..." without the name of a scheme."""
    lower = material.reading.lower
    for pair, words in CUT_VERBS.items():
        for at in material.vocabulary.places(lower, words, pair):
            if not HISTORY.search(lower, max(0, at - 8), at):
                yield flag("missing-verb", material.reading.span(at, at + len("thực ") + 8))
    for pair, words in NO_NOUNS.items():
        for at in material.vocabulary.places(lower, words, pair):
            if period := PERIOD.match(lower, at + len(words)):
                yield flag("missing-noun", material.reading.span(at, period.end()))


MARK = re.compile(r"(?:T|Tr|Trang)\. ?\d{1,3}$")
TAG = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|p|span|div|font|br)\b[^<>\n]{0,80}>")


def left_overs(material: Material) -> Iterator[Anomaly]:
    """Marks of pages and tags of web pages; of several tags in one row or paragraph only the first."""
    reading = material.reading
    for paragraph in material.of_kind("furniture"):
        if MARK.match(reading.text[paragraph.start : paragraph.end]):
            yield flag("page-mark", reading.span(paragraph.start, paragraph.end))
    if "<" not in reading.text:
        return
    valueless = {row.start for row in material.rows if is_without_value(row.words)}
    last = -1
    for tag in TAG.finditer(reading.text):
        line = reading.text.rfind("\n", max(0, tag.start() - 2_000), tag.start()) + 1
        breaks = tag.group().startswith("<br") and reading.text[line : line + 1] == "|"  # lines of one cell
        if line != last and line not in valueless and not breaks:  # a row without a value is flagged as such
            yield flag("markup", reading.span(*tag.span()))
        last = last if breaks else line
