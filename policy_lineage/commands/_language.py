"""The language that a command was asked to speak."""

import click

from policy_lineage.words import default_language


def language_of(ctx: click.Context | None) -> str:
    """The language that the command, or the group before it, was given; else the default."""
    at = ctx
    while at is not None:
        if at.params.get("lang"):
            return str(at.params["lang"])
        at = at.parent
    # `--help` is answered before a `--lang` that follows it is read: `main` has looked ahead
    looked_ahead = ctx.find_root().obj if ctx else None
    return str(looked_ahead["lang"]) if looked_ahead and looked_ahead.get("lang") else default_language()
