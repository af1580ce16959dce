"""Which rows of the star is a meeting? What it heard, who was there of those expected, whether that was a quorum."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef

from commontable.insight.mart import quarter_of, week_of
from commontable.partnership.meetings.models import GUESTS, Attendance, AttendanceSpan, Meeting, MeetingKind
from commontable.response.agenda.models import Item

from .around import Around, Place, Seated
from .rows import Rows


class Held(NamedTuple):
    """The meeting's own row."""

    pk: UUID
    kind: str
    starts_at: datetime
    opened_at: datetime | None
    closed_at: datetime | None
    cancelled_at: datetime | None


@dataclass
class LiveMeeting:
    """A meeting, how many situations it heard, which teams were there."""

    main: Held
    items: int = 0
    teams: set[UUID] = field(default_factory=set)


def read(ids: Sequence[UUID]) -> list[LiveMeeting]:
    """The meetings of these identifiers, in their order. As the system of their table."""
    rows = Meeting.objects.filter(pk__in=ids).order_by().values_list(*Held._fields)
    found = {row[0]: LiveMeeting(Held(*row)) for row in rows}
    of = {"meeting__in": list(found)}
    heard = Item.objects.filter(**of, heard_at__isnull=False).order_by()
    for meeting, count in Counter(heard.values_list("meeting", flat=True)).items():
        found[meeting].items = count
    came = Exists(AttendanceSpan.objects.filter(attendance=OuterRef("pk"), arrived_at__isnull=False))
    there = Attendance.objects.filter(came, **of, team__isnull=False).exclude(kind__in=GUESTS).order_by()
    for meeting, team in there.values_list("meeting", "team"):
        found[meeting].teams.add(team)
    return [found[pk] for pk in ids if pk in found]


def meetings_of_attendance(subjects: Iterable[UUID]) -> set[UUID]:
    """The meetings at which somebody's attendance is one of these."""
    return set(Attendance.objects.filter(pk__in=list(subjects)).values_list("meeting", flat=True))


@dataclass(frozen=True)
class MeetingRows:
    """What the rows of a table's meetings need: its teams by the day they sat."""

    place: Place
    around: Around
    numbers: Mapping[UUID, int]

    @cached_property
    def _teams(self) -> list[Seated]:
        return [team for team in self.around.teams if team.table == self.place.pk]

    def of(self, live: LiveMeeting) -> Rows:
        at = live.main.opened_at or live.main.starts_at
        expected = self._expected(live, at)
        return {
            "meeting": [self._meeting(live, at)],
            "attendance": sorted(expected, key=lambda row: (row["agency"], row["present"])),
        }

    def _meeting(self, live: LiveMeeting, at: datetime) -> dict[str, Any]:
        main, zone = live.main, self.place.zone
        lasted = main.closed_at - main.opened_at if main.opened_at and main.closed_at else None
        return {
            "meeting": self.numbers[main.pk],
            "table": self.place.code,
            "week": week_of(at, zone),
            "quarter": quarter_of(at, zone),
            "kind": main.kind,
            "cancelled": main.cancelled_at is not None,
            "items": live.items,
            "teams_present": len(live.teams),
            "quorum_met": self._quorum_met(live),
            "minutes": int(lasted.total_seconds() // 60) if lasted else None,
        }

    def _quorum_met(self, live: LiveMeeting) -> bool | None:
        asked = self.place.quorum_teams or self.place.quorum_sectors
        if not asked or live.main.opened_at is None or live.main.kind == MeetingKind.CALL:
            return None
        teams = {team.pk: team.agency for team in self._teams}
        here = Counter(self.around.partners[teams[team]].sector for team in live.teams if team in teams)
        sectors = all(here[sector] >= least for sector, least in self.place.quorum_sectors)
        return sectors and len(live.teams) >= self.place.quorum_teams

    def _expected(self, live: LiveMeeting, at: datetime) -> list[dict[str, Any]]:
        """A call is of a few teams, and at a meeting that was not held nobody is missed."""
        if live.main.opened_at is None or live.main.kind == MeetingKind.CALL:
            return []
        day = at.astimezone(ZoneInfo(self.place.zone)).date()
        return [self._team(live, team) for team in self._teams if team.sat_on(day)]

    def _team(self, live: LiveMeeting, team: Seated) -> dict[str, Any]:
        by = self.around.partners[team.agency]
        said = {"agency": by.number, "sector": by.sector, "agency_type": by.agency_type}
        return {"meeting": self.numbers[live.main.pk], **said, "present": team.pk in live.teams}


def gathered(rows: Collection[Rows]) -> Rows:
    """The rows of several, by table."""
    found: Rows = defaultdict(list)
    for each in rows:
        for name, lines in each.items():
            found[name] += lines
    return found
