"""Story E: of one table's 24 numbers exactly the 20 that were decided are rows, the others are counted."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine

from commontable.groundwork.access.session import acting_as, moment
from commontable.insight.mart import Star
from commontable.insight.snapshot.taking import take
from commontable.response.closing.actions import close, mobilise
from commontable.response.interventions.actions import name_teams, plan
from commontable.response.interventions.attempts import record_attempt
from commontable.response.moves.actions import void, withdraw
from commontable.response.moves.tests.offering import agreed, handed_over, to_take_over
from commontable.response.moves.tests.test_counting import accepted_in_the_west
from commontable.response.situations.tests import factories as made

pytestmark = pytest.mark.django_db

HOW = ("connected", "no_table_action", "informed")
"""Connected; lowered all the same; not lowered."""
CONTACTED, CONNECTED_CLOSED, CONNECTED_OPEN, LOWERED, CLOSED = 14, 8, 4, 9, 12


def undecided(cast):
    gone = made.brought(cast)
    with acting_as(cast.coral):
        void(gone, actor=cast.coral, reason="twice")
    for _each in range(2):
        situation = made.brought(cast)
        with acting_as(cast.hana):
            withdraw(situation, actor=cast.hana)
    accepted_in_the_west(cast, handed_over(cast, agreed(cast, to_take_over(cast, made.brought(cast)))))


def worked_on(cast, situation, at, *, connected):
    """Reached at that moment, or never."""
    chair, lead = made.chair_of(cast, situation), made.member_of(cast, made.LEAD)
    with acting_as(chair):
        name_teams(situation, actor=chair, lead=cast.teams[made.LEAD], assisting=[cast.teams["Police East"]])
        plan(situation, actor=chair)
    with acting_as(lead):
        if at:
            record_attempt(situation, actor=lead, at=at, means="visit", reached=True)
        if connected:
            mobilise(situation, actor=lead, service="crisis", outcome="engaged")


def finished(cast, situation, conclusion):
    chair = made.chair_of(cast, situation)
    with acting_as(chair):
        close(situation, actor=chair, conclusion=conclusion)


def test_the_24_numbers_of_story_e_in_a_snapshot(cast):
    undecided(cast)
    for _each in range(2):
        made.rejected(cast)
    due = [made.accepted(cast) for _each in range(17)]
    with time_machine.travel(moment() + timedelta(hours=47), tick=False):
        for place, situation in enumerate(due):
            connected = place < CONNECTED_CLOSED or CLOSED <= place < CLOSED + CONNECTED_OPEN
            worked_on(cast, situation, moment() if place < CONTACTED else None, connected=connected)
        for place, situation in enumerate(due[:CLOSED]):
            finished(cast, situation, HOW[(place >= CONNECTED_CLOSED) + (place >= LOWERED)])
    with time_machine.travel(moment() + timedelta(hours=49), tick=False):
        made.accepted(cast)
        star = Star.read(take().folder)
    everywhere = star.situation.to_pyarrow().to_pylist()
    here = [row for row in everywhere if row["table"] == "EA"]
    accepted = [row for row in here if row["accepted"]]
    assert (len(accepted), len(here)) == (18, 20)
    due_rows = [row for row in accepted if row["due_passed"]]
    assert (sum(row["contacted_in_time"] for row in due_rows), len(due_rows)) == (14, 17)
    closed = [row for row in accepted if row["closed"]]
    assert (sum(row["connected"] for row in closed), len(closed)) == (8, 12)
    assert sum(row["conclusion_group"] == "risk_lowered" for row in closed) == 9
    assert sum(row["connected"] for row in accepted if not row["closed"]) == 4
    assert len({row["city"] for row in everywhere if row["accepted"]}) == 19
    assert len({row["city"] for row in everywhere}) == 21
    brought = Counter({r["ending"]: r["numbers"] for r in star.brought.to_pyarrow().to_pylist() if r["table"] == "EA"})
    assert brought == {"void": 1, "withdrawn": 2, "transferred": 1}
