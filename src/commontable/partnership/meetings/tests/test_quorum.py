"""Are enough in the room to decide?"""

from commontable.partnership.meetings.models import Meeting, MeetingKind
from commontable.partnership.meetings.quorum import NONE_ASKED, Quorum, quorum_of


def test_a_table_that_asks_for_nobody_has_its_quorum():
    assert NONE_ASKED.is_met
    assert not NONE_ASKED.is_set


def test_what_is_missing_is_said_in_words():
    asked = Quorum(4, (("health", 2), ("housing", 1), ("education", 1)), ("health", "education"))
    assert not asked.is_met
    assert asked.missing[0] == "2 more teams are missing"
    assert [words.startswith("a team of") for words in asked.missing[1:]] == [True, True]


def test_several_of_a_sector_may_be_missing():
    assert Quorum(0, (("health", 3),), ("health",)).missing[0].startswith("2 teams of")


def test_with_enough_of_each_it_is_met():
    assert Quorum(2, (("health", 1),), ("health", "education")).is_met


def test_an_emergency_call_asks_for_none():
    assert quorum_of(Meeting(kind=MeetingKind.CALL), ["health"]) == Quorum(present=("health",))
