"""What is asked about an attempt to reach somebody? When, how, and what stood in the way."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load


def _means() -> list:
    return load("contact_means").choices(timezone.localdate())


def _obstacles() -> list:
    return [("", _("Choose one")), *load("attempt_obstacles").choices(timezone.localdate())]


def to_the_minute() -> str:
    """Now, as a date and time field of the browser writes it."""
    return timezone.localtime().strftime("%Y-%m-%dT%H:%M")


class ContactForm(forms.Form):
    """A contact: when and how the person was reached."""

    reached = True

    version = forms.IntegerField(widget=forms.HiddenInput)
    at = forms.DateTimeField(
        label=_("When?"),
        initial=to_the_minute,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _("Say when it was"), "invalid": _("Give a date and a time")},
    )
    means = forms.ChoiceField(
        label=_("How?"),
        widget=forms.RadioSelect,
        choices=_means,
        error_messages={"required": _("Say how: visit, phone or another way")},
    )


class AttemptForm(ContactForm):
    """An attempt that did not reach the person."""

    reached = False

    obstacle = forms.ChoiceField(
        label=_("What stood in the way?"),
        choices=_obstacles,
        error_messages={"required": _("Say what stood in the way")},
    )
