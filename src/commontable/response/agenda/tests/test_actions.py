"""What happens around the items of a meeting?"""

from datetime import timedelta

import pytest

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as, moment
from commontable.partnership.meetings.attending import present_teams, there_now
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.actions import (
    add_brought,
    hear_update,
    open_meeting,
    plan_meeting,
)
from commontable.response.agenda.models import Item
from commontable.response.agenda.presence import mark_presence
from commontable.response.filters.actions import close_meeting, hear
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.tests.factories import (
    at_filter_2,
    at_filter_4,
    brought,
    everybody_comes,
    meeting_of,
)
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db


def planned(cast, actor=None, ahead=timedelta()) -> Meeting:
    actor = actor or cast.chris
    with acting_as(actor):
        return plan_meeting(cast.table("EA"), actor=actor, starts_at=moment() + ahead)


def opened(cast) -> Meeting:
    meeting = planned(cast)
    with acting_as(cast.chris):
        return everybody_comes(open_meeting(meeting, actor=cast.chris), cast.chris)


def mark(cast, meeting, team: str, kind: str) -> None:
    with acting_as(cast.chris):
        mark_presence(meeting, actor=cast.chris, team=cast.teams[team], kind=kind)


def numbers_seen(actor) -> list[str]:
    with acting_as(actor):
        return list(Situation.objects.values_list("number", flat=True))


def test_a_coordinator_plans_a_meeting(cast):
    with entries_of() as entries:
        assert planned(cast, cast.coral).opened_at is None
    assert lines(entries) == [("did", "plan_meeting")]


def test_a_member_does_not(cast):
    with pytest.raises(Refused, match="Only a coordinator"):
        planned(cast, cast.hana)


def test_two_meetings_do_not_begin_at_the_same_time(cast):
    meeting = planned(cast)
    with pytest.raises(Invalid), acting_as(cast.chris):
        plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=meeting.starts_at)


def test_opening_builds_the_agenda_updates_first(cast):
    new, update = brought(cast), at_filter_4(cast)
    last = brought(cast)
    with acting_as(cast.chris):
        close_meeting(meeting_of(cast, new), actor=cast.chris)
    meeting = opened(cast)
    with acting_as(cast.chris):
        agenda = list(Item.objects.filter(meeting=meeting).values_list("situation__number", "kind"))
    assert agenda == [(update.number, "update"), (new.number, "new"), (last.number, "new")]


def test_opening_lists_the_co_chair_who_opened_it_and_nobody_else(cast):
    meeting = planned(cast)
    with acting_as(cast.chris):
        open_meeting(meeting, actor=cast.chris)
        assert [each.member_id for each in there_now(meeting)] == [cast.chris.member]
        assert present_teams(meeting) == []


def test_opening_leaves_one_entry(cast):
    meeting = planned(cast)
    with acting_as(cast.chris), entries_of() as entries:
        open_meeting(meeting, actor=cast.chris)
    assert lines(entries) == [("did", "open_meeting")]


def test_a_meeting_entered_late_was_opened_when_the_room_says(cast):
    meeting = planned(cast, ahead=timedelta(hours=-1))
    for wrong in (meeting.starts_at - timedelta(days=1, minutes=1), moment() + timedelta(minutes=1)):
        with pytest.raises(Invalid), acting_as(cast.chris):
            open_meeting(meeting, actor=cast.chris, opened_at=wrong)
    with acting_as(cast.chris):
        assert open_meeting(meeting, actor=cast.chris, opened_at=meeting.starts_at).opened_at == meeting.starts_at


def test_a_second_meeting_waits_until_the_first_is_closed(cast):
    first, second = opened(cast), planned(cast, ahead=timedelta(hours=1))
    with pytest.raises(Invalid), acting_as(cast.chris):
        open_meeting(second, actor=cast.chris)
    with acting_as(cast.chris):
        close_meeting(first, actor=cast.chris)
        assert open_meeting(second, actor=cast.chris).is_open


def test_those_in_the_room_may_read_what_is_on_the_agenda(cast):
    number = brought(cast).number
    assert numbers_seen(cast.sara) == []
    opened(cast)
    assert numbers_seen(cast.sara) == [number]
    assert numbers_seen(cast.hugo) == []


