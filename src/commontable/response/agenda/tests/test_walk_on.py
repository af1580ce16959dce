"""A walk-on: five answers typed while they are said, by whoever runs the table and holds no key."""

import pytest
from django.db import DatabaseError, transaction

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.models import WrappedKey
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.identifiers import new_id
from commontable.response.agenda.models import Item
from commontable.response.agenda.walking_on import walk_on
from commontable.response.filters.actions import close_meeting, decide_met, hear
from commontable.response.situations.actions import place
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Draft, Fact, Grant, Person, Situation
from commontable.response.situations.tests.factories import brought, person
from tests.entries import entries_of, lines

from .test_actions import mark, opened

pytestmark = pytest.mark.django_db


def said(**answers) -> Answers:
    """One woman of 60 or more, two factors, why now."""
    someone = person("from_60", gender="female", risk_factors=())
    told = {"kind": "person", "people": (someone,), "risk_factors": ("gangs_threatened", "housing_no_access")}
    return Answers(**{**told, "aer_markers": ("new_circumstances",), **answers})


def walked_on(cast, meeting, actor=None, team: str = "Shelter East", **answers) -> Situation:
    actor = actor or cast.coral
    with acting_as(actor):
        return walk_on(meeting, actor=actor, team=cast.teams[team], answers=said(**answers))


def factors(actor, situation) -> set[tuple[str, str]]:
    with acting_as(actor):
        return set(Fact.objects.filter(situation=situation).values_list("list", "code"))


def test_a_coordinator_types_it_and_it_stands_at_the_end_of_the_agenda(cast):
    brought(cast)
    meeting = opened(cast)
    situation = walked_on(cast, meeting)
    assert (situation.number, situation.walk_on, situation.stage) == ("EA-26-0002", True, "brought")
    assert situation.originating_team_id == cast.teams["Shelter East"]
    with acting_as(cast.chris):
        last = Item.objects.filter(meeting=meeting).select_related("situation").last()
    assert (last.situation.number, last.kind, last.position) == ("EA-26-0002", "new", 2)


def test_on_an_empty_agenda_it_is_the_first(cast):
    meeting = opened(cast)
    walked_on(cast, meeting, actor=cast.chris)
    with acting_as(cast.chris):
        assert Item.objects.get(meeting=meeting).position == 1


def test_what_is_said_is_what_the_table_knows(cast):
    situation = walked_on(cast, opened(cast))
    assert factors(cast.coral, situation) == {
        ("risk_factors", "gangs_threatened"),
        ("risk_factors", "housing_no_access"),
        ("aer_markers", "new_circumstances"),
    }


def test_everyone_in_the_room_reads_it_and_nobody_who_is_absent(cast):
    meeting = opened(cast)
    mark(cast, meeting, "School East", "absent")
    number = walked_on(cast, meeting).number
    for actor, sees in ((cast.hana, True), (cast.nils, True), (cast.sara, False), (cast.hugo, False)):
        with acting_as(actor):
            assert Situation.objects.filter(number=number).exists() is sees


def test_the_team_that_said_it_reads_it_after_the_meeting_as_the_originator(cast):
    meeting = opened(cast)
    situation = walked_on(cast, meeting)
    with acting_as(cast.chris):
        close_meeting(meeting, actor=cast.chris)
    with acting_as(cast.nils):
        assert Grant.objects.get(situation=situation, ends_at=None).why == "originator"


def test_whoever_typed_it_holds_no_key_and_reads_no_draft(cast):
    situation = walked_on(cast, opened(cast))
    with acting_as(cast.coral):
        assert not Draft.objects.exists()
        assert not WrappedKey.objects.exists()
        assert not Grant.objects.filter(situation=situation, compartment="limited").exists()


def test_it_is_heard_and_decided_like_any_other(cast):
    situation = walked_on(cast, opened(cast))
    with acting_as(cast.chris):
        heard = hear(situation, actor=cast.chris)
        assert decide_met(heard, actor=cast.chris, how="consensus").stage == "filter_3"


