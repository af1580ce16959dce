"""Who a person is, on the page: who may write it, who may see it, and that each sight is on record."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.models import DataKey
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.ledger.models import Entry, Kind
from commontable.response.identity.actions import discard, remove_person, seal_identity
from commontable.response.identity.models import SealedIdentity
from commontable.response.situations.actions import save_draft, start_draft
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Draft
from commontable.response.situations.tests.factories import (
    SOMEBODY,
    at_filter_4,
    people_of,
    person,
    released,
    seal_all,
    whole,
)
from commontable.response.situations.views import find_draft
from tests.cast import Cast

pytestmark = pytest.mark.django_db

BUDGET, FIXED_QUERIES = 6, 7  # as for the pages of a draft: `situations/tests/test_pages.py` names each
FRAGMENT = {"HX-Request": "true"}
PARTS_OF_A_NAME = ("Zebedee", "Quill", "1981", "Lantern")
OF_A_DRAFT = [("draft_person", "get"), ("draft_person", "post"), ("remove_person", "post"), ("discard", "post")]
OF_A_PERSON = ["shown", "hidden"]


@dataclass(frozen=True)
class Written:
    """A draft of Hospital East and its one person, whose identity is sealed."""

    draft: Draft
    person: str

    def url(self, route: str) -> str:
        words = {
            "discard": [self.draft.pk],
            "shown": [self.person],
            "hidden": [self.person],
        }.get(route, [self.draft.pk, self.person])
        return reverse(f"identity:{route}", args=words)


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[str], Client]:
    def enter(name: str) -> Client:
        client = Client()
        client.force_login(cast.accounts[name])
        return client

    return enter


@pytest.fixture
def hana(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("hana")


@pytest.fixture
def written(cast: Cast) -> Written:
    someone = person()
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        draft = start_draft(cast.team("Hospital East"), actor=cast.hana)
        draft = save_draft(draft, actor=cast.hana, answers=whole(people=(someone,)))
        seal_identity(draft, actor=cast.hana, person=UUID(someone.id), limited=SOMEBODY)
    return Written(draft, someone.id)


def typed(**fields: object) -> dict[str, object]:
    return {"name": "", "born": "", "address": "", "revision": 0} | fields


def sights(cast: Cast) -> int:
    with acting_as(cast.hana):
        return Entry.objects.filter(kind=Kind.SAW, action="read_identity").count()


def names_in(answer) -> list[str]:
    return [part for part in PARTS_OF_A_NAME if part in answer.content.decode()]


def sealed_rows(cast: Cast) -> int:
    with acting_as(cast.hana):
        return SealedIdentity.objects.count()


@pytest.mark.parametrize(("route", "method"), [*OF_A_DRAFT, *((route, "get") for route in OF_A_PERSON)])
@pytest.mark.parametrize("name", ["chris", "omar", "unseated", "hugo"])
def test_nobody_outside_the_team_can_tell_there_is_such_a_person(signed_in, written, name, route, method):
    assert getattr(signed_in(name), method)(written.url(route)).status_code == 404


@pytest.mark.parametrize(("route", "method"), [*OF_A_DRAFT, *((route, "get") for route in OF_A_PERSON)])
def test_whoever_is_signed_out_is_led_to_the_door(client, written, route, method):
    answer = getattr(client, method)(written.url(route))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("site:sign_in"))


def test_a_person_of_no_draft_is_not_found(hana, written):
    assert hana.get(reverse("identity:draft_person", args=[written.draft.pk, uuid4()])).status_code == 404
    assert hana.get(reverse("identity:shown", args=[uuid4()])).status_code == 404


def test_what_is_sealed_stays_covered_until_it_is_asked_for(cast, hana, written):
    answer = hana.get(written.url("draft_person"), headers=FRAGMENT)
    assert names_in(answer) == []
    assert "Show name" in answer.content.decode()
    assert sights(cast) == 0


def test_each_time_it_is_shown_is_one_entry_in_the_ledger(cast, hana, written):
    shown = hana.get(written.url("draft_person") + "?show=1", headers=FRAGMENT)
    assert names_in(shown) == list(PARTS_OF_A_NAME)
    assert "You are on record as having seen it." in shown.content.decode()
    hana.get(written.url("shown"), headers=FRAGMENT)
    assert sights(cast) == 2


def test_with_nothing_sealed_the_fields_are_empty_and_nothing_is_recorded(cast, hana, written):
    someone = person()
    with acting_as(cast.hana):
        save_draft(written.draft, actor=cast.hana, answers=whole(people=(someone,)))
    url = reverse("identity:draft_person", args=[written.draft.pk, someone.id])
    answer = hana.get(url, headers=FRAGMENT).content.decode()
    for name in ("name", "born", "address"):
        assert f'name="{name}" value=""' in answer
    assert "<html" not in answer
    assert sights(cast) == 0


def test_leaving_a_field_seals_it_and_never_answers_with_the_name(hana, written):
    answer = hana.post(written.url("draft_person"), typed(name="Ottilie Farrow", revision=1), headers=FRAGMENT)
    assert answer.status_code == 200
    assert "Ottilie" not in answer.content.decode()
    assert 'name="revision" value="2"' in answer.content.decode()
    assert "Ottilie Farrow" in hana.get(written.url("shown"), headers=FRAGMENT).content.decode()


def test_without_script_the_page_saves_and_leads_back_to_the_draft(hana, written):
    page = hana.get(written.url("draft_person") + "?show=1").content.decode()
    assert "<html" in page
    answer = hana.post(written.url("draft_person"), typed(born="about 1950", revision=1))
    assert answer.status_code == 303
    assert answer["Location"].endswith("#q-people")
    assert "about 1950" in hana.get(written.url("shown")).content.decode()


def test_a_name_is_never_in_the_title_of_its_page(hana, written):
    page = hana.get(written.url("shown")).content.decode()
    assert not any(part in page.split("</title>")[0] for part in PARTS_OF_A_NAME)


def test_of_two_who_write_at_once_the_later_is_told(hana, written):
    hana.post(written.url("draft_person"), typed(name="First", revision=1), headers=FRAGMENT)
    late = hana.post(written.url("draft_person"), typed(name="Second", revision=1), headers=FRAGMENT)
    assert late.status_code == 409
    assert "Second" in late.content.decode()
    assert "First" in hana.get(written.url("shown"), headers=FRAGMENT).content.decode()


def test_what_is_too_long_is_said_and_what_was_typed_stays(hana, written):
    answer = hana.post(written.url("draft_person"), typed(born="1" * 41, revision=1))
    assert answer.status_code == 422
    assert "1" * 41 in answer.content.decode()


def test_emptied_fields_destroy_what_was_sealed(cast, hana, written):
    hana.post(written.url("draft_person"), typed(revision=1), headers=FRAGMENT)
    assert sealed_rows(cast) == 0


def test_a_person_removed_takes_the_sealed_name_along_and_leaves_the_answers(cast, hana, written):
    fields = {"version": written.draft.version, "kind": "person", "tried": ["home_visit"]}
    answer = hana.post(written.url("remove_person"), fields)
    assert answer.status_code == 303
    assert (sealed_rows(cast), live_keys(cast)) == (0, 0)
    with acting_as(cast.hana):
        assert Draft.objects.get().answers == {"kind": "person", "tried": ["home_visit"]}


def test_a_draft_discarded_takes_every_sealed_name_along(cast, hana, written):
    assert hana.post(written.url("discard")).status_code == 302
    assert (sealed_rows(cast), live_keys(cast)) == (0, 0)
    with acting_as(cast.hana):
        assert not Draft.objects.exists()


def live_keys(cast: Cast) -> int:
    with acting_as(cast.hana):
        return DataKey.objects.filter(live=True).count()


@pytest.mark.parametrize("act", [remove_person, discard])
def test_taking_away_names_the_rule_of_the_draft(act):
    assert act.entered
    assert act.rule.__name__ in ("may_edit_draft", "may_discard")


def test_a_team_with_a_grant_and_no_key_is_told_who_holds_the_name(cast, signed_in):
    situation = at_filter_4(cast)
    seal_all(cast, situation)
    someone = people_of(situation, cast.hana)[0]
    omar = signed_in("omar")
    for route in OF_A_PERSON:
        answer = omar.get(reverse(f"identity:{route}", args=[someone.pk]), headers=FRAGMENT)
        assert names_in(answer) == []
        assert "Hospital East holds it." in answer.content.decode()
    assert sights_of(cast, "omar") == 0


@pytest.mark.parametrize("headers", [FRAGMENT, {}])
def test_a_team_it_was_released_to_sees_the_name_and_is_on_record(cast, signed_in, headers):
    situation = at_filter_4(cast)
    released(cast, situation)
    someone, omar = people_of(situation, cast.hana)[0], signed_in("omar")
    hidden = omar.get(reverse("identity:hidden", args=[someone.pk]), headers=headers)
    assert (names_in(hidden), "Show name" in hidden.content.decode()) == ([], True)
    shown = omar.get(reverse("identity:shown", args=[someone.pk]), headers=headers)
    assert names_in(shown) == list(PARTS_OF_A_NAME)
    assert sights_of(cast, "omar") == 1


@pytest.mark.parametrize("name", ["sara", "chris", "coral"])
def test_who_has_no_part_in_it_cannot_tell_a_name_was_released(cast, signed_in, name):
    situation = at_filter_4(cast)
    released(cast, situation)
    someone = people_of(situation, cast.hana)[0]
    assert signed_in(name).get(reverse("identity:shown", args=[someone.pk])).status_code == 404


def sights_of(cast: Cast, name: str) -> int:
    with acting_as(cast.actors[name]):
        return Entry.objects.filter(kind=Kind.SAW, member_id=cast.actors[name].member).count()


@pytest.mark.parametrize("route", ["draft_person", "shown", "hidden"])
@pytest.mark.parametrize("headers", [FRAGMENT, {}])
def test_a_name_costs_few_questions(hana, written, route, headers):
    hana.get(reverse("situations:start"))  # what a process asks once is asked before the counting
    with CaptureQueriesContext(connection) as queries:
        hana.get(written.url(route), headers=headers)
    assert len(queries) <= BUDGET + FIXED_QUERIES, [query["sql"][:120] for query in queries]


def test_the_finder_of_a_draft_is_the_same_for_both_slices(cast, written):
    with acting_as(cast.hana):
        assert find_draft(cast.hana, written.draft.pk) == written.draft
        assert Answers.from_json(written.draft.answers).people[0].id == written.person
