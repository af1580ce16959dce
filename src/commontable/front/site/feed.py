"""What does a secret calendar address show? When the member's tables meet, as that member may see it, without a session."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from commontable.groundwork.access.pages import everyone, page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import acting_as, moment
from commontable.partnership.meetings.feeds import WITHIN, as_calendar, asked, meetings_to_show

from .actors import actor_of_account


@page(everyone)
@require_safe
def feed(request: Request, secret: str) -> HttpResponse:
    """The calendar. Not there for an address that was ended, whose account is closed, or whose member has no table now."""
    whose = asked(secret)
    member = actor_of_account(whose.account) if whose else None
    if not (whose and member and member.tables):
        raise Http404
    if whose.too_often:
        wait = int(WITHIN.total_seconds())
        return HttpResponse(status=429, headers={"Retry-After": str(wait)}, content_type="text/plain")
    with acting_as(member):
        shown = as_calendar(meetings_to_show(member), moment())
    return HttpResponse(shown, content_type="text/calendar; charset=utf-8")
