"""The reference pages, written from the program itself: `python -m policy_lineage.docs [FOLDER]`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from policy_lineage.queries.catalogue import catalogue
from policy_lineage.queries.spec import NamedQuery, Parameter

WIDTH = 96  # columns of a help text, whatever the terminal is
SHAPE: dict[str, Any] = {
    "terminal_width": WIDTH,
    "max_content_width": WIDTH,
    "help_option_names": ["-h", "--help"],
}
MADE = "<!-- Written by `python -m policy_lineage.docs`: change the program, then run it again. -->"


def commands_page() -> str:
    """The help of every command, with its examples."""
    from policy_lineage.cli import cli

    top = click.Context(cli, info_name="lineage", obj={"lang": "en"}, **SHAPE)
    with top:  # a command asks the context in force for its language
        parts = list(_helps("lineage", cli, top))
    said = (
        "`--help` after a command shows the same; `--lang vi`, or `LINEAGE_LANG=vi` for all of them, shows it in "
        'Vietnamese. The Tab key completes commands, codes, questions and provinces after `eval "$(lineage completion '
        'bash)"` (a line for `~/.bashrc`; `zsh` for `~/.zshrc`; fish: `lineage completion fish | source`).'
    )
    return "\n".join([MADE, "", "# Commands", "", said, *parts, ""])


def _helps(title: str, command: click.Command, context: click.Context) -> Iterator[str]:
    """The help of a command, then of those below it."""
    lines = (line.rstrip() for line in command.get_help(context).splitlines())
    yield "\n".join(["", f"## {title}", "", "```text", *lines, "```"])
    if not isinstance(command, click.Group):
        return
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        if below is not None:
            yield from _helps(f"{title} {name}", below, click.Context(below, context, name, **SHAPE))


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
