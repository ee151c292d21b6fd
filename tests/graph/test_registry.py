"""The registry as batches: the same door as a text, every row with its proof."""

from typing import Any

import pytest

from policy_lineage.data import rows
from policy_lineage.graph.batch import GraphBatch, Relationship, Standing
from policy_lineage.graph.known import Known, by_key, documents
from policy_lineage.graph.places import former_of, provinces
from policy_lineage.graph.registry import document_batch, evidence, registry_batches

BATCHES = registry_batches()
STATED = [r for b in BATCHES for r in b.relationships]


def of_kind(kind: str, batch: GraphBatch) -> list[Relationship]:
    return [r for r in batch.relationships if r.type == kind]


def known(key: str) -> Known:
    return by_key()[key]


def test_there_is_a_batch_for_every_document_and_no_key_stands_twice() -> None:
    keys = [b.stated_in for b in BATCHES]
    assert len(keys) == len(set(keys))
    assert {f"registry/{d.key}" for d in documents()} <= set(keys)


def test_the_same_registry_gives_the_same_batches() -> None:
    assert registry_batches() == BATCHES


@pytest.mark.parametrize("kind", ["IMPLEMENTS", "REPLACES", "ISSUED_IN", "ISSUED_BY", "MERGED_INTO", "SUCCEEDED_BY"])
def test_every_statement_says_that_it_is_of_the_registry_and_of_which_row(kind: str) -> None:
    stated = [r.properties for r in STATED if r.type == kind]
    assert stated
    assert {p["origin"] for p in stated} == {"registry"}
    assert all(str(p["stated_in"]).startswith("registry/") for p in stated)
    assert all(p["text"] for p in stated)


def test_no_statement_of_the_registry_has_a_place_in_a_text() -> None:
    assert {(r.properties["start"], r.properties["end"]) for r in STATED} == {(None, None)}


def test_a_row_states_each_resolution_that_it_names_once() -> None:
    d = known("bac-kan/988/QĐ-UBND@2018")
    ends = sorted(r.target[1] for r in of_kind("IMPLEMENTS", document_batch(d)))
    assert ends == sorted((*d.implements, *d.also_implements))


def test_what_the_subject_of_a_row_names_beside_is_told_apart_by_its_rule() -> None:
    d = next(d for d in documents() if d.also_implements and d.implements)
    rules = {r.target[1]: r.properties["rule"] for r in of_kind("IMPLEMENTS", document_batch(d))}
    assert {rules[k] for k in d.implements} == {"registry"}
    assert {rules[k] for k in d.also_implements} == {"registry-subject"}


def test_a_document_of_a_merged_province_is_issued_in_the_new_one_under_its_old_name() -> None:
    (issued,) = of_kind("ISSUED_IN", document_batch(known("hoa-binh/33-CTr/TU@2025")))
    assert (issued.target[1], issued.properties["province_then"]) == ("Phú Thọ", "Hòa Bình")


def test_what_the_registry_says_of_a_document_does_not_stand_above_its_own_text() -> None:
    nodes = {n.key: n for n in document_batch(known("vn/68-NQ/TW@2025")).nodes}
    assert nodes["vn/68-NQ/TW@2025"].standing is Standing.REGISTRY
    assert Standing.OWN_TEXT > Standing.REGISTRY > Standing.MENTION


def test_a_resolution_that_a_row_only_names_gets_no_values_from_it() -> None:
    nodes = {n.key: n for n in document_batch(known("hoa-binh/33-CTr/TU@2025")).nodes}
    central = next(n for k, n in nodes.items() if k.startswith("vn/") and n.label == "Document")
    assert central.standing is Standing.MENTION
    assert "issued_on" not in central.properties


@pytest.mark.parametrize("mark", ["unsourced", "unverified"])
def test_the_mark_of_a_row_is_part_of_its_quotation(mark: str) -> None:
    words = {"unsourced": "chưa có nguồn", "unverified": "chưa kiểm chứng"}[mark]
    marked = [d for d in documents() if d.mark == mark]
    assert marked
    assert [d.key for d in marked if words not in evidence(d)] == []


def test_a_row_without_a_mark_says_nothing_of_one() -> None:
    clean = [d for d in documents() if not d.mark]
    assert [d.key for d in clean if "chưa có nguồn" in evidence(d) or "chưa kiểm chứng" in evidence(d)] == []


def test_the_source_of_a_row_is_part_of_its_quotation() -> None:
    sourced = [d for d in documents() if d.source]
    assert [d.key for d in sourced if d.source not in evidence(d)] == []


def test_every_province_of_before_became_part_of_one_of_today() -> None:
    merged = {r.source[1]: r.target[1] for r in STATED if r.type == "MERGED_INTO"}
    then = {r["name"]: r["now"] for r in rows("former_provinces") if r["name"] not in provinces()}
    assert then.items() <= merged.items()
    assert set(merged.values()) <= set(provinces())


def test_there_are_34_provinces_of_63() -> None:
    assert len(provinces()) == 34
    assert sum(len(former_of(p)) for p in provinces()) == 63


@pytest.mark.parametrize("label", ["Province", "Agency", "Indicator", "Document"])
def test_every_node_of_a_kind_is_the_same_in_every_batch(label: str) -> None:
    seen: dict[str, Any] = {}
    for batch in BATCHES:
        for node in batch.nodes:
            if node.label == label and node.standing is Standing.REGISTRY:
                assert seen.setdefault(node.key, node.properties) == node.properties
    assert seen
