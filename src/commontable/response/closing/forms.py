"""What is asked about services and barriers? Which service and what came of it; what stood in the way."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load

LIKELY = 7
"""How many services are one press away; the others stand behind one press more."""


def _services() -> list:
    return [("", _("Choose one")), *load("service_types").choices(timezone.localdate())]


def _perhaps_a_service() -> list:
    return [("", _("No one service")), *load("service_types").choices(timezone.localdate())]


def _outcomes() -> list:
    return load("mobilization_outcomes").choices(timezone.localdate())


def _themes() -> list:
    """Flat: what the agency answered is one press away, as what the person did is."""
    return [(term.code, term.label()) for term in load("barrier_themes").current(timezone.localdate())]


def _waits() -> list:
    return [("", ""), *load("wait_bands").choices(timezone.localdate())]


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
    """What stood in the way, of which service, and how long the wait was: three presses, of which the last sends it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    theme = forms.ChoiceField(
        label=_("What stood in the way?"),
        widget=forms.RadioSelect,
        choices=_themes,
        error_messages={"required": _("Say what stood in the way")},
    )
    service = forms.ChoiceField(
        label=_("Of which service?"), widget=forms.RadioSelect, choices=_perhaps_a_service, required=False
    )
    wait = forms.ChoiceField(label=_("About how long is the wait?"), choices=_waits, required=False)
    wait_days = forms.IntegerField(
        label=_("Days of waiting, where they are known"),
        required=False,
        min_value=0,
        max_value=3650,
        error_messages={
            "invalid": _("Give the wait in whole days"),
            "min_value": _("A wait cannot be less than 0 days"),
            "max_value": _("Give the wait in days, ten years at most"),
        },
    )

    def __init__(self, *args: Any, named: Iterable[str] = (), **options: Any) -> None:
        """`named` are the services named in this situation already: what stood in the way was most often one of them."""
        super().__init__(*args, **options)
        usual = [term.code for term in load("service_types").current(timezone.localdate()) if term.extra["likely"]]
        self._near = {"", *list(dict.fromkeys([*named, *usual]))[:LIKELY]}

    @property
    def near(self) -> list[Any]:
        """The services one press away."""
        return [each for each in self["service"] if each.data["value"] in self._near]

    @property
    def further(self) -> list[Any]:
        """All others, behind one press more."""
        return [each for each in self["service"] if each.data["value"] not in self._near]

    @property
    def is_further(self) -> bool:
        return any(each.data["selected"] for each in self.further)

    @property
    def waits(self) -> list[tuple[str, str]]:
        """(code, label) of each band of waiting."""
        return load("wait_bands").choices(timezone.localdate())


class SilenceForm(forms.Form):
    """Why a situation is closed though its lead reported nothing."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("What do you know of why?"),
        widget=forms.RadioSelect,
        choices=lambda: load("silence_reasons").choices(timezone.localdate()),
        error_messages={"required": _("Say what you know of why")},
    )
