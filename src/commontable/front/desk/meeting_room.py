"""What does the page of a meeting hold? Nine questions, however long the agenda; two more to who keeps attendance, one once it is over."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.kept import kept
from commontable.partnership.meetings.models import Meeting, MeetingKind
from commontable.partnership.meetings.quorum import quorum_of
from commontable.partnership.tables.models import CoChair
from commontable.response.agenda.models import Item
from commontable.response.agenda.rules import may_order_agenda, may_walk_on
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage

from .agenda_lines import lines_of, numbers
from .agenda_order import with_moves
from .agenda_rows import Row, items_of, people_of, rows_of
from .agenda_shown import Agenda, shown_of
from .chairing import running_meeting
from .closing_panel import closing_lines
from .meeting_forms import CloseForm, OpenForm
from .meeting_said import said_by_us
from .room_column import column_of, steps_out
from .room_item import item_words
from .room_seats import band_of, sectors_of, short_names

OPEN = {"opened_at__isnull": False, "closed_at": None}
FILTER_OF = {Stage.FILTER_3: 3, Stage.FILTER_4: 4, Stage.INTERVENING: 4}


def find_meeting(actor: Actor, meeting: UUID) -> Meeting | None:
    """The meeting with its table, the names of its `chairs`, how many brought situations are `waiting`, and whether
    another meeting of the table is open.
    """
    return next(iter(_found(meeting, timezone.localdate())), None)


@kept
def _found(meeting: UUID, today: date) -> QuerySet[Meeting]:
    chairs = CoChair.objects.on(today).filter(table=OuterRef("table")).order_by("member__name").values("member__name")
    return (
        Meeting.objects.exclude(kind=MeetingKind.CALL)
        .select_related("table")
        .annotate(
            chairs=ArraySubquery(chairs),
            waiting=Coalesce(Subquery(_waiting()), 0),
            another_is_open=Exists(
                Meeting.objects.standing().filter(table=OuterRef("table"), **OPEN).exclude(pk=OuterRef("pk"))
            ),
        )
        .filter(pk=meeting)
    )


def _waiting() -> QuerySet[Any, Any]:
    brought = Situation.objects.filter(table=OuterRef("table"), stage=Stage.BROUGHT)
    listed = Item.objects.filter(meeting=OuterRef(OuterRef("pk")), situation=OuterRef("pk"))
    return brought.filter(~Exists(listed)).order_by().values("table").annotate(n=Count("pk")).values("n")


def show_meeting(request: Request, meeting: Meeting, wanted: str = "", **page: Any) -> HttpResponse:
    """The page of a meeting, with the item of that number or the one now heard. `status` and forms may be given;
    with `order` in the address the agenda has its moves.
    """
    page.setdefault("ordering", "order" in request.GET and bool(may_order_agenda(request.actor, meeting)))
    status = page.pop("status", 200)
    with timezone.override(meeting.table.time_zone):
        return render(request, "desk/meeting.html", _page(request.actor, meeting, wanted, page), status=status)


def _page(actor: Actor, meeting: Meeting, wanted: str, given: dict[str, Any]) -> dict[str, Any]:
    items = items_of(meeting)
    people = people_of(items)
    column = column_of(actor, meeting)
    seats, quorum = column.seats, quorum_of(meeting, sectors_of(column.seats))
    rows = rows_of(items, people, short_names(seats))
    rows = with_moves(rows) if given.get("ordering") else rows
    agenda = Agenda(rows, shown_of(rows, wanted))
    running, url = running_meeting(actor, meeting), reverse("desk:meeting", args=[meeting.pk])
    page = {
        "section": "meetings",
        "meeting": meeting,
        "page_url": url,
        "agenda": agenda,
        "lines": lines_of(agenda, url, ordering=bool(given.get("ordering"))),
        "seats": seats,
        "column": column,
        "quorum": quorum,
        "closing": [(line, numbers(line.rows, url)) for line in closing_lines(rows)] if running and running.run else [],
        "here": sum(seat.is_here for seat in seats),
        "sectors": len(set(quorum.present)),
        "running": running,
        "said": said_by_us(actor, meeting),
        "walks_on": may_walk_on(actor, meeting),
        "orders": may_order_agenda(actor, meeting),
        "close_form": CloseForm(initial={"version": meeting.version}),
        "open_form": OpenForm(initial={"version": meeting.version}),
        "band": band_of(meeting, seats, _filter(agenda.shown)),
        "screens": meeting.is_open and meeting.table_id in actor.tables_run,
        "pinned": _pinned(agenda.shown, wanted, ordering=bool(given.get("ordering"))),
        "seen": f"{moment().timestamp():.3f}",
    }
    if agenda.shown:
        page |= item_words(actor, meeting, agenda.shown, people.get(agenda.shown.item.situation_id, []), seats, quorum)
    return page | steps_out(column, agenda.shown) | given


def _pinned(shown: Row | None, wanted: str, *, ordering: bool) -> str:
    """What the page's address says: an item asked for, and not now heard, stays, else the page follows; so does the
    order being changed.
    """
    stays = shown is not None and shown.number == wanted and not shown.is_now
    asked = ({"item": wanted} if stays else {}) | ({"order": "1"} if ordering else {})
    return f"?{urlencode(asked)}" if asked else ""


def _filter(row: Row | None) -> int:
    return FILTER_OF.get(Stage(row.item.situation.stage), 2) if row else 2
