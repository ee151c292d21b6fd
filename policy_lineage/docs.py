"""The reference pages, written from the program itself: `python -m policy_lineage.docs [FOLDER]`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from policy_lineage.queries.catalogue import catalogue
from policy_lineage.queries.spec import NamedQuery, Parameter

WIDTH = 96  # columns of a help text, whatever the terminal is
MADE = "<!-- Written by `python -m policy_lineage.docs`: change the program, then run it again. -->"


def commands_page() -> str:
    """The help of every command, with its examples."""
    from policy_lineage.cli import cli

    shape: dict[str, Any] = {"terminal_width": WIDTH, "max_content_width": WIDTH, **cli.context_settings}
    top = click.Context(cli, info_name="lineage", obj={"lang": "en"}, **shape)
    with top:  # a command asks the context in force for its language
        parts = [_help("lineage", cli, top)]
        for name in cli.list_commands(top):
            command = cli.get_command(top, name)
            if command is not None:
                parts.append(_help(f"lineage {name}", command, click.Context(command, top, name, **shape)))
    said = "`--help` after a command shows the same; `--lang vi` shows it in Vietnamese."
    return "\n".join([MADE, "", "# Commands", "", said, *parts, ""])


def _help(title: str, command: click.Command, context: click.Context) -> str:
    lines = (line.rstrip() for line in command.get_help(context).splitlines())
    return "\n".join(["", f"## {title}", "", "```text", *lines, "```"])


def queries_page() -> str:
    """Every named question: what it asks, its parameters, its columns, how it is called."""
    questions = catalogue()
    head = [
        MADE,
        "",
        "# Questions",
        "",
        f"`lineage query NAME KEY=VALUE…` asks one of {len(questions)}; `lineage query NAME --cypher` shows its text.",
        "Codes and provinces are given as people write them.",
    ]
    return "\n".join([*head, *(line for query in questions.values() for line in _question(query))]) + "\n"


def _question(query: NamedQuery) -> Iterator[str]:
    yield from ("", f"## {query.name}", "")
    yield from (f"**{_cell(query.title_en)}.** {_cell(query.question_en)}", "")
    yield from (f"**{_cell(query.title_vi)}.** {_cell(query.question_vi)}", "")
    if query.parameters:
        yield from ("| parameter | type | default | meaning | ý nghĩa |", "|---|---|---|---|---|")
        yield from (_parameter(p) for p in query.parameters)
        yield ""
    yield from (f"Columns: {', '.join(f'`{c}`' for c in query.columns)}", "")
    yield f"    {_call(query)}"


def _parameter(p: Parameter) -> str:
    default = "must be given" if p.default is None else f"`{p.default}`" if p.default != "" else "any"
    return f"| `{p.name}` | {p.type} | {default} | {_cell(p.meaning_en)} | {_cell(p.meaning_vi)} |"


def _call(query: NamedQuery) -> str:
    """A call that can be typed, with the example of each parameter that must be given."""
    given = (f"{p.name}={_quoted(p.example)}" for p in query.parameters if p.default is None)
    return " ".join(["lineage query", query.name, *given])


def _quoted(example: str) -> str:
    return f'"{example}"' if " " in example else example


def _cell(text: str) -> str:
    """The text where Markdown would read a table line or a tag.

    >>> _cell("a | b <c>")
    'a \\\\| b &lt;c>'
    """
    return text.replace("|", "\\|").replace("<", "&lt;")


PAGES = {"commands.md": commands_page, "queries.md": queries_page}


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes the pages into the folder named, `docs` where none is."""
    from policy_lineage.output import write_file

    given = sys.argv[1:] if arguments is None else arguments
    folder = Path(given[0] if given else "docs")
    for name, page in PAGES.items():
        write_file(folder / name, page())


if __name__ == "__main__":
    main()
