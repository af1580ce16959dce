"""Which drafts are not at a table? The database marks what came back, whoever ended the number; who brings it again unmarks it."""

from collections.abc import Callable

import pytest

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as, as_system
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.response.filters.actions import close_meeting
from commontable.response.moves.actions import join, reopen, transfer, void, withdraw
from commontable.response.situations.models import IS_CUT, Draft, Recusal, Situation
from commontable.response.situations.tests import factories as made
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def not_at_a_table(cast: Cast, person: str = "hana") -> list:
    actor = cast.actors[person]
    with acting_as(actor):
        return [draft.pk for draft in Draft.objects.not_at_a_table().filter(team__in=actor.teams)]


def withdrawn(cast: Cast) -> Situation:
    with acting_as(cast.hana):
        return withdraw(made.brought(cast), actor=cast.hana)


def voided(cast: Cast) -> Situation:
    with acting_as(cast.coral):
        return void(made.brought(cast), actor=cast.coral, reason="a_trial")


def destroyed(cast: Cast) -> Situation:
    situation = made.rejected(cast)
    with acting_as(cast.chris):
        close_meeting(made.meeting_of(cast, situation), actor=cast.chris)
    return situation


def joined(cast: Cast) -> Situation:
    situation, everything = made.brought(cast), system(cast.tables.values())
    with acting_as(everything):
        return join(situation, actor=everything, into=made.brought(cast, "Housing East"))


def handed_over(cast: Cast, make: Callable = made.brought) -> Situation:
    situation, everything = make(cast), system(cast.tables.values())
    with acting_as(everything):
        return transfer(situation, actor=everything, to=cast.tables["WE"], reason="moved")


@pytest.mark.parametrize("end", [withdrawn, voided, destroyed, joined, handed_over])
def test_whoever_ends_a_number_its_draft_comes_back_to_its_team(cast, end):
    draft = made.draft_of(cast, end(cast))
    assert draft.came_back
    assert not_at_a_table(cast) == [draft.pk]
    assert not_at_a_table(cast, "omar") == []


def test_a_draft_that_was_never_brought_is_not_at_a_table(cast):
    draft = made.drafted(cast)
    assert not_at_a_table(cast) == [draft.pk]


def test_what_the_table_hears_or_closed_or_goes_on_with_elsewhere_is_not_back(cast):
    closed = made.closed(cast)
    with acting_as(cast.hana):
        reopen(closed, actor=cast.hana)
    made.closed(cast)
    handed_over(cast, made.reported)
    made.at_filter_2(cast)
    assert not_at_a_table(cast) == []


def test_a_no_that_may_still_be_taken_back_is_not_back(cast):
    made.rejected(cast)
    assert not_at_a_table(cast) == []


def test_brought_again_it_is_at_a_table_again(cast):
    draft = made.draft_of(cast, withdrawn(cast))
    with acting_as(cast.hana):
        made.bring(draft, actor=cast.hana)
    assert not_at_a_table(cast) == []


def test_who_stepped_out_is_not_told_that_it_came_back(cast):
    situation = withdrawn(cast)
    at = {"table_id": situation.table_id, "at": situation.brought_at}
    with acting_as(cast.chris), as_system(situation.table_id), licensed("test"):
        record(Kind.DID, "test", cast.chris)
        Recusal.objects.create(situation=situation, member_id=cast.hana.member, **at)
    assert not_at_a_table(cast) == []


def test_the_mark_is_what_the_situation_says(cast):
    for end in (withdrawn, voided, destroyed, handed_over):
        end(cast)
    made.reported(cast)
    with acting_as(cast.hana):
        for draft in Draft.objects.all():
            assert draft.came_back == Situation.objects.filter(IS_CUT, pk=draft.situation_id).exists()
