"""What did a member ask of the numbers, how far is it, and what were they told? Suppressed numbers, as they saw them."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Versioned
from commontable.insight.release.figures import Figure, Span
from commontable.insight.release.stages import Audience, Progress
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import SituationTable


class Exploration(Versioned):
    """One question of one member: a measure cut by up to two groups over whole quarters, and its answer.

    `lines` hold what the member was shown, never a number that was withheld. Nobody else sees the row. What is not
    kept goes after a month.
    """

    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="+")
    audience = models.CharField(_("for whom"), max_length=10, choices=Audience)
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, null=True, related_name="+")
    snapshot = models.CharField(max_length=40)
    taken_on = models.DateField()
    indicator = models.CharField(max_length=60)
    by = models.JSONField(default=list)
    tables = models.JSONField(default=list)
    starts_on = models.DateField()
    ends_on = models.DateField()
    progress = models.CharField(max_length=10, choices=Progress, default=Progress.WAITING)
    code = models.CharField(max_length=40, blank=True, default="")
    kind = models.CharField(max_length=10, blank=True, default="")
    lines = models.JSONField(default=list)
    definition = models.JSONField(default=dict)
    certificate = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    is_kept = models.BooleanField(default=False)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="explorer_period"),
            models.CheckConstraint(
                condition=Q(audience="table", table__isnull=False) | (~Q(audience="table") & Q(table=None)),
                name="explorer_of_a_table_or_the_city",
            ),
            models.CheckConstraint(
                condition=Q(progress__in=(Progress.WAITING, Progress.RUNNING), ended_at=None)
                | (~Q(progress__in=(Progress.WAITING, Progress.RUNNING)) & Q(ended_at__isnull=False)),
                name="explorer_ends_once",
            ),
        ]

    @property
    def span(self) -> Span:
        return Span.between(self.starts_on, self.ends_on)

    @property
    def figure(self) -> Figure:
        """The one figure it asks for."""
        name = ".".join((self.indicator, *self.by, self.span.code, *self.tables))
        return Figure(name, self.indicator, tuple(self.by), self.span, tuple(self.tables))

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id}
