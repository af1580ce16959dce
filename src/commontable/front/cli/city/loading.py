"""How does a demo city come into an empty database? Set up by the real action, then copied in table by table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from commontable.front.cli.demo.people import PASSPHRASE
from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.session import acting_as
from commontable.partnership.agencies.models import Member
from commontable.partnership.meetings.actions import make_ahead
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.models import Area, CoChair, SituationTable, Team
from commontable.partnership.tables.plan import PersonPlan, Plan

from .bounds import OPENINGS
from .copying import Loader
from .partners import City, plan_of
from .planting import Planter
from .rows import Known, rows_of
from .stories import TableStory
from .table import Telling

TO_TRY = (
    "51-division",
    "city-community-safety",
    "demo-hazel-hospital",
    "demo-hazel-mental-health",
    "demo-branch-housing",
)


@dataclass(frozen=True)
class Loaded:
    """One table that came in."""

    city: City
    told: TableStory
    rows: int


def load(
    city: City, as_of: date, loader: Loader, now: Callable[[str], object] = str, planter: Planter | None = None
) -> Iterator[Loaded]:
    """Set one city up and copy its tables in, one after the other; `now` is told what is being done.

    A `planter` spoils a few rows first.
    """
    now(f"Setting up {len(plan_of(city).agencies)} agencies")
    found(city)
    for base in OPENINGS:
        now(f"Table {base}{city.mark}")
        yield load_table(city, base, as_of, loader, planter)


def found(city: City) -> None:
    """Everything before the first situation. Of the first city those who sign in to try it get the passphrase."""
    plan = plan_of(city)
    known = tuple(person for person in plan.people if city.copy == 0 and signs_in(person))
    others = tuple(person for person in plan.people if person not in known)
    with acting_as(operator()):
        set_up(replace(plan, people=known), actor=operator(), password=PASSPHRASE)
        set_up(Plan(people=others), actor=operator())


def load_table(city: City, base: str, as_of: date, loader: Loader, planter: Planter | None = None) -> Loaded:
    """Tell one table, copy its rows in, and make the meetings that lie ahead."""
    telling = Telling(city, base, as_of)
    told, known = telling.told(), known_of(telling.code)
    sheets = rows_of(told, known, telling.chance("rows"), telling.as_of)
    if planter:
        planter.plant(told, sheets)
    details: dict[str, int | str] = {"situations": len(told.stories), "meetings": len(told.evenings), "seed": city.seed}
    rows = loader.copy(known.table.pk, sheets.values(), details)
    with acting_as(system([known.table.pk])):
        make_ahead(known.table, actor=system([known.table.pk]))
    return Loaded(city, told, rows)


def known_of(code: str) -> Known:
    """What is set up of this table, by name."""
    with acting_as(operator()):
        table = SituationTable.objects.get(code=code)
        teams = dict(Team.objects.filter(table=table).values_list("name", "pk"))
        areas = dict(Area.objects.filter(tables__table=table).values_list("name", "pk"))
        members = Member.objects.filter(seats__team__table=table).values_list("account__email", "pk")
        chairs = CoChair.objects.filter(table=table).order_by("member__account__email")
        return Known(table, teams, areas, dict(members), UUID(str(chairs.values_list("member", flat=True)[0])))


def signs_in(person: PersonPlan) -> bool:
    """Who runs a table, and the first of a few teams of Downtown East: each passphrase takes its time to be hashed."""
    first = person.email.startswith(TO_TRY) and person.email.endswith("-de-1@demo.example")
    return bool(person.chairs or person.coordinates) or first
