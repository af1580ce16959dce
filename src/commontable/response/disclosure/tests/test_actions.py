"""How does identity reach a team?"""

from dataclasses import replace

import pytest
import time_machine

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.models import WrappedKey
from commontable.groundwork.keys.rings import lend
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.plan import Plan
from commontable.response.agenda.presence import recognise
from commontable.response.disclosure.about import about
from commontable.response.disclosure.actions import release
from commontable.response.disclosure.consenting import record_consent
from commontable.response.disclosure.models import Disclosure
from commontable.response.identity.limited import Limited
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.interventions.actions import name_teams
from commontable.response.moves.actions import withdraw
from commontable.response.situations.models import Person
from commontable.response.situations.tests.factories import (
    SOMEBODY,
    at_filter_4,
    brought,
    grant_to,
    released,
    seal_all,
)
from tests.cast import AGENCIES, EAST, NOON, TeamPlan
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db


def press(cast, grant, authority: str = "consent", actor=None, keys=("limited",)) -> Disclosure:
    actor = actor or cast.hana
    with acting_as(actor), lend(keys, actor.teams):
        return release(grant, actor=actor, authority=authority)


def ready(cast):
    """A sealed situation, and the grant to the lead."""
    situation = at_filter_4(cast)
    seal_all(cast, situation)
    return grant_to(cast, situation, "Housing East")


def name_for(actor) -> str:
    with acting_as(actor), lend(["limited"], actor.teams):
        return read_identity(SealedIdentity.objects.get(), actor).name


def test_one_press_gives_the_key_and_records_that_it_was_told(cast):
    told = press(cast, ready(cast))
    assert (told.from_team_id, told.to_team_id) == (cast.teams["Hospital East"], cast.teams["Housing East"])
    assert (told.kinds, told.authority, told.mode) == (["name", "birth_date", "address"], "consent", "released")
    assert name_for(cast.omar) == SOMEBODY.name


def test_a_release_is_one_entry_and_one_sight_without_a_fact(cast):
    grant = ready(cast)
    with entries_of() as entries:
        press(cast, grant)
    assert lines(entries) == [("did", "release"), ("saw", "read_identity")]
    assert [entry.details for entry in entries if entry.kind == "did"] == [{"authority": "consent"}]


def test_before_the_release_the_row_is_seen_and_stays_shut(cast):
    ready(cast)
    with acting_as(cast.omar), lend(["limited"], cast.omar.teams), pytest.raises(KeyNotHeld) as shut:
        read_identity(SealedIdentity.objects.get(), cast.omar)
    assert shut.value.code == "not_released"


def test_one_teams_release_is_not_anothers(cast):
    press(cast, ready(cast))
    with pytest.raises(KeyNotHeld):
        name_for(cast.paula)


def test_pressed_twice_it_is_told_once(cast):
    grant = ready(cast)
    assert press(cast, grant) == press(cast, grant)
    with acting_as(cast.hana):
        assert Disclosure.objects.count() == 1
        assert WrappedKey.objects.filter(holder_id=grant.team_id).count() == 1


def test_kinds_added_since_are_told_anew(cast):
    situation = at_filter_4(cast)
    seal_all(cast, situation, limited=Limited(name="Zebedee Quill"))
    grant = grant_to(cast, situation, "Housing East")
    press(cast, grant)
    seal_all(cast, situation)
    press(cast, grant)
    with acting_as(cast.hana):
        assert list(Disclosure.objects.values_list("kinds", flat=True)) == [["name"], ["name", "birth_date", "address"]]


def test_only_the_originating_team_releases(cast):
    grant = ready(cast)
    for actor in (cast.omar, cast.chris, cast.coral):
        with pytest.raises(Refused):
            press(cast, grant, actor=actor)
    with acting_as(cast.hana):
        assert not Disclosure.objects.exists()


def test_nothing_is_released_before_something_is_sealed(cast):
    grant = grant_to(cast, at_filter_4(cast), "Housing East")
    with entries_of() as entries, pytest.raises(Invalid):
        press(cast, grant)
    assert entries == []


def test_an_authority_is_of_the_list(cast):
    grant = ready(cast)
    for authority in ("hunch", "She said it was fine"):
        with pytest.raises(Invalid):
            press(cast, grant, authority)


def test_a_page_that_is_lent_no_key_releases_nothing(cast):
    grant = ready(cast)
    with pytest.raises(KeyNotHeld):
        press(cast, grant, keys=())
    with acting_as(cast.hana):
        assert not Disclosure.objects.exists()


def test_a_grant_that_ended_meanwhile_releases_nothing(cast):
    grant = ready(cast)
    with acting_as(cast.chris):
        lead, helping = cast.teams["Police East"], [cast.teams["Hospital East"]]
        name_teams(grant.situation, actor=cast.chris, lead=lead, assisting=helping)
    assert grant.ends_at is None
    with pytest.raises(Refused) as no:
        press(cast, grant)
    assert no.value.code == "grant_ended"


def test_a_team_whose_papers_no_longer_bind_is_not_told(cast):
    grant = ready(cast)
    unbound = TeamPlan("Homes Trust", "EA", "Housing East", NOON.date())
    with acting_as(operator()):
        set_up(Plan(tables=(EAST,), agencies=AGENCIES, teams=(unbound,)), actor=operator())
    with pytest.raises(Refused) as no:
        press(cast, grant)
    assert no.value.code == "not_bound"


def test_the_disclosure_is_known_to_who_told_and_who_heard(cast):
    with time_machine.travel(NOON, tick=False):
        told = released(cast, at_filter_4(cast))
    for actor, knows in ((cast.hana, True), (cast.omar, True), (cast.paula, False), (cast.chris, False)):
        with acting_as(actor):
            assert Disclosure.objects.filter(pk=told.pk).exists() == knows


def test_who_stepped_out_reads_no_more_of_what_was_told_and_their_team_does(cast):
    situation = at_filter_4(cast)
    released(cast, situation)
    with acting_as(cast.omar):
        assert Disclosure.objects.filter(situation=situation).exists()
        recognise(situation, actor=cast.omar)
    with acting_as(cast.omar):
        assert not Disclosure.objects.exists()
    with acting_as(cast.hana):
        assert Disclosure.objects.filter(situation=situation).exists()
    another_of_the_team = replace(cast.omar, member=cast.sara.member)
    with acting_as(another_of_the_team):
        assert Disclosure.objects.filter(situation=situation).exists()


def test_of_a_person_whose_number_ended_nothing_is_recorded(cast):
    situation = brought(cast)
    with acting_as(cast.hana):
        person = about(Person.objects.select_related("situation__table").get(situation=situation))
        withdraw(situation, actor=cast.hana)
        with pytest.raises(Refused) as no:
            record_consent(person, actor=cast.hana, answer="asked")
    assert no.value.code == "gone"
