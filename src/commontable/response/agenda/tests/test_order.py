"""The running order changes by two neighbours at a time, and nobody's change is lost."""

import pytest

from commontable.groundwork.access.errors import Invalid, Refused, Stale
from commontable.groundwork.access.session import acting_as
from commontable.identifiers import new_id
from commontable.response.agenda.models import Item
from commontable.response.agenda.order import move_item
from commontable.response.filters.actions import close_meeting, hear
from commontable.response.situations.tests.factories import at_filter_4, brought, meeting_of

from .test_actions import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def agenda(cast):
    """One update and three that are new; the meeting is open."""
    update = at_filter_4(cast)
    with acting_as(cast.chris):
        close_meeting(meeting_of(cast, update), actor=cast.chris)
    for _each in range(3):
        brought(cast)
    return opened(cast)


def order(cast, meeting) -> list[str]:
    with acting_as(cast.chris):
        return [
            number[-1] for number in Item.objects.filter(meeting=meeting).values_list("situation__number", flat=True)
        ]


def move(cast, meeting, item: str, past: str, actor=None):
    actor = actor or cast.chris
    with acting_as(actor):
        found = {
            each.situation.number[-1]: each for each in Item.objects.filter(meeting=meeting).select_related("situation")
        }
        return move_item(meeting, actor=actor, item=found[item].pk, past=found[past].pk)


def test_two_neighbours_change_places(cast, agenda):
    move(cast, agenda, "3", "2")
    assert order(cast, agenda) == ["1", "3", "2", "4"]


def test_a_coordinator_may_as_well_and_a_member_may_not(cast, agenda):
    move(cast, agenda, "4", "3", actor=cast.coral)
    with pytest.raises(Refused):
        move(cast, agenda, "4", "3", actor=cast.hana)
    assert order(cast, agenda) == ["1", "2", "4", "3"]


def test_two_who_move_different_items_both_get_their_way(cast, agenda):
    move(cast, agenda, "2", "3")
    move(cast, agenda, "4", "2", actor=cast.coral)
    assert order(cast, agenda) == ["1", "3", "4", "2"]


def test_who_moves_what_was_moved_meanwhile_is_told_and_nothing_is_undone(cast, agenda):
    move(cast, agenda, "3", "2")
    move(cast, agenda, "2", "4", actor=cast.coral)
    with pytest.raises(Stale) as late:
        move(cast, agenda, "2", "3")
    assert late.value.current.situation.number.endswith("2")
    assert order(cast, agenda) == ["1", "3", "4", "2"]


def test_an_update_stays_before_what_is_new(cast, agenda):
    with pytest.raises(Stale):
        move(cast, agenda, "2", "1")


def test_what_was_heard_keeps_its_place(cast, agenda):
    with acting_as(cast.chris):
        first = Item.objects.filter(meeting=agenda).select_related("situation").all()[1]
        hear(first.situation, actor=cast.chris)
    with pytest.raises(Stale):
        move(cast, agenda, "3", "2")


def test_what_is_on_no_agenda_is_not_moved(cast, agenda):
    with acting_as(cast.chris), pytest.raises(Invalid):
        move_item(agenda, actor=cast.chris, item=new_id(), past=new_id())
    with acting_as(cast.chris), pytest.raises(Invalid):
        move_item(agenda, actor=cast.chris, item=Item.objects.filter(meeting=agenda)[1].pk, past=new_id())
