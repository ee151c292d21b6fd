"""The text that offsets point into, with where it came from."""

from dataclasses import dataclass, replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from policy_lineage.ingest.refusals import refusal
from policy_lineage.ingest.values import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class SourceText:
    """One file as text: for text files the decoded file, line ends untouched; else what the form printed."""

    path: str
    sha256: str  # of the bytes of the file
    media_type: str
    text: str
    diagnostics: tuple[Diagnostic, ...] = ()
    places: tuple[Place, ...] = ()  # PDF only

    @classmethod
    def of_text(cls, text: str, path: str = "-") -> "SourceText":
        """A source made of a string."""
        return cls(path, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "text/plain", text)


# media type -> the module of `forms` that turns its bytes into text
FORMS = {
    "text/plain": "text",
    "text/html": "html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/pdf": "pdf",
}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".docx": DOCX,
    ".pdf": "application/pdf",
}

# first bytes of files that are no documents of ours -> what they are, a key of refusals.yaml
REFUSED = {
    b"\xd0\xcf\x11\xe0": "old-office",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"II*\x00": "picture",
    b"MM\x00*": "picture",
    b"\x1f\x8b": "compressed",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
}


def read_source(path: Path) -> SourceText:
    """The text of the file at `path`, whatever its form; SourceError says why it cannot be read."""
    data = _bytes(Path(path))
    media_type = media_type_of(data, Path(path).name)
    form = import_module(f"policy_lineage.ingest.forms.{FORMS[media_type]}")
    text: SourceText = form.read(data, str(path))
    if not text.text.strip():
        raise refusal("no-text", path=path)
    return replace(text, sha256=sha256(data).hexdigest(), media_type=media_type)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise refusal("folder", path=path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise refusal("not-there", path=path) from None
    except OSError as error:
        raise refusal("cannot-open", path=path, reason=error.strerror) from error
    if not data:
        raise refusal("empty", path=path)
    return data


def media_type_of(data: bytes, name: str = "") -> str:
    """The media type by content, by the ending of `name` only between text and HTML.

    SourceError names what a file is that cannot be read.
    """
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for start, what in REFUSED.items():
        if data.startswith(start):
            raise refusal(what, path=name or "-")
    if data[:1024].find(b"%PDF-") >= 0:
        return "application/pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if head[:15].lower().startswith((b"<!doctype html", b"<html")) or _html_name(name, head):
        return "text/html"
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refusal("null-bytes", path=name or "-")
    return "text/plain"


def _html_name(name: str, head: bytes) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml")) and b"<" in head


def _zipped(data: bytes, name: str) -> str:
    # a DOCX is a zip archive that holds word/document.xml; its directory stands at the end
    if b"word/document.xml" in data:
        return DOCX
    raise refusal("other-archive", path=name or "-")
