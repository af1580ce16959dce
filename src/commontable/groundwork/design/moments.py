"""Which moment is meant by a date and time somebody typed? Also on the two nights when clocks change."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FORMAT = "%Y-%m-%dT%H:%M"


def to_the_minute() -> str:
    """Now, as a date and time field of the browser writes it."""
    return timezone.localtime().strftime(FORMAT)


class MomentField(forms.DateTimeField):
    """A day and time in the reader's zone, as a moment. An hour that comes twice is its later one, unless that is still
    to come; an hour that is left out is refused."""

    widget = forms.DateTimeInput({"type": "datetime-local"}, format=FORMAT)
    default_error_messages = {"skipped": _("Clocks went forward over this hour. Give another time")}

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):  # Django refuses both nights; here the wall time is only read
            read = super().to_python(value)
        return None if read is None else self._moment(read.replace(tzinfo=None))

    def _moment(self, wall: datetime) -> datetime:
        zone = timezone.get_current_timezone()
        first, later = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
        if first.astimezone(zone).replace(tzinfo=None) != wall:
            raise ValidationError(self.error_messages["skipped"], code="skipped")
        return later if first < later <= timezone.now() else first
