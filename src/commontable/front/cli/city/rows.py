"""Which rows is a told table? Those that the real actions would have left, but for what names somebody or has ended.

Not among them: drafts and what is sealed in them, grants of limited identity (nobody is named), grants that have ended
by the day it is told up to, and the ledger’s lines of each deed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from commontable.partnership.meetings.models import Attendance, AttendanceSpan, Cadence, Meeting
from commontable.partnership.tables.models import SituationTable
from commontable.response.agenda.models import FilterSpan, Item, ItemKind
from commontable.response.closing.models import BarrierMet, Mobilisation, Report
from commontable.response.filters.models import Decision, Outcome
from commontable.response.interventions.models import Attempt, Part, Plan, Role
from commontable.response.situations.actions import FACT_LISTS
from commontable.response.situations.letters import letter
from commontable.response.situations.list_places import place_in_list
from commontable.response.situations.models import Compartment, Fact, Grant, NumberSeries, Person, Situation
from commontable.response.situations.stages import Stage

from .aftermath import after
from .chance import made_id
from .growth import ZONE
from .sheet import Sheet
from .stories import Evening, Heard, Story, TableStory
from .table import AT

MODELS = (
    Cadence,
    Meeting,
    NumberSeries,
    Situation,
    Person,
    Fact,
    Grant,
    Item,
    FilterSpan,
    Decision,
    Attendance,
    AttendanceSpan,
    Role,
    Plan,
    Attempt,
    Mobilisation,
    BarrierMet,
    Report,
)
"""In an order in which each refers to those before it."""
VERSIONS = {Stage.BROUGHT: 1, Stage.INTERVENING: 5, Stage.CLOSED: 6, Stage.MINIMISED: 4}
"""How often the actions write a situation that comes so far."""
MARKED = timedelta(minutes=1)
"""After its opening, presence is marked."""
HOLIDAY = "holiday"


@dataclass(frozen=True)
class Known:
    """What is there before: the table, and by name its teams, areas and people."""

    table: SituationTable
    teams: Mapping[str, UUID]
    areas: Mapping[str, UUID]
    members: Mapping[str, UUID]
    chair: UUID


def rows_of(told: TableStory, known: Known, rng: Random, as_of: datetime) -> dict[str, Sheet]:
    """A sheet of rows for each model, by the name of its database table."""
    return Writing(known, rng, as_of).of(told)


@dataclass
class Writing:
    """The rows of one table, as they come."""

    known: Known
    rng: Random
    as_of: datetime
    sheets: dict[str, Sheet] = field(default_factory=lambda: {model._meta.db_table: Sheet(model) for model in MODELS})

    def of(self, told: TableStory) -> dict[str, Sheet]:
        cadence = self._cadence(told)
        last: dict[int, int] = {}
        for evening in told.evenings:
            self._meeting(evening, cadence)
        for story in told.stories:
            last[story.year] = story.sequence
            self._situation(story)
        for evening in told.evenings:
            self._agenda(evening)
        for year, number in last.items():
            self._add(NumberSeries, datetime(year, 1, 1, tzinfo=UTC), table_id=self.table.pk, year=year, last=number)
        return self.sheets

    @property
    def table(self) -> SituationTable:
        return self.known.table

    def _add(self, model: Any, at: datetime, /, **values: Any) -> UUID:
        """A row of the model, with an identifier of that moment unless it has its own."""
        own = values.pop("id", None) or made_id(self.rng, at)
        self.sheets[model._meta.db_table].add(id=own, **values)
        return own

    def _cadence(self, told: TableStory) -> UUID:
        at = datetime.combine(told.starts_on, time(0), ZONE)
        when = {"weekday": told.weekday, "at": AT, "starts_on": told.starts_on}
        return self._add(Cadence, at, table_id=self.table.pk, **when)

    def _meeting(self, evening: Evening, cadence: UUID) -> None:
        held = evening.cancelled_at is None
        self._add(
            Meeting,
            evening.starts_at,
            id=evening.id,
            version=3 if held else 2,
            table_id=self.table.pk,
            cadence_id=cadence,
            starts_at=evening.starts_at,
            opened_at=evening.starts_at if held else None,
            closed_at=evening.closed_at,
            cancelled_at=evening.cancelled_at,
            cancelled_for="" if held else HOLIDAY,
        )
        if held:
            self._there(evening, evening.starts_at, self.known.chair, None)
            for team in evening.roster:
                member, at = self.known.members[team.email], evening.starts_at + MARKED
                self._there(evening, at, member, self.known.teams[team.name])

    def _there(self, evening: Evening, at: datetime, member: UUID, team: UUID | None) -> None:
        attendance = self._add(Attendance, at, meeting_id=evening.id, member_id=member, team_id=team)
        self._add(AttendanceSpan, at, attendance_id=attendance, arrived_at=at, left_at=evening.closed_at)

    def _situation(self, story: Story) -> None:
        said, stage = story.answers, _stage(story)
        kept = stage != Stage.MINIMISED
        accepted = story.is_accepted and story.decided_at is not None
        self._add(
            Situation,
            story.brought_at,
            id=story.id,
            version=VERSIONS[stage],
            city=story.id,
            table_id=self.table.pk,
            year=story.year,
            sequence=story.sequence,
            number=story.number,
            stage=stage.value,
            kind=said.kind,
            group_size=said.group_size if kept else "",
            group_description=said.group_description if kept else "",
            place_kind=said.place_kind if kept else "",
            area_id=self.known.areas[story.area] if kept and story.area else None,
            originating_team_id=self.known.teams[story.by.name] if kept else None,
            originating_sector=story.by.sector,
            originating_type=story.by.agency_type,
            consent=said.consent if kept else "",
            brought_at=story.brought_at,
            decided_at=story.decided_at,
            due_at=story.decided_at + timedelta(hours=self.table.clock_hours)
            if accepted and story.decided_at
            else None,
            rejection_reason="" if kept else story.reason,
            closed_at=story.closed_at,
            conclusion=story.conclusion,
        )
        if kept:
            self._facts(story)
            self._grant(story, story.by.name, Compartment.RECORD, "originator", story.brought_at)
        if accepted:
            self._work(story)

    def _facts(self, story: Story) -> None:
        said, at, own = story.answers, story.brought_at, {"situation_id": story.id}
        there = own | self._in_the_list(story)
        for place, each in enumerate(said.people_counted):
            who = UUID(each.id)
            bands = {"age_band": each.age_band, "gender": each.gender, "harm_role": each.harm_role}
            self._add(Person, at, id=who, letter=letter(place), **own, **bands)
            for name, code in each.crossing_factors:
                self._add(Fact, at, person_id=who, list=name, code=code, **there)
        for name in ("risk_factors", *FACT_LISTS):
            for code in getattr(said, name):
                self._add(Fact, at, list=name, code=code, **there)

    def _work(self, story: Story) -> None:
        own, teams = {"situation_id": story.id}, self.known.teams
        decided, named = story.decided_at, story.named_at
        evening = story.decided_in
        if not (decided and named and evening):
            raise ValueError(f"{story.number} is not decided.")
        votes = dict(zip(("votes_for", "votes_against"), story.votes or (None, None), strict=True))
        how = {"how": "vote" if story.votes else "consensus", "teams_present": evening.agencies}
        meeting = {"meeting_id": evening.id, "outcome": Outcome.MET.value, "decided_at": decided}
        self._add(Decision, decided, **own, **meeting, **how, **votes)
        for name in (story.lead, *story.assisting):
            part = Part.LEAD if name == story.lead else Part.ASSISTING
            self._add(Role, named, team_id=teams[name], part=part.value, starts_at=named, **own)
            self._grant(story, name, Compartment.RECORD, "part", named)
            self._grant(story, name, Compartment.PLAN, "part", named)
        self._grant(story, story.lead, Compartment.ANSWERS, "lead", named)
        for each in story.tries:
            how_it_went = {"means": each.means, "reached": not each.obstacle, "obstacle": each.obstacle}
            when = {"at": each.at, "recorded_at": each.recorded_at}
            self._add(Attempt, each.recorded_at, team_id=teams[each.team], **own, **when, **how_it_went)
        for done in story.services:
            came = {"service": done.service, "outcome": done.outcome, "at": done.at}
            self._add(Mobilisation, done.at, team_id=teams[done.team], **own, **came)
        for met in story.barriers:
            what = {"theme": met.theme, "service": met.service, "wait": met.wait, "at": met.at}
            self._add(BarrierMet, met.at, team_id=teams[met.team], **own, **what)
        self._after(story, own, teams[story.lead])

    def _after(self, story: Story, own: dict[str, UUID], lead: UUID) -> None:
        needed, told = after(story)
        if needed:
            written = {"written_by_id": lead, "written_at": needed.at}
            self._add(Plan, needed.at, id=needed.id, language=needed.language, **own, **written)
        if told:
            said = {"language_met": told.language_met, "persons_word": told.persons_word, "at": told.at}
            self._add(Report, told.at, id=told.id, team_id=lead, **own, **said)

    def _grant(self, story: Story, team: str, compartment: Compartment, why: str, since: datetime) -> None:
        """What still opens something: beyond the record a grant runs out some time after closing."""
        runs_out = compartment != Compartment.RECORD and story.closed_at is not None
        until = story.closed_at + timedelta(days=self.table.reopen_days) if runs_out and story.closed_at else None
        if until and until <= self.as_of:
            return
        whose = {"situation_id": story.id, **self._in_the_list(story), "team_id": self.known.teams[team]}
        self._add(Grant, since, compartment=compartment.value, why=why, starts_at=since, ends_at=until, **whose)

    def _in_the_list(self, story: Story) -> dict[str, Any]:
        return {"table_id": self.table.pk, "list_place": place_in_list(story.year, story.sequence)}

    def _agenda(self, evening: Evening) -> None:
        for position, heard in enumerate(evening.items, start=1):
            self._item(evening, position, heard)

    def _item(self, evening: Evening, position: int, heard: Heard) -> None:
        kind = ItemKind.UPDATE if heard.is_update else ItemKind.NEW
        when = {"heard_at": heard.heard_at, "done_at": heard.done_at}
        where = {"meeting_id": evening.id, "situation_id": heard.story.id, "position": position}
        item = self._add(Item, evening.starts_at, kind=kind.value, **where, **when)
        for number, start, end in heard.spans:
            self._add(FilterSpan, start, item_id=item, filter=number, starts_at=start, ends_at=end)


def _stage(story: Story) -> Stage:
    if story.is_waiting:
        return Stage.BROUGHT
    if not story.is_accepted:
        return Stage.MINIMISED
    return Stage.CLOSED if story.closed_at else Stage.INTERVENING
