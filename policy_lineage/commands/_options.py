"""What the commands share: `--format`, `-o`, `--store`, `--lang`, the way they print, and their help.

@lineage_command("status", "lineage status", "lineage status --format json")
def command(settings: Settings) -> None:
    with settings.open() as store:
        settings.print(answers_store.status(store))
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policy_lineage import output
from policy_lineage.commands._language import language_of
from policy_lineage.queries.answer import Answer, Row, answer
from policy_lineage.words import LANGUAGES, word, word_or

if TYPE_CHECKING:
    from policy_lineage.graph.store import Store

DEFAULT_STORE = "./lineage.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the shared options say, and the two ways to speak: results to stdout, remarks to stderr."""

    store: str
    lang: str
    form: output.Format = output.Format.TABLE
    path: Path | None = None

    @contextmanager
    def open(self, *, create: bool = False) -> "Iterator[Store]":
        """The store, closed at the end whatever happens."""
        from policy_lineage.graph.store import open_store

        store = open_store(self.store, create=create)
        try:
            yield store
        finally:
            store.close()

    def answer(self, columns: Sequence[str], rows: Sequence[Row], shown: Sequence[str] = ()) -> None:
        """Prints rows in the format asked for."""
        self.print(answer(columns, rows, shown))

    def print(self, result: Answer) -> None:
        """Prints an answer in the format asked for, its notes on stderr."""
        if self.form is output.Format.JSON:
            self.write(output.rows_json(result))
        elif self.form is output.Format.CSV:
            self.write(("\ufeff" if self.path else "") + output.rows_csv(result))
        else:
            self.write(self._table(result))
        for remark in result.notes:
            self.say(remark.key, **remark.values)

    def write(self, text: str) -> None:
        """Puts a result on stdout, or in the file of `-o`."""
        if self.path is None:
            click.echo(text, nl=False)
        else:
            output.write_file(self.path, text)

    def say(self, key: str, /, **values: Any) -> None:
        """A remark on stderr: a key of words.yaml."""
        click.echo(word(key, self.lang, **values), err=True)

    def hint(self, key: str, /, **values: Any) -> None:
        """A next step, for people only: after a table on a terminal."""
        if self.form is output.Format.TABLE and self.path is None and sys.stdout.isatty():
            click.secho(word(key, self.lang, **values), err=True, dim=True)

    def _table(self, result: Answer) -> str:
        if not result.rows:
            return word("answer.empty", self.lang) + "\n"
        on_terminal = self.path is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        return output.rows_table(result, self.lang, colour=on_terminal)


class Command(click.Command):
    """A command whose help speaks the language asked for: `help.NAME…` of words.yaml."""

    def get_help(self, ctx: click.Context) -> str:
        with self._in_language(language_of(ctx)):
            return super().get_help(ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        with self._in_language(language_of(click.get_current_context(silent=True))):
            return super().get_short_help_str(limit)

    @contextmanager
    def _in_language(self, lang: str) -> Iterator[None]:
        options = [p for p in self.params if isinstance(p, click.Option)]
        kept = (self.help, [o.help for o in options])
        try:
            self.help = word_or(f"help.{self.name}", lang, self.help or "")
            for option in options:
                shared = word_or(f"help.option.{option.name}", lang, option.help or "")
                option.help = word_or(f"help.{self.name}.{option.name}", lang, shared)
            yield
        finally:
            self.help = kept[0]
            for option, text in zip(options, kept[1], strict=True):
                option.help = text

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            title = word("help.examples", language_of(ctx))
            with formatter.section(title):
                for line in self.epilog.splitlines():
                    formatter.write(f"{'':{formatter.current_indent}}{line}\n")


def lineage_command(
    name: str, *examples: str, store: bool = True, formats: bool = True
) -> Callable[[Callable[..., None]], click.Command]:
    """A command with the shared options; its function takes `settings` first, then its own parameters."""

    def decorate(function: Callable[..., None]) -> click.Command:
        def run(**parameters: Any) -> None:
            function(_settings(parameters), **parameters)

        run.__doc__ = function.__doc__
        run.__click_params__ = getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
        made: Callable[..., None] = run
        for option in reversed(_shared_options(store, formats)):
            made = option(made)
        return click.command(name, cls=Command, epilog="\n".join(examples))(made)

    return decorate


def _shared_options(store: bool, formats: bool) -> list[Callable[[Callable[..., None]], Callable[..., None]]]:
    language = click.option(
        "--lang", type=click.Choice(LANGUAGES), is_eager=True, help="Language of words shown to people."
    )
    where = click.option(
        "--store",
        metavar="WHERE",
        help="A path, or neo4j://, neo4j+s://, bolt://. [default: LINEAGE_STORE, else ./lineage.db]",
    )
    return [*(_format_options() if formats else []), *([where] if store else []), language]


def _format_options() -> list[Callable[[Callable[..., None]], Callable[..., None]]]:
    return [
        click.option(
            "--format",
            "form",
            type=click.Choice([f.value for f in output.Format]),
            default="table",
            show_default=True,
            help="How the answer is printed.",
        ),
        click.option(
            "-o",
            "--output",
            "path",
            type=click.Path(path_type=Path, dir_okay=False),
            help="Write the answer to this file.",
        ),
    ]


def _settings(parameters: dict[str, Any]) -> Settings:
    """Takes the shared options out of the parameters."""
    return Settings(
        store=parameters.pop("store", None) or os.environ.get("LINEAGE_STORE") or DEFAULT_STORE,
        lang=parameters.pop("lang", None) or language_of(click.get_current_context()),
        form=output.Format(parameters.pop("form", "table")),
        path=parameters.pop("path", None),
    )
