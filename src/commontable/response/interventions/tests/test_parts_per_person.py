"""Who takes part for whom, and what is left to them when a part ends?"""

import pytest

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.rings import lend
from commontable.identifiers import new_id
from commontable.response.disclosure.actions import release
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.interventions.actions import name_teams
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.models import Attempt, Part, Role
from commontable.response.interventions.naming import OfPerson
from commontable.response.interventions.parts import parts_of
from commontable.response.situations.models import Fact, Grant, Situation
from commontable.response.situations.tests.factories import (
    accepted,
    member_of,
    people_of,
    person,
    seal_all,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def family(cast) -> Situation:
    """A mother and two sons, at filter 3."""
    return accepted(cast, kind="family", people=(person(), person(), person()))


def name(cast, situation, lead="Housing East", assisting=("Police East",), co_leads=(), of_people=()) -> Situation:
    """`of_people` holds (team, part, letter)."""
    people = {each.letter: each.pk for each in people_of(situation, cast.chris)}
    with acting_as(cast.chris):
        return name_teams(
            situation,
            actor=cast.chris,
            lead=cast.teams[lead],
            assisting=[cast.teams[each] for each in assisting],
            co_leads=[cast.teams[each] for each in co_leads],
            of_people=[OfPerson(cast.teams[team], part, people.get(who, new_id())) for team, part, who in of_people],
        )


def authorised(cast, situation) -> dict[str, str]:
    """The letters each team may be told of."""
    with acting_as(cast.chris):
        grants = Grant.objects.filter(situation=situation, compartment="limited", ends_at=None)
        rows = grants.order_by("person__letter").values_list("team__name", "person__letter")
        told: dict[str, str] = {}
        for team, letter in rows:
            told[team] = told.get(team, "") + letter
        return told


def give_all(cast, situation, team: str) -> None:
    with acting_as(cast.chris):
        grants = list(Grant.objects.filter(team=cast.teams[team], compartment="limited", ends_at=None))
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        for grant in grants:
            release(grant, actor=cast.hana, authority="consent")


def opened(cast, situation, team: str) -> set[str]:
    """The letters of the people whose name this team can open."""
    actor, found = member_of(cast, team), set()
    letters = {each.pk: each.letter for each in people_of(situation, actor)}
    with acting_as(actor), lend(["limited"], actor.teams):
        for sealed in SealedIdentity.objects.filter(pk__in=letters):
            try:
                read_identity(sealed, actor)
                found.add(letters[sealed.pk])
            except KeyNotHeld:
                pass
    return found


def test_a_team_with_a_part_for_one_person_is_authorised_for_that_person_alone(cast, family):
    name(cast, family, of_people=[("School East", Part.ASSISTING, "B")])
    assert authorised(cast, family) == {"Housing East": "ABC", "Police East": "ABC", "School East": "B"}


def test_it_reads_the_whole_record(cast, family):
    name(cast, family, of_people=[("School East", Part.ASSISTING, "B")])
    with acting_as(cast.sara):
        assert Situation.objects.get().pk == family.pk
        assert Fact.objects.filter(situation=family).exists()
        assert parts_of(family).assisting >= {cast.teams["School East"]}


def test_it_opens_one_name_and_no_other(cast, family):
    seal_all(cast, family)
    name(cast, family, of_people=[("School East", Part.ASSISTING, "B")])
    give_all(cast, family, "School East")
    assert opened(cast, family, "School East") == {"B"}


def test_leaving_one_person_withdraws_that_name_and_keeps_the_other(cast, family):
    seal_all(cast, family)
    name(cast, family, of_people=[("School East", Part.ASSISTING, "B"), ("School East", Part.CO_LEAD, "C")])
    give_all(cast, family, "School East")
    assert opened(cast, family, "School East") == {"B", "C"}
    name(cast, family, of_people=[("School East", Part.CO_LEAD, "C")])
    assert opened(cast, family, "School East") == {"C"}
    assert authorised(cast, family)["School East"] == "C"


def test_going_from_everybody_to_one_person_withdraws_the_rest(cast, family):
    seal_all(cast, family)
    name(cast, family, assisting=("Police East", "School East"))
    give_all(cast, family, "School East")
    name(cast, family, of_people=[("School East", Part.ASSISTING, "A")])
    assert opened(cast, family, "School East") == {"A"}


def test_leaving_altogether_withdraws_the_record_too(cast, family):
    name(cast, family, of_people=[("School East", Part.ASSISTING, "B")])
    name(cast, family)
    with acting_as(cast.chris):
        left = Grant.objects.filter(team=cast.teams["School East"], why="part", ends_at=None)
        assert not left.exists()


def test_co_leads_lead_with_the_lead(cast, family):
    name(cast, family, co_leads=("School East",))
    with acting_as(cast.chris):
        parts = parts_of(family)
    assert (parts.lead, parts.co_leads) == (cast.teams["Housing East"], {cast.teams["School East"]})
    with acting_as(cast.sara):
        tried = record_attempt(family, actor=cast.sara, at=moment(), means="visit", reached=True)
    with acting_as(cast.chris):
        assert Attempt.objects.get(pk=tried.pk).team_id == cast.teams["School East"]


def test_who_assists_everybody_need_not_assist_one(cast, family):
    name(cast, family, of_people=[("Police East", Part.ASSISTING, "B"), ("Housing East", Part.CO_LEAD, "B")])
    with acting_as(cast.chris):
        assert not Role.objects.exclude(person=None).exists()


def test_who_assists_everybody_may_lead_for_one(cast, family):
    name(cast, family, of_people=[("Police East", Part.CO_LEAD, "B")])
    with acting_as(cast.chris):
        parts = set(Role.objects.filter(team=cast.teams["Police East"]).values_list("part", "person__letter"))
    assert parts == {("assisting", None), ("co_lead", "B")}


def test_naming_the_same_again_changes_nothing(cast, family):
    said = {"co_leads": ("School East",), "of_people": [("Shelter East", Part.ASSISTING, "B")]}
    name(cast, family, **said)
    with acting_as(cast.chris):
        before = set(Role.objects.values_list("pk", flat=True))
    name(cast, family, **said)
    with acting_as(cast.chris):
        assert set(Role.objects.values_list("pk", flat=True)) == before


def test_a_person_of_another_situation_is_refused(cast, family):
    with pytest.raises(Invalid):
        name(cast, family, of_people=[("School East", Part.ASSISTING, "Z")])
    assert authorised(cast, family) == {}
