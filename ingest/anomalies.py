"""What a careful reader would flag, each with its rule and place."""

from dataclasses import replace
from functools import cache

from policy_lineage.ingest.anomalies_bodies import body_phrases, field_phrases, lead_twice, name_variants
from policy_lineage.ingest.anomalies_capitals import (
    added_capitals,
    capitals_after_semicolons,
    small_name_phrases,
)
from policy_lineage.ingest.anomalies_codes import blank_numbers, code_variants, codes_and_dates
from policy_lineage.ingest.anomalies_deadlines import deadline_phrases, deadlines
from policy_lineage.ingest.anomalies_forms import (
    capitals,
    doubled_marks,
    lost_blanks,
    name_phrases,
    split_syllables,
    stray_capitals,
    verb_phrases,
)
from policy_lineage.ingest.anomalies_kinds import kinds_and_times
from policy_lineage.ingest.anomalies_letters import letter_phrases, letters
from policy_lineage.ingest.anomalies_lists import list_against_table
from policy_lineage.ingest.anomalies_material import Material, Rule
from policy_lineage.ingest.anomalies_outline import (
    numbering,
    open_brackets,
    quotes_without_beginning,
    repeated_paragraphs,
    repeated_phrases,
)
from policy_lineage.ingest.anomalies_pairs import misspelled_pairs, stranded_syllables
from policy_lineage.ingest.anomalies_periods import congresses, elections, periods
from policy_lineage.ingest.anomalies_ratios import ratios
from policy_lineage.ingest.anomalies_registry import against_registry, number_against_registry, numbers_of_one_day
from policy_lineage.ingest.anomalies_rows import broken_tables, odd_cells, shifted_rows, unit_variants
from policy_lineage.ingest.anomalies_slips import slip_phrases
from policy_lineage.ingest.anomalies_syllables import is_doubtful, no_syllables
from policy_lineage.ingest.anomalies_values import against_targets, bound_phrases, crossed_bounds, open_bounds, shares
from policy_lineage.ingest.anomalies_variants import joined_words, spelling_variants
from policy_lineage.ingest.anomalies_vocabulary import Lexicon
from policy_lineage.ingest.anomalies_words import (
    doubled_words,
    left_overs,
    missing_words,
    noun_phrases,
    repeated_prepositions,
    slips,
)
from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Anomaly, Diagnostic, Extraction, Severity

RULES: tuple[Rule, ...] = (
    codes_and_dates,
    code_variants,
    blank_numbers,
    kinds_and_times,
    deadlines,
    against_registry,
    numbers_of_one_day,
    number_against_registry,
    periods,
    elections,
    congresses,
    slips,
    misspelled_pairs,
    no_syllables,
    stranded_syllables,
    joined_words,
    spelling_variants,
    doubled_words,
    repeated_phrases,
    repeated_paragraphs,
    capitals,
    stray_capitals,
    capitals_after_semicolons,
    added_capitals,
    doubled_marks,
    lost_blanks,
    split_syllables,
    open_brackets,
    quotes_without_beginning,
    numbering,
    letters,
    repeated_prepositions,
    missing_words,
    left_overs,
    name_variants,
    lead_twice,
    unit_variants,
    shares,
    ratios,
    open_bounds,
    crossed_bounds,
    against_targets,
    broken_tables,
    shifted_rows,
    odd_cells,
    list_against_table,
)
# of these the first that speaks of a place is enough
ONE_OF = (
    ("slip", "misspelled", "joined-words", "no-syllable", "missing-verb", "doubled-word", "syllable-alone"),
    ("unit-contradicts-list", "percent-of-things"),
)


PHRASES = (
    slip_phrases,
    name_phrases,
    verb_phrases,
    body_phrases,
    field_phrases,
    noun_phrases,
    bound_phrases,
    deadline_phrases,
    small_name_phrases,
    letter_phrases,
)


@cache
def _lexicon() -> Lexicon:
    """The words that rules look for, and what is known of all words that were read."""
    return Lexicon((phrase for phrases in PHRASES for phrase in phrases()), is_doubtful)


def find_anomalies(reading: Reading, outline: Outline, found: Extraction) -> Extraction:
    """`found` with its anomalies, in order of appearance."""
    material = Material(reading, outline, found, _lexicon())
    anomalies = [a for rule in RULES for a in rule(material)]
    for rivals in ONE_OF:
        anomalies = _first_of(anomalies, rivals)
    anomalies, noise = _without_noise(material, anomalies)
    ordered = tuple(sorted(anomalies, key=lambda a: (a.where.start, a.where.end, a.rule)))
    return replace(found, anomalies=ordered, diagnostics=(*found.diagnostics, *noise))


SPELLING = (
    "misspelled",
    "no-syllable",
    "joined-words",
    "syllable-alone",
    "slip",
    "capitals",
    "blank-lost",
    "split-syllable",
)
NOISE = 12  # doubts about spelling from which on they may be noise
RARE = 700  # characters for each of them in a text that a person typed


def _without_noise(material: Material, anomalies: list[Anomaly]) -> tuple[list[Anomaly], list[Diagnostic]]:
    """The anomalies, those of spelling as one remark where so many show that a machine read the text."""
    spelling = [a for a in anomalies if a.rule in SPELLING]
    if len(spelling) < NOISE or len(material.reading.text) > RARE * len(spelling):
        return anomalies, []
    what = f"{len(spelling)} words are misspelled: the text was probably read by a machine, its spelling is not judged"
    first = min(spelling, key=lambda a: a.where.start).where
    remark = Diagnostic("noisy-text", Severity.MEDIUM, what, first.start, first.end)
    return [a for a in anomalies if a.rule not in SPELLING], [remark]


def _first_of(anomalies: list[Anomaly], rivals: tuple[str, ...]) -> list[Anomaly]:
    """The anomalies without those of a later rival rule on the same characters."""
    order = sorted((a for a in anomalies if a.rule in rivals), key=lambda a: (a.where.start, rivals.index(a.rule)))
    dropped: set[int] = set()
    last: Anomaly | None = None
    for anomaly in order:
        if last and anomaly.where.start < last.where.end and anomaly.rule != last.rule:
            dropped.add(id(max(anomaly, last, key=lambda a: rivals.index(a.rule))))
            last = min(anomaly, last, key=lambda a: rivals.index(a.rule))
        else:
            last = anomaly
    return [a for a in anomalies if id(a) not in dropped]