def test_whoever_is_not_in_the_room_reads_nothing(cast):
    number, meeting = brought(cast).number, opened(cast)
    for away in ("absent", "left_item"):
        mark(cast, meeting, "School East", away)
        assert numbers_seen(cast.sara) == []
        mark(cast, meeting, "School East", "phone")
        assert numbers_seen(cast.sara) == [number]


def test_who_is_in_the_room_is_in_the_ledger_by_codes(cast):
    meeting = opened(cast)
    with entries_of() as entries:
        mark(cast, meeting, "School East", "on_behalf")
    assert [entry.details for entry in entries] == [{"team": str(cast.teams["School East"]), "kind": "on_behalf"}]


def test_an_originator_who_leaves_still_reads_what_it_brought(cast):
    number, meeting = brought(cast).number, opened(cast)
    mark(cast, meeting, "Hospital East", "left_item")
    assert numbers_seen(cast.hana) == [number]


@pytest.mark.parametrize(("team", "kind"), [("Hospital West", "in_room"), ("School East", "asleep")])
def test_presence_is_of_this_table_and_of_the_list(cast, team, kind):
    meeting = opened(cast)
    with pytest.raises(Invalid):
        mark(cast, meeting, team, kind)


def test_text_where_a_code_belongs_is_refused_before_anything_is_written(cast):
    meeting = opened(cast)
    with entries_of() as entries, pytest.raises(Invalid):
        mark(cast, meeting, "School East", "Went home, ill")
    assert entries == []


def test_what_was_brought_meanwhile_joins_the_end_of_the_agenda(cast):
    brought(cast)
    meeting = opened(cast)
    late = brought(cast)
    with acting_as(cast.chris), entries_of() as entries:
        assert add_brought(meeting, actor=cast.chris) == 1
        assert add_brought(meeting, actor=cast.chris) == 0
    assert lines(entries) == [("did", "add_brought")] * 2
    with acting_as(cast.sara):
        assert Item.objects.order_by("-position").first().situation == late


def test_an_empty_agenda_takes_its_first_item(cast):
    meeting = opened(cast)
    brought(cast)
    with acting_as(cast.chris):
        add_brought(meeting, actor=cast.chris)
        assert list(Item.objects.values_list("position", flat=True)) == [1]


def test_a_team_that_is_away_is_not_given_what_joins_later(cast):
    meeting = opened(cast)
    mark(cast, meeting, "School East", "absent")
    brought(cast)
    with acting_as(cast.chris):
        add_brought(meeting, actor=cast.chris)
    assert numbers_seen(cast.sara) == []


def test_one_item_is_heard_at_a_time(cast):
    first = at_filter_2(cast)
    second = brought(cast)
    meeting_of(cast, second)
    with acting_as(cast.chris):
        hear(second, actor=cast.chris)
        now = Item.objects.filter(heard_at__isnull=False, done_at=None)
        assert [item.situation for item in now] == [second]
        hear(first, actor=cast.chris)
        assert [item.situation for item in now.all()] == [first]


@pytest.mark.parametrize("verb", [add_brought, close_meeting])
def test_a_meeting_that_is_closed_is_not_run(cast, verb):
    meeting = opened(cast)
    with acting_as(cast.chris):
        close_meeting(meeting, actor=cast.chris)
        with pytest.raises(Refused, match="not open"):
            verb(meeting, actor=cast.chris)


def test_grants_of_the_room_end_with_the_meeting(cast):
    brought(cast)
    meeting = opened(cast)
    with acting_as(cast.chris):
        assert Grant.objects.filter(why="seated", ends_at=None).count() == 5
        close_meeting(meeting, actor=cast.chris)
        assert not Grant.objects.filter(why="seated", ends_at=None).exists()
    assert numbers_seen(cast.sara) == []


def test_an_update_is_heard_and_done_when_the_table_moves_on(cast):
    work = at_filter_4(cast)
    with acting_as(cast.chris):
        close_meeting(meeting_of(cast, work), actor=cast.chris)
    new = brought(cast)
    meeting = opened(cast)
    with acting_as(cast.chris), entries_of() as entries:
        update = hear_update(Item.objects.get(situation=work, meeting=meeting), actor=cast.chris)
        hear(new, actor=cast.chris)
        update.refresh_from_db()
    assert lines(entries) == [("did", "hear"), ("did", "hear_update")]
    assert update.heard_at
    assert update.done_at
