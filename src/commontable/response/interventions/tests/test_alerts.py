"""How is an alert made, seen and settled? Once a level, at night as by day; a contact, closing, another lead end it."""

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from commontable.groundwork.access.actor import NOBODY, system
from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as
from commontable.partnership.agencies.models import Member
from commontable.response.closing.actions import close
from commontable.response.interventions import alert_rules as rules
from commontable.response.interventions.actions import name_teams
from commontable.response.interventions.alerts import choose_mail, raise_alerts, see_notice, settle_alerts
from commontable.response.interventions.attempts import record_attempt, strike_attempt
from commontable.response.interventions.jobs import look_at_clocks
from commontable.response.interventions.models import Alert, MailChoice, Notice
from commontable.response.interventions.told import Alarm
from commontable.response.situations.tests.factories import accepted, at_filter_4, intervening
from tests.cast import NOON
from tests.entries import entries_of, lines
from tests.pure import OTHER_TABLE, TABLE, a_situation, a_table, chair, code, member

from .alarmed import DUE, HOUR, letters, look, set_supervisor, told

pytestmark = pytest.mark.django_db

LEAD = [("overdue", "lead", "omar")]
SUPERVISED = [*LEAD, ("overdue", "supervisor", "coral")]


@pytest.fixture
def situation(cast):
    set_supervisor(cast)
    with time_machine.travel(NOON, tick=False):
        return intervening(cast)


def tried(cast, situation, at, **said):
    with time_machine.travel(at, tick=False), acting_as(cast.omar):
        return record_attempt(situation, actor=cast.omar, at=at, **({"means": "visit", "reached": True} | said))


def test_each_level_is_told_in_its_turn_through_the_night(cast, situation):
    assert look(cast, DUE - 13 * HOUR) == 0
    look(cast, DUE - 12 * HOUR)
    assert told(cast) == [("due_soon", "lead", "omar")]
    look(cast, DUE + HOUR)
    assert told(cast) == LEAD
    look(cast, DUE + 4 * HOUR)
    assert told(cast) == SUPERVISED
    look(cast, DUE + 12 * HOUR)
    assert told(cast) == [("overdue", "co_chairs", "chris"), *SUPERVISED]


def test_looking_twice_says_nothing_twice(cast, situation):
    with entries_of() as entries:
        for _again in range(3):
            look(cast, DUE + 5 * HOUR)
    assert lines(entries) == [("did", "raise_alerts")]
    assert told(cast) == SUPERVISED


def test_a_job_that_was_away_says_all_that_is_due_at_once(cast, situation):
    look(cast, DUE + 99 * HOUR)
    assert len(told(cast)) == 3


def test_a_contact_ends_what_was_said(cast, situation):
    look(cast, DUE + 5 * HOUR)
    tried(cast, situation, DUE + 6 * HOUR)
    assert look(cast, DUE + 6 * HOUR) == 1
    assert told(cast) == []
    assert look(cast, DUE + 20 * HOUR) == 0


def test_a_contact_of_an_assisting_team_ends_it_too(cast, situation):
    look(cast, DUE)
    with time_machine.travel(DUE, tick=False), acting_as(cast.paula):
        record_attempt(situation, actor=cast.paula, at=DUE, means="visit", reached=True)
    look(cast, DUE)
    assert told(cast) == []


def test_a_contact_struck_out_lets_the_clock_speak_again(cast, situation):
    look(cast, DUE)
    made = tried(cast, situation, DUE)
    look(cast, DUE)
    with time_machine.travel(DUE + HOUR, tick=False), acting_as(cast.omar):
        strike_attempt(situation, actor=cast.omar, attempt=made.pk, reason="not_reached")
    look(cast, DUE + HOUR)
    assert told(cast) == LEAD


def test_an_attempt_ends_what_was_said_before_it_was_due(cast, situation):
    look(cast, DUE - HOUR)
    tried(cast, situation, DUE - HOUR, reached=False, obstacle="moved")
    look(cast, DUE - HOUR)
    assert told(cast) == []


def test_closing_ends_it(cast, situation):
    tried(cast, situation, NOON, reached=False, obstacle="moved")
    look(cast, DUE)
    with time_machine.travel(DUE, tick=False), acting_as(cast.chris):
        close(situation, actor=cast.chris, conclusion="not_located")
    look(cast, DUE)
    assert told(cast) == []


def test_whoever_leads_instead_is_told_in_turn(cast):
    with time_machine.travel(NOON, tick=False):
        situation = at_filter_4(cast)
    look(cast, DUE + 20 * HOUR)
    with time_machine.travel(DUE + 21 * HOUR, tick=False), acting_as(cast.chris):
        police, housing = cast.teams["Police East"], cast.teams["Housing East"]
        name_teams(situation, actor=cast.chris, lead=police, assisting=[housing])
    look(cast, DUE + 21 * HOUR)
    assert told(cast) == [("overdue", "lead", "paula")]
    look(cast, DUE + 40 * HOUR)
    assert told(cast) == [("overdue", "co_chairs", "chris"), ("overdue", "lead", "paula")]


