"""A file that cannot be read is refused in both languages."""

from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from policy_lineage.errors import SourceError
from policy_lineage.ingest.source import read_source

WORDS = yaml.safe_load(files("policy_lineage.data").joinpath("refusals.yaml").read_text("utf-8"))
BYTES = {
    "empty": b"", "old-office": b"\xd0\xcf\x11\xe0 old", "picture": b"\x89PNG\r\n", "compressed": b"\x1f\x8b\x08",
    "archive": b"Rar!\x1a", "null-bytes": b"a\x00b\x00c", "other-archive": b"PK\x03\x04 other", "no-text": b" \n \n",
    "pdf-damaged": b"%PDF-1.4 damaged",
}  # fmt: skip


@pytest.mark.parametrize("key", BYTES)
def test_a_refusal_names_the_file_and_speaks_both_languages(key: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(BYTES[key])
    with pytest.raises(SourceError) as caught:
        read_source(path)
    for said, lang in ((str(caught.value), "en"), (caught.value.vi, "vi")):
        assert "plan.txt" in said
        assert said.startswith(WORDS[key][lang].replace("{path}", "\0").split("\0")[0])
        assert WORDS[key][lang].rsplit("}", 1)[-1] in said


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    holes = [{part.split("}")[0] for part in WORDS[key][lang].split("{")[1:]} for lang in ("en", "vi")]
    assert holes[0] == holes[1]
