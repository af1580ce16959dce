"""What may a machine ask that watches over this one? Whether the site answers; with a token, how it is."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from commontable.groundwork.access.pages import everyone, page
from commontable.groundwork.access.requests import Request

from .measures import as_text, measured

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@page(everyone)
@require_safe
def health(request: Request) -> HttpResponse:
    """One word, once the database answered: the transaction of this request is open already."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@page(everyone)
@require_safe
def metrics(request: Request) -> HttpResponse:
    """The measures, for whoever has the token. Not there without it, nor where none is set."""
    token, said = settings.METRICS_TOKEN, request.headers.get("Authorization", "")
    if not token or not constant_time_compare(said, f"Bearer {token}"):
        raise Http404
    return HttpResponse(as_text(measured()), content_type=PROMETHEUS)
