"""`lineage completion`: the script with which a shell completes commands, codes and questions."""

import click
from click.shell_completion import get_completion_class

from policy_lineage.commands._options import Settings, lineage_command

SHELLS = ("bash", "zsh", "fish")


@lineage_command(
    "completion",
    'eval "$(lineage completion bash)"',
    'eval "$(lineage completion zsh)"',
    "lineage completion fish | source",
    "lineage completion bash",
    store=False,
    formats=False,
)
@click.argument("shell", type=click.Choice(SHELLS))
def command(settings: Settings, shell: str) -> None:
    """Prints what a shell needs so that the Tab key completes commands, codes, questions and provinces."""
    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(click.get_current_context().find_root().command, {}, "lineage", "_LINEAGE_COMPLETE").source())
