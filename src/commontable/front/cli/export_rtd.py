"""./run export-rtd TABLE FOLDER: a table's return, in our profile of the RTD, as files."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from commontable.front.site.postgres import StartError

from .opening import opened


def export_rtd(
    table: Annotated[str, typer.Argument(help="The table's code, such as PA.")],
    folder: Annotated[Path, typer.Argument(help="Where the files go; made if it is not there.")],
    since: Annotated[str, typer.Option(help="Discussions opened from this day, as 2026-01-05.")],
    until: Annotated[str, typer.Option(help="And until this day.")],
    language: Annotated[str, typer.Option(help="en or fr: the words of the spreadsheet.")] = "en",
) -> None:
    """Write a table's return: CSV, spreadsheet, datapackage.json, and what is to be put right.

    De-identified, one table at a time. It is our profile of the RTD, not an official format. It is on record.
    """
    with opened():
        from commontable.response.returns.writing import files

        report = taken(table, since, until)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files(report, language).items():
            (folder / name).write_bytes(content)
    Console(soft_wrap=True).print(
        f"{table}: {report.accepted} discussions met, {report.rejected} rejected, {report.to_put_right} to put right."
        f" Written to {folder}."
    )


def taken(code: str, since: str, until: str):
    """The return, taken by the system of this one table. Raises StartError for a table that there is not."""
    from commontable.groundwork.access.actor import operator, system
    from commontable.groundwork.access.session import acting_as
    from commontable.partnership.tables.models import SituationTable
    from commontable.response.returns.actions import take_return

    with acting_as(operator()):
        table = SituationTable.objects.filter(code=code).first()
    if table is None:
        raise StartError(f"There is no table {code}.")
    actor = system([table.pk])
    with acting_as(actor):
        return take_return(table, actor=actor, since=since, until=until)
