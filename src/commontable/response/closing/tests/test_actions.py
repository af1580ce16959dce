"""How does a situation end?"""

import pytest

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.response.closing.actions import close, meet_barrier, mobilise
from commontable.response.closing.models import BarrierMet, Mobilisation
from commontable.response.interventions.attempts import record_attempt
from commontable.response.situations.models import Situation
from commontable.response.situations.tests.factories import closed, intervening, reported
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db


def end(cast, situation, conclusion: str, actor=None) -> Situation:
    actor = actor or cast.chris
    with acting_as(actor):
        return close(situation, actor=actor, conclusion=conclusion)


def offer(cast, situation, outcome: str = "connected", actor=None, service: str = "counselling") -> Mobilisation:
    actor = actor or cast.omar
    with acting_as(actor):
        return mobilise(situation, actor=actor, service=service, outcome=outcome)


def test_a_service_is_recorded_with_what_came_of_it(cast):
    situation = intervening(cast)
    with entries_of() as entries:
        made = offer(cast, situation)
    assert (made.team_id, made.service, made.outcome) == (cast.teams["Housing East"], "counselling", "connected")
    assert [entry.details for entry in entries] == [{"service": "counselling", "outcome": "connected"}]


def test_an_assisting_team_reports_in_its_own_name(cast):
    assert offer(cast, intervening(cast), actor=cast.paula).team_id == cast.teams["Police East"]


@pytest.mark.parametrize("said", [{"service": "magic"}, {"outcome": "bliss"}])
def test_a_service_is_told_in_codes(cast, said):
    situation = intervening(cast)
    with pytest.raises(Invalid):
        offer(cast, situation, **said)


def test_what_stood_in_the_way_is_recorded(cast):
    situation = intervening(cast)
    with acting_as(cast.omar), entries_of() as entries:
        met = meet_barrier(situation, actor=cast.omar, theme="wait", service="counselling", wait_days=90)
        without = meet_barrier(situation, actor=cast.omar, theme="geography")
    assert (met.theme, met.service, met.wait_days) == ("wait", "counselling", 90)
    assert (without.service, without.wait_days) == ("", None)
    assert lines(entries) == [("did", "meet_barrier")] * 2


@pytest.mark.parametrize(
    "said", [{"theme": "fate"}, {"theme": "wait", "service": "magic"}, {"theme": "wait", "wait": "for ever"}]
)
def test_a_barrier_is_told_in_codes(cast, said):
    situation = intervening(cast)
    with acting_as(cast.omar), pytest.raises(Invalid):
        meet_barrier(situation, actor=cast.omar, **said)


def test_who_has_no_part_reports_nothing(cast):
    situation = intervening(cast)
    with pytest.raises(Refused) as no:
        offer(cast, situation, actor=cast.hana)
    assert no.value.code == "no_part"
    with acting_as(cast.chris):
        assert not Mobilisation.objects.exists()
        assert not BarrierMet.objects.exists()


def test_a_situation_is_closed_with_a_conclusion(cast):
    situation = reported(cast)
    with entries_of() as entries:
        ended = end(cast, situation, "informed")
    assert (ended.stage, ended.conclusion) == ("closed", "informed")
    assert ended.closed_at is not None
    assert [(entry.action, entry.details) for entry in entries] == [("close", {"conclusion": "informed"})]


def test_a_situation_is_not_closed_on_silence(cast):
    with pytest.raises(Refused) as no:
        end(cast, intervening(cast), "informed")
    assert no.value.code == "no_update"


def test_an_attempt_that_failed_is_an_update(cast):
    situation = intervening(cast)
    with acting_as(cast.omar):
        when = situation.decided_at
        record_attempt(situation, actor=cast.omar, at=when, means="visit", reached=False, obstacle="moved")
    assert end(cast, situation, "not_located").stage == "closed"


@pytest.mark.parametrize(("conclusion", "code"), [("connected", "no_service"), ("systemic", "no_barrier")])
def test_the_record_bears_the_conclusion_out(cast, conclusion, code):
    situation = reported(cast)
    with entries_of() as entries, pytest.raises(Refused) as no:
        end(cast, situation, conclusion)
    assert no.value.code == code
    assert entries == []
    with acting_as(cast.chris):
        assert Situation.objects.get().stage == "intervening"


def test_a_service_that_only_informed_is_no_connection(cast):
    situation = reported(cast)
    offer(cast, situation, "informed")
    with pytest.raises(Refused):
        end(cast, situation, "connected")
    offer(cast, situation, "engaged")
    assert end(cast, situation, "connected").conclusion == "connected"


def test_a_systemic_issue_ends_with_its_barrier(cast):
    situation = reported(cast)
    with acting_as(cast.omar):
        meet_barrier(situation, actor=cast.omar, theme="none_exists")
    assert end(cast, situation, "systemic").conclusion == "systemic"


def test_a_conclusion_is_of_the_list(cast):
    with pytest.raises(Invalid):
        end(cast, reported(cast), "happily")


def test_what_is_closed_stays_closed(cast):
    situation = closed(cast)
    with pytest.raises(Refused) as no:
        end(cast, situation, "informed")
    assert no.value.code == "wrong_stage"
    with pytest.raises(Refused):
        offer(cast, situation)


def test_only_a_co_chair_closes(cast):
    situation = reported(cast)
    for actor in (cast.coral, cast.omar, cast.hana):
        with pytest.raises(Refused):
            end(cast, situation, "informed", actor)
