"""What is asked of another table or team, and what becomes of it: on PostgreSQL, as the role that serves."""

from dataclasses import replace

import pytest

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.rings import lend
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.agenda.presence import recognise
from commontable.response.disclosure.models import Disclosure
from commontable.response.identity.finding import find_sealed
from commontable.response.identity.reading import read_identity
from commontable.response.identity.tests.factories import colleague
from commontable.response.interventions.leaving import leave_table
from commontable.response.interventions.models import Attempt, Role
from commontable.response.moves.actions import withdraw
from commontable.response.moves.answering import (
    accept_for_table,
    accept_for_team,
    confirm_void,
    decline,
    hand_over,
    take_back_offer,
)
from commontable.response.moves.asking import ask_to_join, ask_to_present, ask_to_take_over, nominate, propose_void
from commontable.response.moves.offer_views import find_offer
from commontable.response.moves.waiting import asked_of
from commontable.response.situations.models import Draft, Fact, Offer, Person, Situation
from commontable.response.situations.tests import factories as made

from .offering import agreed, handed_over, seen, to_join, to_present, to_take_over

pytestmark = pytest.mark.django_db


# Another table


def test_until_it_is_done_nothing_moves_and_the_other_table_learns_no_number(cast):
    situation = made.intervening(cast)
    offer = agreed(cast, to_take_over(cast, situation))
    with acting_as(cast.wilma):
        assert Offer.objects.get(pk=offer.pk).table_said_yes_at
        assert not Situation.objects.filter(pk=situation.pk).exists()
    assert seen(cast.hana, situation).stage == "intervening"


def test_nothing_is_handed_over_to_a_team_that_has_left_its_table(cast):
    situation = made.intervening(cast)
    offer = agreed(cast, to_take_over(cast, situation))
    of_the_west = replace(cast.coral, coordinates=frozenset({cast.tables["WE"]}))
    with acting_as(of_the_west):
        leave_table(Team.objects.select_related("table").get(name="Hospital West"), actor=of_the_west)
    with pytest.raises(Invalid, match="Hospital West does not sit at its table today"):
        handed_over(cast, offer)
    assert seen(cast.hana, situation).stage == "intervening"


def test_what_is_handed_over_is_brought_there_and_ends_here_as_one_situation_of_the_city(cast):
    situation = made.intervening(cast)
    there = handed_over(cast, agreed(cast, to_take_over(cast, situation)))
    here = seen(cast.hana, situation)
    assert (here.stage, here.went_to_id, there.stage) == ("transferred", cast.tables["WE"], "brought")
    assert here.city == there.city
    with acting_as(cast.hugo):
        found = Situation.objects.get(pk=there.pk)
        assert found.originating_team_id == cast.teams["Hospital West"]
        assert Fact.objects.filter(situation=there).count() >= 3


def test_the_names_that_go_are_sealed_to_the_other_team_and_told_on_an_authority(cast):
    situation = made.intervening(cast)
    made.seal_all(cast, situation)
    there = handed_over(cast, agreed(cast, to_take_over(cast, situation)))
    with acting_as(cast.hugo), lend(["limited"], cast.hugo.teams):
        (person,) = Person.objects.filter(situation=there)
        assert read_identity(find_sealed(cast.hugo, person.pk), cast.hugo) == made.SOMEBODY
        told = Disclosure.objects.get(situation=there)
        assert (told.mode, told.authority, told.person_id) == ("transferred", "consent", person.pk)
        assert Draft.objects.get(situation=there).team_id == cast.teams["Hospital West"]


def test_whoever_handed_a_name_over_cannot_open_the_others_copy_nor_the_other_ours(cast):
    situation = made.intervening(cast)
    made.seal_all(cast, situation)
    there = handed_over(cast, agreed(cast, to_take_over(cast, situation)))
    with acting_as(cast.hugo):
        theirs = Person.objects.get(situation=there).pk
    ours = made.people_of(situation, cast.hana)[0].pk
    with acting_as(cast.hana):
        assert (find_sealed(cast.hana, ours) is None, find_sealed(cast.hana, theirs) is None) == (False, True)
    for actor in (cast.hugo, cast.piet):
        with acting_as(actor):
            assert find_sealed(actor, ours) is None
    with acting_as(cast.piet):
        assert find_sealed(cast.piet, theirs) is None


