"""On which authority does an agency tell and collect, where nobody at the front picks from a list of statutes?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.agencies.models import Agency, Member


class Use(models.TextChoices):
    """What an authority is for."""

    TELL = "tell", _("Telling")
    COLLECT = "collect", _("Collecting")


class AgencyDefault(Model):
    """What an agency tells or collects on, set by its privacy officer: per kind of situation, or for every kind where it is empty.

    A row is never changed: the newest of its use and kind holds, and what was recorded before keeps what held then.
    """

    agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="defaults")
    use = models.CharField(_("for"), max_length=10, choices=Use)
    kind = models.CharField(_("kind of situation"), max_length=10, blank=True)
    authority = models.CharField(_("authority"), max_length=40, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ["set_at"]
        indexes = [models.Index(fields=["agency", "use"], name="disclosure_defaults")]


class NecessityReason(Model):
    """A reason for which the agency's people may tell without consent, and the ground that stands behind it.

    Front-line workers pick the reason in plain words; the ground follows.
    """

    agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="necessity_reasons")
    reason = models.CharField(_("reason"), max_length=40)
    authority = models.CharField(_("ground"), max_length=40)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["reason"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "reason"], condition=models.Q(ended_at=None), name="disclosure_one_ground_a_reason"
            )
        ]
