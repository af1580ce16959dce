"""Who comes, steps out, comes back; and who reads what because of it?"""

from unittest.mock import patch

import pytest

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as, moment
from commontable.partnership.meetings.attending import present_teams, there_now
from commontable.partnership.meetings.models import Attendance
from commontable.partnership.tables.models import Seat
from commontable.response.agenda.actions import open_meeting, plan_meeting
from commontable.response.agenda.presence import (
    add_someone,
    as_last_time,
    mark_myself,
    mark_presence,
    recognise,
)
from commontable.response.agenda.rules import Place
from commontable.response.filters.actions import close_meeting, decide_not_met, hear
from commontable.response.situations.actions import bring
from commontable.response.situations.models import Fact, Grant, Person, Recusal, Situation
from commontable.response.situations.tests.factories import at_filter_2, brought, draft_of, everybody_comes, meeting_of
from tests.entries import entries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast):
    """Open, and nobody there but the co-chair who opened it; one situation on its agenda."""
    brought(cast)
    with acting_as(cast.chris):
        planned = plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=moment())
        return open_meeting(planned, actor=cast.chris)


def mark(cast, meeting, kind, actor=None, **who) -> None:
    actor = actor or cast.chris
    with acting_as(actor):
        mark_presence(meeting, actor=actor, kind=kind, **who)


def myself(actor, meeting, kind="in_room") -> None:
    with acting_as(actor):
        mark_myself(Place(meeting), actor=actor, kind=kind)


def there(cast, meeting) -> set:
    with acting_as(cast.chris):
        return set(there_now(meeting).values_list("member__name", flat=True))


def reads(actor) -> int:
    with acting_as(actor):
        return Situation.objects.count()


def test_a_member_says_they_are_there_and_their_team_reads_along(cast, meeting):
    assert reads(cast.sara) == 0
    myself(cast.sara, meeting)
    assert reads(cast.sara) == 1
    assert there(cast, meeting) == {"Chris Chair", "Sara School"}


def test_a_coordinator_says_who_is_there_and_a_member_does_not(cast, meeting):
    mark(cast, meeting, "in_room", actor=cast.coral, member=cast.sara.member)
    assert "Sara School" in there(cast, meeting)
    with pytest.raises(Refused):
        mark(cast, meeting, "absent", actor=cast.hana, member=cast.sara.member)


def test_who_phones_in_and_then_walks_in_is_listed_once(cast, meeting):
    for kind in ("phone", "in_room", "in_room"):
        mark(cast, meeting, kind, member=cast.sara.member)
    with acting_as(cast.chris):
        (listed,) = Attendance.objects.filter(member=cast.sara.member)
        assert (listed.mode, listed.spans.count(), listed.kind) == ("in_room", 1, "member")


def test_a_team_comes_in_with_its_first_regular_member_and_leaves_with_everybody(cast, meeting):
    mark(cast, meeting, "in_room", team=cast.teams["School East"])
    assert "Sara School" in there(cast, meeting)
    mark(cast, meeting, "absent", team=cast.teams["School East"])
    assert there(cast, meeting) == {"Chris Chair"}
    assert reads(cast.sara) == 0


def test_who_is_listed_already_is_marked_as_such(cast, meeting):
    with acting_as(cast.chris):
        guest = add_someone(meeting, actor=cast.chris, name="Vera Visitor", kind="visitor", agency="Elsewhere")
    mark(cast, meeting, "absent", attendance=guest.pk)
    assert there(cast, meeting) == {"Chris Chair"}
    mark(cast, meeting, "phone", attendance=guest.pk)
    with acting_as(cast.chris):
        assert there_now(meeting).get(pk=guest.pk).mode == "phone"


def test_a_guest_makes_no_team_present_and_opens_nothing(cast, meeting):
    with acting_as(cast.chris), entries_of() as entries:
        for kind in ("visitor", "interpreter", "student"):
            add_someone(meeting, actor=cast.chris, name="Vera Visitor", kind=kind, pledged=True)
        assert present_teams(meeting) == []
        assert not Grant.objects.filter(why="seated", ends_at=None).exists()
    assert "Vera" not in str([entry.details for entry in entries])


