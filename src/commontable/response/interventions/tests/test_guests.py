"""How does an agency that does not sit at the table take part, and what does it see?"""

from datetime import date

import pytest

from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.rings import lend
from commontable.identifiers import new_id
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.actions.people import PersonFacts
from commontable.partnership.tables.models import Team
from commontable.response.disclosure.actions import release
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.interventions.actions import add_agency, add_team, name_teams, plan
from commontable.response.interventions.parts import parts_of
from commontable.response.situations.actions import start_draft
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.tests.factories import (
    SOMEBODY,
    at_filter_4,
    brought,
    grant_to,
    meeting_of,
    people_of,
    person,
    seal_all,
)
from tests.cast import SINCE

pytestmark = pytest.mark.django_db


def add(cast, situation, team, actor=None, **said) -> Situation:
    actor = actor or cast.chris
    with acting_as(actor):
        return add_team(situation, actor=actor, team=team, **said)


def guest_of(cast, situation, *, bound=True, actor=None, members=("Nobody Seated",)) -> Team:
    """A guest team of the school board, with its one member without a seat."""
    actor = actor or cast.coral
    since: date | None = SINCE if bound else None
    with acting_as(actor):
        return add_agency(
            situation,
            actor=actor,
            agency=Agency.objects.get(name="School Board").pk,
            members=list(Member.objects.filter(name__in=members).values_list("pk", flat=True)),
            sharing_from=since,
            pledge_from=since,
        )


def again(cast, name: str):
    """This person as the next request sees them."""
    return actor_of_account(cast.accounts[name].pk)


@pytest.mark.parametrize("who", ["chris", "coral"])
def test_whoever_runs_the_table_adds_a_team_of_another(cast, who):
    situation = at_filter_4(cast)
    add(cast, situation, cast.teams["Hospital West"], actor=cast.actors[who])
    with acting_as(cast.hugo):
        assert Situation.objects.get().pk == situation.pk
        assert cast.teams["Hospital West"] in parts_of(situation).assisting


def test_it_sees_nothing_else_of_the_table(cast):
    situation, other = at_filter_4(cast), brought(cast)
    meeting_of(cast, other)
    add(cast, situation, cast.teams["Hospital West"])
    with acting_as(cast.hugo):
        assert list(Situation.objects.values_list("pk", flat=True)) == [situation.pk]
        assert not Meeting.objects.exists()


def test_the_name_is_released_to_it_like_to_any_other(cast):
    situation = at_filter_4(cast)
    seal_all(cast, situation)
    add(cast, situation, cast.teams["Hospital West"])
    grant = grant_to(cast, situation, "Hospital West")
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        release(grant, actor=cast.hana, authority="consent")
    with acting_as(cast.hugo), lend(["limited"], cast.hugo.teams):
        assert read_identity(SealedIdentity.objects.get(), cast.hugo) == SOMEBODY


def test_it_may_be_added_for_one_person(cast):
    situation = at_filter_4(cast, kind="family", people=(person(), person()))
    second = people_of(situation, cast.chris)[1].pk
    add(cast, situation, cast.teams["Hospital West"], people=[second])
    with acting_as(cast.chris):
        told = Grant.objects.filter(team=cast.teams["Hospital West"], compartment="limited")
        assert list(told.values_list("person", flat=True)) == [second]


def test_a_person_of_another_situation_is_refused(cast):
    situation, other = at_filter_4(cast), brought(cast)
    with pytest.raises(Invalid):
        add(cast, situation, cast.teams["Hospital West"], people=[people_of(other, cast.chris)[0].pk])


def test_a_team_of_this_table_is_named_with_the_others(cast):
    with pytest.raises(Invalid):
        add(cast, at_filter_4(cast), cast.teams["School East"])


def test_nobody_is_added_twice(cast):
    situation = at_filter_4(cast)
    add(cast, situation, cast.teams["Hospital West"])
    with pytest.raises(Refused) as no:
        add(cast, situation, cast.teams["Hospital West"])
    assert no.value.code == "already_in"


