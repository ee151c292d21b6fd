"""Text files: UTF-8 as it stands; other encodings are recognised and named, never read as nonsense."""

import codecs

from policy_lineage.ingest.forms.legacy import recognise
from policy_lineage.ingest.refusals import refusal
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Diagnostic, Severity

MARKED = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read(data: bytes, path: str) -> SourceText:
    """The decoded file; a diagnostic says which encoding was assumed when it is not UTF-8."""
    for mark, encoding in MARKED:
        if data.startswith(mark):
            return _assumed(path, data.decode(encoding, "replace"), "UTF-16")
    try:
        return readable(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _eight_bit(data, path, error)


def readable(path: str, text: str) -> SourceText:
    """`text` as it is, or converted when its letters are those of a legacy font."""
    found = recognise(text)
    return _assumed(path, found.text, found.encoding) if found else SourceText(path, "", "text/plain", text)


def _eight_bit(data: bytes, path: str, error: UnicodeDecodeError) -> SourceText:
    found = recognise(data.decode("latin-1"), marked_only=False)
    if found:
        return _assumed(path, found.text, found.encoding)
    broken = data.decode("utf-8", "replace")
    if broken.count("\ufffd") * 1000 <= len(broken):  # a few bytes are damaged: read the rest
        return _assumed(path, broken, f"UTF-8 with unreadable bytes, the first at byte {error.start}")
    raise refusal("encoding", path=path, at=error.start)


def _assumed(path: str, text: str, encoding: str) -> SourceText:
    what = f"The file was read as {encoding}; offsets point into the converted text."
    note = Diagnostic("encoding", Severity.MEDIUM, what, 0, 0)
    return SourceText(path, "", "text/plain", text, (note,))
