"""When did this person last look at this situation?

A mark of reading, not a deed: it is seen by its member alone, and goes with a "no".
"""

from django.db import models

from commontable.groundwork.access.models import Model
from commontable.partnership.agencies.models import Member

from .models import Situation


class LastLooked(Model):
    """A member's last look at a situation, and the one before it, since which everything is new to them."""

    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="looks")
    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="looks")
    at = models.DateTimeField()
    before = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "situation"], name="situations_looked_once")]
