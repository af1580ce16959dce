"""What was told to whom, by whom, on which authority? Kinds of facts only, never the facts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.tables.models import Team
from commontable.response.situations.models import Person, Situation


class Mode(models.TextChoices):
    """How facts were told."""

    RELEASED = "released", _("released under key")


class Disclosure(Model):
    """One team told another kinds of facts about one person. Speech counts too: it becomes a further mode."""

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="disclosures")
    person = models.ForeignKey(Person, on_delete=models.DB_CASCADE, related_name="disclosures")
    from_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="told")
    to_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="heard")
    mode = models.CharField(max_length=10, choices=Mode)
    kinds = models.JSONField()
    authority = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
