"""Can a coordinator change the lists on the pages, see what it changes, and undo it? And nobody else."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commontable.front.set_up.term_places import OFFERED, carried, returned_in
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.vocabulary.lists import load, load_on, names, shipped
from commontable.groundwork.vocabulary.models import ListChange
from commontable.response.past.meaning import _found
from commontable.response.returns.profile import BY_CODE
from commontable.response.returns.writing import returned
from commontable.response.situations.tests import factories as made

pytestmark = pytest.mark.django_db
FIRE = "fire" if "fire" in shipped("study_flags") else shipped("study_flags").codes()[0]


@pytest.fixture
def coral(cast):
    client = Client()
    client.force_login(cast.accounts["coral"])
    return client


def week_on() -> str:
    """Another table uses the lists too, so nothing changes sooner."""
    return (timezone.localdate() + timedelta(days=7)).isoformat()


def says(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def url(name, *words):
    return reverse(f"set_up:{name}", args=words)


NEW = {"en": "Fentanyl alert", "fr": "Alerte au fentanyl"}


def test_every_list_that_grows_says_where_it_is_offered():
    assert {name for name in names() if shipped(name).grows} == set(OFFERED)


def test_each_list_of_a_situation_can_be_counted(cast):
    with acting_as(cast.coral):
        counted = {name: carried(cast.coral, name, shipped(name).codes()[0]) for name in names()}
    assert {name for name, count in counted.items() if count is None} >= {"plan_tasks", "safe_contact"}
    assert counted["risk_factors"] == counted["conclusions"] == counted["barrier_themes"] == 0


def test_the_way_leads_from_set_up_to_every_list(coral, cast):
    for page in (url("tables"), url("table", cast.tables["EA"])):
        assert url("term_lists") in coral.get(page).content.decode()
    index = coral.get(url("term_lists"))
    assert url("term_list", "study_flags") in index.content.decode()
    assert coral.get(url("term_list", "glossary")).status_code == 404
    assert coral.get(url("term_add", "conclusions")).status_code == 404
    assert coral.get(url("term_change", "plan_tasks", "first_contact", "retire")).status_code == 404


def test_nothing_is_written_before_it_was_looked_at(coral):
    shown = coral.post(url("term_add", "study_flags"), {**NEW, "starts_on": week_on()})
    assert "Nothing is written yet" in says(shown)
    assert "the draft of a situation" in says(shown)
    assert "own_001" in says(shown)
    assert not ListChange.objects.exists()
    back = coral.post(url("term_add", "study_flags"), {**NEW, "starts_on": week_on(), "again": "yes"})
    assert "Fentanyl alert" in back.content.decode()


def test_a_term_is_added_shown_in_the_log_and_undone(coral):
    sent = {**NEW, "starts_on": week_on(), "confirmed": "yes"}
    assert coral.post(url("term_add", "study_flags"), sent).status_code == 302
    listed = says(coral.get(url("term_list", "study_flags")))
    assert "is added from" in listed
    assert "Coral Coordinator" in listed
    assert "Offered from" in listed
    assert "1 change" in says(coral.get(url("term_lists")))
    change = ListChange.objects.get()
    assert coral.post(url("term_undo", change.pk)).status_code == 302
    assert "Undone on" in says(coral.get(url("term_list", "study_flags")))
    assert coral.post(url("term_undo", change.pk)).status_code == 403


def test_a_day_too_soon_and_a_label_that_names_somebody_stand_on_the_form(coral):
    sent = {
        **NEW,
        "starts_on": timezone.localdate().isoformat(),
        "en": "Call John Smith 416-555-0199",
        "confirmed": "yes",
    }
    shown = coral.post(url("term_add", "study_flags"), sent)
    assert shown.status_code == 422
    assert "cannot begin before" in says(shown)
    assert not ListChange.objects.exists()
    named = {**NEW, "en": "John Smith", "starts_on": week_on()}
    assert "looks like somebody’s name" in says(coral.post(url("term_add", "study_flags"), named))
    assert "Nothing is written yet" in says(coral.post(url("term_add", "study_flags"), {**named, "names_nobody": "on"}))


def test_short_labels_come_in_both_languages_and_a_group_from_the_term_it_is_like(coral):
    new = {**NEW, "starts_on": week_on(), "like": "gangs_member", "short_en": "alert"}
    assert "both languages" in says(coral.post(url("term_add", "risk_factors"), new))
    new |= {"short_fr": "alerte", "confirmed": "yes"}
    assert coral.post(url("term_add", "risk_factors"), new).status_code == 302
    assert ListChange.objects.get().group == "gangs"


def test_a_retired_term_is_counted_in_the_coordinators_own_tables_only(coral, cast):
    with acting_as(cast.coral):
        assert carried(cast.coral, "subject_kinds", "person") == 0
    made.brought(cast)
    with acting_as(cast.coral):
        assert carried(cast.coral, "subject_kinds", "person") == 1
    factor = "gangs_member"
    shown = says(coral.post(url("term_change", "risk_factors", factor, "retire"), {"starts_on": week_on()}))
    assert "No more from" in shown
    assert "situations of the tables you coordinate carry it" in shown
    assert "Those of other tables are not counted" in shown


def test_words_and_a_mapping_are_shown_as_ours_and_the_return_and_the_import_know_them(coral, cast):
    words = coral.get(url("term_change", "study_flags", FIRE, "words"))
    assert shipped("study_flags").label(FIRE, "en") in unescape(words.content.decode())
    sent = {**NEW, "starts_on": week_on(), "confirmed": "yes"}
    assert coral.post(url("term_change", "study_flags", FIRE, "words"), sent).status_code == 302
    mapping = {"provincial_code": "SF-07", "starts_on": week_on()}
    assert "in place of" in says(coral.post(url("term_change", "study_flags", FIRE, "map"), mapping))
    coral.post(url("term_change", "study_flags", FIRE, "map"), {**mapping, "confirmed": "yes"})
    taken = {**mapping, "provincial_code": shipped("study_flags").codes()[-1]}
    assert "another term" in says(coral.post(url("term_change", "study_flags", FIRE, "map"), taken))
    assert [field.code for field in returned_in("study_flags")] == ["study_flags"]
    with acting_as(cast.coral):
        assert load_on("study_flags", timezone.localdate() + timedelta(days=8)).get(FIRE).is_mapped
        assert returned(BY_CODE["study_flags"], FIRE) == FIRE


def test_from_its_day_on_a_mapped_code_is_returned_and_an_earlier_wording_is_still_understood(coral, cast):
    for way, said in (("words", NEW), ("map", {"provincial_code": "SF-07"})):
        sent = {**said, "starts_on": week_on(), "confirmed": "yes"}
        assert coral.post(url("term_change", "study_flags", FIRE, way), sent).status_code == 302
    later = timezone.now() + timedelta(days=7)
    with time_machine.travel(later), acting_as(cast.coral):
        assert load("study_flags").label(FIRE, "fr") == "Alerte au fentanyl"
        assert returned(BY_CODE["study_flags"], f"{FIRE}; {FIRE}") == "SF-07; SF-07"
        old = shipped("study_flags").label(FIRE, "en")
        assert {_found("study_flags", word) for word in ("SF-07", old, "Fentanyl alert", FIRE)} == {FIRE}


@pytest.mark.parametrize("name", ["hana", "chris", "wilma", "unseated"])
def test_nobody_else_finds_the_lists(cast, name):
    client = Client()
    client.force_login(cast.accounts[name])
    for page in (url("term_lists"), url("term_list", "study_flags"), url("term_add", "study_flags")):
        assert client.get(page).status_code == 403
