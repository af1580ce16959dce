"""What can a team do with its draft? Start it, have it kept as it is typed, discard it, bring it to the table."""

from dataclasses import replace
from datetime import date
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action, autosave
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.tables.models import Area, SituationTable, TableArea, Team
from commontable.partnership.tables.terms import has_left

from . import grants
from .answers import SOME_OF, Answers
from .letters import letter
from .models import Draft, Fact, NumberSeries, Person, Referral, Situation
from .own_file import known_answers
from .rules import NO_SEAT, may_bring, may_complete_walk_on, may_discard, may_draft, may_edit_draft, may_open_own_file
from .stages import Stage
from .staying_out import keep_out

FACT_LISTS = tuple(name for name in SOME_OF if name != "risk_factors")


@action(may_draft)
def start_draft(team: Team, *, actor: Actor) -> Draft:
    """Open an empty draft in the team's own space and return it."""
    take_turns("start_draft", team.pk)
    now = moment()
    last = Draft.objects.filter(team=team).aggregate(last=Max("sequence"))["last"] or 0
    return Draft.objects.create(team=team, sequence=last + 1, started_at=now, saved_at=now)


@autosave(may_edit_draft)
def save_draft(draft: Draft, *, actor: Actor, answers: Answers) -> Draft:
    """Keep what is answered so far. Raises Invalid for a code of no list; nothing is kept then."""
    draft.answers = answers.checked().to_json()
    draft.saved_at = moment()
    draft.save(update_fields=["answers", "saved_at"])
    return draft


@action(may_discard)
def discard_draft(draft: Draft, *, actor: Actor) -> None:
    """Destroy the draft for good."""
    draft.delete()


@action(may_bring, makes="situation")
def bring(draft: Draft, *, actor: Actor, situation: UUID) -> Situation:
    """Copy what may cross to the table, under the table's next number, and return the situation.

    Identity and the duty to report stay where they are. The draft remains the team's own file. What was handed over
    and comes back is the same situation of the city. Whoever stepped out of what it comes back from stays out. Raises
    Invalid for an area that another table covers today.
    """
    if has_left(draft.team):  # at this moment
        raise Refused(NO_SEAT)
    before = [number for number in (draft.situation_id, draft.after_id) if number]
    handed_over = draft.found is not None and draft.found.stage == Stage.TRANSFERRED
    city = draft.found.city if draft.found and handed_over else None
    draft.situation = place(situation, draft.team, Answers.from_json(draft.answers), city=city)
    draft.came_back, draft.ended_place = False, None
    draft.save(update_fields=["situation", "came_back", "ended_place"])
    if before:  # it may have been at another table
        with as_system(*SituationTable.objects.values_list("pk", flat=True)):
            keep_out(before, draft.situation)
    return draft.situation


@action(may_open_own_file)
def open_own_file(situation: Situation, *, actor: Actor) -> Draft:
    """The originating team's own file of a walk-on: what the table knows, with the same people. Opened once.

    Whoever typed the walk-on sees nothing of it.
    """
    opened = Draft.objects.filter(situation=situation, team=situation.originating_team_id).first()
    if opened:
        return opened
    draft = start_draft(Team.objects.get(pk=cast(UUID, situation.originating_team_id)), actor=actor)
    draft.situation, draft.answers = situation, known_answers(situation).checked().to_json()
    draft.save(update_fields=["situation", "answers"])
    return draft


@action(may_complete_walk_on)
def say_duty(draft: Draft, *, actor: Actor, duty: str) -> Draft:
    """Say whether the duty to report was made: asked afterwards where the table heard a child before the file existed."""
    picked("duty_to_report", duty)
    draft.answers = replace(Answers.from_json(draft.answers), duty_to_report=duty).to_json()
    draft.save(update_fields=["answers"])
    return draft


