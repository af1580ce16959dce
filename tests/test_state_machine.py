"""Whatever people try in whatever order: does every move stay legal, and does everybody see exactly their own?

Random people, of two tables and of none, try every action, mostly those they may not. A dozen examples by
default; CT_EVERY=1 runs more, CT_EVERY=2 other ones each time.
"""

import os
from collections.abc import Callable
from contextlib import ExitStack

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from commontable.groundwork.access.actor import NOBODY, system
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.ledger.models import Entry
from commontable.partnership.tables.models import Team
from commontable.response.agenda.actions import add_brought, open_meeting, plan_meeting
from commontable.response.agenda.presence import mark_myself, mark_presence, recognise
from commontable.response.agenda.rules import Place
from commontable.response.closing.actions import close, mobilise
from commontable.response.disclosure.actions import release
from commontable.response.filters.actions import (
    close_meeting,
    decide_met,
    decide_not_met,
    hear,
    minimise,
    put_off,
    take_back,
)
from commontable.response.identity.actions import seal_identity
from commontable.response.interventions.actions import name_teams, plan
from commontable.response.interventions.attempts import record_attempt
from commontable.response.moves.actions import join, reopen, transfer, void, withdraw
from commontable.response.moves.answering import accept_for_team, take_back_offer
from commontable.response.moves.asking import ask_to_join
from commontable.response.situations.actions import bring, discard_draft, save_draft, start_draft
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.stages import CUT, OPEN_WORK, UNDECIDED
from commontable.response.situations.tests.factories import person, whole
from tests.cast import Cast
from tests.grant_model import Known, Paper, Room, World
from tests.trying import NAME, Trying, seen_by

EVERY = os.environ.get("CT_EVERY", "")
NAMES = ("hana", "hugo", "omar", "odile", "sara", "nils", "paula", "piet", "chris", "wilma", "coral", "unseated")
KEPT = {"items", "drafts", "drafts_after", "referrals", "certificate"}
"""What refers to a number that was cut and stays. Who stepped out of it stays as well, unless it was a "no" (0046)."""
who = st.one_of(st.none(), st.none(), st.sampled_from((*NAMES, "outsider")))
"""Anybody; none stands for whoever may, so that situations get far."""
which = st.integers(0, 5)
east_or_west = st.sampled_from(("EA", "WE"))