def test_a_person_of_a_team_without_an_account_makes_it_present(cast, meeting):
    team = cast.teams["Shelter East"]
    with acting_as(cast.chris):
        add_someone(meeting, actor=cast.chris, name="Nora Night", kind="member", team=team)
        assert present_teams(meeting) == [team]


def test_a_team_others_speak_for_is_in_the_ring_and_nobody_of_it_is_there(cast, meeting):
    team = cast.teams["Shelter East"]
    mark(cast, meeting, "on_behalf", team=team)
    with acting_as(cast.chris):
        assert present_teams(meeting) == [team]
        assert Attendance.objects.get(team=team).member_id is None


@pytest.mark.parametrize("kind", ["chair", "member"])
def test_somebody_is_added_as_something(cast, meeting, kind):
    with pytest.raises(Invalid), acting_as(cast.chris):
        add_someone(meeting, actor=cast.chris, name="Vera Visitor", kind=kind)


def test_a_team_without_accounts_comes_in_unnamed(cast, meeting):
    team = cast.teams["Shelter East"]
    with patch.object(Seat.objects, "on", lambda day: Seat.objects.none()):
        mark(cast, meeting, "in_room", team=team)
    with acting_as(cast.chris):
        assert there_now(meeting).get(team=team).member_id is None


@pytest.mark.parametrize(
    "who", [{}, {"member": "hugo"}, {"team": "Hospital West"}, {"attendance": "elsewhere"}], ids=str
)
def test_whoever_does_not_belong_here_is_not_marked(cast, meeting, who):
    found = {
        "member": lambda name: cast.actors[name].member,
        "team": lambda name: cast.teams[name],
        "attendance": lambda _name: cast.teams["Hospital East"],
    }
    with pytest.raises(Invalid):
        mark(cast, meeting, "in_room", **{what: found[what](name) for what, name in who.items()})


def test_a_visitor_is_added_by_name(cast, meeting):
    with pytest.raises(Invalid):
        mark(cast, meeting, "visitor", team=cast.teams["School East"])


def test_nobody_speaks_for_themselves(cast, meeting):
    with pytest.raises(Invalid):
        myself(cast.sara, meeting, "on_behalf")


def test_nobody_comes_to_a_meeting_that_closed(cast, meeting):
    with acting_as(cast.chris):
        close_meeting(meeting, actor=cast.chris)
    with pytest.raises(Refused):
        myself(cast.sara, meeting)
    assert there(cast, meeting) == set()


def test_those_of_last_time_come_by_one_press(cast, meeting):
    for name in ("sara", "omar"):
        myself(cast.actors[name], meeting)
    with acting_as(cast.chris):
        add_someone(meeting, actor=cast.chris, name="Vera Visitor", kind="visitor")
        close_meeting(meeting, actor=cast.chris)
        planned = plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=moment())
        open_meeting(planned, actor=cast.chris)
        assert as_last_time(planned, actor=cast.chris) == 2
        assert as_last_time(planned, actor=cast.chris) == 0
    assert there(cast, planned) == {"Chris Chair", "Sara School", "Omar Housing"}


def test_at_a_first_meeting_there_is_no_last_time(cast, meeting):
    with acting_as(cast.chris):
        assert as_last_time(meeting, actor=cast.chris) == 0


def test_who_steps_out_of_an_item_is_back_at_the_next(cast):
    situation = at_filter_2(cast)
    other = brought(cast)
    meeting = meeting_of(cast, other)
    myself(cast.sara, meeting, "left_item")
    assert reads(cast.sara) == 0
    with acting_as(cast.chris):
        hear(other, actor=cast.chris)
    assert reads(cast.sara) == 2
    with acting_as(cast.chris):
        hear(situation, actor=cast.chris)
    assert "Sara School" not in there(cast, meeting)