def test_it_leaves_one_entry_with_the_team_and_nothing_said(cast):
    meeting = opened(cast)
    with entries_of() as entries:
        situation = walked_on(cast, meeting)
    assert lines(entries) == [("did", "walk_on")]
    assert entries[0].situation_id == situation.pk
    assert entries[0].details == {"team": str(cast.teams["Shelter East"])}


@pytest.mark.parametrize("name", ["hana", "sara", "wilma", "unseated"])
def test_nobody_else_may(cast, name):
    meeting = opened(cast)
    with pytest.raises(Refused, match="coordinator or co-chair"):
        walked_on(cast, meeting, actor=cast.actors[name])


def test_a_team_of_another_table_has_no_walk_on(cast):
    with pytest.raises(Invalid, match="does not sit"):
        walked_on(cast, opened(cast), team="Hospital West")


@pytest.mark.parametrize(
    ("lacks", "sentence"),
    [
        ({"kind": ""}, "a person, a family"),
        ({"people": ()}, "age band"),
        ({"risk_factors": ("gangs_threatened",)}, "two risk factors"),
        ({"aer_markers": ()}, "marker"),
    ],
)
def test_the_five_are_needed_and_named(cast, lacks, sentence):
    with pytest.raises(Invalid, match=sentence):
        walked_on(cast, opened(cast), **lacks)


def test_the_tests_of_acutely_elevated_risk_are_the_tables_own_to_put(cast):
    assert walked_on(cast, opened(cast), aer_tests=()).stage == "brought"


def test_at_12_to_17_the_category_alone_crosses(cast):
    youth = person("from_12_to_17", risk_factors=())
    told = ("criminal_involvement_arson", "gambling_chronic")
    situation = walked_on(cast, opened(cast), people=(youth,), risk_factors=told)
    assert ("risk_categories", "criminal_involvement") in factors(cast.coral, situation)
    assert ("risk_factors", "criminal_involvement_arson") not in factors(cast.coral, situation)


def test_in_a_family_the_factors_are_told_of_its_youth(cast):
    mother, son = person("from_30_to_39", risk_factors=()), person("from_12_to_17", risk_factors=())
    told = ("criminal_involvement_arson", "gambling_chronic")
    situation = walked_on(cast, opened(cast), kind="family", people=(mother, son), risk_factors=told)
    with acting_as(cast.coral):
        whose = set(
            Fact.objects.filter(situation=situation, person__isnull=False).values_list("person__letter", flat=True)
        )
    assert whose == {"B"}
    assert ("risk_factors", "criminal_involvement_arson") not in factors(cast.coral, situation)


def test_a_place_has_its_factors_and_nobody_in_it(cast):
    situation = walked_on(cast, opened(cast), kind="place", people=(), place_kind="residential_building")
    with acting_as(cast.coral):
        assert not Person.objects.filter(situation=situation).exists()
    assert ("risk_factors", "gangs_threatened") in factors(cast.coral, situation)


def test_once_the_meeting_is_closed_nobody_walks_on(cast):
    meeting = opened(cast)
    with acting_as(cast.chris):
        close_meeting(meeting, actor=cast.chris)
    with pytest.raises(Refused, match="not open"):
        walked_on(cast, meeting)


def test_the_database_itself_takes_it_only_while_a_meeting_is_open(cast):
    """Whatever the code says, a coordinator's connection inserts no situation between meetings, nor as brought."""
    meeting = opened(cast)
    assert inserts(cast, walk_on=True)
    assert not inserts(cast, walk_on=False)
    assert not inserts(cast, team="Hospital West", walk_on=True)
    with acting_as(cast.chris):
        close_meeting(meeting, actor=cast.chris)
    assert not inserts(cast, walk_on=True)


def inserts(cast, *, walk_on: bool, team: str = "Shelter East") -> bool:
    with acting_as(cast.coral):
        its_team = cast.team(team)
        its_team.table = cast.table("EA")
    try:
        with transaction.atomic(), acting_as(cast.coral), licensed("planted"):
            record(Kind.DID, "planted", cast.coral)
            place(new_id(), its_team, said(), walk_on=walk_on)
    except DatabaseError:
        return False
    return True
