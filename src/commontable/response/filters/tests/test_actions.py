"""What can the table decide at filter 2, and what does a "no" destroy?"""

from datetime import timedelta

import pytest
import time_machine

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as, as_system, moment
from commontable.response.agenda.models import Item
from commontable.response.agenda.presence import mark_presence
from commontable.response.filters.actions import (
    close_meeting,
    decide_met,
    decide_not_met,
    destroy_rejected,
    hear,
    minimise,
    put_off,
    take_back,
)
from commontable.response.filters.hearings import hearing
from commontable.response.filters.models import Decision
from commontable.response.situations.models import Fact, Grant, Person, Situation
from commontable.response.situations.tests.factories import accepted, at_filter_2, brought, meeting_of, rejected
from tests.cast import NOON
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db


def as_chair(cast, verb, subject, **details):
    with acting_as(cast.chris):
        return verb(subject, actor=cast.chris, **details)


def facts_seen(actor, situation) -> int:
    with acting_as(actor):
        return (
            Fact.objects.filter(situation=situation).count()
            + Person.objects.filter(situation=situation).count()
            + situation.facts.count()
        )


def test_the_table_turns_to_a_situation(cast):
    situation = brought(cast)
    meeting_of(cast, situation)
    with entries_of() as entries:
        assert as_chair(cast, hear, situation).stage == "filter_2"
    assert lines(entries) == [("did", "hear")]
    with acting_as(cast.chris):
        assert hearing(situation).is_now


def test_without_a_meeting_nothing_is_heard(cast):
    situation = brought(cast)
    with pytest.raises(Refused) as no:
        as_chair(cast, hear, situation)
    assert no.value.code == "no_open_meeting"


def test_put_off_means_back_to_the_queue(cast):
    situation = at_filter_2(cast)
    with entries_of() as entries:
        assert as_chair(cast, put_off, situation).stage == "brought"
    assert lines(entries) == [("did", "put_off")]
    with acting_as(cast.chris):
        assert not hearing(situation).is_now


def test_what_is_put_off_may_be_heard_again(cast):
    situation = as_chair(cast, put_off, at_filter_2(cast))
    assert as_chair(cast, hear, situation).stage == "filter_2"


def test_putting_an_earlier_item_off_leaves_the_one_now_heard(cast):
    earlier, now = at_filter_2(cast), at_filter_2(cast)
    as_chair(cast, put_off, earlier)
    assert as_chair(cast, decide_met, now, how="consensus").stage == "filter_3"


def test_an_item_left_open_is_not_decided_until_the_table_turns_back(cast):
    earlier, _now = at_filter_2(cast), at_filter_2(cast)
    with pytest.raises(Refused) as no:
        as_chair(cast, decide_met, earlier, how="consensus")
    assert no.value.code == "not_now"
    as_chair(cast, hear, earlier)
    assert as_chair(cast, decide_met, earlier, how="consensus").stage == "filter_3"


def test_met_starts_the_clock_in_calendar_hours(cast):
    with time_machine.travel(NOON, tick=False):
        situation = accepted(cast)
    assert (situation.stage, situation.decided_at) == ("filter_3", NOON)
    assert situation.due_at == NOON + timedelta(hours=48)


def test_a_table_without_filter_3_goes_straight_to_filter_4(cast):
    assert accepted(cast, "Hospital West").stage == "filter_4"


def test_the_decision_is_kept_with_how_it_was_taken(cast):
    situation = at_filter_2(cast)
    with entries_of() as entries:
        as_chair(cast, decide_met, situation, how="vote", votes_for=4, votes_against=1, dissent=True)
    assert [entry.details for entry in entries] == [
        {"how": "vote", "votes_for": 4, "votes_against": 1, "dissent": True}
    ]
    with acting_as(cast.sara):
        decision = Decision.objects.get()
    assert (decision.outcome, decision.votes_for, decision.teams_present, decision.dissent) == ("met", 4, 5, True)


def test_votes_are_no_part_of_a_consensus(cast):
    situation = at_filter_2(cast)
    as_chair(cast, decide_met, situation, how="consensus", votes_for=3, votes_against=3)
    with acting_as(cast.chris):
        assert Decision.objects.get().votes_for is None


@pytest.mark.parametrize(
    "said", [{"how": "vote"}, {"how": "vote", "votes_for": 3}, {"how": "lot"}, {"how": "We all agreed, mostly"}]
)
def test_a_decision_taken_in_no_known_way_changes_nothing(cast, said):
    situation = at_filter_2(cast)
    with entries_of() as entries, pytest.raises(Invalid):
        as_chair(cast, decide_met, situation, **said)
    assert entries == []
    with acting_as(cast.chris):
        assert Situation.objects.get().stage == "filter_2"
        assert not Decision.objects.exists()


def test_a_table_does_not_decide_twice(cast):
    situation = accepted(cast)
    for verb, said in ((decide_met, {}), (decide_not_met, {"reason": "not_aer"})):
        with pytest.raises(Refused) as no:
            as_chair(cast, verb, situation, how="consensus", **said)
        assert no.value.code == "wrong_stage"


def test_one_agency_alone_decides_nothing(cast):
    situation = at_filter_2(cast)
    meeting = meeting_of(cast, situation)
    for name, pk in cast.teams.items():
        if name.endswith("East") and name != "Police East":
            as_chair(cast, mark_presence, meeting, team=pk, kind="absent")
    with pytest.raises(Refused) as no:
        as_chair(cast, decide_met, situation, how="consensus")
    assert no.value.code == "two_agencies"


