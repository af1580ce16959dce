"""Dead at one exact moment around the commit: the press is wholly there or wholly absent, and can be made again."""

import random
from collections.abc import Iterator, Sequence
from typing import Any

import psycopg
import pytest

from .book import Book, Press, Save
from .checker import faults, faults_in
from .place import Launcher, Place
from .play import EAST, Due, View, due

AROUND_COMMIT = ("before_the_entry", "after_the_entry", "before_commit", "after_commit")


class Hand:
    """Presses what is due at the East table, dying where told, and keeps the book."""

    def __init__(self, place: Place, launcher: Launcher, connection: psycopg.Connection) -> None:
        self.place, self.launcher, self.book = place, launcher, Book()
        self.view, self.chance = View(connection, EAST), random.Random(20261122)

    def due(self, action: str) -> Due:
        return next(each for each in due(self.view, EAST, self.chance) if each.action == action)

    def press(self, action: str, **death: Any) -> str:
        """Press it; returns how it went. What is `unknown` is dead."""
        each = self.due(action)
        answer = self.launcher.ask(who=each.who, path=each.path, data=each.data, **death)
        outcome = "unknown" if "died" in answer else "acknowledged" if answer["status"] < 400 else "refused"
        assert outcome != "refused", (action, answer)
        if each.saves:
            self.book.write(Save(*each.saves, outcome))
        if action != "save_draft":
            self.book.write(Press(action, each.subject, outcome))
        return outcome

    def die(self, action: str, point: str, count: int = 1) -> bool:
        """Die there; returns whether the press is in the ledger all the same, having checked that it is all or nothing."""
        before = self.entries(action)
        assert self.press(action, point=point, count=count) == "unknown"
        assert faults(self.place.superuser_url, self.book) == []
        return self.entries(action) > before

    def dies(self, action: str, points: Sequence[str]) -> None:
        """Die at each of these points, then press it for good unless the last death came after the commit."""
        for point in points:
            is_there = self.die(action, point)
            assert is_there == (point == "after_commit"), f"{action} died {point}: {'there' if is_there else 'lost'}"
        if not is_there:
            self.press(action)

    def entries(self, action: str) -> int:
        return self.view.count("from ledger_entry where kind = 'did' and action = %s", action)


@pytest.fixture(scope="module")
def hand(place: Place, launcher: Launcher) -> Iterator[Hand]:
    with psycopg.connect(place.superuser_url, autocommit=True) as connection:
        yield Hand(place, launcher, connection)


MEETING = (
    *("start_draft", "bring", "start_draft", "bring", "plan_meeting", "open_meeting"),
    *("mark_presence", "mark_presence", "hear", "decide_not_met"),
    *("take_back", "decide_met", "name_teams", "record_attempt", "mobilise", "plan", "close"),
    *("hear", "decide_not_met", "close_meeting"),
)


def test_a_death_around_a_commit_leaves_all_or_nothing(hand: Hand) -> None:
    """A meeting from the first draft to the last press; each press dies at one point first, each point in turn."""
    for place, action in enumerate(MEETING):
        point = AROUND_COMMIT[place % len(AROUND_COMMIT)]
        hand.dies(action, [point])
    assert faults(hand.place.superuser_url, hand.book) == []


@pytest.mark.drill
def test_a_death_at_every_point_around_every_commit_leaves_all_or_nothing(hand: Hand) -> None:
    for action in MEETING:
        hand.dies(action, AROUND_COMMIT)
    assert faults(hand.place.superuser_url, hand.book) == []


def test_an_autosave_is_kept_from_its_commit_on(hand: Hand) -> None:
    hand.press("start_draft")
    version = hand.due("save_draft").data["version"]
    hand.press("save_draft", point="before_commit")
    assert hand.due("save_draft").data["version"] == version
    hand.press("save_draft", point="after_commit")
    assert hand.due("save_draft").data["version"] == version + 1
    assert faults(hand.place.superuser_url, hand.book) == []


