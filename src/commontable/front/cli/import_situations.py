"""./run import-situations TABLE FILE: past situations of a table, from a spreadsheet."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from commontable.front.site.postgres import StartError

from .opening import opened


def import_situations(
    table: Annotated[str, typer.Argument(help="The table's code, such as PA.")],
    file: Annotated[Path, typer.Argument(help="An XLSX or CSV file with headings, without names.")],
    order: Annotated[str, typer.Option(help="dmy or mdy: what comes first in 03/04/2019.")] = "",
    harm_role: Annotated[str, typer.Option(help="harming, harmed or both: where no column says.")] = "",
) -> None:
    """Bring every past situation of the file in, or none. The same file again adds nothing."""
    with opened():
        batch, wrong = brought(table, file.read_bytes(), order, harm_role)
    console = Console(soft_wrap=True)
    for line, faults in wrong:
        console.print(f"Row {line}: {' '.join(faults)}", markup=False)
    if batch.state != "done":
        raise StartError(f"Nothing was brought in: {batch.bad} of {batch.rows} rows are wrong.")
    console.print(f"{table}: {batch.added} brought in, {batch.known} were there already.")


def brought(code: str, raw: bytes, order: str = "", harm_role: str = ""):
    """The file as it ended, and its wrong rows. Raises StartError for a table that there is not."""
    from commontable.groundwork.access.actor import operator, system
    from commontable.groundwork.access.session import acting_as
    from commontable.partnership.tables.models import SituationTable
    from commontable.response.past import actions
    from commontable.response.past.jobs import bring_in
    from commontable.response.past.models import Batch
    from commontable.response.past.reading import parts_of

    with acting_as(operator()):
        table = SituationTable.objects.filter(code=code).first()
    if table is None:
        raise StartError(f"There is no table {code}.")
    actor = system([table.pk])
    with acting_as(actor):
        batch = actions.bring_file(table, actor=actor, raw=raw)
        said = {"columns": batch.columns, "order": order, "harm_role": harm_role}
        actions.start(actions.map_columns(batch, actor=actor, **said), actor=actor)
    bring_in(table=str(table.pk), batch=str(batch.pk))
    with acting_as(actor):
        batch = Batch.objects.get(pk=batch.pk)
        wrong = [(row.line, row.faults) for rows in parts_of(batch, table) for row in rows if row.faults]
    return batch, wrong
