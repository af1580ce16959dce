"""Who is in the tests? One small city with fixed relations: two tables, six agencies, and people outside."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from uuid import UUID

from django.contrib.auth.hashers import make_password

from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.actor import NOBODY, Actor, operator
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.models import Account
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.models import SituationTable, Team
from commontable.partnership.tables.plan import AgencyPlan, AreaPlan, PersonPlan, Plan, TablePlan, TeamPlan

PASSWORD = "a long phrase for tests only"
SINCE = date(2016, 1, 1)
NOON = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
"""Wednesday 25 November 2026, noon in Toronto."""

EAST = TablePlan("EA", "East table", SINCE, "America/Toronto", areas=(AreaPlan("East area", SINCE),))
WEST = TablePlan("WE", "West table", SINCE, "America/Toronto", filter_3="none", areas=(AreaPlan("West area", SINCE),))

AGENCIES = (
    AgencyPlan("City Police", "Police", "justice_policing", "municipal_police", True),
    AgencyPlan("Harbour Hospital", "Hospital", "health", "hospital"),
    AgencyPlan("Homes Trust", "Housing", "housing", "social_housing"),
    AgencyPlan("School Board", "School", "education", "school_board"),
    AgencyPlan("Night Shelter", "Shelter", "housing", "shelter_outreach"),
    AgencyPlan("City Office", "City", "municipal", "community_safety"),
)


def _team(agency: str, table: str, name: str, *, bound: bool = True) -> TeamPlan:
    return TeamPlan(agency, table, name, SINCE, SINCE if bound else None, SINCE if bound else None)


TEAMS = (
    _team("City Police", "EA", "Police East"),
    _team("Harbour Hospital", "EA", "Hospital East"),
    _team("Homes Trust", "EA", "Housing East"),
    _team("School Board", "EA", "School East"),
    _team("Night Shelter", "EA", "Shelter East", bound=False),
    _team("City Police", "WE", "Police West"),
    _team("Harbour Hospital", "WE", "Hospital West"),
    _team("Homes Trust", "WE", "Housing West"),
)

PEOPLE = (
    PersonPlan("Hana Hospital", "hana@example.org", "Harbour Hospital", SINCE, teams=("EA/Hospital East",)),
    PersonPlan("Hugo Hospital", "hugo@example.org", "Harbour Hospital", SINCE, teams=("WE/Hospital West",)),
    PersonPlan("Omar Housing", "omar@example.org", "Homes Trust", SINCE, teams=("EA/Housing East",)),
    PersonPlan("Odile Housing", "odile@example.org", "Homes Trust", SINCE, teams=("WE/Housing West",)),
    PersonPlan("Sara School", "sara@example.org", "School Board", SINCE, teams=("EA/School East",)),
    PersonPlan("Nils Shelter", "nils@example.org", "Night Shelter", SINCE, teams=("EA/Shelter East",)),
    PersonPlan("Paula Police", "paula@example.org", "City Police", SINCE, teams=("EA/Police East",)),
    PersonPlan("Piet Police", "piet@example.org", "City Police", SINCE, teams=("WE/Police West",)),
    PersonPlan("Chris Chair", "chris@example.org", "City Police", SINCE, chairs=("EA",)),
    PersonPlan("Wilma Chair", "wilma@example.org", "City Office", SINCE, chairs=("WE",)),
    PersonPlan("Coral Coordinator", "coral@example.org", "City Office", SINCE, coordinates=("EA",)),
    PersonPlan("Nobody Seated", "unseated@example.org", "School Board", SINCE),
)

PLAN = Plan((EAST, WEST), AGENCIES, TEAMS, PEOPLE)


@dataclass(frozen=True)
class Cast:
    """The people as actors by first name (`cast.hana`), and tables and teams by name."""

    actors: dict[str, Actor]
    accounts: dict[str, Account]
    tables: dict[str, UUID]
    teams: dict[str, UUID] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Actor:
        try:
            return self.actors[name]
        except KeyError:
            raise AttributeError(name) from None

    def team(self, name: str) -> Team:
        return Team.objects.select_related("table", "agency", "agreement").get(pk=self.teams[name])

    def table(self, code: str) -> SituationTable:
        return SituationTable.objects.get(pk=self.tables[code])


def set_the_city_up() -> None:
    """Set the small city up, as the operator would."""
    with acting_as(operator()):
        set_up(PLAN, actor=operator())
        Account.objects.update(password=_hashed_once())


def gather() -> Cast:
    """The people of the small city, which is set up first where it does not stand yet."""
    with acting_as(operator()):
        if not Team.objects.exists():
            set_the_city_up()
        members = list(Member.objects.select_related("account"))
        accounts = {member.account.email.split("@")[0]: member.account for member in members}
        tables = dict(SituationTable.objects.values_list("code", "pk"))
        teams = dict(Team.objects.values_list("name", "pk"))
    actors = {name: actor_of_account(account.pk) for name, account in accounts.items()}
    return Cast(actors | {"outsider": NOBODY}, accounts, tables, teams)


@cache
def _hashed_once() -> str:
    """A password's hash is slow on purpose, and all of the cast have the same one."""
    return make_password(PASSWORD)
