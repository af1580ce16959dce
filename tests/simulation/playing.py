"""What do people do with situations, one thing after another? Chosen by chance, tried through the actions."""

from collections.abc import Callable
from datetime import timedelta

import time_machine
from django.utils import timezone

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as, moment
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import Team
from commontable.response.closing.actions import close
from commontable.response.closing.proven_false import prove_false
from commontable.response.disclosure.actions import release
from commontable.response.emergency.actions import (
    answer_call,
    call_teams,
    close_call,
    decide_in_call,
    name_in_call,
)
from commontable.response.filters.actions import close_meeting, decide_met, decide_not_met, hear, take_back
from commontable.response.filters.audience import answer_involvement, name_audience, take_keys_of_run_out
from commontable.response.identity.actions import seal_identity
from commontable.response.identity.limited import Limited
from commontable.response.identity.models import OwnSection, SealedIdentity, YouthRecord
from commontable.response.identity.own_file import write_section
from commontable.response.identity.sections import Words
from commontable.response.identity.texts import Texts
from commontable.response.identity.words import keep_words
from commontable.response.identity.youth import add_reader, end_youth_record, keep_youth_record, take_reader_off
from commontable.response.interventions.actions import add_agency, add_team, name_teams, plan
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.handing_over import hand_over_lead
from commontable.response.interventions.leaving import leave_table
from commontable.response.interventions.wording_plan import begin_plan_anew, share_plan, write_plan_words
from commontable.response.moves.actions import reopen, void, withdraw
from commontable.response.moves.answering import accept_for_table, accept_for_team, hand_over
from commontable.response.moves.asking import ask_to_join, ask_to_take_over
from commontable.response.situations.models import Draft

from .hands import ANYBODY, Hands
from .key_model import LIMITED, OPEN_WORK, OWN, YOUTH, Case

NAME = Limited(name="Zebedee Quill")


