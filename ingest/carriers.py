"""Which documents may carry out which."""

from policy_lineage.ingest.stated import Context
from policy_lineage.ingest.values import Level

PAPERS = frozenset({"Tờ trình", "Báo cáo"})  # they ask and tell, they carry nothing out


def may_carry_out(context: Context, source: int, target: int) -> bool:
    """A body of the centre does not carry out what a province has decided, nor a plan the next plan of its series."""
    a, b = context.mentions[source], context.mentions[target]
    if a.kind in PAPERS:
        return False
    if a.level is Level.CENTRAL and b.level is Level.PROVINCIAL:
        return False
    if a.code is None or b.code is None:
        return True
    series = _series(a.code)  # "" where the number stands alone: "Chương trình số 15"
    return not series or series != _series(b.code)


def _series(code: str) -> str:
    """The code without its number: "22-KH/TU" -> "-KH/TU"."""
    return code.lstrip("0123456789.")