@action(may_complete_walk_on)
def leave_unnamed(draft: Draft, *, actor: Actor) -> Draft:
    """Say that nobody in it will be named: nothing waits for it any more. A name may still be sealed."""
    draft.without_identity = True
    draft.save(update_fields=["without_identity"])
    return draft


def place(new: UUID, team: Team, answers: Answers, *, walk_on: bool = False, city: UUID | None = None) -> Situation:
    """Put a situation on the table's record under its next number, readable to the team it is of. Called inside an action.

    From an area that no table covers it is a referral, and the coordinator says which table hears it. Raises Invalid for
    an area that another table covers today.
    """
    placed = _new_situation(new, team, answers, walk_on, city or new)
    grants.open_record([placed], [team.pk], "originator")
    _copy_facts(placed, answers)
    return placed


def _new_situation(new: UUID, team: Team, answers: Answers, walk_on: bool, city: UUID) -> Situation:
    now = moment()
    today = now.astimezone(ZoneInfo(team.table.time_zone)).date()
    area, is_covered = _area(team, UUID(answers.area), today) if answers.area else (None, True)
    placed = Situation.objects.create(
        id=new,
        city=city,
        **next_number(team.table),
        kind=answers.kind,
        group_size=answers.group_size if answers.kind == "group" else "",
        group_description=answers.group_description if answers.kind == "group" else "",
        place_kind=answers.place_kind if answers.kind == "place" else "",
        area_id=area,
        originating_team=team,
        originating_sector=team.agency.sector,
        originating_type=team.agency.agency_type,
        walk_on=walk_on,
        consent=answers.consent,
        brought_at=now,
    )
    if area and not is_covered:
        Referral.objects.create(situation=placed, table=team.table, area_id=area, at=now)
    return placed


def _area(team: Team, area: UUID, today: date) -> tuple[UUID, bool]:
    """The area, and whether this table covers it; the other case is that none does."""
    covering = set(TableArea.objects.on(today).filter(area=area).values_list("table_id", flat=True))
    if team.table_id in covering:
        return area, True
    if covering or not Area.objects.filter(pk=area).exists():
        raise Invalid(_("This table does not cover that area. Pick one of its own, or leave it open."))
    return area, False


def next_number(table: SituationTable) -> dict[str, Any]:
    """The table, year, sequence and number of what is brought there now. Called inside an action."""
    year, sequence = _next_in(table, moment().astimezone(ZoneInfo(table.time_zone)).year)
    number = f"{table.code}-{year % 100:02d}-{sequence:0{table.number_digits}d}"
    return {"table": table, "year": year, "sequence": sequence, "number": number}


def _next_in(table: SituationTable, year: int) -> tuple[int, int]:
    """The year and the number in it. Numbers that run on take up where any year of the table left off."""
    NumberSeries.objects.bulk_create([NumberSeries(table=table, year=year)], ignore_conflicts=True)
    every = {each.year: each for each in NumberSeries.objects.select_for_update().filter(table=table).order_by("year")}
    series = every[year]
    series.last = 1 + (max(each.last for each in every.values()) if table.numbers_run_on else series.last)
    series.save(update_fields=["last"])
    return year, series.last


def _copy_facts(situation: Situation, answers: Answers) -> None:
    people = [
        Person(
            id=UUID(each.id),
            situation=situation,
            letter=letter(place),
            age_band=each.age_band,
            gender=each.gender,
            harm_role=each.harm_role,
        )
        for place, each in enumerate(answers.people_counted)
    ]
    Person.objects.bulk_create(people)
    whole = {"situation": situation, **situation.in_the_list}
    facts = [
        Fact(**whole, person=person, list=name, code=code)
        for person, each in zip(people, answers.people_counted, strict=True)
        for name, code in each.crossing_factors
    ]
    facts += [Fact(**whole, list="risk_factors", code=code) for code in answers.risk_factors]
    facts += [Fact(**whole, list=name, code=code) for name in FACT_LISTS for code in getattr(answers, name)]
    Fact.objects.bulk_create(facts)
