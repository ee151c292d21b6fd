"""`lineage view`: one page in one file, to look at without a network and to mail to a colleague."""

import re
from pathlib import Path

import click

from policy_lineage.commands._completion import places, selectors
from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "view",
    "lineage view 68-NQ/TW -o page.html",
    'lineage view "Hà Tĩnh" --open',
    "lineage view matrix 57-NQ/TW 68-NQ/TW -o matrix.html",
    "lineage view query who_implements code=68-NQ/TW -o answer.html",
    formats=False,
)
@click.argument("selector", nargs=-1, required=True, shell_complete=selectors)
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the page to this file. [default: named by the selector]",
)
@click.option("--province", shell_complete=places, help="Which of several documents with that code is meant.")
@click.option("--open", "show", is_flag=True, help="Show the page in the browser.")
def command(settings: Settings, selector: tuple[str, ...], province: str | None, show: bool) -> None:
    """Draws one page: of a code, a province, a body, an indicator, a question, or the matrix."""
    from policy_lineage.output import write_file
    from policy_lineage.viz.views import page_of
    from policy_lineage.viz.words import said

    with settings.open() as store:
        page = page_of(store, selector, province=province, lang=settings.lang)
    path = settings.path or Path(file_name(selector))
    write_file(path, page)
    click.echo(said("view_written", settings.lang, path=path), err=True)
    if show:
        click.launch(path.resolve().as_uri())


def file_name(selector: tuple[str, ...]) -> str:
    """A file name made of the words of a selector.

    >>> file_name(("46-CTr/TU",))
    '46-CTr-TU.html'
    """
    return re.sub(r"[^\w-]+", "-", "-".join(selector)).strip("-")[:80] + ".html"
