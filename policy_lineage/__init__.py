"""policy-lineage: which provinces implement a central resolution, through which document, said where.

import policy_lineage as pl

with pl.open("lineage.db") as store:
    store.provinces("68-NQ/TW").to_pandas()
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policy_lineage.api import Answers, Row, Store, extract, ingest, open

__version__ = "0.1.0"
__all__ = ["Answers", "Row", "Store", "__version__", "extract", "ingest", "open"]


def __getattr__(name: str) -> Any:
    """The public names, loaded when first asked for: the command line starts without them."""
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from policy_lineage import api

    return getattr(api, name)


class _Room(ModuleType):
    """A folder of the package that can be called like the function of its name."""

    def __call__(self, *paths: Any, **options: Any) -> Any:
        from policy_lineage import api

        return api.ingest(*paths, **options)


class _Package(ModuleType):
    """The package: `pl.ingest(…)` works although `policy_lineage.ingest` is the folder of what reads."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "ingest" and isinstance(value, ModuleType):  # the folder is imported
            value.__class__ = _Room
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
