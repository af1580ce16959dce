"""./run demo-city: a decade of six invented tables, in an empty database that becomes one for practice."""

import resource
import sys
import time
from datetime import date, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from commontable.front.site.postgres import StartError

from .opening import opened


def demo_city(
    times: Annotated[int, typer.Option(min=1, max=600, help="So many such cities: 100 is 550,000 interventions.")] = 1,
    as_of: Annotated[str, typer.Option(help="The day it is told up to, as 2023-07-01; today if none is named.")] = "",
    seed: Annotated[str, typer.Option(help="Another word or number, another city.")] = "1",
    plant_errors: Annotated[bool, typer.Option("--plant-errors", help="A few errors that real records hold.")] = False,
) -> None:
    """Fill an empty database with a demo city: everybody in it is invented, and it is never for real use.

    The same seed gives the same city. Takes the load role, which only a superuser makes (DATABASE_ADMIN_URL).
    """
    until, out, began = _day(as_of), Console(soft_wrap=True), time.monotonic()
    if not (seed.isascii() and seed.isalnum() and len(seed) <= 40):
        raise StartError("A seed is a word or a number, such as 7.")
    with opened() as urls:
        situations, rows, planted = _loaded(urls.admin, times, until, seed.lower(), plant_errors)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 if sys.platform != "darwin" else 1024)
        out.print(
            f"{situations:,} situations, {rows:,} rows, checked; {time.monotonic() - began:.0f} seconds,"
            f" {peak // 1024} MB at most."
        )
        for words, numbers in planted.items():
            out.print(f"Planted, and found: {words}: not so at {', '.join(sorted(numbers))}", highlight=False)
        from .city.people import tell

        tell()


def _day(text: str) -> date:
    from .city.bounds import FIRST_DAY

    today = datetime.now().astimezone().date()
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError:
        raise StartError(f"{text} is no day: write it as 2023-07-01.") from None
    if not FIRST_DAY < day <= today:
        raise StartError(f"The city is told from {FIRST_DAY} up to today.")
    return day


def _loaded(
    admin_url: str | None, times: int, until: date, seed: str, plant: bool
) -> tuple[int, int, dict[str, set[str]]]:
    """Situations and rows that came in, and what was planted among them. Raises StartError for a database that is not empty, or a city that is wrong."""
    from .city.bounds import OPENINGS
    from .city.checking import check
    from .city.copying import loader
    from .city.loading import load
    from .city.partners import City
    from .city.planting import Planter
    from .city.ready import make_ready

    make_ready(admin_url)
    situations = rows = 0
    planter = Planter()
    with loader(admin_url) as lent, Progress(transient=True) as progress:
        task = progress.add_task("Setting up", total=times * len(OPENINGS))

        def say(what: str) -> None:
            progress.update(task, description=what)

        for copy in range(times):
            for came in load(City(seed, copy), until, lent, say, planter if plant else None):
                situations, rows = situations + len(came.told.stories), rows + came.rows
                progress.advance(task)
        progress.update(task, description="Checking every row")
        wrong = planter.unexpected(check(lent))
    if wrong:
        raise StartError("\n".join(f"{words}: not so at {', '.join(some[:5])}" for words, some in wrong.items()))
    return situations, rows, planter.planted