def test_before_the_decision_what_is_handed_over_is_cut_here_and_may_be_brought_again(cast):
    situation = made.brought(cast)
    draft = made.draft_of(cast, situation)
    made.seal_all(cast, situation)
    handed_over(cast, agreed(cast, to_take_over(cast, situation)))
    here = seen(cast.chris, situation)
    assert (here.stage, here.originating_team_id) == ("transferred", None)
    with acting_as(cast.hana):
        again = made.bring(Draft.objects.get(pk=draft.pk), actor=cast.hana)
    assert again.city == here.city


def test_what_was_told_stays_on_record_when_the_other_table_says_no(cast):
    situation = made.brought(cast)
    made.seal_all(cast, situation)
    there = handed_over(cast, agreed(cast, to_take_over(cast, situation)))
    with acting_as(cast.hugo):
        withdraw(there, actor=cast.hugo)
        assert Disclosure.objects.get(situation=there).person_id is None


def test_without_the_key_lent_nothing_is_handed_over(cast):
    situation = made.intervening(cast)
    made.seal_all(cast, situation)
    offer = agreed(cast, to_take_over(cast, situation))
    with pytest.raises(KeyNotHeld), acting_as(cast.hana):
        hand_over(offer, actor=cast.hana)
    assert seen(cast.hana, situation).stage == "intervening"


def test_no_name_goes_to_a_team_that_its_papers_do_not_bind(cast):
    situation = made.brought(cast, "Hospital West")
    with acting_as(cast.hugo):
        offer = ask_to_take_over(
            situation, actor=cast.hugo, to_team=cast.teams["Shelter East"], reason="moved", authority="consent"
        )
    with acting_as(cast.coral):
        accept_for_table(offer, actor=cast.coral)
    with acting_as(cast.nils):
        accept_for_team(offer, actor=cast.nils)
    with pytest.raises(Refused) as no, acting_as(cast.hugo), lend(["limited"], cast.hugo.teams):
        hand_over(offer, actor=cast.hugo)
    assert no.value.code == "not_bound"


def test_nothing_is_handed_over_before_both_have_agreed(cast):
    situation = made.intervening(cast)
    offer = to_take_over(cast, situation)
    with acting_as(cast.wilma):
        accept_for_table(offer, actor=cast.wilma)
    with pytest.raises(Refused) as no:
        handed_over(cast, offer)
    assert no.value.code == "not_yet"


def test_a_guest_presents_under_a_number_there_and_goes_on_with_its_own_here(cast):
    situation = made.intervening(cast)
    made.seal_all(cast, situation)
    there = handed_over(cast, agreed(cast, to_present(cast, situation)))
    assert seen(cast.hana, situation).stage == "intervening"
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        assert Situation.objects.get(pk=there.pk).originating_team_id == cast.teams["Hospital East"]
        assert Draft.objects.get(situation=there).team_id == cast.teams["Hospital East"]
        (person,) = Person.objects.filter(situation=there)
        assert read_identity(find_sealed(cast.hana, person.pk), cast.hana) == made.SOMEBODY
    assert not Disclosure.objects.filter(situation=there).exists()


def test_those_of_the_other_table_read_the_guests_number_and_not_the_home_tables(cast):
    situation = made.intervening(cast)
    there = handed_over(cast, agreed(cast, to_present(cast, situation)))
    with acting_as(cast.wilma):
        assert list(Situation.objects.values_list("pk", flat=True)) == [there.pk]


@pytest.mark.parametrize("way", [to_present, to_take_over])
def test_whoever_stepped_out_of_it_reads_nothing_of_it_at_another_of_their_tables(cast, way):
    situation = made.intervening(cast)
    at_both = colleague(cast, "paula", "Police West")
    with acting_as(at_both):
        recognise(situation, actor=at_both)
    there = handed_over(cast, agreed(cast, way(cast, situation)))
    made.meeting_of(cast, there)
    with acting_as(cast.piet):
        assert Situation.objects.filter(pk=there.pk).exists()
    with acting_as(at_both):
        assert not Situation.objects.filter(pk=there.pk).exists()


def test_the_city_wide_table_takes_what_is_nominated_and_the_work_stays_at_home(cast):
    situation = made.intervening(cast)
    _city_wide("WE")
    with acting_as(cast.coral):
        offer = nominate(situation, actor=cast.coral, to_table=cast.tables["WE"], reason="whole_city")
    with acting_as(cast.wilma):
        accept_for_table(offer, actor=cast.wilma)
        there = Situation.objects.get(city=situation.city)
    assert (seen(cast.hana, situation).stage, there.stage) == ("intervening", "brought")