class Simulation(Hands):
    """One evening: the same start, other chances."""

    def play(self, steps: int) -> list[str]:
        """Do so many things; after each, what opens is what the model says. Returns what was done."""
        done = []
        with time_machine.travel(timezone.now(), tick=True) as self.clock:
            self._do(steps, done)
        return done

    def _do(self, steps: int, done: list[str]) -> None:
        for _step in range(steps):
            verb = self.chance.choices(*WEIGHED)[0]
            before = self.tally
            verb(self, self.case_for(verb))
            if self.tally > before:
                done.append(verb.__name__)
                self.check(done)

    def check(self, done: list[str]) -> None:
        opened, read = self.tries.opening(self.tables)
        expected = self.keys.opening
        assert opened == expected, f"{done}: opens {opened - expected}, should {expected - opened}"
        assert read == expected, f"{done}: reads {read - expected}, should {expected - read}"

    def case_for(self, verb: Callable) -> Case:
        """One this can be done to, as a rule; now and then any."""
        every = list(self.keys.cases.values())
        fit = [each for each in every if each.stage in AT.get(verb, (each.stage,))]
        return self.chance.choice(every if not fit or self.chance.randrange(ANYBODY) == 0 else fit)

    def seals(self, case: Case) -> None:
        person, gone = self.chance.choice(case.people), self.chance.randrange(6) == 0
        had = (LIMITED, person) in self.keys.holders
        draft = self.row(Draft, pk=case.draft)
        if not self.does(self.of_team(case), seal_identity, draft, person=person, limited=Limited() if gone else NAME):
            return
        if gone:
            self.keys.destroy(LIMITED, person)
        elif not had or self.row(SealedIdentity, pk=person):
            self.keys.seal(case.team, LIMITED, person)

    def releases(self, case: Case) -> None:
        grants = self._grants(case)
        if not grants:
            return
        open_now = [each for each in grants if each.is_open]
        grant = self.chance.choice(open_now if open_now and self.chance.randrange(4) else grants)
        actor, cell = self.of_team(case), (grant.person_id, grant.team_id)
        assert self.keys.is_open(case, *cell, moment()) or not grant.is_open, "a grant stands that nobody gave"
        may = grant.is_open and self.keys.may_release(case, *cell, moment())
        done = self.does(actor, release, grant, authority="consent")
        may = may and case.team in actor.teams
        assert bool(done) == may or (may and not case.consents), "released" if done else "not released"
        if done:
            self.keys.release(*cell)

    def names_who_hears(self, case: Case) -> None:
        teams, people = (
            self.some(set(self.teams_here(case)) & self.keys.bound - {case.team}, 3),
            self.some(case.people, 1),
        )
        if self.does(self.of_team(case), name_audience, self.situation(case), teams=teams, people=people):
            self.keys.let_hear(case, people or case.people, teams, moment())

    def says_not_involved(self, case: Case) -> None:
        heard = [each for each in self._grants(case) if each.why == "hears"]
        if not heard:
            return
        grant = self.chance.choice(heard)
        actor = self.somebody(lambda actor: grant.team_id in actor.teams)
        code = self.chance.choice(("not_involved", "involved"))
        if self.does(actor, answer_involvement, grant, code=code) and code == "not_involved":
            self.keys.is_not_involved(case, grant.person_id, grant.team_id)

    def two_days_pass(self, case: Case) -> None:
        """And the minute's job takes what ran out."""
        self.clock.shift(timedelta(hours=49))
        for table in self.tables:
            with acting_as(system([table])):
                take_keys_of_run_out(table)
        self.keys.time_passes(moment())
        self.tally += 1

    def keeps_words(self, case: Case) -> None:
        texts = Texts() if self.chance.randrange(4) == 0 else Texts(about="Alone since the spring.")
        if self.does(self.of_team(case), keep_words, self.row(Draft, pk=case.draft), texts=texts):
            if texts.is_empty:
                self.keys.destroy(OWN, case.draft)
            else:
                self.keys.seal(case.team, OWN, case.draft)

    def writes_our_own_file(self, case: Case) -> None:
        person, draft = self.chance.choice(case.people), self.row(Draft, pk=case.draft)
        row = self.row(OwnSection, file=person, section="notes")
        said = {
            "section": "notes",
            "content": Words("Sleeps at the mall."),
            "seen_revision": row.revision if row else 0,
        }
        if self.does(self.of_team(case), write_section, draft, person=person, **said):
            self.keys.seal(case.team, OWN, person)

    def keeps_a_youth_record(self, case: Case) -> None:
        actor, draft, until = self.of_team(case), self.row(Draft, pk=case.draft), moment().date() + timedelta(days=90)
        said = {"person": self.chance.choice(case.people), "text": "A conference.", "expires_on": until}
        made = self.does(actor, keep_youth_record, draft, **said)
        if made:
            self.keys.keep_youth_record(case.team, made.pk, actor.member)

    def changes_who_reads_it(self, case: Case) -> None:
        """Somebody of the list puts another of the team on it, takes one off, or destroys the record."""
        record = self.row(YouthRecord, draft_id=case.draft)
        if record is None:
            return
        pk = record.pk  # what is deleted forgets its own
        holders = self.keys.holders[YOUTH, pk]
        actor, other = self.somebody(lambda actor: actor.member in holders), self.of_team(case).member
        if self.chance.randrange(4) == 0:
            if self.does(actor, end_youth_record, record):
                self.keys.destroy(YOUTH, pk)
        elif other in holders:
            if self.does(actor, take_reader_off, record, member=other):
                holders.discard(other)
        elif self.does(actor, add_reader, record, member=other):
            holders.add(other)

    def writes_the_plan(self, case: Case) -> None:
        actor = self.somebody(lambda actor: case.plan & actor.teams)
        if self.chance.random() < 0.3:
            shared = self.does(actor, share_plan, self.situation(case))
            assert not shared or self.keys.holds_plan(case, actor.teams), "a plan was given by a team without it"
            if shared:
                self.keys.share_plan(case)
            return
        may = any(self.keys.may_write_plan(case, team) for team in actor.teams)
        anew = self.keys.is_plan_lost(case)
        verb = begin_plan_anew if anew or self.chance.randrange(ANYBODY) == 0 else write_plan_words
        written = self.does(actor, verb, self.situation(case), text="Two of us go, on Friday.")
        if written and verb is begin_plan_anew:
            assert self.keys.may_begin_plan_anew(case, written.written_by_id), "a plan that is held was begun anew"
            self.keys.begin_plan_anew(case, written.written_by_id)
        elif written:
            assert may, "a plan was written by a team that could not read it"
            self.keys.write_plan(case, written.written_by_id)

    def names(self, case: Case) -> None:
        said, parts = self._parts(case)
        if self.does(self.chair(case), name_teams, self.situation(case), **said):
            self.keys.name(case, parts)

    def hands_the_lead_over(self, case: Case) -> None:
        to, stays = self.chance.choice(self.teams_here(case)), self.chance.random() < 0.5
        if self.does(self.chair(case), hand_over_lead, self.situation(case), to=to, stays=stays):
            self.keys.hand_over(case, to, stays=stays)

    def adds_a_team_of_another_table(self, case: Case) -> None:
        others = [team for team, table in self.homes.items() if table != case.table]
        team, people = self.chance.choice(others), self.some(case.people, 1)
        running = self.somebody(lambda actor: case.table in actor.tables_run)
        if self.does(running, add_team, self.situation(case), team=team, people=people):
            self.keys.admit(case, team, people)

    def adds_an_agency(self, case: Case) -> None:
        guest, bound = self.cast.actors["unseated"], self.chance.random() < 0.6
        since = {"sharing_from": moment().date(), "pledge_from": moment().date()} if bound else {}
        running = self.somebody(lambda actor: case.table in actor.tables_run)
        said = {"agency": guest.agency, "members": [guest.member], **since}
        team = self.does(running, add_agency, self.situation(case), **said)
        if team:
            self.keys.bound |= {team.pk} if bound else set()
            people = self.some(case.people, 1)
            if self.does(running, add_team, self.situation(case), team=team.pk, people=people):
                self.keys.admit(case, team.pk, people)

    def decides(self, case: Case) -> None:
        chair, situation = self.chair(case), self.situation(case)
        if case.stage == "brought":
            self.does(chair, hear, situation)
        elif case.stage == "rejected":
            self.does(chair, take_back, situation)
        elif self.chance.random() < 0.75:
            self.does(chair, decide_met, situation, how="consensus")
        else:
            self.does(chair, decide_not_met, situation, how="consensus", reason="not_aer")

    def plans(self, case: Case) -> None:
        self.does(self.chair(case), plan, self.situation(case))

    def closes(self, case: Case) -> None:
        lead = self.somebody(lambda actor: case.lead in actor.teams)
        self.does(lead, record_attempt, self.situation(case), at=moment(), means="visit", reached=True)
        self.does(self.chair(case), close, self.situation(case), conclusion="informed")

    def opens_again(self, case: Case) -> None:
        self.does(self.of_team(case), reopen, self.situation(case))

    def is_proven_false(self, case: Case) -> None:
        said = {"conclusion": "never_aer", "word": "lead"}
        if self.does(self.chair(case), prove_false, self.situation(case), **said):
            self.keys.end(case)

    def withdraws(self, case: Case) -> None:
        self.does(self.of_team(case), withdraw, self.situation(case))

    def is_void(self, case: Case) -> None:
        running = self.somebody(lambda actor: case.table in actor.tables_run)
        self.does(running, void, self.situation(case), reason="twice")

    def the_meeting_closes(self, case: Case) -> None:
        open_now = {"opened_at__isnull": False, "closed_at": None, "call": None}
        meeting = self.row(Meeting, table=case.table, **open_now)
        if meeting:
            self.does(self.chair(case), close_meeting, meeting)

    def calls(self, case: Case) -> None:
        """Teams are called together, agree, say yes, name who leads, and hang up: as far as it goes."""
        others = [team for team in self.teams_here(case) if team != case.team]
        called = {case.team, *self.chance.sample(others, self.chance.randint(1, 2))}
        caller = self.of_team(case)
        if not self.does(caller, call_teams, self.situation(case), teams=called):
            return
        for team in sorted(called):
            answering = next((each for each in self.cast.actors.values() if team in each.teams), caller)
            self.does(answering, answer_call, self.situation(case), team=team, answer="agree")
        if self.does(caller, decide_in_call, self.situation(case)):
            said, parts = self._parts(case)
            if self.does(caller, name_in_call, self.situation(case), **said):
                self.keys.name(case, parts)
        if self.chance.random() < 0.8:
            self.does(caller, close_call, self.situation(case))

    def two_are_one(self, case: Case) -> None:
        earlier = min((each for each in self.keys.cases.values() if each.table == case.table), key=lambda each: each.pk)
        running = self.somebody(lambda actor: case.table in actor.tables_run)
        offer = earlier is not case and self.does(running, ask_to_join, self.situation(case), other=earlier.pk)
        if not offer:
            return
        if self.does(self.of_team(earlier), accept_for_team, offer):
            self.keys.join(case, earlier)

    def is_taken_over(self, case: Case) -> None:
        """The bringing team hands it over to one of another table, with who is in it."""
        to = self.chance.choice([team for team, table in self.homes.items() if table != case.table])
        asked = {"to_team": to, "reason": "moved", "authority": "consent"}
        giver = self.of_team(case)
        offer = self.does(giver, ask_to_take_over, self.situation(case), **asked)
        if not offer:
            return
        chairs = self.somebody(lambda actor: self.homes[to] in actor.tables_run)
        self.does(chairs, accept_for_table, offer)
        self.does(self.somebody(lambda actor: to in actor.teams), accept_for_team, offer)
        sealed = [person for person in case.people if (LIMITED, person) in self.keys.holders]
        letters = self._letters(case.pk)
        made = self.does(giver, hand_over, offer)
        if made:
            new = self._met(made, to, letters)
            for old in sealed:
                self.keys.seal(to, LIMITED, new[old])

    def leaves(self, case: Case) -> None:
        team = self.chance.choice(self.teams_here(case))
        coordinator = self.somebody(lambda actor: case.table in actor.coordinates)
        if self.does(coordinator, leave_table, self.row(Team, pk=team)):
            self.left.add(team)
            self.keys.leave(team)