class Tables(Trying):
    """Two tables, whoever comes, and the model of who may see what."""

    @initialize()
    def two_meetings(self) -> None:
        self.undo = ExitStack()
        self.undo.enter_context(transaction.atomic())
        self.world, self.stages, self.changed = World(), {}, True
        self.all = system(self.cast.tables.values())
        with acting_as(self.all):
            self.teams = {team.pk: team for team in Team.objects.select_related("agency", "agreement")}
        for team in ("Hospital East", "Housing East", "Hospital West", "Police West"):
            self.draft_and_bring(None, self._index(team))
        for code in ("EA", "WE"):
            self.open_a_meeting(code, None)
        self.go_on(0, 3)
        self.seal(None, 0)
        self.release_it(None, 0, 0)

    def teardown(self) -> None:
        if hasattr(self, "undo"):
            self.everybody_tries_every_name()
            transaction.set_rollback(True)
            self.undo.close()

    # What people try

    @rule(name=who, team=which)
    def draft_and_bring(self, name, team) -> None:
        team = sorted(self.teams)[team % len(self.teams)]
        actor = self._actor(name, lambda a: team in a.teams)
        said = whole(people=(person(),))
        made = self._try(actor, start_draft, self.teams[team], allowed=team in actor.teams)
        if made:
            self.world.papers.append(Paper(made.pk, team, tuple(p.id for p in ())))
            self._keep(actor, self.world.papers[-1], said)
            self.bring_it(name, len(self.world.papers) - 1)

    def _keep(self, actor, paper: Paper, said) -> None:
        if self._try(actor, save_draft, self._draft(paper), allowed=True, entries=0, answers=said):
            paper.people = tuple(type(paper.pk)(each.id) for each in said.people)

    @rule(name=who, at=which)
    def bring_it(self, name, at) -> None:
        paper = self._pick(self.world.papers, at)
        if paper is None:
            return
        actor = self._actor(name, lambda a: paper.team in a.teams)
        made = self._try(actor, bring, self._draft(paper), allowed=paper.team in actor.teams and paper.free)
        if made:
            known = Known(made.pk, made.table_id, paper.team, made.sequence, paper.people)
            known.readers.add((paper.team, "originator"))
            if paper.situation:
                self.world.keep_out(paper.situation, known)
            paper.situation = known
            self.world.situations.append(known)

    @rule(name=who, at=which)
    def keep_typing(self, name, at) -> None:
        paper = self._pick(self.world.papers, at)
        if paper is None:
            return
        actor = self._actor(name, lambda a: paper.team in a.teams)
        allowed = paper.team in actor.teams and paper.free
        said = whole(people=(person(),)) if not self._sealed_of(paper) else None
        if said and self._try(actor, save_draft, self._draft(paper), allowed=allowed, entries=0, answers=said):
            paper.people = tuple(type(paper.pk)(each.id) for each in said.people)

    @rule(name=who, at=which)
    def discard(self, name, at) -> None:
        paper = self._pick(self.world.papers, at)
        if paper is None or self._sealed_of(paper):
            return
        actor = self._actor(name, lambda a: paper.team in a.teams)
        if self._acts(actor, discard_draft, self._draft(paper), allowed=paper.team in actor.teams and paper.free):
            self.world.papers.remove(paper)

    @rule(name=who, at=which)
    def seal(self, name, at) -> None:
        paper = self._pick(self.world.papers, at)
        if paper is None:
            return
        actor = self._actor(name, lambda a: paper.team in a.teams)
        allowed, one = paper.team in actor.teams, paper.people[0]
        if self._acts(actor, seal_identity, self._draft(paper), allowed=allowed, person=one, limited=NAME):
            self.world.sealed[one] = paper.team
            self.world.keys.setdefault(one, set()).add(paper.team)

    @rule(code=east_or_west, name=who)
    def open_a_meeting(self, code, name) -> None:
        table = self.cast.tables[code]
        actor = self._actor(name, lambda a: table in a.chairs)
        with acting_as(self._actor(None, lambda a: table in a.chairs)) as _:
            chair = self._actor(None, lambda a: table in a.chairs)
            meeting = plan_meeting(self.cast.table(code), actor=chair, starts_at=moment())
        allowed = table in actor.chairs and table not in self.world.rooms
        if self._acts(actor, open_meeting, meeting, allowed=allowed):
            queue = [s for s in self.world.situations if s.table == table and s.stage in ("brought", *OPEN_WORK)]
            self.world.rooms[table] = Room(meeting.pk, queue, set())
            for team in [pk for pk, team in self.teams.items() if team.table_id == table]:
                self.come_and_go(code, None, sorted(self.teams).index(team), True)

    @rule(code=east_or_west, name=who, team=which, stays=st.booleans())
    def come_and_go(self, code, name, team, stays) -> None:
        table, team = self.cast.tables[code], sorted(self.teams)[team % len(self.teams)]
        room = self.world.rooms.get(table)
        if room is None:
            return
        actor = self._actor(name, lambda a: table in a.chairs)
        allowed = table in actor.tables_run and self.teams[team].table_id == table
        kind = "in_room" if stays else "left_item"
        if self._acts(actor, mark_presence, self._meeting(room), allowed=allowed, team=team, kind=kind):
            (self.world.come if stays else self.world.step_out)(room, team)

    @rule(code=east_or_west, name=st.sampled_from((*NAMES, "outsider")), stays=st.booleans())
    def come_and_go_oneself(self, code, name, stays) -> None:
        table, actor = self.cast.tables[code], self.cast.actors[name]
        room = self.world.rooms.get(table)
        if room is None:
            return
        kind = "in_room" if stays else "left_item"
        place = Place(self._meeting(room))
        if self._acts(actor, mark_myself, place, allowed=table in actor.tables, kind=kind):
            for team in actor.teams:
                (self.world.come if stays else self.world.step_out)(room, team)

    @rule(name=who, at=which)
    def recognise_somebody(self, name, at) -> None:
        known, room = self._heard(at)
        actor = self._actor(name, lambda a: self.world.finds(a, known) and not a.chairs)
        allowed = actor.signed_in and self.world.finds(actor, known) and not known.hidden and known.stage not in CUT
        if self._acts(actor, recognise, self._situation(known), allowed=allowed):
            known.recused.add(actor.member)
            known.recused_teams |= actor.teams
            for team in actor.teams if room and room.now is known else ():
                self.world.step_out(room, team)

    @rule(code=east_or_west, name=who)
    def add_what_was_brought(self, code, name) -> None:
        table = self.cast.tables[code]
        room = self.world.rooms.get(table)
        if room is None:
            return
        actor = self._actor(name, lambda a: table in a.chairs)
        if self._acts(actor, add_brought, self._meeting(room), allowed=table in actor.chairs):
            queue = [s for s in self.world.situations if s.table == table and s.stage == "brought"]
            room.agenda += [known for known in queue if known not in room.agenda]
            self.world.let_read(room, room.present)

    @rule(code=east_or_west, name=who)
    def close_a_meeting(self, code, name) -> None:
        table = self.cast.tables[code]
        room = self.world.rooms.get(table)
        if room is None:
            return
        actor = self._actor(name, lambda a: table in a.chairs)
        final = sum(known.stage == "rejected" for known in self.world.situations if known.table == table)
        if self._acts(actor, close_meeting, self._meeting(room), allowed=table in actor.chairs, entries=1 + final):
            self.world.end_room(room)

    @rule(name=who, at=which)
    def turn_to_it(self, name, at) -> None:
        known, room = self._heard(at)
        ready = room and (known.stage == "brought" or (known.stage == "filter_2" and room.now is not known))
        if self._as_chair(name, known, hear, ready):
            self.world.turn(room, known)
            known.stage = "filter_2"

    @rule(name=who, at=which)
    def put_it_off(self, name, at) -> None:
        known, room = self._heard(at)
        if self._as_chair(name, known, put_off, room and known.stage == "filter_2"):
            known.stage, room.now = "brought", None if room.now is known else room.now

    @rule(name=who, at=which)
    def say_met(self, name, at) -> None:
        known, room = self._heard(at)
        if self._as_chair(name, known, decide_met, self._decidable(known, room), how="consensus"):
            known.stage = "filter_4" if known.table == self.cast.tables["WE"] else "filter_3"

    @rule(name=who, at=which)
    def say_not_met(self, name, at) -> None:
        known, room = self._heard(at)
        ready = self._decidable(known, room)
        if self._as_chair(name, known, decide_not_met, ready, how="consensus", reason="not_aer"):
            known.stage = "rejected"

    @rule(name=who, at=which)
    def take_it_back(self, name, at) -> None:
        known, room = self._heard(at)
        if self._as_chair(name, known, take_back, room and known.stage == "rejected"):
            self.world.turn(room, known)
            known.stage = "filter_2"

    @rule(name=who, at=which)
    def destroy_it_by_hand(self, name, at) -> None:
        known = self._pick(self.world.situations, at)
        self._as_chair(name, known, minimise, False)

    @rule(name=who, at=which, lead=which, others=st.lists(which, max_size=3))
    def name_the_teams(self, name, at, lead, others) -> None:
        known = self._pick(self.world.situations, at)
        own = sorted(pk for pk, team in self.teams.items() if team.table_id == known.table)
        lead, others = own[lead % len(own)], frozenset(own[each % len(own)] for each in others)
        others |= {team for team, why in known.readers if why == "joined"}
        two = len({self.teams[pk].agency_id for pk in {lead, *others}}) > 1
        ready = known.stage in ("filter_3", "filter_4") and two
        if self._as_chair(name, known, name_teams, ready, lead=lead, assisting=others):
            self.world.name(known, lead, others, self._bound())

    def name_by_rank(self, name, at) -> None:
        self.name_the_teams(name, at, at, [0, 1, 2])

    @rule(name=who, at=which)
    def plan_it(self, name, at) -> None:
        known = self._pick(self.world.situations, at)
        if self._as_chair(name, known, plan, known.stage == "filter_4" and known.lead):
            known.stage = "intervening"

    @rule(name=who, at=which)
    def report(self, name, at) -> None:
        known = self._pick(self.world.situations, at)
        actor = self._actor(name, lambda a: known.lead in a.teams)
        open_work = known.stage in OPEN_WORK and actor.member not in known.recused
        said = {"at": moment(), "means": "visit", "reached": True}
        part = open_work and bool(known.parts & actor.teams)
        if self._acts(actor, record_attempt, self._situation(known), allowed=part, **said):
            known.reported = True
        mobilised = {"service": "counselling", "outcome": "informed"}
        self._acts(actor, mobilise, self._situation(known), allowed=part, **mobilised)

    @rule(name=who, at=which)
    def close_it(self, name, at) -> None:
        known = self._pick(self.world.situations, at)
        ready = known.stage == "intervening" and known.reported
        if self._as_chair(name, known, close, ready, conclusion="informed"):
            known.stage = "closed"

    @rule(name=who, at=which)
    def withdraw_it(self, name, at) -> None:
        known = self._pick(self.world.situations, at)
        actor = self._actor(name, lambda a: known.team in a.teams)
        ready = known.stage in UNDECIDED and known.team in actor.teams
        if self._acts(actor, withdraw, self._situation(known), allowed=ready):
            self.world.cut(known, "withdrawn")

    @rule(name=who, at=which)
    def declare_it_void(self, name, at) -> None:
        known = self._pick(self.world.situations, at)
        actor = self._actor(name, lambda a: known.table in a.tables_run)
        ready = known.stage in UNDECIDED and known.table in actor.tables_run
        if self._acts(actor, void, self._situation(known), allowed=ready, reason="twice"):
            self.world.cut(known, "void")

    @rule(name=who, at=which)
    def open_it_again(self, name, at) -> None:
        known = self._pick(self.world.situations, at)
        actor = self._actor(name, lambda a: known.team in a.teams)
        ready = known.stage == "closed" and known.team in actor.teams
        if self._acts(actor, reopen, self._situation(known), allowed=ready):
            known.stage = "intervening"

    @rule(name=who, at=which)
    def end_it_by_hand(self, name, at) -> None:
        known = self._pick(self.world.situations, at)
        other = self.world.situations[0]
        self._as_chair(name, known, transfer, False, to=self.cast.tables["WE"], reason="moved")
        self._as_chair(name, known, join, False, into=self._situation(other))

    @rule(name=who, at=which)
    def make_it_one_with_the_earlier(self, name, at) -> None:
        """A coordinator asks whether it is the same as the table's first number; its originator agrees."""
        known = self._pick(self.world.situations, at)
        first = next(each for each in self.world.situations if each.table == known.table)
        open_now = {*UNDECIDED, *OPEN_WORK}
        as_far = first.stage in OPEN_WORK or known.stage in UNDECIDED
        two = first is not known and first.team != known.team and {first.stage, known.stage} <= open_now
        if not (two and as_far) or known.told_of or self.teams[known.team].table_id != known.table:
            return
        asking = self._actor(None, lambda a: known.table in a.tables_run)
        offer = self._try(asking, ask_to_join, self._situation(known), allowed=True, other=first.pk)
        actor = self._actor(name, lambda a: first.team in a.teams)
        if self._acts(actor, accept_for_team, offer, allowed=first.team in actor.teams, entries=2):
            self.world.join(known, first, self._bound())
        else:
            self._try(asking, take_back_offer, offer, allowed=True)

    def _bound(self) -> frozenset:
        return frozenset(pk for pk, team in self.teams.items() if team.agreement.in_force(moment().date()))

    @rule(name=who, at=which, grant=which)
    def release_it(self, name, at, grant) -> None:
        known = self._pick(self.world.situations, at)
        with acting_as(self.all):
            grants = list(Grant.objects.filter(situation=known.pk, compartment="limited").order_by("pk"))
        grant = self._pick(grants, grant)
        if grant is None:
            return
        actor = self._actor(name, lambda a: known.team in a.teams)
        open_now = (grant.person_id, grant.team_id) in known.told_of and grant.ends_at is None
        sealed = grant.person_id in self.world.sealed
        of_ours = known.team in actor.teams and actor.member not in known.recused
        allowed = of_ours and open_now and sealed and known.stage in OPEN_WORK
        if self._acts(actor, release, grant, allowed=allowed, entries=2, authority="consent"):
            self.world.keys[grant.person_id].add(grant.team_id)

    @rule(at=which, steps=st.integers(1, 5))
    def go_on(self, at, steps) -> None:
        """What a table does next with a situation, some steps of it."""
        known = self._pick(self.world.situations, at)
        for _step in range(steps):
            NEXT[known.stage](self, known, at)

    @rule()
    def everybody_tries_every_name(self) -> None:
        for actor in self.cast.actors.values():
            for person_id in self.world.sealed:
                assert self._opens(actor, person_id) == self.world.opens(actor, person_id)

    # What must hold, whatever they tried

    @invariant()
    def every_situation_stands_where_it_was_led(self) -> None:
        assert self._stages_now() == {known.pk: known.stage for known in self.world.situations}

    @invariant()
    def everybody_sees_exactly_what_the_grants_say(self) -> None:
        if not self.changed:
            return
        self.changed = False
        for actor in (*self.cast.actors.values(), NOBODY):
            assert seen_by(actor) == self.world.view(actor), actor.name
        whole_record = seen_by(self.all)
        expected = self.world.view(self.all)
        assert (whole_record.people, whole_record.with_facts) == (expected.people, expected.with_facts)

    @invariant()
    def a_no_is_cut_to_its_named_columns(self) -> None:
        final = [known.pk for known in self.world.situations if known.stage in CUT]
        with acting_as(self.all):
            for row in Situation.objects.filter(pk__in=final):
                assert not any((row.area_id, row.originating_team_id, row.consent, row.group_size, row.place_kind))
                for link in Situation._meta.related_objects:
                    kept = link.get_accessor_name() in KEPT | (set() if row.stage == "minimised" else {"recusals"})
                    assert kept or not link.related_model.objects.filter(situation=row.pk).exists()

    @invariant()
    def no_number_is_left_out_or_given_twice(self) -> None:
        for table in self.cast.tables.values():
            given = [known.sequence for known in self.world.situations if known.table == table]
            assert given == list(range(1, len(given) + 1))


