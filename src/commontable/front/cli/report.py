"""./run report CODE --table TABLE --period 2026-Q3: a released report, as files in both languages."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from commontable.front.site.postgres import StartError

from .opening import opened


def report(
    code: Annotated[str, typer.Argument(help="quarterly, fidelity, steering or annual.")],
    period: Annotated[str, typer.Option(help="2026-Q3, or 2026 for a year, or 2026-to-Q3 for four quarters.")],
    table: Annotated[str, typer.Option(help="The table's code, such as REX; all tables without it.")] = "",
    out: Annotated[Path, typer.Option(help="Where the files go; made if it is not there.")] = Path("report"),
) -> None:
    """Write a report that was released: PDF and spreadsheet in English and French, CSV with its descriptor, JSON.

    Only released numbers leave: suppressed, and checked by a second program. A report is prepared and published on its page.
    """
    with opened():
        files = written(code, table, period)
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (out / name).write_bytes(content)
    Console(soft_wrap=True).print(f"{len(files)} files written to {out}.")


def written(code: str, table: str, period: str) -> dict[str, bytes]:
    """Each file by name. Raises StartError where nothing of it was released."""
    from commontable.groundwork.access.actor import system
    from commontable.groundwork.access.session import acting_as
    from commontable.insight.reports.catalogue import CITY_PLACE
    from commontable.insight.reports.register import newest
    from commontable.insight.reports.views import FILES, in_language

    actor = system(_table(table))
    with acting_as(actor):
        release = newest(code, table or CITY_PLACE, _period(period))
        if release is None:
            raise StartError(f"Nothing of the report {code} was released for {table or 'all tables'}, {period}.")
        made = in_language(release, actor)
        stem = made("en").file_stem
        return {f"{stem}-{name}": write(made) for name, write in FILES.items()}


def _period(text: str):
    from commontable.insight.reports.periods import NoPeriod, read

    try:
        return read(text)
    except NoPeriod as wrong:
        raise StartError(str(wrong)) from None


def _table(code: str) -> list:
    """The table of that code, none for all of them. Raises StartError."""
    from commontable.groundwork.access.actor import operator
    from commontable.groundwork.access.session import acting_as
    from commontable.partnership.tables.models import SituationTable

    with acting_as(operator()):
        found = list(SituationTable.objects.filter(code=code).values_list("pk", flat=True)) if code else []
    if code and not found:
        raise StartError(f"There is no table {code}.")
    return found
