"""What can a team do with its draft?"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import time_machine

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.errors import Invalid, Refused, Stale
from commontable.groundwork.access.session import acting_as
from commontable.identifiers import new_id
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.models import Area
from commontable.partnership.tables.plan import AreaPlan, Plan
from commontable.response.filters.actions import close_meeting
from commontable.response.situations.actions import bring, discard_draft, save_draft, start_draft
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Draft, Fact, Grant, NumberSeries, Person, Referral, Situation
from tests.cast import EAST
from tests.entries import entries_of, lines

from .factories import brought, draft_of, drafted, meeting_of, person, rejected, whole

pytestmark = pytest.mark.django_db


def test_a_draft_is_started_in_the_teams_own_space(cast):
    with acting_as(cast.hana), entries_of() as entries:
        draft = start_draft(cast.team("Hospital East"), actor=cast.hana)
    assert (draft.sequence, draft.answers, draft.situation) == (1, {}, None)
    assert lines(entries) == [("did", "start_draft")]


def test_drafts_of_a_team_are_counted_on(cast):
    assert [drafted(cast).sequence, drafted(cast).sequence, drafted(cast, "Housing East").sequence] == [1, 2, 1]


def test_nobody_starts_a_draft_for_another_team(cast):
    with pytest.raises(Refused, match="no seat"), acting_as(cast.omar):
        start_draft(cast.team("Hospital East"), actor=cast.omar)
    with acting_as(cast.hana):
        assert not Draft.objects.exists()


def test_what_is_typed_is_kept_without_a_ledger_entry(cast):
    draft = drafted(cast)
    with acting_as(cast.hana), entries_of() as entries:
        saved = save_draft(draft, actor=cast.hana, answers=whole(consent="given"))
    assert Answers.from_json(saved.answers).consent == "given"
    assert entries == []


def test_an_answer_on_no_list_keeps_nothing(cast):
    draft = drafted(cast)
    with pytest.raises(Invalid), acting_as(cast.hana):
        save_draft(draft, actor=cast.hana, answers=whole(consent="perhaps"))
    with acting_as(cast.hana):
        assert Answers.from_json(Draft.objects.get().answers).consent == whole().consent


def test_a_draft_typed_in_two_windows_is_not_overwritten(cast):
    draft = drafted(cast)
    with acting_as(cast.hana):
        save_draft(draft, actor=cast.hana, seen_version=draft.version, answers=whole())
    with pytest.raises(Stale) as stale, acting_as(cast.hana):
        save_draft(draft, actor=cast.hana, seen_version=draft.version, answers=Answers())
    assert stale.value.current.version == draft.version + 1


def test_another_team_cannot_even_find_a_draft(cast):
    draft = drafted(cast)
    for actor in (cast.omar, cast.chris, cast.coral, cast.hugo, cast.outsider):
        with acting_as(actor):
            assert not Draft.objects.filter(pk=draft.pk).exists()
            with pytest.raises(Refused):
                save_draft(draft, actor=actor, answers=Answers())


def test_a_draft_discarded_in_another_window_is_said_to_be_gone(cast):
    draft = drafted(cast)
    with acting_as(cast.hana):
        discard_draft(draft, actor=cast.hana)
        with pytest.raises(Refused) as no:
            save_draft(draft, actor=cast.hana, answers=Answers())
    assert no.value.code == "gone"


def test_a_discarded_draft_is_gone(cast):
    draft = drafted(cast)
    with acting_as(cast.hana), entries_of() as entries:
        discard_draft(draft, actor=cast.hana)
        assert not Draft.objects.exists()
    assert lines(entries) == [("did", "discard_draft")]


def test_what_is_at_the_table_is_not_discarded(cast):
    draft = draft_of(cast, brought(cast))
    with pytest.raises(Refused) as no, acting_as(cast.hana):
        discard_draft(draft, actor=cast.hana)
    assert no.value.code == "already_brought"


def test_bringing_copies_the_de_identified_facts(cast):
    situation = brought(cast, protective_factors=("academic_achievement",), risk_factors=("elder_abuse_harming",))
    with acting_as(cast.hana):
        people = list(situation.people.values_list("letter", "age_band", "gender", "harm_role"))
        facts = set(Fact.objects.filter(situation=situation).values_list("person__letter", "list", "code"))
    assert people == [("A", "from_40_to_59", "male", "harmed")]
    assert facts == {
        ("A", "risk_factors", "basic_needs_unable"),
        ("A", "risk_factors", "gambling_chronic"),
        (None, "risk_factors", "elder_abuse_harming"),
        (None, "protective_factors", "academic_achievement"),
        (None, "aer_markers", "if_left"),
        (None, "aer_tests", "elevated_risk"),
        (None, "aer_tests", "several_agencies"),
    }


def test_bringing_leaves_one_entry_a_number_and_the_originators_grant(cast):
    draft = drafted(cast)
    with acting_as(cast.hana), entries_of() as entries:
        situation = bring(draft, actor=cast.hana)
        assert Draft.objects.get().situation == situation
        assert list(Grant.objects.values_list("team", "compartment", "why")) == [
            (cast.teams["Hospital East"], "record", "originator")
        ]
    assert lines(entries) == [("did", "bring")]
    assert (situation.stage, situation.sequence, situation.originating_type) == ("brought", 1, "hospital")


def test_a_draft_that_is_not_whole_brings_nothing(cast):
    draft = drafted(cast, aer_markers=())
    with pytest.raises(Refused) as no, acting_as(cast.hana):
        bring(draft, actor=cast.hana)
    assert no.value.code == "not_complete"
    with acting_as(cast.chris):
        assert not Situation.objects.exists()
        assert not NumberSeries.objects.exists()


def test_numbers_of_a_table_follow_one_another_and_tables_do_not_mix(cast):
    numbers = [brought(cast, team).number[:2] + brought(cast, team).number[-4:] for team in ("Hospital East",) * 2]
    assert numbers == ["EA0002", "EA0004"]
    assert brought(cast, "Hospital West").sequence == 1


def test_the_year_of_a_number_is_the_tables_own(cast):
    with time_machine.travel(datetime(2027, 1, 1, 2, 0, tzinfo=UTC), tick=False):
        assert brought(cast).number == "EA-26-0001"  # still the 31st in Toronto
    with time_machine.travel(datetime(2027, 1, 1, 6, 0, tzinfo=UTC), tick=False):
        assert brought(cast).number == "EA-27-0001"


def test_numbers_that_run_on_do_so_through_the_new_year_and_back_again(cast):
    def numbering(how: str, digits: int) -> None:
        with acting_as(operator()):
            set_up(Plan((replace(EAST, numbering=how, number_digits=digits),)), actor=operator())

    brought(cast)
    numbering("running", 3)
    with time_machine.travel(datetime(2027, 3, 1, 12, 0, tzinfo=UTC), tick=False):
        assert [brought(cast).number, brought(cast).number] == ["EA-27-002", "EA-27-003"]
        numbering("yearly", 4)
        assert brought(cast).number == "EA-27-0004"  # what was given stays given: a year is never begun twice
    with time_machine.travel(datetime(2028, 3, 1, 12, 0, tzinfo=UTC), tick=False):
        assert brought(cast).number == "EA-28-0001"


def test_an_area_of_the_table_crosses(cast):
    with acting_as(cast.hana):
        area = Area.objects.get(name="East area")
    assert brought(cast, area=str(area.pk)).area_id == area.pk


def test_an_area_of_another_table_does_not(cast):
    with acting_as(cast.hana):
        west = Area.objects.get(name="West area")
    for area in (west.pk, new_id()):
        with pytest.raises(Invalid):
            brought(cast, area=str(area))


def test_from_an_area_that_no_table_covers_any_more_it_is_a_referral(cast):
    ended = AreaPlan("East area", date(2016, 1, 1), date(2020, 1, 1))
    with acting_as(operator()):
        set_up(Plan(tables=(EAST.__class__(**{**EAST.__dict__, "areas": (ended,)}),)), actor=operator())
        area = Area.objects.get(name="East area")
    situation = brought(cast, area=str(area.pk))
    with acting_as(cast.coral):
        assert Referral.objects.get(situation=situation).area_id == area.pk
    with acting_as(cast.hana):
        assert not Referral.objects.exists()


def test_only_the_words_of_its_kind_cross(cast):
    both = {"group_size": "from_2_to_4", "group_description": "friends", "place_kind": "store"}
    risks = {"risk_factors": ("basic_needs_unable", "gambling_chronic"), "people": (person(),)}
    group, place = brought(cast, kind="group", **both, **risks), brought(cast, kind="place", **both, **risks)
    assert (group.group_size, group.group_description, group.place_kind) == ("from_2_to_4", "friends", "")
    assert (place.group_size, place.group_description, place.place_kind) == ("", "", "store")
    with acting_as(cast.chris):
        assert not Person.objects.exists()


def test_after_a_no_the_team_brings_its_own_file_again_under_a_new_number(cast):
    situation = rejected(cast)
    meeting, draft = meeting_of(cast, situation), draft_of(cast, situation)
    with acting_as(cast.chris):
        close_meeting(meeting, actor=cast.chris)
    with acting_as(cast.hana):
        again = bring(draft, actor=cast.hana)
        assert Person.objects.filter(situation=again).count() == 1
    assert again.sequence == 2
