"""Where the files lie that a store was filled from: relative paths are good from any folder.

The folders are remembered beside the graph, not in it: a graph that is passed
on does not tell how somebody's disk is ordered. `LINEAGE_TEXTS` names folders
to which the files have moved.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from policy_lineage.graph.engines.address import is_server

NAME = "texts.json"
MOST = 50  # folders; the latest are kept


def remember_folder(address: str, paths: Iterable[Path]) -> None:
    """Writes down the folder in which a command was given these paths, where any of them is relative."""
    here = str(Path.cwd())
    file = _file(address)
    if file is None or all(path.is_absolute() for path in paths):
        return
    known = _remembered(file)
    if here not in known:
        part = file.with_suffix(".part")
        part.write_text(json.dumps([*known, here][-MOST:], ensure_ascii=False), encoding="utf-8")
        os.replace(part, file)


def places_of(address: str, path: str) -> tuple[Path, ...]:
    """Where a file that was read under `path` may lie, the likeliest first."""
    named = [Path(folder) for folder in os.environ.get("LINEAGE_TEXTS", "").split(os.pathsep) if folder]
    moved = [place for folder in named for place in (folder / path, folder / Path(path).name)]
    if Path(path).is_absolute():
        return (*moved, Path(path))
    file = _file(address)
    folders = [Path.cwd(), *map(Path, _remembered(file) if file else ())]
    around = [*file.parent.parents] if file else []
    return tuple(dict.fromkeys([*moved, *(folder / path for folder in (*folders, *around))]))


def _file(address: str) -> Path | None:
    return None if is_server(address) else Path(address).resolve() / NAME


def _remembered(file: Path) -> list[str]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [folder for folder in found if isinstance(folder, str)] if isinstance(found, list) else []
