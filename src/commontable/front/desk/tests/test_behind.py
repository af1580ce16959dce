"""Behind a figure stand the situations counted in it, for who runs the table and under their own rows; nobody else learns of one."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.accounts.models import Account
from commontable.insight.release.tests.city import named
from commontable.insight.reports.tests.putting import a_release
from commontable.insight.snapshot.taking import take
from commontable.response.agenda.presence import recognise
from commontable.response.moves.answering import confirm_void
from commontable.response.moves.asking import propose_void
from commontable.response.situations.tests import factories as made

from .opening import opened, words

pytestmark = pytest.mark.django_db
ALWAYS = "2000-Q1..2099-Q4"
IN_TIME = f"/behind/EA/contact_in_time/{ALWAYS}/"
CATEGORIES = f"/behind/EA/category_prevalence.category/{ALWAYS}/"
THE_REPORT = "/numbers/fidelity/EA/2026-to-Q3/"


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.SNAPSHOTS = tmp_path / "snapshots"


@pytest.fixture
def two(cast):
    """One whose person was reached, and one in which nobody was; in a snapshot when the hours of both are over."""
    reached = made.reported(cast, people=(made.person(risk_factors=("housing_no_access", "gambling_chronic")),))
    late = made.accepted(cast)
    with time_machine.travel(moment() + timedelta(hours=49), tick=False):
        take()
    return reached, late


def listed(cast, who: str, at: str, *situations) -> list[bool]:
    """Whether each is listed there."""
    text = opened(cast, who, at).content.decode()
    return [reverse("desk:situation", args=[each.number]) in text for each in situations]


def test_the_five_people_and_those_of_the_city(cast, two):
    named(cast, "unseated", "analyst")
    named(cast, "odile", "steering")
    who = ("chris", "coral", "sara", "hana", "wilma", "unseated", "odile", "outsider")
    assert [opened(cast, each, IN_TIME).status_code for each in who] == [200, 200, 403, 403, 403, 403, 403, 302]


def test_the_late_ones_are_listed_by_themselves(cast, two):
    assert listed(cast, "coral", IN_TIME, *two) == [True, False]
    assert listed(cast, "coral", IN_TIME + "?which=others", *two) == [False, True]
    assert "Not among them, of:" in words(opened(cast, "coral", IN_TIME))


def test_a_piece_is_chosen_of_those_there_are(cast, two):
    assert listed(cast, "coral", CATEGORIES, *two) == [True, True]
    assert listed(cast, "coral", CATEGORIES + "?category=housing", *two) == [True, False]
    assert listed(cast, "coral", CATEGORIES + "?category=housing&which=others", *two) == [False, True]
    assert opened(cast, "coral", CATEGORIES + "?category=suicide").status_code == 422


def test_whoever_stepped_out_finds_nothing_of_it_counted_listed_or_offered(cast, two):
    with acting_as(cast.chris):
        recognise(two[0], actor=cast.chris)
    assert listed(cast, "chris", IN_TIME, *two) == [False, False]
    text = opened(cast, "chris", CATEGORIES).content.decode()
    assert ("housing" in text, "gambling" in text) == (False, True)
    hidden, pretend = (opened(cast, "chris", f"{CATEGORIES}?category={code}") for code in ("housing", "suicide"))
    assert hidden.status_code == pretend.status_code == 422
    assert words(hidden).replace("housing", "") == words(pretend).replace("suicide", "")
    assert listed(cast, "coral", IN_TIME, *two) == [True, False]


def test_of_one_that_ended_since_nothing_is_told_that_its_end_destroyed(cast, two):
    with acting_as(cast.chris):
        offer = propose_void(two[1], actor=cast.chris, reason="not_this_person")
    with acting_as(cast.coral):
        confirm_void(offer, actor=cast.coral)
    assert listed(cast, "coral", CATEGORIES, *two) == [True, False]
    assert listed(cast, "coral", IN_TIME + "?which=others", *two) == [False, False]


def test_a_pretended_figure_time_or_table_is_not_there(cast, two):
    figures = ("x", "return_share", "attendance.sector", "findings.check", "presented", "contact_in_time.returning")
    figures += ("parts_leading.agency", "contact_in_time.", "category_prevalence", "contact_in_time.table")
    spans = ("2026-Q5", "2026", "2026-Q3..2026-Q1", "9999-Q4", "0000-Q1", "x..y", "9" * 60 + "-Q1", "2026-Q1..")
    asked = [f"/behind/EA/{each}/{ALWAYS}/" for each in figures]
    asked += [f"/behind/EA/contact_in_time/{each}/" for each in spans]
    asked += [f"/behind/XX/contact_in_time/{ALWAYS}/"]
    assert {at: opened(cast, "coral", at).status_code for at in asked} == dict.fromkeys(asked, 404)


def test_before_the_first_snapshot_it_says_so_and_in_french(cast):
    assert "No snapshot was taken yet" in words(opened(cast, "chris", IN_TIME))
    with acting_as(operator()):
        Account.objects.filter(pk=cast.accounts["chris"].pk).update(language="fr")
    assert "Premier contact dans les 48 heures" in words(opened(cast, "chris", IN_TIME))


def test_the_report_leads_those_who_run_the_table_there_and_nobody_else(cast):
    a_release(cast, "fidelity", period="2026-to-Q3")
    text = opened(cast, "chris", THE_REPORT).content.decode()
    assert "/behind/EA/contact_in_time/2025-Q4..2026-Q3/" in text
    assert "/behind/EA/attempt_in_time.quarter/2023-Q4..2026-Q3/" in text
    assert not [each for each in ("meetings_held", "attendance", "quorum_met") if f"/behind/EA/{each}" in text]
    assert "/behind/" not in opened(cast, "sara", THE_REPORT).content.decode()
    assert b"/behind/" not in opened(cast, "chris", THE_REPORT + "data.json").content


def test_a_release_to_more_than_the_table_leads_nobody_there(cast):
    a_release(cast, "fidelity", "steering", period="2026-to-Q3")
    named(cast, "coral", "steering")
    answer = opened(cast, "coral", THE_REPORT)
    assert (answer.status_code, "/behind/" in answer.content.decode()) == (200, False)