def test_a_meeting_closes_whole_or_not_at_all(hand: Hand) -> None:
    """Two were rejected; dead between destroying the one and the other, both are still there and the meeting open."""
    for action in ("start_draft", "bring") * 2:
        hand.press(action)
    for action in ("plan_meeting", "open_meeting", "mark_presence", "mark_presence"):
        hand.press(action)
    for action in ("hear", "decide_not_met") * 2:
        hand.press(action)
    assert not hand.die("close_meeting", "between_destroyed", count=2)
    hand.press("close_meeting")
    assert faults(hand.place.superuser_url, hand.book) == []


def test_what_is_queued_dies_with_its_transaction(hand: Hand) -> None:
    hand.launcher.ask(work="job", job="destroy", point="after_defer")
    assert hand.view.count("from procrastinate_jobs") == 0
    hand.launcher.ask(work="job", job="destroy")
    assert hand.view.count("from procrastinate_jobs") == len((1, 2)), "one look for each of the two tables"


def test_numbering_dies_without_a_gap(hand: Hand) -> None:
    hand.press("start_draft")
    waiting, numbered = hand.view.count("from ledger_entry"), hand.view.count("from ledger_leaf")
    hand.launcher.ask(work="job", job="number", point="leaves_written")
    assert hand.view.count("from ledger_leaf") == numbered
    assert hand.launcher.ask(work="job", job="number") == {"did": waiting - numbered}
    assert faults(hand.place.superuser_url, hand.book) == []


PLANTED = {
    "a lost press": ("delete from ledger_entry where action = 'plan_meeting'", "plan_meeting"),
    "a press nobody made": ("update ledger_entry set action = 'hear' where action = 'plan_meeting'", "hear"),
    "half a stage": ("update situations_situation set stage = 'filter_2' where stage = 'brought'", "its entries lead"),
    "a lost save": ("update situations_draft set version = 2 where version > 2", "an acknowledged save is lost"),
    "another save": ("update situations_draft set answers = '{}'", "holds what no save held"),
    "a fact that did not cross": ("delete from situations_fact where list = 'aer_markers'", "brought in part"),
    "facts of a no": (
        "insert into situations_person select gen_random_uuid(), 'Z', '', '', '', id from situations_situation"
        " where stage = 'minimised'",
        "still knows it",
    ),
    "a no without its certificate": ("delete from filters_certificate", "not certified once"),
    "a gap in the numbers": ("update situations_numberseries set last = last + 1", "with a gap"),
    "a gap in the leaves": ("delete from ledger_leaf where number = 1", "leaf 1 is missing"),
    "a changed entry": ("update ledger_entry set result = 'ok'", "has not the hash"),
    "a seat for ever": ("update situations_grant set why = 'seated' where why = 'originator'", "outlives its meeting"),
}


@pytest.fixture(scope="module")
def met_once(hand: Hand) -> None:
    """A meeting was held that said no, and something was brought since."""
    for action in ("start_draft", "bring", "plan_meeting", "open_meeting", "mark_presence", "mark_presence"):
        hand.press(action)
    for action in ("hear", "decide_not_met", "close_meeting"):
        hand.press(action)
    for action in ("start_draft", "bring"):
        hand.press(action)
    hand.launcher.ask(work="job", job="number")


@pytest.mark.parametrize("name", PLANTED)
def test_the_checker_finds_what_is_planted(hand: Hand, met_once: None, name: str) -> None:
    """The proof that a quiet checker is not a deaf one; nothing planted is kept."""
    change, said = PLANTED[name]
    with psycopg.connect(hand.place.superuser_url) as connection:
        assert faults_in(connection, hand.book) == []
        connection.execute("set local session_replication_role = replica")
        connection.execute(change)
        assert any(said in fault for fault in faults_in(connection, hand.book))
        connection.rollback()
