"""The text that offsets point into, with where it came from."""

from dataclasses import dataclass
from pathlib import Path

from policy_lineage.ingest.values import Diagnostic


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the text stands on a page: PDF points from the top left corner."""

    start: int
    end: int
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SourceText:
    """One file as text: for UTF-8 text the decoded file, line ends untouched; else what the form printed."""

    path: str
    sha256: str  # of the bytes of the file
    media_type: str
    text: str
    diagnostics: tuple[Diagnostic, ...] = ()
    places: tuple[Place, ...] = ()  # PDF only

    @classmethod
    def of_text(cls, text: str, path: str = "-") -> "SourceText":
        """A source made of a string."""
        from hashlib import sha256

        return cls(path, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "text/plain", text)


def read_source(path: Path) -> SourceText:
    """The text of the file at `path`, whatever its form; SourceError says why it cannot be read."""
    data = path.read_bytes()
    source = SourceText.of_text(data.decode("utf-8"), str(path))
    return source
