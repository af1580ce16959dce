"""What happens once the table has said yes?"""

import pytest

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.rings import lend
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.interventions.actions import name_teams, plan
from commontable.response.interventions.models import Role
from commontable.response.interventions.parts import parts_of
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.tests.factories import (
    SOMEBODY,
    accepted,
    at_filter_4,
    person,
    released,
    seal_all,
)
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db


def name(cast, situation, lead: str, *assisting: str, actor=None) -> Situation:
    actor = actor or cast.chris
    with acting_as(actor):
        helping = [cast.teams[each] for each in assisting]
        return name_teams(situation, actor=actor, lead=cast.teams[lead], assisting=helping)


def grants_open(cast, situation) -> set[tuple[str, str]]:
    """(team, compartment) of the open grants for a part."""
    with acting_as(cast.chris):
        open_now = Grant.objects.filter(situation=situation, why="part", ends_at=None)
        return set(open_now.values_list("team__name", "compartment"))


def test_naming_teams_leads_to_filter_4(cast):
    situation = accepted(cast)
    with entries_of() as entries:
        assert name(cast, situation, "Housing East", "Police East").stage == "filter_4"
    assert lines(entries) == [("did", "name_teams")]
    assert entries[0].details == {
        "lead": str(cast.teams["Housing East"]),
        "assisting": [str(cast.teams["Police East"])],
    }
    with acting_as(cast.chris):
        parts = parts_of(situation)
    assert (parts.lead, parts.assisting) == (cast.teams["Housing East"], {cast.teams["Police East"]})


def test_who_has_a_part_may_read_and_be_told_if_bound_by_the_papers(cast):
    situation = accepted(cast)
    name(cast, situation, "Housing East", "Shelter East", "Hospital East")
    assert grants_open(cast, situation) == {
        ("Housing East", "record"),
        ("Shelter East", "record"),
        ("Hospital East", "record"),
        ("Housing East", "limited"),
        ("Housing East", "plan"),
        ("Hospital East", "plan"),
    }


def test_each_person_is_authorised_by_themselves(cast):
    situation = accepted(cast, kind="family", people=(person(), person()))
    name(cast, situation, "Housing East", "Police East")
    with acting_as(cast.chris):
        limited = Grant.objects.filter(compartment="limited")
        assert sorted(limited.values_list("person__letter", "team__name")) == [
            ("A", "Housing East"),
            ("A", "Police East"),
            ("B", "Housing East"),
            ("B", "Police East"),
        ]


@pytest.mark.parametrize(
    "teams", [("Housing East",), ("Housing East", "Housing East"), ("Housing West", "Police East")]
)
def test_two_agencies_of_this_table_take_part(cast, teams):
    situation = accepted(cast)
    with entries_of() as entries, pytest.raises(Invalid):
        name(cast, situation, *teams)
    assert entries == []
    with acting_as(cast.chris):
        assert Situation.objects.get().stage == "filter_3"
        assert not Role.objects.exists()


def test_only_a_co_chair_names_teams(cast):
    situation = accepted(cast)
    for actor in (cast.coral, cast.hana, cast.omar):
        with pytest.raises(Refused):
            name(cast, situation, "Housing East", "Police East", actor=actor)


def test_naming_again_corrects_who_takes_part(cast):
    situation = at_filter_4(cast)
    name(cast, situation, "Police East", "Hospital East")
    with acting_as(cast.chris):
        parts = parts_of(situation)
    assert (parts.lead, parts.assisting) == (cast.teams["Police East"], {cast.teams["Hospital East"]})
    assert {team for team, _compartment in grants_open(cast, situation)} == {"Police East", "Hospital East"}


def test_a_team_that_keeps_its_part_keeps_it_since_when_it_had_it(cast):
    situation = at_filter_4(cast)
    name(cast, situation, "Housing East", "Hospital East")
    with acting_as(cast.chris):
        assert Role.objects.filter(team=cast.teams["Housing East"]).count() == 1


def test_a_team_that_leaves_loses_the_name_it_was_given(cast):
    situation = at_filter_4(cast)
    told = released(cast, situation, to="Housing East")
    with acting_as(cast.hana):
        sealed = SealedIdentity.objects.get(pk=told.person_id)
    name(cast, situation, "Police East", "Hospital East")
    with acting_as(cast.omar), lend(["limited"], cast.omar.teams):
        assert not SealedIdentity.objects.exists()
        with pytest.raises(KeyNotHeld):
            read_identity(sealed, cast.omar)


def test_an_originating_team_that_leaves_keeps_what_it_sealed_itself(cast):
    situation = at_filter_4(cast, assisting=("Hospital East",))
    seal_all(cast, situation)
    name(cast, situation, "Housing East", "Police East")
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        assert read_identity(SealedIdentity.objects.get(), cast.hana) == SOMEBODY


def test_the_intervention_begins_once_the_few_have_planned(cast):
    situation = at_filter_4(cast)
    with acting_as(cast.chris), entries_of() as entries:
        assert plan(situation, actor=cast.chris).stage == "intervening"
    assert lines(entries) == [("did", "plan")]


def test_no_plan_without_a_lead(cast):
    situation = accepted(cast, "Hospital West")
    with acting_as(cast.wilma), pytest.raises(Refused) as no:
        plan(situation, actor=cast.wilma)
    assert no.value.code == "no_lead"
