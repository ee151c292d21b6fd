"""The order of the steps: source text in, extraction out. No input or output here."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager

from policy_lineage.ingest.anomalies import find_anomalies
from policy_lineage.ingest.citations import find_mentions
from policy_lineage.ingest.claims import find_claims
from policy_lineage.ingest.duties import find_duties
from policy_lineage.ingest.header import read_header
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.places import place_mentions
from policy_lineage.ingest.reading import Reading, read
from policy_lineage.ingest.roles import roles_of
from policy_lineage.ingest.sections import find_outline
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.statements import read_statements
from policy_lineage.ingest.tables import find_responsibilities
from policy_lineage.ingest.targets import find_targets
from policy_lineage.ingest.tasks import find_tasks
from policy_lineage.ingest.values import Citation, Extraction, Role


def extract(source: SourceText) -> Extraction:
    """All that can be read in `source`."""
    with _uncollected():
        return _extract(source)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: what is read holds none, and going through it again and again takes a tenth."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _extract(source: SourceText) -> Extraction:
    reading = read(source)
    outline = find_outline(reading)
    header, own = read_header(reading)
    mentions = place_mentions(reading, header, find_mentions(reading, header, own))
    statements = read_statements(reading, header, outline, mentions)
    citations = tuple(
        _citation(reading, m, role, rule) for m, (role, rule) in zip(mentions, roles_of(statements), strict=True)
    )
    found = Extraction(
        path=source.path,
        sha256=source.sha256,
        media_type=source.media_type,
        characters=len(source.text),
        header=header,
        citations=citations,
        implements=find_claims(reading, header, mentions, statements),
        targets=find_targets(reading, outline, header),
        responsibilities=find_responsibilities(reading, outline),
        duties=find_duties(reading, outline),
        sections=outline.sections,
        tasks=find_tasks(reading, outline, citations),
        diagnostics=(*source.diagnostics, *reading.diagnostics()),
        places=source.places,
    )
    return find_anomalies(reading, outline, found)


def _citation(reading: Reading, m: Mention, role: Role, rule: str) -> Citation:
    code = None
    if m.code_start is not None and m.code_end is not None:
        code = reading.span(m.code_start, m.code_end)
    return Citation(
        span=reading.span(m.start, m.end),
        kind=m.kind,
        code=m.code,
        code_start=code.start if code else None,
        code_end=code.end if code else None,
        name=m.name,
        date=m.date,
        issuer=m.issuer,
        subject=m.subject,
        level=m.level,
        province=m.province,
        role=role,
        rule=rule,
        term=_term_after(reading, m.end),
        about=_about(reading, m.end) if m.name else None,
    )


TERM_AFTER = re.compile(r",? ?\(?(?:nhiệm kỳ )?kh(?:óa|oá) ([ivx]{1,6})(?!\w)")


ABOUT = re.compile(r"(?: ?\([^()\n]{1,30}\))? về (?:việc )?([^,.;:()\n]{5,150})")


def _about(reading: Reading, at: int) -> str | None:
    """What a named document is about, where that is printed right after its name."""
    found = ABOUT.match(reading.text, at)
    return found.group(1) if found else None


def _term_after(reading: Reading, at: int) -> str | None:
    """The committee term right after a mention: "18-NQ/TW (khóa XII)"."""
    found = TERM_AFTER.match(reading.lower, at)
    return found.group(1).upper() if found else None
