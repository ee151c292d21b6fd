"""Who does not sign with a sign: a body named as issuer of a code that another body signs."""

import re
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.codes import parse_code

JOINT = re.compile(r" và |trực thuộc trung ương")  # several bodies, or one on behalf of another


def signs_otherwise(code: str, issuer: str | None) -> bool:
    """Whether the body does not sign with the sign in the code.

    >>> signs_otherwise("339-QĐ/TU", "Ban Bí thư"), signs_otherwise("339-QĐ/TW", "Ban Bí thư")
    (True, False)
    >>> signs_otherwise("45/QĐ-TTg", "Thủ tướng Chính phủ"), signs_otherwise("45/QĐ-TTg", None)
    (False, False)
    """
    parsed = parse_code(code)
    pattern = _others().get(parsed.body or "") if parsed else None
    said = fold((issuer or "").lower())
    return bool(pattern and pattern.search(said) and not JOINT.search(said))


@cache
def _others() -> dict[str, re.Pattern[str]]:
    """For a sign of a body the names of bodies that do not sign so."""
    return {row["sign"]: re.compile(row["pattern"]) for row in rules("issuers")["not_signing"]}
