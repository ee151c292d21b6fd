"""The command line: a thin skin, each command in its own module, imported when it is called."""

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from policy_lineage import __version__
from policy_lineage.errors import LineageError

# name of the command -> module in policy_lineage.commands that has it as `command`
COMMANDS = (
    "agencies",
    "backup",
    "check",
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


class LazyGroup(click.Group):
    """A group that imports a command only when it is called or described."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"policy_lineage.commands.{name}")
        command: click.Command = module.command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lineage")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:
    """Which provinces implement a resolution, through which document, said in which sentence."""
    ctx.obj = {"debug": debug}


def main(arguments: Sequence[str] | None = None) -> Any:
    """Runs the command line: status 0 done, 1 could not, 2 wrong usage."""
    try:
        return cli.main(args=arguments, prog_name="lineage", standalone_mode=True)
    except LineageError as error:
        if "--debug" in (arguments or sys.argv):
            raise
        click.echo(f"lineage: {error}", err=True)
        sys.exit(1)
