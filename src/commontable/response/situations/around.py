"""What surrounds a draft: who in the team reads it, which areas its table covers, when and before how many it meets?"""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commontable.groundwork.access.session import moment
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import Area, Seat, SituationTable, TableArea, Team, Test

from .models import Draft


@dataclass(frozen=True)
class Around:
    """`areas` by identifier; `people` of the team by name; `teams` is how many sit at the table today."""

    areas: dict[str, str]
    people: tuple[str, ...]
    teams: int
    meeting: Meeting | None

    @property
    def when(self) -> str:
        """When the table meets: "today 09:30", "Thu 26 Nov 13:00", or that it is in session; empty without a meeting."""
        if self.meeting is None or self.meeting.is_open:
            return _("in session") if self.meeting else ""
        starts = timezone.localtime(self.meeting.starts_at, ZoneInfo(self.meeting.table.time_zone))
        clock_time = date_format(starts, _("H:i"))
        if starts.date() == today_at(self.meeting.table):
            return _("today %(time)s") % {"time": clock_time}
        return f"{date_format(starts, _('D j M'))} {clock_time}"


def around(draft: Draft) -> Around:
    """Four queries, whatever the draft holds."""
    return Around(
        areas=areas_of(draft.team.table),
        people=people_of(draft.team),
        teams=Team.objects.on(today_at(draft.team.table)).filter(table=draft.team.table).count(),
        meeting=next_meeting(draft.team.table),
    )


def today_at(table: SituationTable) -> date:
    """Which day it is where the table meets."""
    return timezone.localdate(timezone=ZoneInfo(table.time_zone))


def people_of(*teams: Team) -> tuple[str, ...]:
    """The names of those who serve these teams today."""
    seats = Seat.objects.on(timezone.localdate()).filter(team__in=teams)
    return tuple(seats.order_by("member__name").values_list("member__name", flat=True).distinct())


def areas_of(table: SituationTable) -> dict[str, str]:
    """The areas the table covers today and those that no table does, by identifier, in order of name."""
    covering = TableArea.objects.on(today_at(table)).filter(area=OuterRef("pk"))
    known = Area.objects.annotate(ours=Exists(covering.filter(table=table)), covered=Exists(covering))
    offered = known.filter(Q(ours=True) | Q(covered=False)).order_by("-ours", "name")
    return {str(area): _named(name, ours) for area, name, ours in offered.values_list("pk", "name", "ours")}


def _named(area: str, ours: bool) -> str:
    return area if ours else _("%(area)s (no table covers it)") % {"area": area}


def next_meeting(table: SituationTable) -> Meeting | None:
    """The table's meeting that is open, else the first that is still to come; None when none is planned."""
    to_come = Q(opened_at__isnull=False) | Q(starts_at__gte=moment())
    ahead = Meeting.objects.standing().filter(to_come, table=table, closed_at=None).select_related("table")
    return ahead.order_by(F("opened_at").asc(nulls_last=True), "starts_at").first()


def tests_of(table: SituationTable) -> str:
    """Which list the table tests acutely elevated risk by."""
    return "aer_four_part" if table.test == Test.FOUR_PART else "aer_tests"