def test_where_nobody_leads_nobody_is_told(cast):
    with time_machine.travel(NOON, tick=False):
        accepted(cast)
    assert look(cast, DUE + HOUR) == 0


def test_another_table_s_clocks_are_not_looked_at(cast, situation):
    assert look(cast, DUE + HOUR, "WE") == 0
    assert told(cast) == []


def test_each_table_is_looked_at_by_itself(cast):
    look_at_clocks()
    waiting = ProcrastinateJob.objects.filter(task_name__endswith="look_at_clocks_of")
    assert {job.args["table"] for job in waiting} == {str(pk) for pk in cast.tables.values()}


def test_a_co_chair_reads_who_was_told_and_others_read_nothing(cast, situation):
    look(cast, DUE + 5 * HOUR)
    with acting_as(cast.chris):
        assert Notice.objects.count() == 2
    with acting_as(cast.wilma):
        assert not Notice.objects.exists()
        assert not Alert.objects.exists()


def test_a_supervisor_without_a_seat_reads_their_own_notice(cast):
    set_supervisor(cast, who="unseated")
    with time_machine.travel(NOON, tick=False):
        intervening(cast)
    look(cast, DUE + 5 * HOUR)
    with acting_as(cast.unseated):
        assert [notice.alert.level for notice in Notice.objects.select_related("alert")] == ["supervisor"]


def test_a_notice_is_read_by_whom_it_is_for(cast, situation):
    look(cast, DUE)
    with acting_as(cast.chris):
        notice = Notice.objects.get()
        with pytest.raises(Refused):
            see_notice(notice, actor=cast.chris)
    with time_machine.travel(DUE + HOUR, tick=False), acting_as(cast.omar):
        assert see_notice(Notice.objects.get(), actor=cast.omar).seen_at == DUE + HOUR


def test_letters_are_owed_only_where_mail_is_set_up(cast, situation, settings):
    look(cast, DUE)
    assert letters(cast) == []
    settings.MAIL_IS_SET_UP = True
    look(cast, DUE + 5 * HOUR)
    assert [letter.member_id for letter in letters(cast)] == [cast.coral.member]


@pytest.mark.parametrize(("wants_mail", "owed"), [(True, 2), (False, 1)])
def test_a_member_may_do_without_mail_for_what_is_no_escalation(cast, situation, settings, wants_mail, owed):
    settings.MAIL_IS_SET_UP = True
    for name in ("omar", "coral"):
        actor = cast.actors[name]
        for choice in (not wants_mail, wants_mail):
            with acting_as(actor):
                choose_mail(Member.objects.get(pk=actor.member), actor=actor, wants_mail=choice)
                assert MailChoice.objects.get().wants_mail is choice
    look(cast, DUE + 5 * HOUR)
    assert len(letters(cast)) == owed


def test_what_was_settled_is_no_letter_any_more(cast, situation, settings):
    settings.MAIL_IS_SET_UP = True
    look(cast, DUE)
    tried(cast, situation, DUE)
    look(cast, DUE)
    assert [letter.next_try_at for letter in letters(cast)] == [None]


@pytest.mark.parametrize("act", [raise_alerts, settle_alerts])
def test_the_clock_alone_makes_and_settles(cast, situation, act):
    with time_machine.travel(DUE + HOUR, tick=False), acting_as(cast.chris), pytest.raises(Refused) as no:
        act(situation, actor=cast.chris)
    assert no.value.code == "system_only"


# the rules, without a database


def alarm(**what) -> Alarm:
    return Alarm(a_situation("intervening"), **what)


def test_rules_of_alerts():
    something = (("overdue", "lead"),)
    assert code(rules.may_alert(system([TABLE]), alarm(wanted=something))) == "yes"
    assert code(rules.may_alert(system([TABLE]), alarm(wanted=something, standing=frozenset(something)))) == (
        "nothing_to_say"
    )
    assert code(rules.may_settle(system([TABLE]), alarm(stale=(TABLE,)))) == "yes"
    assert code(rules.may_settle(system([TABLE]), alarm())) == "still_holds"
    for actor in (system([OTHER_TABLE]), chair(), NOBODY):
        assert code(rules.may_alert(actor, alarm(wanted=something))) == "system_only"
        assert code(rules.may_post(actor, a_table())) == "system_only"
    assert code(rules.may_post(system([TABLE]), a_table())) == "yes"


def test_rules_of_notices():
    me = member()
    assert code(rules.may_see_notice(me, Notice(member_id=me.member))) == "yes"
    assert code(rules.may_see_notice(member(), Notice(member_id=me.member))) == "not_told"
    assert code(rules.may_see_notice(NOBODY, Notice())) == "not_told"
    assert code(rules.may_choose_mail(me, Member(pk=me.member))) == "yes"
    assert code(rules.may_choose_mail(NOBODY, Member(pk=me.member))) == "not_you"
