"""Every word that the command line says is there in both languages."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from policy_lineage.cli import cli
from policy_lineage.words import all_words

LINEAGE = Path(sys.executable).parent / "lineage"


def _said(lang: str, *words: str) -> str:
    done = subprocess.run([LINEAGE, *words], env=os.environ | {"LINEAGE_LANG": lang}, capture_output=True, text=True)
    return done.stdout + done.stderr


def _commands(group: click.Group) -> Iterator[click.Command]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            yield command
            yield from _commands(command) if isinstance(command, click.Group) else ()


def test_every_command_has_its_help_in_both_languages() -> None:
    assert [c.name for c in _commands(cli) if f"help.{c.name}" not in all_words()] == []


def test_every_option_has_its_help_in_both_languages() -> None:
    options = [(c.name, p.name) for c in _commands(cli) for p in c.params if isinstance(p, click.Option)]
    known = all_words()
    assert [o for o in options if not {f"help.{o[0]}.{o[1]}", f"help.option.{o[1]}"} & known.keys()] == []


def test_every_entry_has_both_languages_with_the_same_values() -> None:
    holes = {key: {lang: sorted(_holes(text)) for lang, text in texts.items()} for key, texts in all_words().items()}
    assert [key for key, found in holes.items() if set(found) != {"en", "vi"} or found["en"] != found["vi"]] == []


def _holes(text: str) -> set[str]:
    return {part.split("}", 1)[0].split("!")[0] for part in text.split("{")[1:]}


@pytest.mark.parametrize(
    ("words", "vietnamese"),
    [
        (["--help"], "Cách dùng: lineage"),
        (["provinces"], "Lỗi: Thiếu tham số 'CODE'."),
        (["provins"], "Không có lệnh 'provins'. Có phải 'provinces'?"),
        (["provinces", "x", "--formt", "y"], "Không có tùy chọn '--formt'. Có phải '--format'?"),
        (["provinces", "x", "--format", "y"], "'y' không nằm trong"),
        (["trace", "x", "--depth", "99"], "99 nằm ngoài khoảng"),
        (["status", "more"], "Thừa tham số (more)"),
        (["provinces", "x", "--format"], "cần một giá trị"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(words: list[str], vietnamese: str) -> None:
    said = _said("vi", *words)
    assert vietnamese in said
    assert "Error" not in said
    assert "Usage" not in said


def test_wrong_usage_is_told_in_english_where_that_is_spoken() -> None:
    assert "Usage: lineage provinces" in _said("en", "provinces")


def test_the_name_alone_shows_the_help() -> None:
    assert "Traceback" not in _said("en")
    assert "Commands:" in _said("en")
