"""Each person of a family is asked, told of and answered alone: story B."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.errors import Invalid, Refused, Stale
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.keys.rings import lend
from commontable.identifiers import new_id
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.actions import hear_update
from commontable.response.agenda.models import Item
from commontable.response.answering.actions import add, confirm, correct, defer, review, tell_person, write_down
from commontable.response.answering.finding import find_answerable, find_of
from commontable.response.answering.jobs import write_down_of
from commontable.response.answering.rules import may_answer
from commontable.response.answering.spoken import kinds_of
from commontable.response.disclosure.actions import release
from commontable.response.disclosure.consenting import agree, say_necessary, withdraw_consent
from commontable.response.disclosure.models import (
    Addition,
    Consent,
    Deferral,
    Disclosure,
    Listener,
    PersonNotice,
    Telling,
)
from commontable.response.filters.actions import close_meeting
from commontable.response.identity.actions import seal_identity
from commontable.response.situations.models import Fact, Grant
from commontable.response.situations.tests import factories as made
from commontable.response.situations.tests.factories import SOMEBODY, draft_of
from tests.cast import gather

from .story_b import agreed, closed, of, officer_of, story_b, without_consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(keyfile):
    return story_b(gather())


def grant_of(story, letter: str, team: str = "Housing East") -> Grant:
    with acting_as(story.officer):
        return Grant.objects.get(person=story.people[letter], team=story.cast.teams[team], compartment="limited")


def give(story, letter: str, authority: str = "consent", team: str = "Housing East") -> Disclosure:
    with acting_as(story.officer), lend(["limited"], story.officer.teams):
        return release(grant_of(story, letter, team), actor=story.officer, authority=authority)


def sealed(story) -> None:
    """Who each is, sealed; the helper records consents, which this story takes back."""

    draft = draft_of(story.cast, story.situation)
    for person in story.people.values():
        with acting_as(story.officer), lend(["limited"], story.officer.teams):
            seal_identity(draft, actor=story.officer, person=person, limited=SOMEBODY)


def page(story, name: str, letter: str, who: str = "answering:answer"):
    client = Client()
    client.force_login(story.cast.accounts[name])
    return client.get(reverse(who, args=[story.people[letter]]))


def test_what_was_said_of_the_whole_is_nobodys_consent(story):
    sealed(story)
    with pytest.raises(Refused) as no:
        give(story, "B")
    assert no.value.code == "no_basis"
    agreed(story, "A")
    with pytest.raises(Refused):
        give(story, "B")
    assert give(story, "A").authority == "consent"


def test_consent_reaches_as_far_as_it_was_given(story):
    sealed(story)
    agreed(story, "A", limits=["not_police"])
    give(story, "A")
    with pytest.raises(Refused) as no:
        give(story, "A", team="Police East")
    assert no.value.code == "not_to_them"
    agreed(story, "B", kinds=["name"])
    with pytest.raises(Refused) as no:
        give(story, "B")
    assert no.value.code == "not_this"


def test_withdrawal_stops_further_release_at_once_and_holders_see_it(story):
    sealed(story)
    agreed(story, "A")
    give(story, "A")
    omar = story.cast.omar
    with acting_as(omar):
        assert withdraw_consent(of(story, "A", omar), actor=omar) == 1
    with pytest.raises(Refused) as no:
        give(story, "A", team="Police East")
    assert no.value.code == "said_no"
    for actor in (omar, story.cast.paula):
        with acting_as(actor):
            assert Consent.objects.get(person=story.people["A"]).withdrawn_at is not None
    with acting_as(story.cast.sara):
        assert not Consent.objects.filter(person=story.people["A"]).exists(), (
            "the school may be told of the brother alone"
        )


def test_without_consent_it_takes_the_ground_and_two_agencies(story):
    sealed(story)
    agreed(story, "B", answer="refused", purpose="", method="")
    with pytest.raises(Refused) as no:
        give(story, "B")
    assert no.value.code == "said_no"
    without_consent(story, "B")
    with pytest.raises(Invalid):
        give(story, "B", authority="consent")
    assert give(story, "B", authority="mfippa_32_h").authority == "mfippa_32_h"


def test_the_same_agency_does_not_agree_twice_and_the_school_does_not_for_the_son(story):

    hana = story.officer
    with acting_as(hana):
        say_necessary(of(story, "B", hana), actor=hana, reason="harm_to_others")
        with pytest.raises(Refused) as no:
            agree(of(story, "B", hana), actor=hana, necessity=None)
        assert no.value.code == "same_agency"
        with pytest.raises(Invalid):
            say_necessary(of(story, "B", hana), actor=hana, reason="child")
    with acting_as(story.cast.sara), pytest.raises(Refused) as no:
        agree(of(story, "B", story.cast.sara), actor=story.cast.sara, necessity=None)
    assert no.value.code == "no_party"


def test_what_was_said_is_filled_in_from_who_was_there(story):
    without_consent(story, "B")
    tellings = closed(story)
    assert [each.filter for each in tellings] == [2, 3, 4]
    with acting_as(story.officer):
        at_two, _at_three, at_four = Telling.objects.filter(situation=story.situation.pk)
        assert at_two.from_team_id == story.cast.teams["Hospital East"]
        told = Disclosure.objects.filter(telling=at_two, person=story.people["B"])
        assert {row.to_team_id for row in told} == {
            story.cast.teams[name] for name in ("Housing East", "Police East", "School East", "Shelter East")
        }
        assert {tuple(row.kinds) for row in told} == {("involvement",)}
        assert {row.authority for row in told} == {"phipa_40_1"}
        named = Disclosure.objects.filter(telling=at_four, person=story.people["B"])
        assert {row.authority for row in named} == {"mfippa_32_h"}
        assert "name" in named[0].kinds
        guest = Listener.objects.get(telling=at_four, kind="interpreter")
        assert guest.team_id is None
        assert PersonNotice.objects.get(person=story.people["B"]).authority == "mfippa_32_h"
        assert not PersonNotice.objects.filter(person=story.people["A"]).exists()


def test_written_down_twice_nothing_is_doubled(story):
    before = len(closed(story))

    table = story.situation.table_id
    itself = system([table])
    with acting_as(itself):
        rows = Disclosure.objects.filter(situation=story.situation.pk).count()
        write_down(Meeting.objects.order_by("-starts_at").first(), actor=itself)
        assert Telling.objects.filter(situation=story.situation.pk).count() == before
        assert Disclosure.objects.filter(situation=story.situation.pk).count() == rows
    assert write_down_of(table=str(table)) == 0


def test_one_tap_confirms_a_day_corrects_and_then_only_an_addition(story):

    telling = closed(story)[2]
    hana = story.officer
    with acting_as(story.cast.omar), pytest.raises(Refused):
        confirm(telling, actor=story.cast.omar)
    with acting_as(hana):
        confirm(telling, actor=hana)
        kept = set(
            Listener.objects.filter(telling=telling)
            .exclude(team=story.cast.teams["Police East"])
            .values_list("pk", flat=True)
        )
        correct(telling, actor=hana, kinds={story.people["B"]: ["name", "health"]}, heard=kept)
        assert not Disclosure.objects.filter(telling=telling, to_team=story.cast.teams["Police East"]).exists()
        assert Disclosure.objects.filter(telling=telling, person=story.people["B"])[0].kinds == ["health", "name"]
        everybody = Listener.objects.filter(telling=telling).values_list("pk", flat=True)
        correct(telling, actor=hana, kinds={}, heard=list(everybody))
        assert Disclosure.objects.filter(telling=telling, to_team=story.cast.teams["Police East"]).count() == 3
        with pytest.raises(Refused):
            add(telling, actor=hana, what="told", kind="offence", person=story.people["B"])
        later = moment()
    with time_machine.travel(later.replace(day=later.day + 2), tick=False), acting_as(hana):
        with pytest.raises(Refused):
            correct(telling, actor=hana, kinds={}, heard=[])
        add(telling, actor=hana, what="told", kind="offence", person=story.people["B"])
        add(telling, actor=hana, what="not_heard", team=story.cast.teams["Police East"])
        for wrong in ({"what": "told"}, {"what": "heard"}, {"what": "whatever"}):
            with pytest.raises(Invalid):
                add(telling, actor=hana, **wrong)
        assert Addition.objects.filter(telling=telling).count() == 2


def test_nobody_reviews_another_asking_than_the_one_they_read(story):
    sealed(story)
    without_consent(story, "A")
    give(story, "A", authority="mfippa_32_h")
    omar, paula = story.cast.omar, story.cast.paula

    def put_off(days: int) -> None:
        with acting_as(omar):
            mother = find_of(omar, story.people["A"])
            until = mother.notice.due_on + timedelta(days=days)
            defer(mother, actor=omar, reason="danger_to_person", until=until)

    put_off(1)
    with acting_as(paula):
        read = find_of(paula, story.people["A"])
        review(read, actor=paula, agreed=False)
    put_off(9)
    with acting_as(paula):
        with pytest.raises(Stale):
            review(read, actor=paula, agreed=True)
        assert PersonNotice.objects.get(person=read.pk).due_on == read.notice.due_on


def test_telling_the_person_is_put_off_only_when_another_team_agrees(story):
    sealed(story)
    without_consent(story, "A")
    give(story, "A", authority="mfippa_32_h")
    omar, paula = story.cast.omar, story.cast.paula
    with acting_as(omar):
        mother = find_of(omar, story.people["A"])
        until = mother.notice.due_on
        asked = defer(mother, actor=omar, reason="danger_to_person", until=until)
        waiting = find_of(omar, story.people["A"])
        for act in (
            lambda: review(waiting, actor=omar, agreed=True),
            lambda: tell_person(waiting, actor=omar, method="phone"),
        ):
            with pytest.raises(Refused):
                act()
    with acting_as(paula):
        review(find_of(paula, story.people["A"]), actor=paula, agreed=True)
        assert Deferral.objects.get(pk=asked.pk).reviewed_team_id == story.cast.teams["Police East"]
    with acting_as(story.officer), pytest.raises(Refused) as no:
        tell_person(find_of(story.officer, story.people["A"]), actor=story.officer, method="phone")
    assert no.value.code == "not_owner"
    with acting_as(omar):
        tell_person(find_of(omar, story.people["A"]), actor=omar, method="in_person")
        with pytest.raises(Refused):
            tell_person(find_of(omar, story.people["A"]), actor=omar, method="phone")


def test_the_sons_answer_shows_nothing_of_or_about_his_mother_or_brother(story):
    sealed(story)
    agreed(story, "A", limits=["nothing_of_past"], purpose="plan_safety")
    agreed(story, "C", limits=["not_employer_school"], decided_by="parent")
    without_consent(story, "B")
    give(story, "A")
    give(story, "B", authority="mfippa_32_h")
    closed(story)
    answer = page(story, "hana", "B")
    text = answer.content.decode()
    assert answer.status_code == 200
    main = text[text.index("<main") : text.index("</main>")]
    assert "MFIPPA" in main
    assert "Homes Trust" in main
    assert "interpreter" in main
    for other in (
        story.situation.number,
        "Nothing about the past",
        "plan for safety",
        "employer",
        "parent",
        "Serious harm",
        "Zebedee",
        str(story.people["A"]),
        str(story.people["C"]),
        "Inez",
    ):
        assert other not in text, other
    mothers = page(story, "hana", "A").content.decode()
    assert "Nothing about the past" in mothers
    assert "MFIPPA, s. 32" not in mothers


def test_the_officer_and_the_lead_answer_and_nobody_else(story):
    assert [
        page(story, name, "B").status_code for name in ("hana", "omar", "paula", "sara", "chris", "coral", "wilma")
    ] == [
        200,
        200,
        403,
        403,
        403,
        403,
        404,
    ]


def test_an_officer_without_a_seat_answers_of_whom_their_agency_told(story):

    sealed(story)
    agreed(story, "B")
    give(story, "B")
    hugo = officer_like(story)
    with acting_as(hugo):
        found = find_answerable(hugo, story.people["B"])
        assert found
        assert may_answer(hugo, found)
        assert find_answerable(hugo, story.people["C"]) is None
    assert find_of(Actor(), story.people["B"]) is None


def officer_like(story):
    """The officer's own powers, without the seat."""

    return replace(story.officer, seats=())


