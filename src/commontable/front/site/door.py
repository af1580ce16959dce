"""How does a person come in? The one door: replace this file to sign in another way."""

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from commontable.groundwork.access.pages import everyone, page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.accounts.models import Account
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind

from .actors import actor_of_account
from .language import COOKIE
from .next_page import next_page
from .unlocking import unlock


class SignInForm(forms.Form):
    """A work e-mail and a password, and whether they belong together."""

    email = forms.EmailField(
        label=_("Work e-mail"), widget=forms.EmailInput({"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )
    account: Account | None = None

    def clean(self) -> dict:
        given = super().clean() or {}
        self.account = authenticate(None, email=given.get("email", ""), password=given.get("password", ""))
        if self.is_valid_so_far() and self.account is None:
            raise forms.ValidationError(
                _("This address and password do not belong together. Check both, or ask your coordinator.")
            )
        return given

    def is_valid_so_far(self) -> bool:
        return not self.errors


@page(everyone)
@sensitive_post_parameters("password")
def sign_in(request: Request) -> HttpResponse:
    """The sign-in page; a right address and password open a new session and lead on."""
    form = SignInForm(request.POST or None)
    if form.is_bound and form.is_valid() and form.account:
        login(request, form.account)
        unlock(request.session)
        record(Kind.SIGNED, "sign_in", actor_of_account(form.account.pk, request.session.session_key or ""))
        return HttpResponseRedirect(next_page(request))
    if form.is_bound:
        record(Kind.SIGNED, "sign_in", request.actor, result="failed")
    return render(request, "site/sign_in.html", {"form": form}, status=422 if form.is_bound else 200)


@page(everyone)
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """End the session and have the browser forget what it kept."""
    record(Kind.SIGNED, "sign_out", request.actor)
    logout(request)
    answer = redirect("site:sign_in")
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


@page(everyone)
@require_POST
def set_language(request: Request) -> HttpResponse:
    """Change the language and stay in the same place."""
    answer = HttpResponseRedirect(next_page(request))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        answer.set_cookie(COOKIE, language, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE, httponly=True)
        if request.user.is_authenticated:
            Account.objects.filter(pk=request.user.pk).update(language=language)
    return answer
