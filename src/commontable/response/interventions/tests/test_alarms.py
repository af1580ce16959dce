"""Who must be told by when? Pure: times in, levels out."""

from datetime import UTC, datetime, timedelta

import pytest

from commontable.response.interventions.alarms import Waits, soon, wanted
from commontable.response.interventions.models import AlertKind, Level

FRIDAY = datetime(2026, 11, 27, 22, 0, tzinfo=UTC)
"""Due on a Friday at 17:00 in Toronto: everybody has gone home."""
DECIDED = FRIDAY - timedelta(hours=48)
HOUR = timedelta(hours=1)
SUPERVISOR, CHAIRS = 4 * HOUR, 12 * HOUR


def said(hours_from_due: float, *, tried=False, silent=(), lead_since=DECIDED) -> list[str]:
    waits = Waits(SUPERVISOR, CHAIRS, frozenset(silent))
    now = FRIDAY + hours_from_due * HOUR
    found = wanted(DECIDED, FRIDAY, lead_since, is_tried=tried, waits=waits, now=now)
    return [f"{kind} {level}" for kind, level in found]


@pytest.mark.parametrize(
    ("hours", "levels"),
    [
        (-12.1, []),
        (-12, ["due_soon lead"]),
        (-0.1, ["due_soon lead"]),
        (0, ["overdue lead"]),
        (3.9, ["overdue lead"]),
        (4, ["overdue lead", "overdue supervisor"]),
        (11.9, ["overdue lead", "overdue supervisor"]),
        (12, ["overdue lead", "overdue supervisor", "overdue co_chairs"]),
    ],
)
def test_the_lead_first_then_its_supervisor_then_the_co_chairs(hours, levels):
    assert said(hours) == levels


def test_by_saturday_morning_everybody_was_told_of_a_friday_s_clock():
    assert len(said(16)) == 3


def test_a_lead_that_tried_is_not_told_before_it_is_due():
    assert said(-1, tried=True) == []
    assert said(0, tried=True) == ["overdue lead"]


def test_a_level_that_reaches_nobody_is_passed_over_at_once():
    assert said(0, silent=[Level.LEAD]) == ["overdue supervisor"]
    assert said(-1, silent=[Level.LEAD]) == []
    assert said(0, silent=[Level.LEAD, Level.SUPERVISOR]) == ["overdue co_chairs"]
    assert said(3, silent=[Level.SUPERVISOR]) == ["overdue lead"]
    assert said(4, silent=[Level.SUPERVISOR]) == ["overdue lead", "overdue co_chairs"]
    assert said(99, silent=list(Level)) == []


def test_a_lead_named_late_has_the_same_time():
    since = FRIDAY + 10 * HOUR
    assert said(10, lead_since=since) == ["overdue lead"]
    assert said(14, lead_since=since) == ["overdue lead", "overdue supervisor"]


def test_soon_is_a_quarter_of_the_table_s_hours():
    assert soon(DECIDED, FRIDAY) == 12 * HOUR
    assert soon(FRIDAY - 24 * HOUR, FRIDAY) == 6 * HOUR


def test_kinds_have_words():
    assert str(AlertKind.OVERDUE.label) == "overdue, and no contact"
