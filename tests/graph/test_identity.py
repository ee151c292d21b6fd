"""Which document is meant: a table of hard cases with the right answer for each, read as whole texts are."""

import csv
import re
import unicodedata

import pytest

from policy_lineage.errors import QueryError
from policy_lineage.graph.build import identities
from policy_lineage.graph.lookup import find_document
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText
from tests.shared import ROOT

CASES = list(csv.DictReader((ROOT / "tests" / "cases" / "identity.csv").open(encoding="utf-8")))
MENTIONS = [c for c in CASES if c["how"] == "mention"]
ASKED = [c for c in CASES if c["how"] == "ask"]
OF_A_TEXT = re.compile(r"^\?[0-9a-f]{8}/")  # a place that nobody names is kept apart for each text


def report(province: str, date: str, body: str) -> str:
    """A report of a provincial committee of that day with the sentence in it."""
    year, month, day = date.split("-")
    body = body if body.startswith("Thực hiện") else f"Thực hiện {body}"
    return (
        f"TỈNH ỦY {province.upper()}\tĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 999-BC/TU\t"
        f"{province}, ngày {day} tháng {int(month)} năm {year}\n\nBÁO CÁO\ntình hình thực hiện nhiệm vụ\n\n{body}\n"
    )


def read(province: str, date: str, body: str) -> list[str]:
    """The keys of what the sentence mentions."""
    found = identities(extract(SourceText.of_text(report(province, date, body))))
    return [OF_A_TEXT.sub("?/", i.key) for mention in found.mentions for i in mention]


def case_id(case: dict[str, str]) -> str:
    return f"{case['class']}: {case['text'][:60]} ({case['province']} {case['date']})"


def test_the_table_has_many_cases_of_many_classes() -> None:
    assert len(CASES) >= 80
    assert len({c["class"] for c in CASES}) >= 40


@pytest.mark.parametrize("case", MENTIONS, ids=case_id)
def test_a_mention_means_the_documents_of_the_table(case: dict[str, str]) -> None:
    assert read(case["province"], case["date"], case["text"]) == case["expected"].split(";")


@pytest.mark.parametrize("case", MENTIONS[::4], ids=case_id)
def test_letters_with_their_marks_apart_mean_the_same(case: dict[str, str]) -> None:
    text = unicodedata.normalize("NFD", report(case["province"], case["date"], case["text"]))
    found = identities(extract(SourceText.of_text(text)))
    keys = [OF_A_TEXT.sub("?/", i.key) for mention in found.mentions for i in mention]
    assert keys == case["expected"].split(";")


@pytest.mark.parametrize("case", ASKED, ids=case_id)
def test_what_a_person_asks_for_is_one_document_or_refused(case: dict[str, str]) -> None:
    province = case["province"] or None
    if case["expected"] not in ("several", "unknown"):
        assert find_document(None, case["text"], province) == case["expected"]
        return
    with pytest.raises(QueryError) as refused:
        find_document(None, case["text"], province)
    said = "documents:" if case["expected"] == "several" else "Neither the store nor the registry"
    assert said in str(refused.value)


@pytest.mark.parametrize("case", [c for c in ASKED if c["expected"] == "several"], ids=case_id)
def test_every_candidate_of_a_refusal_can_be_asked_for(case: dict[str, str]) -> None:
    with pytest.raises(QueryError) as refused:
        find_document(None, case["text"])
    candidates = re.findall(r"[\w./Đ-]+@\d{4}", str(refused.value))
    assert len(candidates) > 1
    assert [find_document(None, c) for c in candidates] == [f"vn/{c}" for c in candidates]
