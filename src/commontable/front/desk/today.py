"""What should I do now? What is late, due, ours alone to release, to report at the next meeting, half written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page, signed_in
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.design.bands import Band
from commontable.kept import kept
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import Seat, SituationTable, Team
from commontable.response.disclosure.waiting import unreleased_at, waiting
from commontable.response.interventions.models import Attempt
from commontable.response.moves.waiting import asked_of, referrals_for
from commontable.response.repeats.waiting import prompts_for, to_look
from commontable.response.situations.stages import OPEN_WORK, Stage

from .alarms import alarms
from .calendar_rows import far_words
from .calls_due import calls_open, to_ratify
from .due_lines.gathering import due_lines
from .dues import Due, dues
from .half_written import drafts_of
from .releases import releases
from .rooms import of_tables, our_space
from .waits import waits_of
from .wording import hour, named, soon

LATELY = timedelta(hours=12)
"""A planned meeting that nobody opened stays "next" this long."""


@dataclass(frozen=True)
class Report:
    """What our teams report at a table's next meeting, if one is planned."""

    title: str
    items: tuple[Due, ...]


@page(signed_in)
@require_safe
def today(request: Request) -> HttpResponse:
    """Everything due from this person, two clicks away at most."""
    actor, now = request.actor, moment()
    seats = our_seats(actor)
    teams = list({seat.team_id: seat.team for seat in seats}.values())
    ours, meetings, run = dues(actor, now), next_meetings(actor, now), tables_run(actor, now)
    names = sorted({team.table.name for team in teams} | {table.name for table in run})
    words = {
        "section": "today",
        "band": _band(teams, seats, names),
        "date": date_format(timezone.localtime(now), _("l j F")),
        "where": _where(now, names),
        "teams": [(team, _papers(team)) for team in teams],
        "overdue": [due for due in ours if due.clock.is_late],
        "running": [due for due in ours if not due.clock.is_late and not due.is_settled],
        "reports": list(_reports(ours, meetings)),
        "meetings": [(meeting, _when(meeting, now), _updates(ours, meeting)) for meeting in meetings],
        "drafts": drafts_of(actor, now) if teams else (),
        "run": run,
        "waits": due_lines(actor, now),
        "alarms": alarms(actor),
        "agency": actor.agency,
        "answers_for": actor.agency in actor.privacy_of,
        "calls_open": calls_open(actor),
        "to_ratify": to_ratify(actor),
        "is_seated": bool(names),
        **waits_of(actor),
        "asked": asked_of(actor) if names else (),
        "referrals": referrals_for(actor),
        "prompts": prompts_for(actor) if names else (),
        "to_look": to_look(actor.teams) if teams else (),
        **releases(waiting(actor, unreleased_at(actor.teams, now)) if teams else (), now),
    }
    return render(request, "desk/today.html", words)


def our_seats(actor: Actor) -> list[Seat]:
    """Who serves our teams today, with team, table and papers; one query."""
    if not actor.teams:
        return []
    return _seats(actor.teams, timezone.localdate())


@kept
def _seats(teams: Iterable[UUID], day: date) -> QuerySet[Seat]:
    seats = Seat.objects.on(day).filter(team__in=teams)
    return seats.select_related("member", "team__table", "team__agreement").order_by("team__name", "member__name")


def next_meetings(actor: Actor, now: datetime) -> list[Meeting]:
    """The open or next meeting of each of this person's tables, soonest first."""
    first = _next(actor.tables, now - LATELY)
    return sorted(first, key=lambda meeting: (not meeting.is_open, meeting.starts_at))


@kept
def _next(tables: Iterable[UUID], since: datetime) -> QuerySet[Meeting]:
    coming = Q(opened_at__isnull=False) | Q(starts_at__gte=since)
    meetings = Meeting.objects.standing().filter(coming, table__in=tables, closed_at=None)
    return meetings.order_by("table_id", "starts_at").distinct("table_id").select_related("table")


def tables_run(actor: Actor, now: datetime) -> list[SituationTable]:
    """The tables this person co-chairs or coordinates, with counts of what is brought, open and late."""
    if not actor.tables_run:
        return []
    return _run(actor.tables_run, now)


@kept
def _run(run: Iterable[UUID], now: datetime) -> QuerySet[SituationTable]:
    reached = Attempt.objects.standing().filter(situation=OuterRef("live__pk"), reached=True)
    live = FilteredRelation("situations", condition=Q(situations__stage__in=[Stage.BROUGHT, *OPEN_WORK]))
    tables = SituationTable.objects.filter(pk__in=run).annotate(live=live)
    return tables.annotate(
        brought=Count("live", filter=Q(live__stage=Stage.BROUGHT)),
        open_work=Count("live", filter=Q(live__stage__in=OPEN_WORK)),
        late=Count("live", filter=Q(~Exists(reached), live__due_at__lt=now)),
    )


def _band(teams: list[Team], seats: list[Seat], names: list[str]) -> Band | None:
    if teams:
        return our_space([team.name for team in teams], list(dict.fromkeys(seat.member.name for seat in seats)))
    if names:
        return of_tables(names, _("Its co-chairs and coordinators"), _("see this page; each sees their own tables"))
    return None


def _where(now: datetime, names: list[str]) -> str:
    return f"{hour(now)} · {named(names)}" if names else hour(now)


def _papers(team: Team) -> str:
    """What is missing before a name may be released to this team; empty when both papers bind."""
    if team.agreement and team.agreement.in_force(timezone.localdate()):
        return ""
    return _("No name is released to %(team)s until its sharing agreement and its pledge are both in force.") % {
        "team": team.name
    }


def _when(meeting: Meeting, now: datetime) -> str:
    """'today 09:30'; 'Wed 9 Dec 09:30, in 14 days' where it is more than a week off."""
    far = "" if meeting.is_open else far_words(meeting.starts_at, now, meeting.table.time_zone)
    return f"{soon(meeting.starts_at)}, {far}" if far else soon(meeting.starts_at)


def _updates(ours: list[Due], meeting: Meeting) -> str:
    count = sum(due.situation.table_id == meeting.table_id for due in ours)
    return ngettext("Ours: %(count)d update", "Ours: %(count)d updates", count) % {"count": count} if count else ""


def _reports(ours: list[Due], meetings: list[Meeting]) -> Iterable[Report]:
    for meeting in meetings:
        items = tuple(due for due in ours if due.situation.table_id == meeting.table_id)
        if items:
            yield Report(_report_title(meeting), items)


def _report_title(meeting: Meeting) -> str:
    where = {"table": meeting.table.name, "when": soon(meeting.starts_at)}
    return (_("Report back now, %(table)s") if meeting.is_open else _("Report back %(when)s, %(table)s")) % where
