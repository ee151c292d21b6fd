"""What a store has to say is said in Vietnamese as well as in English."""

from pathlib import Path

import pytest

from policy_lineage.errors import LineageError, ReadOnly
from policy_lineage.graph.doctor import examine
from policy_lineage.graph.engines.failures import NATIVE
from policy_lineage.graph.engines.server_failures import SERVER
from policy_lineage.graph.read_only import REFUSED, check_read_only
from policy_lineage.graph.store import Store, open_store
from policy_lineage.words import LANGUAGES, all_words

VIETNAMESE = set("ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")


def is_vietnamese(text: str) -> bool:
    return bool(VIETNAMESE & set(text.lower()))


@pytest.mark.parametrize("key", sorted({row[2] for row in (*NATIVE, *SERVER)}))
def test_every_failure_of_an_engine_is_said_in_both_languages(key: str) -> None:
    assert set(all_words()[key]) == set(LANGUAGES)
    assert is_vietnamese(all_words()[key]["vi"])


@pytest.mark.parametrize("word", sorted(REFUSED))
def test_every_refusal_names_its_reason_in_both_languages(word: str) -> None:
    with pytest.raises(ReadOnly) as refused:
        check_read_only(f"MATCH (n) {word} n")
    said = [refused.value.said(lang) for lang in LANGUAGES]
    assert all(all_words()[f"read-only.{word}"][lang] in text for lang, text in zip(LANGUAGES, said, strict=True))


@pytest.mark.parametrize(
    "address", ["none.db", "notes.txt", "folder", "bolt://u:x@127.0.0.1:9", "http://u:x@host", "bolt://u:x@"]
)
def test_a_place_that_cannot_be_opened_is_named_in_both_languages(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("ghi chú")
    (tmp_path / "folder").mkdir()
    with pytest.raises(LineageError) as refused:
        open_store(address)
    assert is_vietnamese(refused.value.said("vi"))
    assert not is_vietnamese(refused.value.said("en"))


def test_the_next_step_of_a_finding_is_said_in_both_languages(embedded_store: Store) -> None:
    embedded_store.define()
    found = next(f for f in examine(embedded_store) if not f.ok)
    assert found.next_step == found.said("en") != found.said("vi")
    assert is_vietnamese(found.said("vi"))
