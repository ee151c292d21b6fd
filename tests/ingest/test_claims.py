"""Edges "A carries out B", hop by hop."""

import pytest

from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Header
from tests.ingest.marked import Case, _case, arrow, cases, claims


@pytest.mark.parametrize("case", cases("claims.txt"), ids=lambda c: c.head)
def test_the_edges_are_those_that_the_text_states(case: Case) -> None:
    assert tuple(arrow(c) for c in claims(case)) == case.edges


def test_evidence_goes_from_the_source_to_the_end_of_the_target() -> None:
    case = _case("Tỉnh ban hành [[Kế hoạch số 82-KH/TU]] thực hiện [[Nghị quyết số 61-NQ/TW]] về cảng cạn.")
    assert claims(case)[0].evidence.text == "Kế hoạch số 82-KH/TU thực hiện Nghị quyết số 61-NQ/TW"


def test_evidence_of_the_text_itself_begins_with_the_verb() -> None:
    case = _case(
        "kind: Kế hoạch\nKẾ HOẠCH\nĐể triển khai [[Nghị quyết số 61-NQ/TW]] về chợ, tỉnh ban hành Kế hoạch như sau:"
    )
    assert claims(case)[0].evidence.text == "triển khai Nghị quyết số 61-NQ/TW"


def test_a_pair_stated_twice_is_one_edge_with_the_first_evidence() -> None:
    twice = "[[Kế hoạch số 82-KH/TU]] thực hiện [[Nghị quyết số 61-NQ/TW]].\n"
    found = claims(_case(twice + "Nay " + twice))
    assert [c.evidence.start for c in found] == [0]


def test_the_text_itself_is_named_by_its_own_number_where_it_has_one() -> None:
    case = _case("kind: Kế hoạch\nKẾ HOẠCH\nThực hiện [[Nghị quyết số 61-NQ/TW]] về chợ, tỉnh ban hành Kế hoạch này.")
    numbered = Case(case.text, Header(kind="Kế hoạch", code="82-KH/TU"), case.mentions, (), ())
    source = claims(numbered)[0].source
    assert (source.self, source.code) == (True, "82-KH/TU")


def test_news_is_never_the_source_of_an_edge() -> None:
    case = _case("Thực hiện [[Nghị quyết số 61-NQ/TW]] về chợ, tỉnh yêu cầu các sở báo cáo.")
    assert claims(case) == ()


BARE = "Kế hoạch số 82-KH/TU thực hiện Nghị quyết 61 của Trung ương.\n"


def test_a_bare_number_is_the_document_whose_code_the_text_prints() -> None:
    found = extract(SourceText.of_text(f"{BARE}Nay Kế hoạch số 82-KH/TU thực hiện Nghị quyết số 61-NQ/TW.")).implements
    assert [(c.source.code, c.target.code, c.evidence.text[-8:]) for c in found] == [
        ("82-KH/TU", "61-NQ/TW", "61-NQ/TW")
    ]


def test_a_bare_number_that_two_documents_bear_stays_as_printed() -> None:
    found = extract(SourceText.of_text(f"{BARE}Có Nghị quyết số 61-NQ/TW và Nghị quyết số 61-NQ/TU.")).implements
    assert [(c.source.code, c.target.code) for c in found] == [("82-KH/TU", "61")]
