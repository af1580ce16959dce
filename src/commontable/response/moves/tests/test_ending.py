"""How a number ends and goes on again: on PostgreSQL, as the role that serves."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as, moment
from commontable.response.agenda.models import Item
from commontable.response.moves.actions import bring_anew, join, reopen, transfer, void, withdraw
from commontable.response.moves.ending import STAYS
from commontable.response.situations.actions import bring
from commontable.response.situations.models import Draft, Fact, Grant, Person, Reopening, Situation
from commontable.response.situations.tests import factories as made

pytestmark = pytest.mark.django_db


def left_of(cast, situation: Situation) -> dict:
    """What the system of its table still finds of a situation."""
    with acting_as(system(cast.tables.values())):
        return {kind.__name__: kind.objects.filter(situation=situation).count() for kind in (Fact, Person, Grant)}


def test_what_is_withdrawn_is_cut_at_once_and_the_own_file_stays(cast):
    situation = made.brought(cast)
    with acting_as(cast.hana):
        withdraw(situation, actor=cast.hana)
        left = Situation.objects.get(pk=situation.pk)
        assert (left.stage, left.originating_team_id, left.area_id) == ("withdrawn", None, None)
        assert Draft.objects.get(situation=situation).answers
    assert left_of(cast, situation) == {"Fact": 0, "Person": 0, "Grant": 0}


def test_what_is_withdrawn_may_be_brought_again_under_a_new_number(cast):
    situation = made.brought(cast)
    draft = made.draft_of(cast, situation)
    with acting_as(cast.hana):
        withdraw(situation, actor=cast.hana)
        again = made.bring(Draft.objects.get(pk=draft.pk), actor=cast.hana)
        assert again.number != situation.number


def test_the_table_moves_on_when_what_it_hears_is_withdrawn(cast):
    situation = made.at_filter_2(cast)
    with acting_as(cast.hana):
        withdraw(situation, actor=cast.hana)
    with acting_as(cast.chris):
        assert Item.objects.get(situation=situation).done_at is not None


def test_a_number_entered_in_error_is_void_for_a_reason(cast):
    situation = made.brought(cast)
    with acting_as(cast.coral):
        void(situation, actor=cast.coral, reason="a_trial")
        left = Situation.objects.get(pk=situation.pk)
        assert (left.stage, left.end_reason) == ("void", "a_trial")


def test_after_the_decision_one_person_alone_cannot_declare_void(cast):
    situation = made.accepted(cast)
    with acting_as(cast.chris), pytest.raises(Refused) as no:
        void(situation, actor=cast.chris, reason="a_trial")
    assert no.value.code == "second_person"


def test_handed_over_before_the_decision_the_number_is_cut(cast):
    situation = made.brought(cast)
    everything = system(cast.tables.values())
    with acting_as(everything):
        transfer(situation, actor=everything, to=cast.tables["WE"], reason="moved")
    assert left_of(cast, situation) == {"Fact": 0, "Person": 0, "Grant": 0}


def test_handed_over_after_a_yes_the_record_of_the_work_stays(cast):
    situation = made.reported(cast)
    everything = system(cast.tables.values())
    with acting_as(everything):
        left = transfer(situation, actor=everything, to=cast.tables["WE"], reason="moved")
        assert left.decided_at is not None
        assert left.went_to_id == cast.tables["WE"]
    with acting_as(cast.omar):
        assert Fact.objects.filter(situation=situation).exists()


def test_a_number_that_gives_way_belongs_to_the_same_situation_of_the_city(cast):
    first, second = made.accepted(cast), made.at_filter_4(cast, "Housing East")
    everything = system(cast.tables.values())
    with acting_as(everything):
        join(second, actor=everything, into=first)
        assert Situation.objects.get(pk=second.pk).city == first.city
    assert left_of(cast, second) == {"Fact": 0, "Person": 0, "Grant": 0}


def test_a_closed_situation_opens_again_with_its_history_and_the_same_clock(cast):
    situation = made.closed(cast)
    with acting_as(cast.hana):
        again = reopen(situation, actor=cast.hana)
        assert (again.stage, again.conclusion, again.closed_at) == ("intervening", "", None)
        assert again.due_at == situation.due_at
        assert Reopening.objects.get(situation=situation).conclusion == "informed"


def test_too_late_to_open_again_it_is_brought_anew_with_a_link_that_its_team_alone_sees(cast):
    situation = made.closed(cast)
    earlier = made.draft_of(cast, situation)
    with time_machine.travel(moment() + timedelta(days=91)), acting_as(cast.hana):
        draft = bring_anew(situation, actor=cast.hana)
        again = bring(draft, actor=cast.hana)
    assert (draft.after_id, draft.team_id) == (situation.pk, earlier.team_id)
    assert draft.answers["people"][0]["id"] != earlier.answers["people"][0]["id"]
    assert again.number != situation.number
    with acting_as(cast.chris):
        assert not Draft.objects.filter(after=situation).exists()


def test_everything_that_refers_to_a_situation_can_go_with_it():
    """Whoever adds such a table gives the system a delete policy, or says in STAYS that it stays and why."""
    related = [each.related_model for each in Situation._meta.related_objects if each.related_model not in STAYS]
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_policies where cmd in ('DELETE', 'ALL')")
        can_go = {name for (name,) in cursor.fetchall()}
    assert sorted({each._meta.db_table for each in related} - can_go) == []