def test_who_came_back_stays_when_the_table_turns_back(cast):
    situation = at_filter_2(cast)
    other = brought(cast)
    meeting = meeting_of(cast, other)
    for kind in ("left_item", "in_room"):
        myself(cast.sara, meeting, kind)
    for each in (other, situation):
        with acting_as(cast.chris):
            hear(each, actor=cast.chris)
    assert "Sara School" in there(cast, meeting)


def test_who_stepped_out_and_went_home_is_not_back_by_themselves(cast):
    at_filter_2(cast)
    other = brought(cast)
    meeting = meeting_of(cast, other)
    myself(cast.sara, meeting, "left_item")
    mark(cast, meeting, "absent", member=cast.sara.member)
    with acting_as(cast.chris):
        hear(other, actor=cast.chris)
    assert "Sara School" not in there(cast, meeting)


def test_who_recognises_somebody_reads_nothing_of_it_and_their_team_does(cast):
    situation = at_filter_2(cast)
    meeting = meeting_of(cast, situation)
    with acting_as(cast.hana), entries_of() as entries:
        recognise(situation, actor=cast.hana)
        recognise_again = Recusal.objects.count()
    assert recognise_again == 1
    assert [entry.action for entry in entries] == ["recognise"]
    with acting_as(cast.hana):
        for nothing in (Situation, Fact, Person, Grant):
            assert not nothing.objects.exists()
    assert "Hana Hospital" not in there(cast, meeting)
    assert reads(cast.sara) == 1


def test_nobody_else_sees_that_somebody_recognised(cast):
    situation = at_filter_2(cast)
    with acting_as(cast.hana):
        recognise(situation, actor=cast.hana)
    for actor in (cast.chris, cast.coral, cast.sara):
        with acting_as(actor):
            assert not Recusal.objects.exists()


def test_who_recognised_somebody_is_out_each_time_the_table_turns_to_it(cast):
    situation, other = at_filter_2(cast), brought(cast)
    meeting = meeting_of(cast, other)
    with acting_as(cast.sara):
        recognise(situation, actor=cast.sara)
    for each, is_there in ((other, True), (situation, False), (other, True)):
        with acting_as(cast.chris):
            hear(each, actor=cast.chris)
        assert ("Sara School" in there(cast, meeting)) is is_there


def test_a_co_chair_who_recognised_somebody_still_closes_the_meeting_whole(cast):
    situation = at_filter_2(cast)
    meeting = meeting_of(cast, situation)
    with acting_as(cast.chris):
        recognise(situation, actor=cast.chris)
        close_meeting(meeting, actor=cast.chris)
    with acting_as(cast.coral):
        assert Situation.objects.get().stage == "brought"
        assert not Grant.objects.filter(why="seated", ends_at=None).exists()


def test_the_next_agenda_holds_what_its_co_chair_stepped_out_of(cast):
    situation = brought(cast)
    with acting_as(cast.chris):
        recognise(situation, actor=cast.chris)
        planned = plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=moment())
        everybody_comes(open_meeting(planned, actor=cast.chris), cast.chris)
        assert not planned.items.exists()
    with acting_as(cast.coral):
        assert planned.items.count() == 1


def test_a_final_no_forgets_who_recognised_somebody(cast):
    situation = at_filter_2(cast)
    meeting = meeting_of(cast, situation)
    with acting_as(cast.sara):
        recognise(situation, actor=cast.sara)
    with acting_as(cast.chris):
        decide_not_met(situation, actor=cast.chris, how="consensus", reason="not_aer")
        close_meeting(meeting, actor=cast.chris)
    with acting_as(cast.sara):
        assert not Recusal.objects.exists()


def test_an_originator_who_recognises_somebody_does_not_bring_it_again(cast):
    situation = at_filter_2(cast)
    draft = draft_of(cast, situation)
    with acting_as(cast.hana):
        recognise(situation, actor=cast.hana)
        with pytest.raises(Refused, match="was brought"):
            bring(draft, actor=cast.hana)
