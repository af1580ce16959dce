"""Story E: one table's 24 numbers, and what the city counts of them."""

import pytest

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.response.filters.actions import decide_met, hear
from commontable.response.moves.actions import void, withdraw
from commontable.response.moves.answering import accept_for_team
from commontable.response.situations.counting import Counted, numbers_of, situations_of
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories as made

from .offering import agreed, handed_over, seen, to_join, to_present, to_take_over

pytestmark = pytest.mark.django_db


def counted(cast) -> tuple[Counted, Counted]:
    """At the East table, and in the city."""
    with acting_as(system(cast.tables.values())):
        every = Situation.objects.all()
        return numbers_of(every.filter(table=cast.tables["EA"])), situations_of(every)


def accepted_in_the_west(cast, there: Situation) -> None:
    made.meeting_of(cast, there)
    with acting_as(cast.wilma):
        hear(seen(cast.wilma, there), actor=cast.wilma)
        decide_met(seen(cast.wilma, there), actor=cast.wilma, how="consensus")


def test_the_24_numbers_of_story_e(cast):
    gone = made.brought(cast)
    with acting_as(cast.coral):
        void(gone, actor=cast.coral, reason="twice")
    for _each in range(2):
        situation = made.brought(cast)
        with acting_as(cast.hana):
            withdraw(situation, actor=cast.hana)
    accepted_in_the_west(cast, handed_over(cast, agreed(cast, to_take_over(cast, made.brought(cast)))))
    for _each in range(2):
        made.rejected(cast)
    for _each in range(18):
        made.accepted(cast)
    here, city = counted(cast)
    assert (here.accepted, here.decided) == (18, 20)
    assert (city.accepted, city.decided) == (19, 21)


def test_a_guests_two_numbers_are_one_situation_of_the_city(cast):
    accepted_in_the_west(cast, handed_over(cast, agreed(cast, to_present(cast, made.intervening(cast)))))
    assert counted(cast) == (Counted(1, 1, 0), Counted(1, 1, 0))


def test_two_numbers_made_one_count_once(cast):
    earlier, later = made.accepted(cast), made.accepted(cast, "Housing East")
    with acting_as(cast.hana):
        accept_for_team(to_join(cast, later, earlier), actor=cast.hana)
    assert counted(cast) == (Counted(1, 1, 0), Counted(1, 1, 0))


def test_what_is_handed_over_and_not_decided_yet_is_pending_in_the_city(cast):
    handed_over(cast, agreed(cast, to_take_over(cast, made.brought(cast))))
    assert counted(cast) == (Counted(0, 0, 0), Counted(1, 0, 0))
