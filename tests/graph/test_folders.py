"""A store at a relative path is the one of the folder that the program stands in."""

from pathlib import Path

import pytest

from policy_lineage.graph.store import open_store


def test_a_relative_path_follows_the_program_from_folder_to_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        with open_store("lineage.db", create=True) as store:
            assert not list(store.run("MATCH (d:Document) RETURN d.key AS key"))
        assert (tmp_path / name / "lineage.db" / "store.json").is_file()
