"""What was said aloud at a filter, by which team, and who heard it? Kinds of facts and people, never the facts."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model, Versioned
from commontable.partnership.agencies.models import Member
from commontable.partnership.meetings.models import Attendance, AttendanceKind, Meeting
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.situations.models import Person, Situation


class Telling(Versioned):
    """One situation spoken of at one filter of one meeting. `from_team` spoke; its disclosures say what, and to which teams.

    Filled in by itself (`recorded_at`), then confirmed in one tap; corrected within a day, afterwards only added to.
    """

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="tellings")
    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="tellings")
    meeting = models.ForeignKey(Meeting, on_delete=models.DO_NOTHING, related_name="tellings")
    from_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="spoke")
    filter = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    until = models.DateTimeField()
    recorded_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, null=True, related_name="tellings_confirmed")
    corrected_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "situation", "filter"], name="disclosure_told_once_a_filter"),
            models.CheckConstraint(condition=Q(filter__in=(2, 3, 4)), name="disclosure_filter_of_the_table"),
            models.CheckConstraint(condition=Q(until__gte=F("at")), name="disclosure_ends_after_start"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="disclosure_confirmed_by_somebody",
            ),
        ]

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id, "team_id": self.from_team_id, "situation_id": self.situation_id}


class Listener(Model):
    """Somebody who was there while it was said. A visitor, an interpreter or a student listens for no team, and has no key.

    `heard` is taken back where the team that spoke corrects that they were outside.
    """

    telling = models.ForeignKey(Telling, on_delete=models.DB_CASCADE, related_name="listeners")
    attendance = models.ForeignKey(Attendance, on_delete=models.DO_NOTHING, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, null=True, related_name="listened")
    kind = models.CharField(max_length=12, choices=AttendanceKind)
    heard = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["telling", "attendance"], name="disclosure_listener_once")]


class What(models.TextChoices):
    """What is added once a telling can no longer be corrected."""

    TOLD = "told", _("This was told as well")
    NOT_TOLD = "not_told", _("This was not told")
    HEARD = "heard", _("This team heard it as well")
    NOT_HEARD = "not_heard", _("This team did not hear it")


class Addition(Model):
    """A dated addition to a telling: what it changes stands beside what was recorded, and replaces nothing.

    `person` is whom a kind of facts was, or was not, told of.
    """

    telling = models.ForeignKey(Telling, on_delete=models.DB_CASCADE, related_name="additions")
    what = models.CharField(_("what is added"), max_length=10, choices=What)
    kind = models.CharField(_("kind of facts"), max_length=40, blank=True)
    person = models.ForeignKey(Person, on_delete=models.DB_SET_NULL, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=("told", "not_told"), kind__gt="", team=None)
                | Q(what__in=("heard", "not_heard"), kind="", team__isnull=False),
                name="disclosure_addition_says_what",
            )
        ]
