"""What is asked about an attempt to reach somebody? How, what stood in the way, when, and who tried."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.design.moments import MomentField, to_the_minute
from commontable.groundwork.vocabulary.lists import load

USUAL_MEANS = "visit"


def _means() -> list:
    return load("contact_means").choices(timezone.localdate())


def _obstacles() -> list:
    return load("attempt_obstacles").choices(timezone.localdate())


def _corrections() -> list:
    return load("correction_reasons").choices(timezone.localdate())


class ContactForm(forms.Form):
    """A contact: how and when the person was reached, and by whom where the lead tells it for another team."""

    reached = True

    version = forms.IntegerField(widget=forms.HiddenInput)
    means = forms.ChoiceField(
        label=_("How?"),
        widget=forms.RadioSelect,
        choices=_means,
        initial=USUAL_MEANS,
        error_messages={"required": _("Say how: visit, phone or another way")},
    )
    at = MomentField(
        label=_("When?"),
        initial=to_the_minute,
        error_messages={"required": _("Say when it was"), "invalid": _("Give a date and a time")},
    )
    on_behalf_of = forms.TypedChoiceField(label=_("Who?"), coerce=UUID, empty_value=None, required=False)

    def __init__(self, *args: Any, others: Iterable[tuple[UUID, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        told = [(str(team), name) for team, name in others]
        cast(Any, self.fields["on_behalf_of"]).choices = [("", _("We did")), *told]
        if not told:
            del self.fields["on_behalf_of"]


class AttemptForm(ContactForm):
    """An attempt that did not reach the person. Every answer is one tap away, what is usual is answered already."""

    reached = False

    obstacle = forms.ChoiceField(
        label=_("What stood in the way?"),
        widget=forms.RadioSelect,
        choices=_obstacles,
        error_messages={"required": _("Say what stood in the way")},
    )
    field_order = ("version", "means", "obstacle", "at", "on_behalf_of")


class StrikeForm(forms.Form):
    """Why an entry is struck out."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        widget=forms.RadioSelect,
        choices=_corrections,
        error_messages={"required": _("Say what is wrong with it")},
    )


class MailForm(forms.Form):
    """Whether a member wants e-mail about the clocks their own team leads."""

    wants_mail = forms.ChoiceField(
        label=_("When a clock your team leads runs out"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Send me an e-mail")), ("no", _("Only show it on my pages"))],
        error_messages={"required": _("Say whether you want an e-mail")},
    )


class LeadForm(forms.Form):
    """Which team leads from now on, and what becomes of the one that led."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.TypedChoiceField(
        label=_("Which team leads from now on?"), coerce=UUID, error_messages={"required": _("Say which team leads")}
    )
    stays = forms.ChoiceField(
        label=_("And the team that led until now?"),
        widget=forms.RadioSelect,
        choices=[("no", _("It steps out and can read nothing more")), ("yes", _("It assists"))],
        initial="no",
        error_messages={"required": _("Say what becomes of it")},
    )

    def __init__(self, *args: Any, teams: Iterable[tuple[UUID, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(str(team), name) for team, name in teams]
        cast(Any, self.fields["to"]).choices = [("", _("Choose one")), *named]
