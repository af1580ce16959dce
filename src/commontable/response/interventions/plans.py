"""What did the few agree at filter 4? Who goes, when, how and in what language, how consent is asked, what to mind, who does
what by when.

Codes only: no word of it can name anybody.
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model, Versioned
from commontable.partnership.tables.models import Team
from commontable.response.situations.models import Situation


class Plan(Versioned):
    """What the teams with a part agreed; read and written by them alone."""

    situation = models.OneToOneField(Situation, on_delete=models.DB_CASCADE, related_name="plan")
    goes_at = models.DateTimeField(_("when the first contact is tried"), null=True)
    means = models.CharField(_("how contact is made"), max_length=30, blank=True)
    asking = models.CharField(_("how consent will be asked"), max_length=30, blank=True)
    language = models.CharField(_("the language they need"), max_length=30, blank=True)
    """Empty where English or French will do, or nobody said."""
    flags = models.JSONField(_("safety"), default=list)
    written_by = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="plans")
    written_at = models.DateTimeField()

    def ledger_place(self) -> dict[str, Any]:
        return self.situation.ledger_place()


class PlanTask(Model):
    """What one team does, by when. The teams that go to the first contact have the task of that name."""

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="tasks")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="tasks")
    task = models.CharField(_("task"), max_length=30)
    due_on = models.DateField(_("by"), null=True)
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "added_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["situation", "team", "task"], condition=Q(done_at=None), name="interventions_task_once"
            )
        ]

    def ledger_place(self) -> dict[str, Any]:
        return self.situation.ledger_place()
