"""Which boundary file is looked at, and which one are maps drawn from? Outlines and what they are called; nothing of anybody."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Versioned
from commontable.partnership.agencies.models import Member


class Boundary(Versioned):
    """The outlines of one file, with no more corners than a drawing shows. One at most is in use."""

    is_in_use = models.BooleanField(default=False)
    named_by = models.CharField(_("what holds the name"), max_length=80, blank=True, default="")
    features = models.JSONField(default=list)
    left_out = models.JSONField(default=list)
    corners = models.PositiveIntegerField()
    corners_before = models.PositiveIntegerField()
    off_by = models.PositiveIntegerField(default=0)
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="+")
    used_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, null=True, related_name="+")

    class Meta:
        ordering = ["-brought_at"]
        verbose_name_plural = "boundaries"
        constraints = [
            models.UniqueConstraint(fields=["is_in_use"], condition=Q(is_in_use=True), name="maps_one_in_use"),
            models.CheckConstraint(
                condition=Q(is_in_use=False) | Q(used_at__isnull=False, used_by__isnull=False) & ~Q(named_by=""),
                name="maps_used_by_somebody",
            ),
        ]
