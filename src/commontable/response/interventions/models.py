"""Who leads, who assists, and was the person reached in time?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.tables.models import Team
from commontable.response.situations.models import Situation


class Part(models.TextChoices):
    """The part a team plays in an intervention."""

    LEAD = "lead", _("Lead")
    ASSISTING = "assisting", _("Assisting")


class Role(Model):
    """A team leads or assists, from one moment to another."""

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="roles")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="roles")
    part = models.CharField(max_length=10, choices=Part)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["situation", "team"], condition=Q(ends_at=None), name="interventions_one_part_a_team"
            ),
            models.UniqueConstraint(
                fields=["situation"], condition=Q(ends_at=None, part="lead"), name="interventions_one_lead"
            ),
        ]


class Attempt(Model):
    """A team tried to reach the person. An attempt that reached them is a contact; neither is yet a service."""

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="attempts")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="attempts")
    at = models.DateTimeField(_("when"))
    means = models.CharField(_("how"), max_length=30)
    reached = models.BooleanField(_("the person was reached"))
    obstacle = models.CharField(_("what stood in the way"), max_length=40, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reached=True, obstacle="") | Q(reached=False, obstacle__gt=""),
                name="interventions_obstacle_without_contact",
            ),
            models.CheckConstraint(condition=Q(at__lte=models.F("recorded_at")), name="interventions_not_in_future"),
        ]