UNDECIDED, DECIDED = ("brought", "filter_2"), ("filter_3", "filter_4")
AT = {
    Simulation.names: DECIDED,
    Simulation.releases: OPEN_WORK,
    Simulation.names_who_hears: ("filter_3",),
    Simulation.says_not_involved: ("filter_3",),
    Simulation.decides: (*UNDECIDED, "rejected"),
    Simulation.hands_the_lead_over: ("filter_4", "intervening"),
    Simulation.adds_a_team_of_another_table: ("filter_4",),
    Simulation.adds_an_agency: ("filter_4",),
    Simulation.writes_the_plan: ("filter_4", "intervening"),
    Simulation.plans: ("filter_4",),
    Simulation.closes: ("intervening",),
    Simulation.opens_again: ("closed",),
    Simulation.is_proven_false: OPEN_WORK,
    Simulation.withdraws: UNDECIDED,
    Simulation.is_void: UNDECIDED,
    Simulation.calls: ("brought",),
    Simulation.two_are_one: (*UNDECIDED, *OPEN_WORK),
    Simulation.is_taken_over: (*UNDECIDED, *OPEN_WORK),
}
"""Where a situation stands when this can be done."""

WEIGHTS = {
    Simulation.names: 6,
    Simulation.releases: 9,
    Simulation.names_who_hears: 4,
    Simulation.says_not_involved: 3,
    Simulation.two_days_pass: 1,
    Simulation.seals: 3,
    Simulation.keeps_words: 2,
    Simulation.writes_our_own_file: 2,
    Simulation.keeps_a_youth_record: 2,
    Simulation.changes_who_reads_it: 2,
    Simulation.writes_the_plan: 5,
    Simulation.decides: 4,
    Simulation.hands_the_lead_over: 3,
    Simulation.adds_a_team_of_another_table: 2,
    Simulation.adds_an_agency: 2,
    Simulation.plans: 2,
    Simulation.closes: 2,
    Simulation.opens_again: 2,
    Simulation.is_proven_false: 1,
    Simulation.withdraws: 1,
    Simulation.is_void: 1,
    Simulation.the_meeting_closes: 1,
    Simulation.calls: 2,
    Simulation.two_are_one: 2,
    Simulation.is_taken_over: 2,
    Simulation.leaves: 2,
}
WEIGHED = (tuple(WEIGHTS), tuple(WEIGHTS.values()))
