"""Who stepped out of a number: do they read anything of the one that goes on with it?"""

from datetime import timedelta

import pytest
import time_machine

from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as, moment
from commontable.response.agenda.presence import recognise
from commontable.response.filters.actions import close_meeting
from commontable.response.identity.tests.factories import colleague
from commontable.response.moves.actions import bring_anew, void, withdraw
from commontable.response.moves.answering import accept_for_team
from commontable.response.moves.tests.offering import to_join
from commontable.response.situations.actions import bring
from commontable.response.situations.models import Draft, Fact, Grant, Person, Situation
from commontable.response.situations.tests import factories as made
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def steps_out(actor, situation: Situation) -> None:
    with acting_as(actor):
        recognise(situation, actor=actor)


def reads(actor, situation: Situation) -> bool:
    """Whether anything of it shows, by the row policies alone."""
    with acting_as(actor):
        of_it = [kind.objects.filter(situation=situation).exists() for kind in (Person, Fact, Grant)]
        return Situation.objects.filter(pk=situation.pk).exists() or any(of_it)


def heard_by_all_but(cast: Cast, name: str, situation: Situation) -> bool:
    """Whether in its meeting everybody else reads it, and this one nothing."""
    made.meeting_of(cast, situation)
    others = {"hana", "omar", "paula", "sara", "chris"} - {name}
    return all(reads(cast.actors[each], situation) for each in others) and not reads(cast.actors[name], situation)


def brought_again(cast: Cast, draft: Draft) -> Situation:
    with acting_as(cast.hana):
        return bring(draft, actor=cast.hana)


def closed_and_stepped_out_of(cast: Cast, name: str) -> Situation:
    situation = made.closed(cast)
    steps_out(cast.actors[name], situation)
    with acting_as(cast.chris):
        close_meeting(made.meeting_of(cast, situation), actor=cast.chris)
    return situation


@pytest.mark.parametrize("name", ["sara", "paula", "chris"])
def test_of_a_closed_number_brought_anew(cast, name):
    situation = closed_and_stepped_out_of(cast, name)
    with time_machine.travel(moment() + timedelta(days=91)):
        with acting_as(cast.hana):
            draft = bring_anew(situation, actor=cast.hana)
        assert heard_by_all_but(cast, name, brought_again(cast, draft))


def test_who_stepped_out_of_the_closed_number_does_not_bring_it_anew_and_their_team_does(cast):
    situation, other = made.closed(cast), colleague(cast)
    with time_machine.travel(moment() + timedelta(days=91)):
        with acting_as(cast.hana):
            draft = bring_anew(situation, actor=cast.hana)
        steps_out(other, situation)
        with acting_as(other):
            for found in (Draft.objects.get(pk=draft.pk), Draft.objects.of(other).get(pk=draft.pk)):
                with pytest.raises(Refused) as no:
                    bring(found, actor=other)
                assert no.value.code == "stepped_out"
        again = brought_again(cast, draft)
        assert (reads(cast.hana, again), reads(other, again)) == (True, False)


def test_of_the_later_number_that_gave_way(cast):
    earlier, later = made.brought(cast), made.brought(cast, "Housing East")
    made.meeting_of(cast, later)
    steps_out(cast.sara, later)
    assert reads(cast.sara, earlier)
    offer = to_join(cast, later, earlier)
    with acting_as(cast.hana):
        accept_for_team(offer, actor=cast.hana)
    assert heard_by_all_but(cast, "sara", earlier)


def test_of_both_numbers_that_became_one(cast):
    earlier, later = made.brought(cast), made.brought(cast, "Housing East")
    made.meeting_of(cast, later)
    for situation in (earlier, later):
        steps_out(cast.sara, situation)
    offer = to_join(cast, later, earlier)
    with acting_as(cast.hana):
        accept_for_team(offer, actor=cast.hana)
    assert heard_by_all_but(cast, "sara", earlier)


@pytest.mark.parametrize("way", ["withdrawn", "void"])
def test_of_a_number_that_ended_and_is_brought_again(cast, way):
    situation = made.brought(cast)
    meeting = made.meeting_of(cast, situation)
    steps_out(cast.sara, situation)
    actor = cast.hana if way == "withdrawn" else cast.coral
    with acting_as(actor):
        if way == "withdrawn":
            withdraw(situation, actor=actor)
        else:
            void(situation, actor=actor, reason="a_trial")
    with acting_as(cast.chris):
        close_meeting(meeting, actor=cast.chris)
    assert heard_by_all_but(cast, "sara", brought_again(cast, made.draft_of(cast, situation)))