def _next_of_filter_2(tables: Tables, known: Known, at: int) -> None:
    room = tables.world.rooms.get(known.table)
    heard = room is not None and room.now is known
    (tables.say_met if heard else tables.turn_to_it)(None, at)


NEXT: dict[str, Callable[[Tables, Known, int], None]] = {
    "brought": lambda tables, known, at: tables.turn_to_it(None, at),
    "filter_2": _next_of_filter_2,
    "rejected": lambda tables, known, at: tables.take_it_back(None, at),
    **dict.fromkeys(CUT, lambda tables, known, at: tables.bring_it(None, at)),
    "filter_3": lambda tables, known, at: tables.name_the_teams(None, at, at, [0, 1, 2]),
    "filter_4": lambda tables, known, at: (tables.plan_it if known.lead else tables.name_by_rank)(None, at),
    "intervening": lambda tables, known, at: (tables.close_it if known.reported else tables.report)(None, at),
    "closed": lambda tables, known, at: tables.release_it(None, at, 0),
}


def play(cast: Cast, examples: int, steps: int) -> None:
    Tables.cast = cast
    calm = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=EVERY != "2",
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Tables, settings=calm)


def test_whatever_is_tried_everybody_sees_exactly_their_own(cast):
    play(cast, examples=12, steps=20)


@pytest.mark.every
@pytest.mark.skipif(not EVERY, reason="CT_EVERY=1 plays the long simulation")
def test_whatever_is_tried_for_long(cast):
    play(cast, examples=60, steps=40)


def test_the_simulation_leaves_nothing_behind(cast):
    before = Entry.objects.count()
    play(cast, examples=2, steps=5)
    assert Entry.objects.count() == before


def test_the_simulation_notices_a_grant_that_does_not_end(cast, monkeypatch):
    monkeypatch.setattr("commontable.response.situations.grants.end", lambda grants: 0)
    with pytest.raises((AssertionError, ExceptionGroup)):
        play(cast, examples=12, steps=20)
