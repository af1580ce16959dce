"""Which meetings are counted, and who was expected at each? Rows that the figures about meetings share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.insight.indicators.groups import with_year

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def planned(star: Star) -> ibis.Table:
    """Every meeting, held or cancelled. No agency stands behind a meeting: the dominance rule finds none."""
    rows = with_year(star.meeting.rename(meeting_kind="kind"))
    return rows.mutate(originator=_nobody(), lead=_nobody())


def held(star: Star) -> ibis.Table:
    """Those that were not cancelled."""
    rows = planned(star)
    return rows.filter(~rows.cancelled)


def expected(star: Star) -> ibis.Table:
    """One row for each team expected at each meeting held; the team's agency is the one that may dominate."""
    meetings = held(star).select("meeting", "table", "quarter", "year", "meeting_kind", "lead")
    rows = star.attendance.join(meetings, "meeting")
    return rows.mutate(originator=rows.agency)


def _nobody() -> ibis.Value:
    import ibis

    return ibis.null("int64")
