"""Which file is what, and what is said of those that cannot be read."""

from pathlib import Path

import pytest

from policy_lineage import data
from policy_lineage.errors import SourceError
from policy_lineage.ingest.forms import legacy
from policy_lineage.ingest.source import DOCX, media_type_of, read_source

VIETNAMESE = "Ủy ban nhân dân tỉnh và các sở thực hiện Nghị quyết của Tỉnh ủy về phát triển công nghiệp.\n"


def saved(folder: Path, content: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_utf8_text_is_left_as_it_is(tmp_path: Path) -> None:
    text = "Số 12-CTr/TU\r\n\r\nNghị quyết\u00a0số\n"
    assert read_source(saved(tmp_path, text.encode())).text == text


def test_utf16_is_read_and_said(tmp_path: Path) -> None:
    source = read_source(saved(tmp_path, VIETNAMESE.encode("utf-16")))
    assert source.text == VIETNAMESE
    assert "UTF-16" in source.diagnostics[0].what


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_legacy_letters_match_their_examples(encoding: str) -> None:
    for example in data.rules("legacy_encodings")[encoding]["examples"]:
        assert legacy.CONVERTERS[encoding](example["shown"]) == example["meant"]


def in_tcvn3(text: str) -> str:
    back = {chr(v) if isinstance(v, int) else v: chr(k) for k, v in legacy._tcvn3_table().items()}
    return "".join(back.get(c, c) for c in text)


@pytest.mark.parametrize("wrap", ["latin-1", "utf-8"])
def test_tcvn3_is_converted_and_named_as_bytes_and_as_mojibake(tmp_path: Path, wrap: str) -> None:
    source = read_source(saved(tmp_path, (in_tcvn3(VIETNAMESE.lower()) * 3).encode(wrap)))
    assert source.text == VIETNAMESE.lower() * 3
    assert "TCVN3" in source.diagnostics[0].what


def test_windows_1258_is_converted_and_named(tmp_path: Path) -> None:
    import unicodedata

    # windows-1258 has the roofs as letters and the tones as signs of their own
    def split(letter: str) -> str:
        whole = unicodedata.normalize("NFD", letter)
        roof = unicodedata.normalize("NFC", "".join(c for c in whole if c not in "\u0300\u0301\u0303\u0309\u0323"))
        return roof + "".join(c for c in whole if c in "\u0300\u0301\u0303\u0309\u0323")

    coded = "".join(map(split, VIETNAMESE)).encode("cp1258")
    source = read_source(saved(tmp_path, coded * 3))
    assert source.text == VIETNAMESE * 3
    assert "windows-1258" in source.diagnostics[0].what


def test_a_text_in_another_language_is_not_taken_for_a_legacy_one() -> None:
    assert legacy.recognise("Le café est fermé à l'été; déjà vu, où êtes-vous, garçon?" * 20) is None


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.txt", "is empty"),
        (b"   \n\n", "a.txt", "holds no text"),
        (b"\x00\x01\x02\x03" * 50, "a.txt", "null bytes"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "a.png", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 50, "a.doc", ".docx"),
        (b"PK\x03\x04" + b"x" * 50, "a.zip", "archive"),
        (b"PK\x03\x04 word/document.xml" + b"x" * 50, "a.docx", "not a complete Word document"),
        (b"%PDF-1.7\nbroken", "a.pdf", "damaged"),
        (bytes(range(0x80, 0x100)) * 40, "a.txt", "save it as UTF-8"),
    ],
    ids=["empty", "blank", "binary", "picture", "old Word", "archive", "broken Word", "broken PDF", "unknown encoding"],
)
def test_what_cannot_be_read_is_refused_with_the_next_step(
    tmp_path: Path, content: bytes, name: str, said: str
) -> None:
    with pytest.raises(SourceError) as refused:
        read_source(saved(tmp_path, content, name))
    assert said in str(refused.value)


def test_a_missing_path_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file"):
        read_source(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="is a folder"):
        read_source(tmp_path)


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (b"%PDF-1.4", "x", "application/pdf"),
        (b"<!DOCTYPE html><p>a", "x.txt", "text/html"),
        (b"<div>a</div>", "x.html", "text/html"),
        (b"a < b", "x.txt", "text/plain"),
        (b"PK\x03\x04 .. word/document.xml", "x", DOCX),
    ],
)
def test_the_form_is_told_by_content(content: bytes, name: str, media_type: str) -> None:
    assert media_type_of(content, name) == media_type