def test_answering_costs_the_same_however_much_was_told(story, django_assert_max_num_queries):
    sealed(story)
    closed(story)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(story, "hana", "B")
        return len(asked)

    before = cost()
    without_consent(story, "B")
    agreed(story, "B")
    give(story, "B")
    give(story, "B", team="Police East")
    assert cost() <= before + 1


def test_what_the_table_says_no_to_takes_consent_and_telling_along(keyfile):

    cast = gather()
    officer_of(cast, "hana")
    situation = made.rejected(cast, consent="given")
    with acting_as(cast.chris):
        close_meeting(Meeting.objects.get(closed_at=None), actor=cast.chris)

    assert write_down_of(table=str(situation.table_id)) == 0
    with acting_as(cast.hana):
        assert not Telling.objects.exists()
        assert not Consent.objects.exists()


def test_of_an_update_the_team_that_leads_speaks(keyfile):
    cast = gather()
    situation = made.reported(cast)
    for item in (None, "update"):
        with acting_as(cast.chris):
            if item:
                meeting = made.meeting_of(cast, situation)
                hear_update(Item.objects.get(meeting=meeting, situation=situation), actor=cast.chris)
            close_meeting(Meeting.objects.get(closed_at=None), actor=cast.chris)
    write_down_of(table=str(situation.table_id))
    with acting_as(cast.omar):
        assert Telling.objects.last().from_team_id == cast.teams["Housing East"]


def test_kinds_are_filled_in_from_what_is_usual_and_from_the_risks():
    who, other = new_id(), new_id()
    facts = [
        Fact(person_id=who, list="risk_categories", code="gangs"),
        Fact(person_id=who, list="study_flags", code="anything"),
        Fact(person_id=who, list="risk_factors", code="criminal_involvement_assault"),
        Fact(person_id=other, list="risk_categories", code="mental_health"),
        Fact(person_id=other, list="risk_categories", code="parenting"),
    ]
    assert kinds_of(who, 2, facts) == ["involvement", "offence"]
    assert kinds_of(other, 3, facts) == ["name", "birth_date", "involvement", "health", "child_protection"]
    assert kinds_of(None, 4, facts) == ["involvement"]
