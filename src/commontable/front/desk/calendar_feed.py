"""How does a member get our dates into their own calendar? By a secret address, shown once, renewed or ended here."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.meetings.feeds import end_feed, feed_of, make_feed
from commontable.partnership.meetings.models import CalendarFeed
from commontable.partnership.meetings.rules import may_end_feed, may_have_feed
from commontable.partnership.tables.models import SituationTable

from .meetings import band_of


def find_feed(actor: Actor) -> CalendarFeed | None:
    """The member's own feed."""
    return feed_of(actor)


@page(may_have_feed)
@require_safe
def calendar_feed(request: Request) -> HttpResponse:
    """Whether there is a feed, since when, and what it shows."""
    return _shown(request)


@page(may_have_feed)
@require_POST
def make(request: Request) -> HttpResponse:
    """A new address, shown this once; the one before stops."""
    secret = make_feed(None, actor=request.actor)
    return _shown(request, request.build_absolute_uri(reverse("site:feed", args=[secret])))


@page(may_end_feed, find=find_feed)
@require_POST
def end(request: Request, feed: CalendarFeed) -> HttpResponse:
    """The address stops."""
    end_feed(feed, actor=request.actor)
    return redirect("desk:calendar_feed")


def _shown(request: Request, address: str = "") -> HttpResponse:
    tables = list(SituationTable.objects.filter(pk__in=request.actor.tables))
    words = {
        "section": "meetings",
        "band": band_of(tables),
        "feed": feed_of(request.actor),
        "address": address,
        "tables": tables,
    }
    return render(request, "desk/calendar_feed.html", words)
