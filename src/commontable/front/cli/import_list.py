"""./run import-list TABLE FILE: agencies, teams and people of a table, from a list."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from commontable.front.site.postgres import StartError

from .opening import opened


def import_list(
    table: Annotated[str, typer.Argument(help="The table's code, such as PA.")],
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX file with headings.")],
    look: Annotated[bool, typer.Option("--look", help="Say what it would add, and add nothing.")] = False,
    wrong_rows: Annotated[Path | None, typer.Option(help="Where the wrong rows go, each with its reasons.")] = None,
) -> None:
    """Add every agency, team and person of the list that is not there yet, or nothing. The same list again adds nothing."""
    with opened():
        listed = brought(table, file.read_bytes(), look=look)
        if listed.bad and wrong_rows:
            wrong_rows.write_bytes(listed.wrong_rows("en"))
    console = Console(soft_wrap=True)
    for row in listed.bad:
        console.print(f"Row {row.row.line}: {' '.join(row.faults)}", markup=False)
    if listed.bad:
        raise StartError(f"Nothing was brought in: {len(listed.bad)} of {len(listed.rows)} rows are wrong.")
    added = f"{len(listed.agencies)} agencies, {len(listed.teams)} teams, {len(listed.seats)} seats"
    console.print(f"{table}: {added} {'would be new' if look else 'brought in'}.")


def brought(code: str, raw: bytes, *, look: bool = False):
    """The list as it was checked, brought in where every row is right. Raises StartError for what cannot be read."""
    from commontable.groundwork.access.actor import operator
    from commontable.groundwork.access.session import acting_as
    from commontable.partnership.tables.actions import bring_in_list
    from commontable.partnership.tables.listed import check
    from commontable.partnership.tables.models import SituationTable
    from commontable.partnership.tables.sheet import SheetError, read
    from commontable.response.past.opening import listed_text

    with acting_as(operator()):
        table = SituationTable.objects.filter(code=code).first()
        if table is None:
            raise StartError(f"There is no table {code}.")
        try:
            sheet = read(listed_text(raw))
        except SheetError as wrong:
            raise StartError(str(wrong)) from None
        listed = check(table, sheet)
        if look or listed.bad or not listed.adds:
            return listed
        return bring_in_list(table, actor=operator(), sheet=sheet, rows=len(sheet.rows))
