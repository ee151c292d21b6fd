"""policy-lineage: which provinces implement a central resolution, through which document, said where.

import policy_lineage as pl

with pl.open("lineage.db") as store:
    store.provinces("68-NQ/TW").to_pandas()
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policy_lineage.api import Answers, Row, Store, extract, open

__version__ = "0.1.0"
__all__ = ["Answers", "Row", "Store", "__version__", "extract", "open"]


def __getattr__(name: str) -> Any:
    """The public names, loaded when first asked for: the command line starts without them."""
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from policy_lineage import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