def test_what_is_nominated_undecided_is_heard_there_and_no_longer_here(cast):
    situation = made.brought(cast)
    _city_wide("WE")
    with acting_as(cast.chris):
        offer = nominate(situation, actor=cast.chris, to_table=cast.tables["WE"], reason="whole_city")
    with acting_as(cast.wilma):
        accept_for_table(offer, actor=cast.wilma)
    assert seen(cast.chris, situation).stage == "transferred"


def test_a_table_nominates_to_no_other_than_the_city_wide(cast):
    situation = made.brought(cast)
    with acting_as(cast.coral), pytest.raises(Invalid):
        nominate(situation, actor=cast.coral, to_table=cast.tables["WE"], reason="whole_city")


def test_declined_it_goes_on_here_for_a_reason_told(cast):
    offer = to_present(cast, made.brought(cast))
    with acting_as(cast.wilma):
        decline(offer, actor=cast.wilma, answer="not_our_area")
    with acting_as(cast.hana):
        left = Offer.objects.get(pk=offer.pk)
        assert (left.outcome, left.answer) == ("declined", "not_our_area")


def test_whoever_asked_asks_no_more(cast):
    offer = to_present(cast, made.brought(cast))
    with acting_as(cast.hana):
        take_back_offer(offer, actor=cast.hana)
    with acting_as(cast.wilma), pytest.raises(Refused) as no:
        accept_for_table(offer, actor=cast.wilma)
    assert no.value.code == "answered"


def test_what_was_withdrawn_since_is_gone_for_whoever_answers(cast):
    situation = made.brought(cast)
    offer = to_present(cast, situation)
    with acting_as(cast.hana):
        withdraw(situation, actor=cast.hana)
    with acting_as(cast.wilma), pytest.raises(Refused) as no:
        accept_for_table(offer, actor=cast.wilma)
    assert no.value.code == "gone"


@pytest.mark.parametrize("table", ["EA", "nowhere"])
def test_another_table_is_another_one(cast, table):
    situation = made.brought(cast)
    with acting_as(cast.hana), pytest.raises(Invalid):
        ask_to_present(situation, actor=cast.hana, to_table=cast.tables.get(table, situation.pk), reason="moved")


def test_a_team_that_takes_over_sits_at_another_table(cast):
    situation = made.brought(cast)
    for team in (situation.pk, cast.teams["Housing East"]):
        with acting_as(cast.hana), pytest.raises(Invalid):
            ask_to_take_over(situation, actor=cast.hana, to_team=team, reason="moved", authority="consent")


def test_the_same_is_asked_once_at_a_time(cast):
    situation = made.brought(cast)
    to_present(cast, situation)
    with pytest.raises(Invalid):
        to_present(cast, situation)


# Two bringers, one number


def test_the_earlier_originator_agrees_and_one_number_remains(cast):
    earlier, later = made.brought(cast), made.brought(cast, "Housing East")
    offer = to_join(cast, later, earlier)
    with acting_as(cast.hana):
        accept_for_team(offer, actor=cast.hana)
    assert seen(cast.coral, later).stage == "joined"
    assert seen(cast.omar, earlier).stage == "brought"
    with acting_as(cast.omar):
        assert Draft.objects.get(team=cast.teams["Housing East"]).answers


def test_the_second_bringer_takes_part_when_the_teams_are_named(cast):
    earlier, later = made.accepted(cast), made.brought(cast, "Housing East")
    with acting_as(cast.hana):
        accept_for_team(to_join(cast, later, earlier), actor=cast.hana)
    with acting_as(cast.chris):
        made.name_teams(
            seen(cast.chris, earlier),
            actor=cast.chris,
            lead=cast.teams["School East"],
            assisting=[cast.teams["Police East"]],
        )
        assert Role.objects.filter(situation=earlier, team=cast.teams["Housing East"], part="assisting").exists()


def test_in_the_intervention_the_second_bringer_assists_at_once_and_its_work_comes_with_it(cast):
    earlier = made.intervening(cast, lead="School East", assisting=["Police East"])
    later = made.reported(cast, "Housing East", lead="Housing East", assisting=["School East"])
    with acting_as(cast.hana):
        accept_for_team(to_join(cast, later, earlier), actor=cast.hana)
    with acting_as(cast.omar):
        assert Role.objects.get(situation=earlier, team=cast.teams["Housing East"]).part == "assisting"
        assert Attempt.objects.get(situation=earlier).reached


