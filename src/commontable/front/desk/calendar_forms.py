"""What is asked to move or cancel a meeting? Day, hour and length; or why it is not held."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.meetings.models import Meeting

from .meeting_forms import DAYS, HOURS, VersionForm


class MoveForm(VersionForm):
    """Another day, hour or length, in the table's own time zone."""

    day = forms.DateField(label=_("Day"), widget=DAYS, error_messages={"required": _("Say on which day.")})
    hour = forms.TimeField(label=_("Starts at"), widget=HOURS, error_messages={"required": _("Say at what time.")})
    minutes = forms.IntegerField(
        label=_("How many minutes"),
        min_value=10,
        max_value=600,
        error_messages={"required": _("Say how long it is planned for.")},
    )

    def __init__(self, *args, zone: str, **options) -> None:
        super().__init__(*args, **{"auto_id": "move_%s", **options})
        self.zone = ZoneInfo(zone)

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"], self.zone)


class CancelForm(VersionForm):
    """Why a meeting is not held: a code of the list."""

    reason = forms.ChoiceField(
        label=_("Why it is not held"),
        choices=lambda: [("", _("Choose one")), *load("meeting_cancellations").choices(timezone.localdate())],
        error_messages={"required": _("Say why it is not held.")},
    )

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **{"auto_id": "cancel_%s", **options})


def move_form(meeting: Meeting) -> MoveForm:
    """The form as the meeting stands."""
    local = meeting.starts_at.astimezone(ZoneInfo(meeting.table.time_zone))
    now = {"day": local.date(), "hour": local.time(), "minutes": meeting.minutes, "version": meeting.version}
    return MoveForm(zone=meeting.table.time_zone, initial=now)
