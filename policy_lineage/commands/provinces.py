"""`lineage provinces`: which provinces implement a resolution, through which document."""

import click

from policy_lineage.commands._completion import codes
from policy_lineage.commands._options import Settings, lineage_command


@lineage_command(
    "provinces",
    "lineage provinces 68-NQ/TW",
    'lineage provinces "nghị quyết 57" --format csv -o who.csv',
    "lineage provinces 18-NQ/TW@2022 --direct --format json",
)
@click.argument("code", shell_complete=codes)
@click.option("--direct", is_flag=True, help="Leave out documents that implement it through others.")
def command(settings: Settings, code: str, direct: bool) -> None:
    """Which provinces implement a resolution, and through which document."""
    from policy_lineage.queries.answers_lineage import provinces

    with settings.open() as store:
        settings.print(provinces(store, code, direct=direct))
    settings.hint("hint.provinces", code=code)
