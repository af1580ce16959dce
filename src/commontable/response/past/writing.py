"""How do rows become situations? In bulk, along the same legal moves, and never twice. Called inside actions."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Field
from django.utils.crypto import salted_hmac

from commontable.groundwork.access.licence import require_licence
from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.wording import folded
from commontable.identifiers import new_id
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.closing.models import Mobilisation
from commontable.response.interventions.models import Part, Role
from commontable.response.situations.letters import letter
from commontable.response.situations.models import Fact, NumberSeries, PastSituation, Person, Situation
from commontable.response.situations.stages import Stage

from .meaning import Past

CUT_SHORT = ("group_size", "group_description", "place_kind")
"""What was said of a situation that the table said no to."""
NOON = time(12)
"""Of a past situation the day is known and not the hour."""


def teams_of(table: SituationTable) -> dict[str, list[Team]]:
    """The table’s teams, gone ones too, by each word that may mean one: name, agency, type."""
    by_word: dict[str, dict[Any, Team]] = defaultdict(dict)
    for team in Team.objects.filter(table=table, is_guest=False).select_related("agency"):
        agency = team.agency
        for word in (team.name, agency.name, agency.short_name, *_type_words(agency.agency_type)):
            by_word[folded(word)][team.pk] = team
    return {word: list(teams.values()) for word, teams in by_word.items()}


def _type_words(code: str) -> tuple[str, str, str]:
    term = load("agency_types").get(code)
    return code, term.label("en"), term.label("fr")


def key_of(table: UUID, row: Past, seen: dict[str, int]) -> str:
    """What knows the row again in another run: its own number, or else all it says, counted where it stands twice."""
    said = row.cell("number") or "\x1f".join(f"{code}={row.said[code]}" for code in sorted(row.said))
    seen[said] = seen.get(said, 0) + 1
    return salted_hmac("commontable.past", f"{table}/{said}/{seen[said]}", algorithm="sha256").hexdigest()[:32]


def known_of(table: SituationTable, rows: Sequence[Past]) -> set[str]:
    """The keys of those rows that are there already: brought in before, or a number of this very table."""
    keys = [row.key for row in rows]
    before = set(PastSituation.objects.filter(table=table, key__in=keys).values_list("key", flat=True))
    numbers = {row.cell("number"): row.key for row in rows if row.cell("number")}
    own = Situation.objects.filter(table=table, number__in=numbers).values_list("number", flat=True)
    return before | {numbers[number] for number in own}


def write(table: SituationTable, batch: UUID, rows: Sequence[Past]) -> None:
    """Make these situations with all that is known of each. Called inside actions, as the system of the table."""
    zone = ZoneInfo(table.time_zone)
    pairs = list(zip(_situations(table, rows, zone), rows, strict=True))
    Situation.objects.bulk_create([situation for situation, _row in pairs])
    PastSituation.objects.bulk_create(
        PastSituation(situation=s, table=table, batch=batch, key=row.key, times_discussed=row.times) for s, row in pairs
    )
    _details([(situation, row) for situation, row in pairs if row.met], zone)
    _move(table, pairs, zone)


def _situations(table: SituationTable, rows: Sequence[Past], zone: ZoneInfo) -> list[Situation]:
    numbers = _numbers(table, [_year(row) for row in rows])
    made = []
    for row, (year, sequence) in zip(rows, numbers, strict=True):
        pk = new_id()
        made.append(
            Situation(
                id=pk,
                city=pk,
                table=table,
                year=year,
                sequence=sequence,
                number=f"{table.code}-{year % 100:02d}-{sequence:0{table.number_digits}d}",
                kind=row.kind,
                originating_team=row.origin,
                originating_sector=row.origin.agency.sector,
                originating_type=row.origin.agency.agency_type,
                brought_at=_at(row.opened, zone),
                **{name: row.codes.get(name, "") for name in CUT_SHORT},
            )
        )
    return made


def _year(row: Past) -> int:
    return row.opened.year if row.opened else 0


def _numbers(table: SituationTable, years: Sequence[int]) -> list[tuple[int, int]]:
    """A number for each, as if they had been brought one after the other."""
    wanted = [NumberSeries(table=table, year=year) for year in sorted(set(years))]
    NumberSeries.objects.bulk_create(wanted, ignore_conflicts=True)
    series = {each.year: each for each in NumberSeries.objects.select_for_update().filter(table=table).order_by("year")}
    given = []
    last = max(each.last for each in series.values())
    for year in years:
        last = 1 + (last if table.numbers_run_on else series[year].last)
        series[year].last = last
        given.append((year, last))
    NumberSeries.objects.bulk_update([series[year] for year in sorted(set(years))], ["last"])
    return given


def _details(pairs: Sequence[tuple[Situation, Past]], zone: ZoneInfo) -> None:
    people, facts, roles, services = [], [], [], []
    for situation, row in pairs:
        own = [
            Person(situation=situation, letter=letter(place), age_band=age, gender=gender, harm_role=role)
            for place, (age, gender, role) in enumerate(row.people)
        ]
        whose = own[0] if len(own) == 1 else None
        people += own
        place = situation.in_the_list
        facts += [Fact(situation=situation, person=whose, list=name, code=code, **place) for name, code in row.facts]
        roles += _roles(situation, row, zone)
        services += [
            Mobilisation(situation=situation, team=team, service=service, outcome=outcome, at=_at(row.closed, zone))
            for service, outcome, team in row.services
        ]
    Person.objects.bulk_create(people)
    Fact.objects.bulk_create(facts)
    Role.objects.bulk_create(roles)
    Mobilisation.objects.bulk_create(services)


def _roles(situation: Situation, row: Past, zone: ZoneInfo) -> list[Role]:
    """The parts it had, ended with it: nobody gains sight of anything by them."""
    parts = [(row.lead, Part.LEAD)] if row.lead else []
    parts += [(team, Part.ASSISTING) for team in row.assisting]
    since, until = _at(row.decided, zone), _at(row.closed, zone)
    return [Role(situation=situation, team=team, part=part, starts_at=since, ends_at=until) for team, part in parts]


def _move(table: SituationTable, pairs: Sequence[tuple[Situation, Past]], zone: ZoneInfo) -> None:
    """Each along the moves that the database allows, to where it ended."""
    met = [(situation, row) for situation, row in pairs if row.met]
    no = [(situation, row) for situation, row in pairs if not row.met]
    _stage([situation for situation, _row in pairs], Stage.FILTER_2)
    for situation, row in met:
        situation.decided_at = _at(row.decided, zone)
        situation.due_at = situation.decided_at + timedelta(hours=table.clock_hours)
    _stage([situation for situation, _row in met], Stage.FILTER_4, "decided_at", "due_at")
    _stage([situation for situation, _row in met], Stage.INTERVENING)
    for situation, row in met:
        situation.closed_at, situation.conclusion = _at(row.closed, zone), row.codes["conclusion_reason"]
    _stage([situation for situation, _row in met], Stage.CLOSED, "closed_at", "conclusion")
    for situation, row in no:
        situation.decided_at, situation.rejection_reason = _at(row.decided, zone), row.codes["rejection_reason"]
    _stage([situation for situation, _row in no], Stage.REJECTED, "decided_at", "rejection_reason")
    for situation, _row in no:
        situation.group_size = situation.group_description = situation.place_kind = ""
        situation.originating_team = None
    _stage([situation for situation, _row in no], Stage.MINIMISED, "originating_team", *CUT_SHORT)


def _stage(situations: Sequence[Situation], stage: Stage, *changed: str) -> None:
    """Moved on, each with values of its own in what changed: one statement, however many they are.

    Written out, since Django makes a condition of each row and took half the time of a whole file to do so.
    """
    require_licence("Situation, past ones moved on")
    for situation in situations:
        situation.stage = stage
    fields = [cast(Field, Situation._meta.get_field(name)) for name in ("id", *changed)]
    columns = [connection.ops.quote_name(cast(str, field.column)) for field in fields]
    told = ", ".join(["stage = %s", *(f"{name} = now.{name}" for name in columns[1:])])
    arrays = ", ".join(f"%s::{field.db_type(connection)}[]" for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"update situations_situation as it set {told}"
            f" from unnest({arrays}) as now ({', '.join(columns)}) where it.id = now.id",
            [stage, *([getattr(each, field.attname) for each in situations] for field in fields)],
        )


def _at(day: date | None, zone: ZoneInfo) -> datetime:
    return datetime.combine(cast(date, day), NOON, zone)  # a row without its day was found wrong before
