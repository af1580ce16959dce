"""A decision is read back to the table once, in the meeting that took it."""

import pytest

from commontable.groundwork.access.actor import NOBODY
from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as, moment
from commontable.response.filters import rules
from commontable.response.filters.actions import close_meeting, decide_met, read_back, take_back
from commontable.response.filters.hearings import decided
from commontable.response.filters.models import Decision
from commontable.response.filters.rules import Decided
from commontable.response.situations.stages import Stage
from commontable.response.situations.tests.factories import accepted, at_filter_2, meeting_of, rejected
from tests.entries import entries_of, lines
from tests.pure import OTHER_TABLE, OURS, a_situation, chair, code, coordinator, member


def pure(decision: Decision | None = None) -> Decided:
    return Decided(a_situation(Stage.FILTER_3), decision or Decision())


def test_a_co_chair_reads_it_back_once():
    assert code(rules.may_read_back(chair(), pure())) == "yes"
    assert code(rules.may_read_back(chair(), pure(Decision(read_back_at=moment())))) == "already_read_back"
    assert code(rules.may_read_back(chair(), Decided(a_situation(), None))) == "nothing_decided"
    for actor in (coordinator(), member(OURS), chair(OTHER_TABLE), NOBODY):
        assert code(rules.may_read_back(actor, pure())) == "not_at_table"


def read(cast, situation):
    with acting_as(cast.chris):
        return read_back(situation, actor=cast.chris)


def standing(cast, situation) -> Decision:
    with acting_as(cast.chris):
        return Decision.objects.get(situation=situation, voided_at=None)


@pytest.mark.django_db
@pytest.mark.parametrize("made", [accepted, rejected])
def test_who_read_it_and_when_is_kept(cast, made):
    situation = made(cast)
    with entries_of() as entries:
        read(cast, situation)
    assert lines(entries) == [("did", "read_back")]
    kept = standing(cast, situation)
    assert (kept.read_back_by_id, kept.read_back_at is not None) == (cast.chris.member, True)


@pytest.mark.django_db
def test_it_is_not_read_back_twice(cast):
    situation = accepted(cast)
    read(cast, situation)
    with pytest.raises(Refused, match="already"):
        read(cast, situation)


@pytest.mark.django_db
def test_a_decision_taken_back_and_taken_anew_is_read_back_anew(cast):
    situation = rejected(cast)
    read(cast, situation)
    with acting_as(cast.chris):
        again = decide_met(take_back(situation, actor=cast.chris), actor=cast.chris, how="consensus")
    assert standing(cast, again).read_back_at is None
    read(cast, again)
    assert standing(cast, again).read_back_at


@pytest.mark.django_db
def test_before_it_is_decided_nothing_is_read_back(cast):
    with pytest.raises(Refused, match="decided nothing"):
        read(cast, at_filter_2(cast))


@pytest.mark.django_db
def test_when_the_meeting_is_closed_it_is_too_late(cast):
    situation = accepted(cast)
    with acting_as(cast.chris):
        close_meeting(meeting_of(cast, situation), actor=cast.chris)
        assert decided(situation).decision is None
    with pytest.raises(Refused, match="decided nothing"):
        read(cast, situation)
