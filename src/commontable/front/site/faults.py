"""What does a person see when something went wrong? One page a kind, in their language, with the way forward."""

from django.http import HttpResponse, HttpResponseRedirect, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode

from commontable.groundwork.access.errors import DomainError, Locked
from commontable.groundwork.access.requests import Request
from commontable.groundwork.keys.alarms import LOUD
from commontable.groundwork.keys.errors import SealedShut

from .confirming import locked
from .next_page import pressed_on


def fault_page(request: Request, error: Exception | None, status: int = 0) -> HttpResponse:
    """The answer to an expected no. Asks the database nothing: its transaction may already be lost."""
    code = getattr(error, "code", "")
    if code == "sign_in_first":
        return HttpResponseRedirect(f"{reverse('site:sign_in')}?{urlencode({'next': pressed_on(request)})}")
    if code == "code_first":
        return HttpResponseRedirect(reverse("room:enter"))
    if isinstance(error, Locked):
        return locked(request)
    status = status or getattr(error, "status", 500)
    page = "sealed" if isinstance(error, LOUD) else "500" if status >= 500 else status
    sentence = error.sentence if isinstance(error, DomainError | SealedShut) else ""
    again = pressed_on(request) if request.method == "POST" else request.path
    return render(request, f"design/errors/{page}.html", {"sentence": sentence, "again_url": again}, status=status)


def csrf_failure(request: Request, reason: str = "") -> HttpResponse:
    """The form was drawn for another session: nothing was done."""
    return render(request, "design/errors/400.html", status=403)


def not_found(request: Request, exception: Exception) -> HttpResponse:
    """The same page for what never existed and for what this person may not know of."""
    return render(request, "design/errors/404.html", status=404)


def bad_request(request: Request, exception: Exception) -> HttpResponse:
    return render(request, "design/errors/400.html", status=400)


def forbidden(request: Request, exception: Exception) -> HttpResponse:
    return render(request, "design/errors/403.html", status=403)


def broken(request: Request) -> HttpResponse:
    """Nobody expected this. Drawn without the page around it, which might fail the same way, or wait for a lost database."""
    return HttpResponseServerError(render_to_string("design/errors/500.html"))