def test_a_no_hides_the_facts_from_everybody_at_once(cast):
    situation = at_filter_2(cast)
    assert facts_seen(cast.sara, situation)
    with entries_of() as entries:
        as_chair(cast, decide_not_met, situation, reason="not_aer", how="consensus")
    assert [entry.details for entry in entries] == [{"reason": "not_aer", "how": "consensus"}]
    for actor in cast.actors.values():
        assert facts_seen(actor, situation) == 0


def test_a_no_needs_a_reason_of_the_list(cast):
    situation = at_filter_2(cast)
    with pytest.raises(Invalid):
        as_chair(cast, decide_not_met, situation, reason="too_busy", how="consensus")


def test_a_no_is_taken_back_until_the_meeting_closes(cast):
    situation = rejected(cast)
    with entries_of() as entries:
        back = as_chair(cast, take_back, situation)
    assert lines(entries) == [("did", "take_back")]
    assert (back.stage, back.decided_at, back.rejection_reason) == ("filter_2", None, "")
    assert facts_seen(cast.sara, situation)
    assert as_chair(cast, decide_met, back, how="consensus").stage == "filter_3"
    with acting_as(cast.chris):
        assert Decision.objects.filter(voided_at=None).count() == 1


def test_after_the_meeting_a_no_is_final(cast):
    situation = rejected(cast)
    as_chair(cast, close_meeting, meeting_of(cast, situation))
    with pytest.raises(Refused) as no:
        as_chair(cast, take_back, situation)
    assert no.value.code == "wrong_stage"


def test_closing_destroys_a_no_down_to_the_named_columns(cast):
    situation = rejected(cast, consent="given")
    meeting = meeting_of(cast, situation)
    with entries_of() as entries:
        as_chair(cast, close_meeting, meeting)
    assert lines(entries) == [("did", "certify"), ("did", "close_meeting"), ("did", "minimise")]
    with as_system(situation.table_id):
        left = Situation.objects.get()
        for gone in (Fact, Person, Decision, Grant):
            assert not gone.objects.filter(situation=situation).exists()
    kept = (left.stage, left.number, left.kind, left.originating_sector, left.originating_type, left.rejection_reason)
    assert kept == ("minimised", situation.number, "person", "health", "hospital", "not_aer")
    assert (left.area, left.originating_team, left.consent) == (None, None, "")


def test_closing_sends_what_was_not_decided_back_to_the_queue(cast):
    earlier, now = at_filter_2(cast), at_filter_2(cast)
    as_chair(cast, close_meeting, meeting_of(cast, now))
    with acting_as(cast.chris):
        assert set(Situation.objects.values_list("stage", flat=True)) == {"brought"}
        assert not Item.objects.filter(heard_at__isnull=False, done_at=None).exists()
    assert as_chair(cast, hear, brought_again(cast, earlier)).stage == "filter_2"


def brought_again(cast, situation):
    meeting_of(cast, situation)
    return situation


def test_only_a_co_chair_of_the_table_decides_or_closes(cast):
    situation = at_filter_2(cast)
    meeting = meeting_of(cast, situation)
    for actor in (cast.coral, cast.hana, cast.sara):
        with acting_as(actor):
            for verb, subject, said in (
                (put_off, situation, {}),
                (decide_met, situation, {"how": "consensus"}),
                (close_meeting, meeting, {}),
            ):
                with pytest.raises(Refused):
                    verb(subject, actor=actor, **said)


def test_another_tables_co_chair_cannot_find_it(cast):
    situation = at_filter_2(cast)
    with acting_as(cast.wilma):
        assert not Situation.objects.exists()
        with pytest.raises(Refused):
            decide_met(situation, actor=cast.wilma, how="consensus")


def test_nobody_destroys_by_hand(cast):
    situation = rejected(cast)
    with pytest.raises(Refused) as no:
        as_chair(cast, minimise, situation)
    assert no.value.code == "system_only"


def test_the_system_destroys_what_was_rejected_before_a_moment(cast):
    with time_machine.travel(NOON, tick=False):
        old = rejected(cast)
    with time_machine.travel(NOON + timedelta(hours=23), tick=False):
        young = rejected(cast)
    with acting_as(system([old.table_id])):
        assert destroy_rejected(old.table_id, before=NOON + timedelta(hours=1)) == 1
        stages = dict(Situation.objects.values_list("number", "stage"))
    assert stages == {old.number: "minimised", young.number: "rejected"}


def test_the_system_of_one_table_destroys_nothing_at_another(cast):
    east = rejected(cast)
    with acting_as(system([cast.tables["WE"]])):
        assert destroy_rejected(cast.tables["WE"]) == 0
    with acting_as(cast.chris):
        assert Situation.objects.get(pk=east.pk).stage == "rejected"


def test_what_was_said_to_be_decided_before_the_end_stays(cast):
    situation = at_filter_2(cast)
    meeting = meeting_of(cast, situation)
    as_chair(cast, decide_met, situation, how="consensus")
    with acting_as(cast.chris):
        decided = Decision.objects.get().decided_at
    as_chair(cast, close_meeting, meeting, ended_at=moment())
    with acting_as(cast.chris):
        assert Decision.objects.get().decided_at == decided


def test_a_no_entered_late_is_destroyed_all_the_same(cast):
    with time_machine.travel(NOON, tick=False) as clock:
        situation = rejected(cast)
        meeting = meeting_of(cast, situation)
        clock.shift(timedelta(hours=1))
        as_chair(cast, close_meeting, meeting, ended_at=NOON - timedelta(seconds=0))
    with acting_as(cast.coral):
        assert Situation.objects.get(pk=situation.pk).stage == "minimised"