def test_only_at_filter_4(cast):
    situation = at_filter_4(cast)
    with acting_as(cast.chris):
        plan(situation, actor=cast.chris)
    with pytest.raises(Refused):
        add(cast, situation, cast.teams["Hospital West"])


def test_leaving_again_withdraws_record_name_and_key(cast):
    situation = at_filter_4(cast)
    seal_all(cast, situation)
    add(cast, situation, cast.teams["Hospital West"])
    grant = grant_to(cast, situation, "Hospital West")
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        release(grant, actor=cast.hana, authority="consent")
    with acting_as(cast.hana):
        sealed = SealedIdentity.objects.get()
    with acting_as(cast.chris):
        teams = {"lead": cast.teams["Housing East"], "assisting": [cast.teams["Police East"]]}
        name_teams(situation, actor=cast.chris, **teams)
    with acting_as(cast.hugo), lend(["limited"], cast.hugo.teams):
        assert not Situation.objects.exists()
        with pytest.raises(KeyNotHeld):
            read_identity(sealed, cast.hugo)


def test_a_guest_stays_when_the_teams_are_named_again_with_it(cast):
    situation = at_filter_4(cast)
    add(cast, situation, cast.teams["Hospital West"])
    with acting_as(cast.chris):
        helping = [cast.teams["Police East"], cast.teams["Hospital West"]]
        name_teams(situation, actor=cast.chris, lead=cast.teams["Housing East"], assisting=helping)
        assert cast.teams["Hospital West"] in parts_of(situation).teams


def test_an_agency_without_a_team_becomes_a_guest_in_one_situation(cast):
    situation, other = at_filter_4(cast), brought(cast)
    meeting_of(cast, other)
    guest = guest_of(cast, situation)
    add(cast, situation, guest.pk)
    actor = again(cast, "unseated")
    assert (actor.teams, actor.tables, actor.own_teams) == ({guest.pk}, frozenset(), frozenset())
    with acting_as(actor):
        assert list(Situation.objects.values_list("pk", flat=True)) == [situation.pk]
        assert not Meeting.objects.exists()


def test_a_guest_is_no_team_of_the_table(cast):
    guest = guest_of(cast, at_filter_4(cast))
    with acting_as(cast.chris):
        assert guest.pk not in Team.objects.on(date(2026, 11, 25)).values_list("pk", flat=True)
        assert guest.name == "School Board (1)"


def test_a_guest_reads_no_other_item_of_a_meeting(cast):
    situation = at_filter_4(cast)
    add(cast, situation, guest_of(cast, situation).pk)
    meeting_of(cast, brought(cast))
    with acting_as(again(cast, "unseated")):
        assert not Grant.objects.filter(why="seated").exists()


def test_a_guest_without_its_papers_is_authorised_for_nobody(cast):
    situation = at_filter_4(cast)
    guest = guest_of(cast, situation, bound=False)
    add(cast, situation, guest.pk)
    with acting_as(cast.chris):
        assert not Grant.objects.filter(team=guest, compartment="limited").exists()


def test_a_guest_drafts_nothing(cast):
    guest = guest_of(cast, at_filter_4(cast))
    actor = again(cast, "unseated")
    with acting_as(actor), pytest.raises(Refused):
        start_draft(Team.objects.select_related("table").get(pk=guest.pk), actor=actor)


def test_a_guest_has_people(cast):
    with pytest.raises(Invalid):
        guest_of(cast, at_filter_4(cast), members=("Hana Hospital",))


def test_nobody_else_adds_an_agency(cast):
    situation = at_filter_4(cast)
    for actor in (cast.hana, cast.omar, cast.wilma):
        with pytest.raises(Refused):
            guest_of(cast, situation, actor=actor)


def test_somebody_new_of_no_agency_there_is_is_not_added(cast):
    situation = at_filter_4(cast)
    with acting_as(cast.coral), pytest.raises(Invalid, match="Pick the agency again"):
        add_agency(
            situation, actor=cast.coral, agency=new_id(), person=PersonFacts("Ann Other", "ann@example.org", SINCE)
        )
