"""How would people have done what a told table says? Each deed through the action they would use, at its moment."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from commontable.front.cli.city.aftermath import after
from commontable.front.cli.city.partners import City, plan_of, sittings
from commontable.front.cli.city.rows import MARKED, Known
from commontable.front.cli.city.stories import Evening, Heard, Story, TableStory
from commontable.front.cli.city.table import AT
from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access import session
from commontable.groundwork.access.actor import Actor, operator, system
from commontable.groundwork.access.session import acting_as
from commontable.partnership.agencies.models import Member
from commontable.partnership.meetings.actions import add_cadence, cancel_meeting, make_ahead
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.models import Team
from commontable.partnership.tables.plan import Plan
from commontable.response.agenda.actions import hear_update, open_meeting
from commontable.response.agenda.models import Item
from commontable.response.agenda.presence import as_last_time, mark_presence
from commontable.response.closing.actions import close, meet_barrier, mobilise
from commontable.response.closing.reporting import say_how_it_went
from commontable.response.filters.actions import close_meeting, decide_met, decide_not_met, hear
from commontable.response.interventions.actions import name_teams, plan
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.planning import write_plan
from commontable.response.situations.actions import bring, save_draft, start_draft
from commontable.response.situations.models import Situation

type Deed = tuple[datetime, str, Callable[[Actor], object]]
"""When, by whom (an address, or nothing for the system), what."""


def only(city: City, base: str) -> Plan:
    """The plan of one table, with the one member of each team who comes: enough to play it."""
    whole, code = plan_of(city), base + city.mark
    teams = tuple(team for team in whole.teams if team.table == code)
    come = {sitting.email for sitting in sittings(city, code)}
    people = tuple(person for person in whole.people if code in person.chairs or person.email in come)
    agencies = {team.agency for team in teams} | {person.agency for person in people}
    return replace(
        whole,
        tables=tuple(table for table in whole.tables if table.code == code),
        agencies=tuple(agency for agency in whole.agencies if agency.name in agencies),
        teams=teams,
        people=people,
    )


def founded(city: City, base: str) -> None:
    with acting_as(operator()):
        set_up(only(city, base), actor=operator())


@dataclass
class Playing:
    """One told table, deed by deed."""

    city: City
    told: TableStory
    known: Known
    chair: str

    def __post_init__(self) -> None:
        self.actors = {"": system([self.known.table.pk])}
        come = sittings(self.city, self.told.code)
        self.of = {team.name: team.email for team in come}

    def play(self) -> None:
        """Everything, in order of time."""
        deeds = [*self._calendar(), *(deed for story in self.told.stories for deed in self._deeds(story))]
        with ExitStack() as stack:
            stack.enter_context(patch.object(session, "is_demo", lambda: True))
            for at, who, do in sorted(deeds, key=lambda deed: deed[0]):
                actor = self._actor(who)
                with acting_as(actor, now=at):
                    do(actor)

    def _actor(self, who: str) -> Actor:
        if who not in self.actors:
            with acting_as(operator()):
                account = Member.objects.values_list("account", flat=True).get(account__email=who)
            self.actors[who] = actor_of_account(account)
        return self.actors[who]

    def _calendar(self) -> Iterator[Deed]:
        first = datetime.combine(self.told.starts_on, AT, UTC) - timedelta(days=1)
        yield first, self.chair, self._meets
        for evening in self.told.evenings:
            yield evening.starts_at - timedelta(days=10), "", lambda by: make_ahead(self.known.table, actor=by)
            if evening.cancelled_at:
                yield evening.cancelled_at, self.chair, lambda by, it=evening: self._cancel(it, by)
            else:
                yield from self._evening(evening)

    def _meets(self, by: Actor) -> None:
        when = {"weekday": self.told.weekday, "at": AT, "starts_on": self.told.starts_on}
        add_cadence(self.known.table, actor=by, **when)

    def _cancel(self, evening: Evening, by: Actor) -> None:
        cancel_meeting(self._meeting(evening), actor=by, reason="holiday")

    def _meeting(self, evening: Evening) -> Meeting:
        return Meeting.objects.get(table=self.known.table, starts_at=evening.starts_at)

    def _evening(self, evening: Evening) -> Iterator[Deed]:
        yield evening.starts_at, self.chair, lambda by: open_meeting(self._meeting(evening), actor=by)
        yield evening.starts_at + MARKED, self.chair, lambda by: self._mark(evening, by)
        for heard in evening.items:
            if heard.heard_at:
                yield heard.heard_at, self.chair, lambda by, it=heard: self._hear(evening, it, by)
        assert evening.closed_at
        yield evening.closed_at, self.chair, lambda by: close_meeting(self._meeting(evening), actor=by)

    def _mark(self, evening: Evening, by: Actor) -> None:
        if not evening.is_first_of_roster:
            as_last_time(self._meeting(evening), actor=by)
            return
        for team in evening.roster:
            mark_presence(self._meeting(evening), actor=by, team=self.known.teams[team.name], kind="in_room")

    def _hear(self, evening: Evening, heard: Heard, by: Actor) -> None:
        if not heard.is_update:
            hear(self._situation(heard.story), actor=by)
            return
        items = Item.objects.select_related("meeting", "situation")
        number = heard.story.number
        hear_update(items.get(meeting__starts_at=evening.starts_at, situation__number=number), actor=by)

    def _deeds(self, story: Story) -> Iterator[Deed]:
        yield story.brought_at, story.by.email, lambda by: self._bring(story, by)
        if story.decided_at:
            yield story.decided_at, self.chair, lambda by: self._decide(story, by)
        if story.named_at and story.planned_at:
            yield story.named_at, self.chair, lambda by: self._name(story, by)
            yield story.planned_at, self.chair, lambda by: plan(self._situation(story), actor=by)
        for tried in story.tries:
            how = {"means": tried.means, "reached": not tried.obstacle, "obstacle": tried.obstacle, "at": tried.at}
            yield tried.recorded_at, self.of[tried.team], self._do(record_attempt, story, how)
        for done in story.services:
            how = {"service": done.service, "outcome": done.outcome}
            yield done.at, self.of[done.team], self._do(mobilise, story, how)
        for met in story.barriers:
            how = {"theme": met.theme, "service": met.service, "wait": met.wait}
            yield met.at, self.of[met.team], self._do(meet_barrier, story, how)
        yield from self._after(story)
        if story.closed_at:
            yield story.closed_at, self.chair, self._do(close, story, {"conclusion": story.conclusion})

    def _after(self, story: Story) -> Iterator[Deed]:
        needed, told = after(story)
        if needed:
            yield needed.at, self.of[story.lead], self._do(write_plan, story, {"language": needed.language})
        if told:
            said = {"language_met": told.language_met, "persons_word": told.persons_word}
            yield told.at, self.of[story.lead], self._do(say_how_it_went, story, said)

    def _do(self, verb: Callable, story: Story, how: dict) -> Callable[[Actor], object]:
        return lambda by: verb(self._situation(story), actor=by, **how)

    def _bring(self, story: Story, by: Actor) -> None:
        team = Team.objects.select_related("table", "agency").get(pk=self.known.teams[story.by.name])
        area = str(self.known.areas[story.area]) if story.area else ""
        answers = replace(story.answers, area=area)
        bring(save_draft(start_draft(team, actor=by), actor=by, answers=answers), actor=by)

    def _decide(self, story: Story, by: Actor) -> None:
        situation = self._situation(story)
        if not story.is_accepted:
            decide_not_met(situation, actor=by, reason=story.reason, how="consensus")
        elif story.votes:
            votes = dict(zip(("votes_for", "votes_against"), story.votes, strict=True))
            decide_met(situation, actor=by, how="vote", **votes)
        else:
            decide_met(situation, actor=by, how="consensus")

    def _name(self, story: Story, by: Actor) -> None:
        assisting = [self.known.teams[name] for name in story.assisting]
        name_teams(self._situation(story), actor=by, lead=self.known.teams[story.lead], assisting=assisting)

    def _situation(self, story: Story) -> Situation:
        return Situation.objects.select_related("table").get(number=story.number)
