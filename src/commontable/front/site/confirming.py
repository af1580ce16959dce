"""How does a signed-in person confirm that it is them? With the passphrase; then back to where they were.

Nothing is sent a second time by itself: what was typed into a form comes back to the page it was sent from, and the
person presses again.
"""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters

from commontable.groundwork.access.pages import page, signed_in
from commontable.groundwork.access.requests import Request
from commontable.groundwork.accounts.confirming import confirm
from commontable.groundwork.design.bands import own_space
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind

from .next_page import next_page, pressed_on
from .unlocking import open_meetings, unlock

KEPT = "kept-"
"""What stands before the name of each field that was typed before, so that it cannot be taken for one of this form."""


class ConfirmForm(forms.Form):
    """The passphrase of whoever is signed in."""

    passphrase = forms.CharField(
        label=_("Passphrase"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password", "autofocus": True}),
        error_messages={"required": _("Type the passphrase you sign in with.")},
    )


@page(signed_in)
@sensitive_post_parameters()
def confirm_it(request: Request) -> HttpResponse:
    """Ask for the passphrase; the right one unlocks this session, and leads back."""
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and _right(request, form):
        kept = kept_fields(request.POST)
        return _press_again(request, kept) if kept else HttpResponseRedirect(next_page(request))
    return ask(request, form, next_page(request), kept_fields(request.POST), 422 if form.is_bound else 200)


def locked(request: Request) -> HttpResponse:
    """The answer to whoever is to be asked first. A part of a page leads the whole page there, and back."""
    here = request.htmx.current_url_abs_path if request.htmx else request.get_full_path()
    if request.method == "POST" and not request.htmx:
        typed = typed_fields(request.POST)
        return ask(request, ConfirmForm(), request.get_full_path() if typed else pressed_on(request), typed)
    asking = f"{reverse('site:confirm')}?{urlencode({'next': here or '/'})}"
    return HttpResponse(status=403, headers={"HX-Redirect": asking}) if request.htmx else HttpResponseRedirect(asking)


def ask(request: Request, form: forms.Form, back: str, kept: list[tuple[str, str]], status: int = 403) -> HttpResponse:
    """The page with the one question. `kept` goes along unread and is in no session, log or address."""
    words = {"form": form, "next": back, "kept": kept, "meetings": open_meetings(request.actor)}
    return render(request, "site/confirm.html", words | _room(request), status=status)


def _room(request: Request) -> dict[str, Any]:
    return {"band": own_space(request.actor.agency_name, [request.actor.name])}


def typed_fields(sent: QueryDict) -> list[tuple[str, str]]:
    """What a form sent, but for the token of its session."""
    return [(name, value) for name, values in sent.lists() if name != "csrfmiddlewaretoken" for value in values]


def kept_fields(sent: QueryDict) -> list[tuple[str, str]]:
    """What goes along with the question from the form before."""
    return [(name.removeprefix(KEPT), value) for name, value in typed_fields(sent) if name.startswith(KEPT)]


def _right(request: Request, form: ConfirmForm) -> bool:
    assert request.actor.account
    right, seconds = confirm(request.actor.account, form.cleaned_data["passphrase"])
    record(Kind.SIGNED, "confirm", request.actor, request.user, result="" if right else "failed")
    if right:
        unlock(request.session, [meeting.pk for meeting in open_meetings(request.actor)])
    else:
        form.add_error("passphrase", _wrong(seconds))
    return right


def _wrong(seconds: int) -> str:
    if not seconds:
        return str(_("That is not the passphrase of this account. Type it again."))
    return ngettext(
        "That try was not taken. The next one is looked at in %(seconds)d second.",
        "That try was not taken. The next one is looked at in %(seconds)d seconds.",
        seconds,
    ) % {"seconds": seconds}


def _press_again(request: Request, kept: list[tuple[str, str]]) -> HttpResponse:
    return render(request, "site/press_again.html", {"action": next_page(request), "kept": kept, **_room(request)})
