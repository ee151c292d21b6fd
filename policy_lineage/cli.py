"""The command line: a thin skin, each command in its own module, imported when it is called."""

import importlib
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click

from policy_lineage import __version__
from policy_lineage.commands._language import language_of
from policy_lineage.errors import LineageError
from policy_lineage.usage import speak
from policy_lineage.words import LANGUAGES, default_language, word, word_or

# each is the `command` of the module of that name in policy_lineage.commands
COMMANDS = (
    "agencies",
    "backup",
    "check",
    "completion",
    "copy",
    "cypher",
    "diff",
    "doctor",
    "document",
    "export",
    "extract",
    "ingest",
    "matrix",
    "provinces",
    "query",
    "registry",
    "restore",
    "serve",
    "status",
    "targets",
    "trace",
    "view",
)
# not in words.yaml: Ctrl-C may come while the reader of that file is being imported
STOPPED = {
    "en": "lineage: stopped; nothing half-written was left.",
    "vi": "lineage: đã dừng; không để lại gì dở dang.",
}
INTERRUPTED = 130  # as the shell says of a program that Ctrl-C ended


class LazyGroup(click.Group):
    """A group that imports a command only when it is called or described."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]  # names alone: what is near to a wrong one

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = f"policy_lineage.commands.{name}"
        try:
            command: click.Command = importlib.import_module(module).command
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
            return None
        return command

    def get_help(self, ctx: click.Context) -> str:
        lang = language_of(ctx)
        self.help = word_or("help.lineage", lang, self.help or "")
        for option in self.params:
            if isinstance(option, click.Option):
                option.help = word_or(f"help.option.{option.name}", lang, option.help or "")
        return super().get_help(ctx)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lineage")
@click.option("--lang", type=click.Choice(LANGUAGES), is_eager=True, help="Language of words shown to people.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def cli(ctx: click.Context, lang: str | None, debug: bool) -> None:
    """Which provinces implement a resolution, through which document, said in which sentence."""
    ctx.obj = {**(ctx.obj or {}), "debug": debug}


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends with its status: 0 done, 1 could not, 2 wrong usage, 130 interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        status = _status(given)
        sys.stdout.flush()
    except BrokenPipeError:  # `lineage provinces 68-NQ/TW | head -1`: the reader has seen enough
        _close_stdout()
        status = 0
    sys.exit(status)


def _status(given: list[str]) -> int:
    lang = _language(given)
    speak(lang)
    try:
        result = cli.main(args=given, prog_name="lineage", standalone_mode=False, obj={"lang": lang})
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(STOPPED[lang], err=True)
        return INTERRUPTED
    except LineageError as error:
        if "--debug" in given:
            raise
        click.echo(f"lineage: {error.said(lang)}", err=True)
        return 1
    except BrokenPipeError:
        raise
    except Exception as error:
        if "--debug" in given:
            raise
        click.echo(f"lineage: {word('unexpected', lang, error=_named(error))}", err=True)
        return 1


def _named(error: Exception) -> str:
    """The error on one line, its kind before it."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:400]


def _language(given: Sequence[str]) -> str:
    """The language of messages, known before the arguments are understood."""
    for here, following in pairwise([*given, ""]):
        asked = following if here == "--lang" else here.removeprefix("--lang=")
        if here.startswith("--lang") and asked in ("vi", "en"):
            return asked
    return default_language()


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console of Windows would take its code page
            stream.reconfigure(encoding="utf-8", errors="replace")


def _close_stdout() -> None:
    # or the interpreter complains when it flushes at the end
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
