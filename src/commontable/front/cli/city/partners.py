"""Who sits at the six tables of a demo city? A set-up file’s plan, made from the seed: 160 agencies, 500 members."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import cycle, islice
from random import Random
from string import ascii_uppercase

from commontable.front.cli.demo.people import SETUPS
from commontable.partnership.tables.plan import AgencyPlan, PersonPlan, Plan, TablePlan, TeamPlan, read_plan

from .bounds import OPENINGS
from .kinds import ALWAYS_THERE, KINDS, PART_OF
from .names import agency_name, person_name

MEMBERS = 500
LAST_JOINS = date(2022, 12, 31)
POLICE, CITY, UNITED_WAY = "Toronto Police Service", "City of Toronto", "United Way Greater Toronto"
MOST_COPIES = len(ascii_uppercase) ** 2


@dataclass(frozen=True)
class Sitting:
    """A team as the generator knows it: by its name at its table, with whoever comes for it."""

    name: str
    agency: str
    sector: str
    agency_type: str
    is_police: bool
    starts_on: date
    member: str
    email: str

    @property
    def part(self) -> str:
        """Which kind of originator or lead it is."""
        return PART_OF.get(self.agency_type, "other")


@dataclass(frozen=True)
class City:
    """One copy of the city: nothing marks the first; the codes of the others end in two more letters."""

    seed: str
    copy: int = 0

    @property
    def mark(self) -> str:
        first, second = divmod(self.copy - 1, len(ascii_uppercase))
        return ascii_uppercase[first] + ascii_uppercase[second] if self.copy else ""

    @property
    def own_seed(self) -> str:
        return f"{self.seed}/{self.copy}"

    def named(self, name: str) -> str:
        return f"{name} {self.mark}" if self.copy else name

    def address(self, local: str) -> str:
        return f"{local}@{self.mark.lower()}.demo.example" if self.copy else f"{local}@demo.example"


@cache
def tables_of_focus() -> Plan:
    """The six tables, their divisions and dates, as in the set-up file."""
    return read_plan(SETUPS / "focus-toronto.toml")


@lru_cache(maxsize=2)
def plan_of(city: City) -> Plan:
    """Everything that is set up before the first situation is brought."""
    focus = tables_of_focus()
    agencies = tuple(replace(each, name=city.named(each.name)) for each in focus.agencies) + tuple(_agencies(city))
    teams = tuple(_teams(city, focus))
    return Plan(
        tuple(_table(city, table) for table in focus.tables),
        agencies,
        teams,
        (*_who_run_tables(city), *_members(city, teams)),
        tuple(city.named(name) for name in focus.uncovered),
    )


def _table(city: City, table: TablePlan) -> TablePlan:
    areas = tuple(replace(area, name=city.named(area.name)) for area in table.areas)
    return replace(table, code=table.code + city.mark, name=city.named(table.name), areas=areas, co_chairs_from=())


def _agencies(city: City) -> Iterator[AgencyPlan]:
    for offset, kind in enumerate(KINDS):
        for number in range(kind.count):
            name = city.named(agency_name(offset + number, kind.word))
            yield AgencyPlan(name, name[:40], kind.sector, kind.code)


def _teams(city: City, focus: Plan) -> Iterator[TeamPlan]:
    rng = Random(f"{city.own_seed}/teams")
    for table in focus.tables:
        code = table.code + city.mark
        for area in table.areas:
            yield _team(city.named(POLICE), code, city.named(area.name), area.starts_on)
        yield _team(city.named(CITY), code, "City Community Safety", table.opened_on)
    agencies, seats = iter(_agencies(city)), cycle(OPENINGS)
    for kind in KINDS:
        there: set[str] = set()
        for agency in islice(agencies, kind.count):
            for code in islice(seats, kind.tables):
                early = kind.tables == len(OPENINGS) or (kind.code in ALWAYS_THERE and code not in there)
                there.add(code)
                since = OPENINGS[code] if early else _later(rng, OPENINGS[code])
                yield _team(agency.name, code + city.mark, agency.name, since)


def _team(agency: str, table: str, name: str, since: date) -> TeamPlan:
    return TeamPlan(agency, table, name, since, sharing_from=since, pledge_from=since)


def _later(rng: Random, opened: date) -> date:
    return opened + timedelta(days=rng.randrange(max(1, (LAST_JOINS - opened).days)))


def _who_run_tables(city: City) -> Iterator[PersonPlan]:
    """Two co-chairs a table, one of them not police; three coordinators for all."""
    codes = [code + city.mark for code in OPENINGS]
    for place, code in enumerate(codes):
        low = code[:2].lower()
        for number, agency in ((1, POLICE), (2, CITY if place % 2 else UNITED_WAY)):
            name = person_name(2 * place + number)
            yield PersonPlan(
                name, city.address(f"chair{number}-{low}"), city.named(agency), OPENINGS[code[:2]], chairs=(code,)
            )
    for number, own in enumerate((codes[:2], codes[2:4], codes[4:]), start=1):
        since = min(OPENINGS[code[:2]] for code in own)
        address = city.address(f"coordinator{number}")
        yield PersonPlan(person_name(20 + number), address, city.named(CITY), since, coordinates=tuple(own))


def _members(city: City, teams: tuple[TeamPlan, ...]) -> Iterator[PersonPlan]:
    """The teams in turn, until there are as many as there should be: everybody serves one team."""
    for place, (lap, team) in enumerate(_in_turn(teams, MEMBERS - 15), start=30):
        local = f"{_slug(team.name)}-{team.table[:2].lower()}-{lap}"
        yield PersonPlan(
            person_name(place),
            city.address(local),
            team.agency,
            team.starts_on,
            teams=(f"{team.table}/{team.name}",),
        )


def _in_turn(teams: tuple[TeamPlan, ...], many: int) -> Iterator[tuple[int, TeamPlan]]:
    for place in range(many):
        yield place // len(teams) + 1, teams[place % len(teams)]


def _slug(name: str) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name.lower())


@lru_cache(maxsize=12)
def sittings(city: City, code: str) -> tuple[Sitting, ...]:
    """The teams of a table, with the member who comes for each: the first by name, as when a team is marked present."""
    plan = plan_of(city)
    agencies = {agency.name: agency for agency in plan.agencies}
    found = []
    for team in (team for team in plan.teams if team.table == code):
        first = min((p for p in plan.people if f"{code}/{team.name}" in p.teams), key=lambda p: p.name)
        agency = agencies[team.agency]
        what = (agency.name, agency.sector, agency.agency_type, agency.is_police)
        found.append(Sitting(team.name, *what, team.starts_on, first.name, first.email))
    return tuple(found)
