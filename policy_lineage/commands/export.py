"""`lineage export`: a part of the graph in a file, its ending says in which form."""

from dataclasses import replace

import click

from policy_lineage.commands._completion import places, selectors
from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "export",
    "lineage export 68-NQ/TW -o 68.xlsx",
    "lineage export matrix -o matrix.csv",
    'lineage export "Hà Tĩnh" -o ha-tinh.gexf',
    "lineage export query who_implements code=68-NQ/TW -o package.zip",
)
@click.argument("selector", nargs=-1, required=True, shell_complete=selectors)
@click.option("--province", shell_complete=places, help="Which of several documents with that code is meant.")
def command(settings: Settings, selector: tuple[str, ...], province: str | None) -> None:
    """Writes a part of the graph: .graphml .gexf .csv .xlsx .json .jsonld .cypher, or .zip to cite."""
    from policy_lineage.output import write_file
    from policy_lineage.viz.export.content import content_of
    from policy_lineage.viz.export.forms import FORMS, ending_of, target_path, written
    from policy_lineage.viz.views import page_of
    from policy_lineage.viz.words import said

    if settings.path is None:
        raise click.UsageError(said("export_needs_file", settings.lang, endings=" ".join(FORMS)))
    form = ending_of(settings.path)
    with settings.open() as store:
        content = content_of(store, selector, province=province)
        if form == ".zip":
            content = replace(content, page=page_of(store, selector, province=province, lang=settings.lang))
    path = target_path(settings.path)
    write_file(path, written(content, form))
    counts = {"nodes": len(content.part.nodes), "relationships": len(content.part.relationships)}
    click.echo(said("export_written", settings.lang, path=path, **counts), err=True)
