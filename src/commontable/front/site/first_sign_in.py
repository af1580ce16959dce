"""How does somebody new come in? With the code their coordinator told them, and a passphrase of their own choosing."""

from django import forms
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from commontable.groundwork.access.pages import everyone, page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.accounts.codes import take
from commontable.groundwork.accounts.models import Account
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind

from .actions import SHORTEST_PASSPHRASE, choose_passphrase
from .actors import actor_of_account
from .unlocking import unlock


class FirstSignInForm(forms.Form):
    """Address, code and passphrase. Whether the first two belong together is asked only once the third will do."""

    email = forms.EmailField(
        label=_("Work e-mail"), widget=forms.EmailInput({"autocomplete": "username", "autofocus": True})
    )
    code = forms.CharField(
        label=_("Set-up code"),
        help_text=_("Twelve letters and digits, from your coordinator."),
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    passphrase = forms.CharField(
        label=_("New passphrase"),
        help_text=_("15 characters or more: four or five words do well."),
        strip=False,
        min_length=SHORTEST_PASSPHRASE,
        max_length=1000,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"min_length": _("A passphrase has %(limit_value)s characters or more.")},
    )
    again = forms.CharField(
        label=_("The passphrase again"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def clean(self) -> dict:
        given = super().clean() or {}
        if not self.errors and given["passphrase"] != given["again"]:
            self.add_error("again", _("The two passphrases are not the same. Type them again."))
        return given


@page(everyone)
@sensitive_post_parameters("code", "passphrase", "again")
def first_sign_in(request: Request) -> HttpResponse:
    """A right address and code set the passphrase and open a session; everything else is answered alike."""
    form = FirstSignInForm(request.POST or None)
    if form.is_bound and form.is_valid() and (account := _taken(request, form)):
        return _let_in(request, account, form.cleaned_data["passphrase"])
    return render(request, "site/first_sign_in.html", {"form": form}, status=422 if form.is_bound else 200)


def _taken(request: Request, form: FirstSignInForm) -> Account | None:
    account = take(form.cleaned_data["email"], form.cleaned_data["code"])
    if account is None:
        record(Kind.SIGNED, "first_sign_in", request.actor, result="failed")
        form.add_error(
            None,
            _(
                "This address and code do not belong together, or the code was used or is older than seven days. Check"
                " both, or ask your coordinator for a new code."
            ),
        )
    return account


def _let_in(request: Request, account: Account, passphrase: str) -> HttpResponse:
    choose_passphrase(account, actor=actor_of_account(account.pk), passphrase=passphrase)
    login(request, account)
    unlock(request.session)
    record(Kind.SIGNED, "sign_in", actor_of_account(account.pk, request.session.session_key or ""))
    return redirect("desk:today")
