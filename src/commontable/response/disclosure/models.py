"""What was told to whom, by whom, on which authority? Kinds of facts only, never the facts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.tables.models import Team
from commontable.response.situations.models import Person, Situation


class Mode(models.TextChoices):
    """How facts were told."""

    RELEASED = "released", _("released under key")
    TRANSFERRED = "transferred", _("handed over, agency to agency")


class Disclosure(Model):
    """One team told another kinds of facts about one person. Speech counts too: it becomes a further mode.

    It outlives the person's row: what was told stays on record with both teams when the table's copy is destroyed.
    """

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="disclosures")
    person = models.ForeignKey(Person, on_delete=models.DB_SET_NULL, null=True, related_name="disclosures")
    from_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="told")
    to_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="heard")
    mode = models.CharField(max_length=15, choices=Mode)
    kinds = models.JSONField()
    authority = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
