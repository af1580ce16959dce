"""Who compares the words of a team's key, how many it takes, and what the page shows of a key that was changed."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.actor import TeamSeat
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.comparing import words_of
from commontable.groundwork.keys.contexts import Compartment
from commontable.groundwork.keys.models import HolderKey
from commontable.groundwork.keys.sealing import new_data_key
from commontable.groundwork.keys.tests.factories import entered
from commontable.groundwork.ledger.models import Entry
from commontable.groundwork.upkeep import rotating
from commontable.identifiers import new_id
from commontable.partnership.tables.actions import compare_words
from commontable.partnership.tables.rules import ToCompare, may_compare, may_see_words

pytestmark = pytest.mark.django_db
TEAM = "School East"


def signed_in(cast, name) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def page_of(cast, name) -> str:
    return signed_in(cast, name).get(reverse("set_up:keys", args=[cast.tables["EA"]])).content.decode()


def words(cast):
    with acting_as(cast.coral):
        return words_of([cast.teams[TEAM]])[cast.teams[TEAM]]


def press(cast, name, version=1):
    url = reverse("set_up:same_words", args=[cast.teams[TEAM]])
    return signed_in(cast, name).post(url, {"version": version})


def test_the_chair_and_the_team_see_the_same_words(cast):
    text = words(cast).text
    assert text in page_of(cast, "chris")
    assert text in page_of(cast, "sara")
    assert "your team" in page_of(cast, "sara")


def test_one_person_compares_a_first_key(cast):
    assert "Nobody compared this key" in page_of(cast, "coral")
    assert press(cast, "coral").status_code == 302
    assert words(cast).missing == 0
    assert press(cast, "coral").status_code == 403, "each person once"
    with acting_as(cast.coral):
        assert Entry.objects.filter(action="compare_words", details__version=1).count() == 1


def test_a_changed_key_takes_two_people_and_says_so_until_then(cast):
    press(cast, "coral")
    rotating.turn(cast.teams[TEAM])
    assert words(cast).missing == 2
    assert "The key was changed on" in page_of(cast, "chris")
    assert press(cast, "coral", version=1).status_code == 400, "the words of the old key are not those of the new"
    assert press(cast, "coral", version=2).status_code == 302
    assert "1 more person compares its words" in page_of(cast, "chris")
    assert press(cast, "chris", version=2).status_code == 302
    assert words(cast).missing == 0
    assert "The key was changed on" not in page_of(cast, "chris")


def test_a_form_without_its_version_changes_nothing(cast):
    assert press(cast, "coral", version="").status_code == 400


def test_progress_of_a_changed_key_is_shown(cast):
    with entered(cast.hana):
        new_data_key(Compartment.LIMITED, new_id(), cast.teams["Hospital East"], table_id=cast.tables["EA"])
    rotating.turn(cast.teams["Hospital East"])
    assert "<progress" in page_of(cast, "coral")
    rotating.move_on(cast.teams["Hospital East"])
    assert "<progress" not in page_of(cast, "coral")


def test_a_key_put_in_the_place_of_a_teams_is_named_and_cannot_be_confirmed(cast, monkeypatch):
    from commontable.groundwork.keys import suites

    _, strangers = suites.new_holder_pair()
    read = HolderKey.from_db.__func__

    def altered(cls, *row, **options):
        found = read(cls, *row, **options)
        if found.holder_id == cast.teams[TEAM]:
            found.public_key = strangers
        return found

    monkeypatch.setattr(HolderKey, "from_db", classmethod(altered))
    assert "not made here" in page_of(cast, "coral")
    assert press(cast, "coral").status_code == 409


def test_a_team_without_a_key_has_no_words(cast, monkeypatch):
    from commontable.groundwork.keys.errors import NoHolderKey
    from commontable.partnership.tables.actions import comparing

    monkeypatch.setattr(comparing, "words_of", lambda _: {})
    with acting_as(cast.coral), pytest.raises(NoHolderKey):
        compare_words(cast.team(TEAM), actor=cast.coral, version=1)


def code(verdict):
    return verdict.code if not verdict else "yes"


def test_who_may_compare(cast):
    table, team = cast.tables["EA"], cast.teams[TEAM]
    fresh = ToCompare(team, table, frozenset())
    assert code(may_compare(cast.coral, fresh)) == "yes"
    assert code(may_compare(cast.sara, fresh)) == "not_its_chair"
    assert code(may_compare(cast.wilma, fresh)) == "not_its_chair"
    assert code(may_compare(cast.coral, ToCompare(team, table, frozenset([cast.coral.member])))) == "compared_already"
    serves_too = replace(cast.coral, seats=(TeamSeat(team, table),))
    assert code(may_compare(serves_too, fresh)) == "own_team"
    with acting_as(cast.coral):
        east = cast.table("EA")
    assert may_see_words(cast.sara, east)
    assert not may_see_words(cast.wilma, east)


def test_the_page_asks_as_much_of_many_teams_as_of_few(cast, django_assert_max_num_queries):
    client = signed_in(cast, "coral")
    with django_assert_max_num_queries(21):  # of them 5 for the session and 8 for transactions and who acts
        client.get(reverse("set_up:keys", args=[cast.tables["EA"]]))