def test_the_second_bringer_does_not_see_that_it_is_asked_nor_that_it_was_declined(cast):
    earlier, later = made.brought(cast), made.brought(cast, "Housing East")
    offer = to_join(cast, later, earlier)
    with acting_as(cast.omar):
        assert not Offer.objects.exists()
    with acting_as(cast.hana):
        decline(offer, actor=cast.hana)
        assert not Situation.objects.filter(pk=later.pk).exists()
    with acting_as(cast.omar):
        assert not Offer.objects.exists()
    with acting_as(cast.coral):
        assert (Offer.objects.get().outcome, Offer.objects.get().answer) == ("declined", "")


def test_the_later_number_cannot_remain(cast):
    earlier, later = made.brought(cast), made.brought(cast, "Housing East")
    with pytest.raises(Refused) as no:
        to_join(cast, earlier, later)
    assert no.value.code == "not_earlier"


def test_a_decided_number_does_not_give_way_to_one_that_is_not(cast):
    earlier, later = made.brought(cast), made.accepted(cast, "Housing East")
    with pytest.raises(Refused) as no:
        to_join(cast, later, earlier)
    assert no.value.code == "not_earlier"


def test_numbers_are_joined_within_a_table_and_between_two_bringers(cast):
    earlier, again = made.brought(cast), made.brought(cast)
    west = made.brought(cast, "Hospital West")
    for other in (earlier, west):
        with acting_as(cast.coral), pytest.raises(Invalid):
            ask_to_join(again, actor=cast.coral, other=other.pk)


def test_a_number_under_which_a_name_was_told_is_not_joined(cast):
    earlier, later = made.accepted(cast), made.at_filter_4(cast, "Housing East", "School East", ["Police East"])
    made.released(cast, later, "School East", "Housing East")
    offer = to_join(cast, later, earlier)
    with acting_as(cast.hana), pytest.raises(Refused) as no:
        accept_for_team(offer, actor=cast.hana)
    assert no.value.code == "told"


# Void, by two


def test_a_decided_number_is_void_once_a_second_agency_confirms(cast):
    situation = made.accepted(cast)
    with acting_as(cast.chris):
        offer = propose_void(situation, actor=cast.chris, reason="not_this_person")
        with pytest.raises(Refused) as no:
            confirm_void(offer, actor=cast.chris)
        assert no.value.code == "second_person"
    with acting_as(cast.coral):
        confirm_void(offer, actor=cast.coral)
    assert seen(cast.coral, situation).stage == "void"


def test_two_police_services_are_not_two_agencies(cast):
    situation = made.accepted(cast)
    with acting_as(cast.chris):
        offer = propose_void(situation, actor=cast.chris, reason="not_this_person")
    _police("City Office")
    with acting_as(cast.coral), pytest.raises(Refused) as no:
        confirm_void(offer, actor=cast.coral)
    assert no.value.code == "second_person"


def test_a_number_under_which_a_name_was_told_is_not_void(cast):
    situation = made.at_filter_4(cast)
    made.released(cast, situation)
    with acting_as(cast.chris), pytest.raises(Refused) as no:
        propose_void(situation, actor=cast.chris, reason="twice")
    assert no.value.code == "told"


def _city_wide(code: str) -> None:
    with acting_as(operator()), licensed("set_up"):
        SituationTable.objects.filter(code=code).update(is_city_wide=True)


def _police(name: str) -> None:
    with acting_as(operator()), licensed("set_up"):
        Agency.objects.filter(name=name).update(is_police=True)


def test_whoever_stepped_out_of_the_earlier_number_is_not_asked_and_does_not_answer(cast):
    earlier, later = made.accepted(cast), made.accepted(cast, "School East")
    offer, other = to_join(cast, later, earlier), colleague(cast)
    with acting_as(cast.hana):
        recognise(earlier, actor=cast.hana)
    with acting_as(cast.hana):
        assert find_offer(cast.hana, offer.pk) is None
        assert asked_of(cast.hana) == []
    with acting_as(other):
        accept_for_team(offer, actor=other)
    assert seen(cast.sara, later).stage == "joined"
