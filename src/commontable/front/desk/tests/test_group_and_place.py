"""A group and a place from draft to closing, page by page: does any page speak of a person who is not there?"""

import pytest
from django.urls import reverse
from django.utils import timezone

from commontable.groundwork.access.session import acting_as
from commontable.response.filters.actions import decide_met
from commontable.response.interventions.actions import name_teams, plan
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories

from .opening import client_of, opened, words

pytestmark = pytest.mark.django_db

RISKS = {"risk_factors": ("housing_no_access", "gangs_threatened")}
KINDS = {
    "group": {"kind": "group", "people": (), "group_size": "from_2_to_4", "group_description": "friends", **RISKS},
    "place": {"kind": "place", "people": (), "place_kind": "store", **RISKS},
}
OF_A_PERSON = (
    "speaking with the person",
    "reach the person",
    "who the person is",
    "Who they are",
    "each is released on their own",
    "releases the names",
)


def said(cast, name: str, route: str, *of) -> str:
    answer = opened(cast, name, reverse(route, args=of))
    assert answer.status_code == 200, route
    return words(answer)


def send(cast, name: str, route: str, situation: Situation, **given) -> None:
    with acting_as(cast.chris):
        version = Situation.objects.get(pk=situation.pk).version
    answer = client_of(cast, name).post(reverse(route, args=[situation.number]), {"version": version, **given})
    assert answer.status_code == 302, words(answer)


@pytest.mark.parametrize("kind", KINDS)
def test_from_draft_to_closing_no_page_speaks_as_of_a_person(cast, kind):
    situation = factories.at_filter_2(cast, **KINDS[kind])
    meeting = factories.meeting_of(cast, situation)
    pages = [said(cast, "chris", "desk:meeting", meeting.pk)]
    with acting_as(cast.chris):
        decided = decide_met(situation, actor=cast.chris, how="consensus")
        teams = {"lead": cast.teams["Housing East"], "assisting": [cast.teams["Police East"]]}
        name_teams(decided, actor=cast.chris, **teams)
    pages += [said(cast, "chris", "desk:meeting", meeting.pk), said(cast, "chris", "desk:add_guest", situation.number)]
    with acting_as(cast.chris):
        plan(Situation.objects.get(pk=situation.pk), actor=cast.chris)
    forms = ("interventions:attempt", "interventions:contact", "closing:service", "interventions:plan")
    pages += [said(cast, "omar", route, situation.number) for route in forms]
    send(cast, "omar", "interventions:attempt", situation, means="visit", obstacle="not_home", at=now(cast))
    send(cast, "omar", "interventions:contact", situation, means="visit", at=now(cast))
    pages += [said(cast, name, "desk:situation", situation.number) for name in ("omar", "hana", "coral")]
    chair = client_of(cast, "chris")
    with acting_as(cast.chris):
        version = Situation.objects.get(pk=situation.pk).version
    ended = {"version": version, "conclusion": "informed"}
    answer = chair.post(reverse("desk:conclude", args=[meeting.pk, situation.number]), ended)
    assert answer.status_code == 302
    pages += [said(cast, "omar", "desk:situation", situation.number), said(cast, "omar", "desk:today")]
    wrong = [(place, each) for place, text in enumerate(pages) for each in OF_A_PERSON if each in text]
    assert wrong == []


def now(cast) -> str:
    with timezone.override("America/Toronto"):
        return timezone.localtime().strftime("%Y-%m-%dT%H:%M")
