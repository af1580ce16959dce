"""Is this team bound by a sharing agreement and its pledge?"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.agencies.models import Agency


class Agreement(Model):
    """The two papers a team needs before any name is released to it, each with the day it came into force.

    Source: practice of tables that each organisation signs a sharing agreement and each member a pledge.
    """

    agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="agreements")
    sharing_from = models.DateField(_("sharing agreement in force from"), null=True, blank=True)
    pledge_from = models.DateField(_("pledge in force from"), null=True, blank=True)
    ends_on = models.DateField(_("both end on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None)
                | (
                    (Q(sharing_from=None) | Q(ends_on__gte=F("sharing_from")))
                    & (Q(pledge_from=None) | Q(ends_on__gte=F("pledge_from")))
                ),
                name="agreements_end_after_start",
            )
        ]

    def in_force(self, on: date) -> bool:
        """Whether both papers bind on that day."""
        started = self.sharing_from and self.pledge_from and max(self.sharing_from, self.pledge_from) <= on
        return bool(started) and (self.ends_on is None or on <= self.ends_on)
