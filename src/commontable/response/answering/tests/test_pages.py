"""Consent, necessity, notice and telling, as people press them; and what Today says of each."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.response.answering.actions import write_down
from commontable.response.disclosure.models import (
    Addition,
    AgencyDefault,
    Consent,
    Deferral,
    Listener,
    NecessityReason,
    PersonNotice,
    Telling,
)
from commontable.response.filters.actions import close_meeting, decide_not_met, hear, put_off
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories as made
from tests.cast import gather

from .story_b import agreed, closed, story_b, without_consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(keyfile):
    return story_b(gather())


class Person:
    """One of the cast at the site."""

    def __init__(self, story, name: str) -> None:
        self.story, self.client = story, Client()
        self.client.force_login(story.cast.accounts[name])

    def reads(self, route: str, *words) -> str:
        answer = self.client.get(reverse(route, args=words))
        assert answer.status_code == 200, (route, answer.status_code)
        return answer.content.decode()

    def sends(self, route: str, *words, status: int = 302, **given) -> str:
        answer = self.client.post(reverse(route, args=words), given)
        assert answer.status_code == status, (route, answer.status_code, answer.content.decode()[:3000])
        return answer.content.decode()


def test_a_consent_is_recorded_shown_and_withdrawn(story):
    hana, omar, son = Person(story, "hana"), Person(story, "omar"), story.people["B"]
    assert "Nobody has recorded yet" in hana.reads("disclosure:person", son)
    assert "Say this as well" in hana.sends("disclosure:consent", son, status=422, answer="given", decided_by="self")
    housing = str(story.cast.omar.agency)
    asked = {"answer": "given", "decided_by": "self", "purpose": "housing", "method": "signed", "recipients": [housing]}
    late = timezone.localdate() + timedelta(days=500)
    assert "a year at most" in hana.sends("disclosure:consent", son, status=422, **asked, expires_on=late)
    soon = timezone.localdate() + timedelta(days=50)
    hana.sends("disclosure:consent", son, **asked, limits=["not_family"], expires_on=soon)
    seen = omar.reads("disclosure:person", son)
    assert "To keep or find housing" in seen
    assert "Homes Trust" in seen
    assert "Not to family" in seen
    omar.sends("disclosure:withdraw", son)
    assert "Withdrawn" in hana.reads("disclosure:person", son)
    assert "took their consent back" in hana.reads("desk:today")
    assert "took their consent back" in omar.reads("desk:today")


def test_what_could_not_be_asked_says_why(story):
    hana, mother = Person(story, "hana"), story.people["A"]
    hana.sends("disclosure:consent", mother, answer="not_possible", decided_by="unknown", why_not="unsafe")
    assert "put someone at risk" in hana.reads("disclosure:person", mother)
    hana.sends("disclosure:consent", mother, answer="asked", decided_by="self")
    with acting_as(story.officer):
        assert [each.answer for each in Consent.objects.all()] == ["not_possible", "asked"]


def test_a_reason_waits_for_a_second_agency(story):
    hana, paula, son = Person(story, "hana"), Person(story, "paula"), story.people["B"]
    assert "Serious harm to somebody else" in hana.reads("disclosure:necessary", son)
    assert "Say why" in hana.sends("disclosure:necessary", son, status=422)
    hana.sends("disclosure:necessary", son, reason="harm_to_others")
    assert "asks us to agree" in paula.reads("desk:today")
    assert "asks us to agree" not in hana.reads("desk:today")
    assert "a second agency must agree" in hana.reads("disclosure:person", son)
    paula.sends("disclosure:agree", son, necessity=read_on(paula.reads("disclosure:person", son)))
    assert "two agencies agree" in hana.reads("disclosure:person", son)
    assert "asks us to agree" not in paula.reads("desk:today")


def read_on(page: str) -> str:
    """The reason that stands on a page and goes along with "we agree"."""
    return page.partition('name="necessity" value="')[2].partition('"')[0]


@pytest.mark.parametrize("sent", ["the one read before", "none", "no identifier"])
def test_nobody_agrees_to_a_reason_they_have_not_read(story, sent):
    hana, paula, son = Person(story, "hana"), Person(story, "paula"), story.people["B"]
    hana.sends("disclosure:necessary", son, reason="harm_to_others")
    before = read_on(paula.reads("disclosure:person", son))
    hana.sends("disclosure:necessary", son, reason="harm_to_others")
    necessity = {"the one read before": {"necessity": before}, "none": {}, "no identifier": {"necessity": "x"}}[sent]
    there = reverse("disclosure:person", args=[son])
    pressed = {"headers": {"Referer": f"http://testserver{there}"}}
    answer = paula.client.post(reverse("disclosure:agree", args=[son]), necessity, **pressed)
    assert answer.status_code == 409
    answer = answer.content.decode()
    assert f'href="{there}"' in answer
    assert "Another reason was given while you were reading." in answer
    page = paula.reads("disclosure:person", son)
    assert "a second agency must agree" in page
    paula.sends("disclosure:agree", son, necessity=read_on(page))
    assert "two agencies agree" in hana.reads("disclosure:person", son)


def test_where_the_officer_set_no_reason_the_page_says_whom_to_ask(story):
    with acting_as(story.officer):
        from commontable.partnership.agencies.models import Agency
        from commontable.response.disclosure.settings_of import set_reason

        agency = Agency.objects.get(pk=story.officer.agency)
        set_reason(agency, actor=story.officer, reason="harm_to_others", authority="")
    assert "No reason may be used yet" in Person(story, "hana").reads("disclosure:necessary", story.people["B"])


def test_an_officer_sets_what_the_agency_goes_by(story):
    hana, coral, hospital = Person(story, "hana"), Person(story, "coral"), story.officer.agency
    seen = hana.reads("disclosure:agency", hospital)
    assert "PHIPA, s. 40(1)" in seen
    assert "Hana Hospital" in seen
    hana.sends(
        "disclosure:defaults", hospital, **{"tell-": "phipa_40_1", "tell-family": "cspa", "collect-": "phipa_36"}
    )
    hana.sends("disclosure:reasons", hospital, harm_to_others="", child="cyfsa_125")
    with acting_as(story.officer):
        assert AgencyDefault.objects.filter(kind="family").get().authority == "cspa"
        assert [each.reason for each in NecessityReason.objects.filter(ended_at=None)] == ["child"]
    for page in ("defaults", "reasons"):
        hana.sends(f"disclosure:{page}", hospital, status=422, **{"tell-": "x", "child": "consent"})
    assert "Name privacy officer" not in coral.reads("disclosure:agency", hospital)
    school = story.cast.sara.agency
    assert "Say who" in coral.sends("disclosure:officer", school, status=422)
    coral.sends("disclosure:officer", school, member=story.cast.sara.member)
    sara = Person(story, "sara")
    assert "privacy officer" in sara.reads("desk:today")
    sara.sends("disclosure:officer", school, member=story.cast.actors["unseated"].member)
    sara.sends("disclosure:officer_ends", school, story.cast.sara.member)


def test_what_was_said_is_confirmed_from_today_and_put_right(story):
    telling = closed(story)[2]
    hana, omar = Person(story, "hana"), Person(story, "omar")
    assert "What we said at filter 4" in hana.reads("desk:today")
    seen = omar.reads("answering:telling", telling.pk)
    assert "Hospital East spoke" in seen
    assert "not confirmed yet" in seen
    assert "Inez Interpreter" in seen
    hana.sends("answering:confirm", telling.pk, back="today")
    assert "What we said at filter 4" not in hana.reads("desk:today")
    with acting_as(story.officer):
        first = Listener.objects.filter(telling=telling).first()
    kinds = {f"kinds-{person}": ["name"] for person in story.people.values()}
    hana.sends("answering:correct", telling.pk, heard=[first.pk], **kinds)
    assert "did not hear it" in hana.reads("answering:telling", telling.pk)
    hana.sends("answering:correct", telling.pk, status=422, heard=["nobody"])
    number = story.situation.number
    assert "filter 4, Hospital East spoke" in hana.reads("desk:situation", number)
    hana.sends("answering:confirm", telling.pk, status=403)


def test_what_was_said_is_confirmed_on_the_closed_meetings_page(story):
    tellings = closed(story)
    meeting = tellings[0].meeting_id
    hana, omar, chris = (Person(story, name) for name in ("hana", "omar", "chris"))
    seen = hana.reads("desk:meeting", meeting)
    assert seen.count(">It was so<") == len(tellings)
    for other in (omar, chris):
        assert "It was so" not in other.reads("desk:meeting", meeting)
    hana.sends("answering:confirm", tellings[0].pk, back="meeting")
    left = hana.reads("desk:meeting", meeting)
    assert left.count(">It was so<") == len(tellings) - 1
    omar.sends("answering:confirm", tellings[1].pk, status=403)


def test_after_a_day_it_is_added_to(story):
    telling = closed(story)[0]
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        hana = Person(story, "hana")
        assert "Say this as well" in hana.sends("answering:add", telling.pk, status=422, what="told")
        hana.sends("answering:add", telling.pk, what="told", kind="offence", person=story.people["B"])
        hana.sends("answering:add", telling.pk, what="not_heard", team=story.cast.teams["School East"])
        assert "This was told as well (B): Offence" in hana.reads("answering:telling", telling.pk)
        assert "This was told as well: Offence" in hana.reads("answering:answer", story.people["B"])
        assert "Offence" not in hana.reads("answering:answer", story.people["A"])
    with acting_as(story.officer):
        assert Addition.objects.count() == 2


def test_a_person_is_told_or_it_is_put_off_and_reviewed(story):
    without_consent(story, "B")
    closed(story)
    omar, paula, son = Person(story, "omar"), Person(story, "paula"), story.people["B"]
    assert "B must be told" in omar.reads("desk:today")
    assert "B must be told" not in paula.reads("desk:today")
    assert "Read first how this person may be reached safely" in omar.reads("answering:person", son)
    omar.sends("answering:told", son, status=422)
    far, soon = (timezone.localdate() + timedelta(days=n) for n in (400, 20))
    assert "three months" in omar.sends("answering:defer", son, status=422, reason="crisis", until=far)
    omar.sends("answering:defer", son, reason="crisis", until=soon)
    assert "say whether telling this person is put off" in paula.reads("desk:today")
    assert "yet to agree" in paula.reads("answering:person", son)
    paula.sends("answering:review", son, status=400)
    paula.sends("answering:review", son, agreed="no")
    assert "did not agree" in omar.reads("answering:person", son)
    omar.sends("answering:told", son, method="in_person")
    assert "Yes," in omar.reads("answering:answer", son)
    with acting_as(story.cast.omar):
        assert PersonNotice.objects.get().method == "in_person"
        assert Deferral.objects.get().agreed is False


def test_nothing_on_record_says_so(story):
    hana = Person(story, "hana")
    seen = hana.reads("answering:answer", story.people["C"])
    assert "Nothing is on record as told." in seen
    assert "No notice had to be given." in seen
    assert "Nothing was told of this person" in hana.reads("answering:person", story.people["C"])
    agreed(story, "C", recipients=[story.cast.sara.agency], kinds=["name"])
    assert "School Board" in Person(story, "sara").reads("disclosure:person", story.people["C"])


def test_what_was_said_at_an_earlier_meeting_is_hidden_with_a_no(story):
    cast, other = story.cast, made.brought(story.cast)
    meeting = made.meeting_of(cast, other)
    with acting_as(cast.chris):
        put_off(hear(other, actor=cast.chris), actor=cast.chris)
        close_meeting(meeting, actor=cast.chris)
    itself = system([other.table_id])
    with acting_as(itself):
        write_down(meeting, actor=itself)
        said = Telling.objects.get(situation=other).pk
    hana, omar = Person(story, "hana"), Person(story, "omar")
    omar.reads("answering:telling", said)
    made.meeting_of(cast, other)
    with acting_as(cast.chris):
        now = hear(Situation.objects.select_related("table").get(pk=other.pk), actor=cast.chris)
        decide_not_met(now, actor=cast.chris, reason="not_aer", how="consensus")
    for each in (hana, omar):
        assert each.client.get(reverse("answering:telling", args=[said])).status_code == 404
    hana.sends("answering:confirm", said, status=404)
    assert str(said) not in hana.reads("desk:today")
    assert str(said) not in hana.reads("desk:meeting", meeting.pk)
