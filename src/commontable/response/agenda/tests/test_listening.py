"""Who heard an item at a filter? Random taps, and a plain model that keeps every minute by hand."""

import os
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.partnership.meetings.models import Attendance, AttendanceSpan
from commontable.response.agenda.listening import who_heard
from commontable.response.agenda.models import FilterSpan, Item
from commontable.response.agenda.presence import mark_myself, mark_presence
from commontable.response.agenda.rules import Place
from commontable.response.filters.actions import decide_met, hear
from commontable.response.interventions.actions import name_teams
from commontable.response.situations.tests.factories import at_filter_2, brought, meeting_of

pytestmark = pytest.mark.django_db

PEOPLE, ITEMS, FILTERS = 3, 2, (2, 3, 4)
TAPS = st.lists(
    st.one_of(
        st.tuples(st.just("come"), st.integers(0, PEOPLE - 1)),
        st.tuples(st.just("go"), st.integers(0, PEOPLE - 1)),
        st.tuples(st.just("turn"), st.integers(0, ITEMS - 1), st.sampled_from(FILTERS)),
        st.tuples(
            st.just("leave"),
        ),
    ),
    max_size=18,
)
EXAMPLES = 60 if os.environ.get("CT_EVERY") else 15


class Minutes:
    """The same kept by hand: for each minute, who is there and what is heard at which filter."""

    def __init__(self) -> None:
        self.there: set[int] = set()
        self.now: tuple[int, int] | None = None
        self.heard: dict[tuple[int, int], set[int]] = {}

    def tap(self, tap: tuple) -> None:
        if tap[0] == "come":
            self.there.add(tap[1])
        elif tap[0] == "go":
            self.there.discard(tap[1])
        else:
            self.now = (tap[1], tap[2]) if tap[0] == "turn" else None
        if self.now:
            self.heard.setdefault(self.now, set()).update(self.there)


def play(tap: tuple, at: datetime, people: list[Attendance], items: list[Item]) -> None:
    if tap[0] == "come":
        if not people[tap[1]].spans.filter(left_at=None).exists():
            AttendanceSpan.objects.create(attendance=people[tap[1]], arrived_at=at)
    elif tap[0] == "go":
        AttendanceSpan.objects.filter(attendance=people[tap[1]], left_at=None).update(left_at=at)
    else:
        FilterSpan.objects.filter(item__in=items, ends_at=None).update(ends_at=at)
        if tap[0] == "turn":
            FilterSpan.objects.create(item=items[tap[1]], filter=tap[2], starts_at=at)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(taps=TAPS)
def test_who_heard_is_what_a_model_kept_by_the_minute_says_after_every_tap(cast, taps):
    first, second = brought(cast), brought(cast)
    meeting = meeting_of(cast, second)
    with acting_as(system([meeting.table_id])), licensed("test"):
        record(Kind.DID, "test", system([meeting.table_id]))
        people = [Attendance.objects.create(meeting=meeting, guest_name=str(n), kind="visitor") for n in range(PEOPLE)]
        items = list(Item.objects.filter(meeting=meeting, situation__in=[first, second]))
        who, by_hand, at = {each.pk: n for n, each in enumerate(people)}, Minutes(), moment()
        for tap in taps:
            at += timedelta(minutes=1)
            by_hand.tap(tap)
            play(tap, at, people, items)
            for item in range(ITEMS):
                for number in FILTERS:
                    heard = {who[each.pk] for each in who_heard(items[item], number) if each.pk in who}
                    assert heard == by_hand.heard.get((item, number), set()), (taps, item, number)


def test_who_leaves_after_filter_2_and_comes_back_heard_what_they_were_there_for(cast):
    situation = at_filter_2(cast)
    meeting = meeting_of(cast, situation)
    with acting_as(cast.chris):
        item = Item.objects.get(situation=situation, meeting=meeting)
        decide_met(situation, actor=cast.chris, how="consensus")
    with acting_as(cast.sara):
        mark_myself(Place(meeting), actor=cast.sara, kind="left_item")
    with acting_as(cast.chris):
        teams = {"lead": cast.teams["Housing East"], "assisting": [cast.teams["Police East"]]}
        name_teams(situation, actor=cast.chris, **teams)

    def names(number: int) -> set[str]:
        with acting_as(cast.chris):
            return {each.member.name for each in who_heard(item, number)}

    assert "Sara School" in names(2)
    assert "Sara School" in names(3)
    assert "Sara School" not in names(4)
    with acting_as(cast.sara):
        mark_myself(Place(meeting), actor=cast.sara, kind="in_room")
    assert "Sara School" in names(4)


def test_whom_others_speak_for_heard_nothing(cast):
    situation = brought(cast)
    meeting = meeting_of(cast, situation)
    team = cast.teams["Shelter East"]
    with acting_as(cast.chris):
        mark_presence(meeting, actor=cast.chris, team=team, kind="absent")
        mark_presence(meeting, actor=cast.chris, team=team, kind="on_behalf")
        hear(situation, actor=cast.chris)
        item = Item.objects.get(situation=situation, meeting=meeting)
        assert team not in {each.team_id for each in who_heard(item, 2)}
