"""What is asked about services and barriers? Which service and what came of it; what stood in the way."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load


def _services() -> list:
    return [("", _("Choose one")), *load("service_types").choices(timezone.localdate())]


def _perhaps_a_service() -> list:
    return [("", _("No one service")), *load("service_types").choices(timezone.localdate())]


def _outcomes() -> list:
    return load("mobilization_outcomes").choices(timezone.localdate())


def _themes() -> list:
    """Flat: what the agency answered is one press away, as what the person did is."""
    return [(term.code, term.label()) for term in load("barrier_themes").current(timezone.localdate())]


class ServiceForm(forms.Form):
    """A service offered, and what came of it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    service = forms.ChoiceField(
        label=_("Which service?"), choices=_services, error_messages={"required": _("Say which service")}
    )
    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        widget=forms.RadioSelect,
        choices=_outcomes,
        error_messages={"required": _("Say what came of it")},
    )


class BarrierForm(forms.Form):
    """What stood in the way, of which service, and how long the wait was."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    theme = forms.ChoiceField(
        label=_("What stood in the way?"),
        widget=forms.RadioSelect,
        choices=_themes,
        error_messages={"required": _("Say what stood in the way")},
    )
    service = forms.ChoiceField(label=_("Of which service?"), choices=_perhaps_a_service, required=False)
    wait_days = forms.IntegerField(
        label=_("Days of waiting, where that was it"),
        required=False,
        min_value=0,
        max_value=3650,
        error_messages={
            "invalid": _("Give the wait in whole days"),
            "min_value": _("A wait cannot be less than 0 days"),
            "max_value": _("Give the wait in days, ten years at most"),
        },
    )


class SilenceForm(forms.Form):
    """Why a situation is closed though its lead reported nothing."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("What do you know of why?"),
        widget=forms.RadioSelect,
        choices=lambda: load("silence_reasons").choices(timezone.localdate()),
        error_messages={"required": _("Say what you know of why")},
    )
