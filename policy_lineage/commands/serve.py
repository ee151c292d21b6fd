"""`lineage serve`: the explorer on 127.0.0.1."""

import socket

import click

from policy_lineage.commands._options import Settings, lineage_command
from policy_lineage.errors import LineageError

HOST = "127.0.0.1"


@lineage_command("serve", "lineage serve", "lineage serve --port 8765 --open", formats=False)
@click.option("--port", type=int, default=8765, show_default=True, help="Port on this machine.")
@click.option("--open", "show", is_flag=True, help="Show the explorer in the browser.")
def command(settings: Settings, port: int, show: bool) -> None:
    """Opens the explorer over the store, for this machine only."""
    from policy_lineage.viz.words import message, said

    try:
        import starlette  # noqa: F401
        import uvicorn
    except ModuleNotFoundError as error:
        raise LineageError(*message("serve_missing", name=error.name)) from error
    from policy_lineage.viz.serve.app import application

    if not _is_free(port):
        raise LineageError(*message("serve_port_taken", port=port, other=port + 1))
    with settings.open() as store:
        address = f"http://{HOST}:{port}/"
        click.echo(said("serve_at", settings.lang, address=address), err=True)
        if show:
            click.launch(address)
        uvicorn.run(application(store, settings.lang), host=HOST, port=port, log_level="warning")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True
