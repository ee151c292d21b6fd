"""From source to extraction."""

from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Role

TEXT = (
    "Triển khai Kế hoạch số 82-KH/TU, ngày 05/3/2031 của Ban Thường vụ Tỉnh ủy thực hiện "
    "Nghị quyết số 61-NQ/TW, ngày 01/02/2031 của Bộ Chính trị về cảng cạn."
)


def test_a_sentence_gives_its_mentions_with_roles_and_its_edge() -> None:
    found = extract(SourceText.of_text(TEXT))
    assert [(c.code, c.role) for c in found.citations] == [
        ("82-KH/TU", Role.IMPLEMENTER),
        ("61-NQ/TW", Role.IMPLEMENTED_BY),
    ]
    assert [(i.source.code, i.target.code) for i in found.implements] == [("82-KH/TU", "61-NQ/TW")]


def test_evidence_and_mentions_are_their_characters() -> None:
    found = extract(SourceText.of_text(TEXT))
    spans = [c.span for c in found.citations] + [i.evidence for i in found.implements]
    assert all(TEXT[s.start : s.end] == s.text for s in spans)


def test_the_same_text_gives_the_same_extraction() -> None:
    assert extract(SourceText.of_text(TEXT)) == extract(SourceText.of_text(TEXT))


def test_an_empty_text_gives_an_empty_extraction() -> None:
    found = extract(SourceText.of_text(""))
    assert (found.citations, found.implements, found.anomalies) == ((), (), ())


def test_a_code_split_by_a_line_break_changes_nothing_but_the_places() -> None:
    broken = TEXT.replace("61-NQ/TW", "61-\nNQ/TW")
    codes = [(c.code, c.role) for c in extract(SourceText.of_text(broken)).citations]
    assert codes == [(c.code, c.role) for c in extract(SourceText.of_text(TEXT)).citations]
