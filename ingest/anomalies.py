"""What a careful reader would flag, each with its rule and place."""

from dataclasses import replace

from policy_lineage.ingest.anomalies_bodies import name_variants
from policy_lineage.ingest.anomalies_codes import codes_and_dates
from policy_lineage.ingest.anomalies_lists import list_against_table
from policy_lineage.ingest.anomalies_material import Material, Rule
from policy_lineage.ingest.anomalies_pairs import misspelled_pairs
from policy_lineage.ingest.anomalies_periods import congresses, elections, periods
from policy_lineage.ingest.anomalies_rows import broken_tables, odd_cells, shifted_rows, unit_variants
from policy_lineage.ingest.anomalies_syllables import no_syllables
from policy_lineage.ingest.anomalies_values import against_targets, open_bounds, shares
from policy_lineage.ingest.anomalies_words import doubled_words, left_overs, missing_words, repeated_prepositions, slips
from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Anomaly, Extraction

RULES: tuple[Rule, ...] = (
    codes_and_dates,
    periods,
    elections,
    congresses,
    slips,
    misspelled_pairs,
    no_syllables,
    doubled_words,
    repeated_prepositions,
    missing_words,
    left_overs,
    name_variants,
    unit_variants,
    shares,
    open_bounds,
    against_targets,
    broken_tables,
    shifted_rows,
    odd_cells,
    list_against_table,
)
SPELLING = ("slip", "misspelled", "no-syllable")  # the first that speaks of a place is enough


def find_anomalies(reading: Reading, outline: Outline, found: Extraction) -> Extraction:
    """`found` with its anomalies, in order of appearance."""
    material = Material(reading, outline, found)
    return replace(found, anomalies=tuple(_sorted([a for rule in RULES for a in rule(material)])))


def _sorted(anomalies: list[Anomaly]) -> list[Anomaly]:
    """In order, without a second remark on the spelling of one place."""
    kept: list[Anomaly] = []
    spelled: list[tuple[int, int]] = []
    for anomaly in anomalies:
        where = anomaly.where
        if anomaly.rule in SPELLING:
            if any(s < where.end and where.start < e for s, e in spelled[-200:]):
                continue
            spelled.append((where.start, where.end))
        kept.append(anomaly)
    return sorted(kept, key=lambda a: (a.where.start, a.where.end, a.rule))
