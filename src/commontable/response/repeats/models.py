"""By what is somebody recognised, and who is asked whether two numbers are one? Hashes under a key, and two numbers."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.situations.models import Person, Situation


class Token(Model):
    """One keyed hash of a few things of somebody's identity together: two parts of a name, a part and a birth date.

    No role reads these rows; two functions of the database write and match them (migration 0002). `key` names the
    master key its hash was made under. `by_names`: two parts of the name and nothing else, which tells only where one
    of the two has no birth date (`without_birth`).
    """

    person = models.ForeignKey(Person, on_delete=models.DB_CASCADE, related_name="+")
    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="+")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="+")
    key = models.BinaryField()
    token = models.BinaryField()
    by_names = models.BooleanField()
    without_birth = models.BooleanField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["token"], name="repeats_token_same")]


class Outcome(models.TextChoices):
    """What came of a prompt."""

    LEFT = "left", _("Not asked")
    SAME = "same", _("The same situation")
    OTHER = "other", _("Not the same")


class Prompt(Model):
    """Two numbers may be one situation: a coordinator may ask the team that brought the earlier one. No name is in it.

    `to_table`: whose coordinators are prompted. `later_agency`: of the team that brought the later number; none of its
    people ever learns of it. The numbers are written here because whoever is prompted need not see both situations.
    """

    later = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="+")
    earlier = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="+")
    later_number = models.CharField(max_length=16)
    earlier_number = models.CharField(max_length=16)
    later_table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="+")
    earlier_table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="+")
    later_agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    earlier_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="+")
    to_table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="+")
    found_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=5, choices=Outcome, blank=True)

    class Meta:
        ordering = ["found_at"]
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier"], name="repeats_prompted_once"),
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="") | Q(ended_at__isnull=False, outcome__gt=""),
                name="repeats_prompt_ends_somehow",
            ),
            models.CheckConstraint(
                condition=Q(asked_at__isnull=False) | ~Q(outcome__in=["same", "other"]),
                name="repeats_answered_when_asked",
            ),
        ]

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.to_table_id}


class Look(Model):
    """A member of the team that brought a situation let it be looked for elsewhere: that it was done, never what was found."""

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["situation", "team"], name="repeats_looked_once")]
