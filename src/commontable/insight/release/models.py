"""What was released? Only what may be known: a hidden cell has a reason here, and a number nowhere."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model, Versioned
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import SituationTable

from .stages import FLOORS, Audience, Progress, State, Withdrawal


class Threshold(Model):
    """An installation shows no count below this to an audience. Raised, never lowered: the highest holds."""

    audience = models.CharField(_("audience"), max_length=10, choices=Audience)
    least = models.PositiveSmallIntegerField(_("least count shown"))
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ["-least"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(audience=str(audience)) | Q(least__gt=floor), name=f"release_floor_{audience}"
            )
            for audience, floor in FLOORS.items()
        ]


class Scope(models.Model):
    """Which numbers, for whom: of one table or of the whole city, brought in these days, on which snapshot."""

    audience = models.CharField(_("audience"), max_length=10, choices=Audience)
    table = models.ForeignKey(
        SituationTable, on_delete=models.DO_NOTHING, null=True, blank=True, related_name="%(class)ss"
    )
    report = models.CharField(_("report"), max_length=60)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    snapshot = models.CharField(_("snapshot"), max_length=40)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="release_%(class)s_period"),
            models.CheckConstraint(
                condition=~Q(audience="table") | Q(table__isnull=False), name="release_%(class)s_of_a_table"
            ),
        ]


class Release(Versioned, Scope):
    """Numbers that are to leave or have left: frozen with their definitions, their method and their certificate."""

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PREPARED)
    taken_on = models.DateField(_("data of"))
    threshold = models.PositiveSmallIntegerField(_("least count shown"))
    method = models.CharField(max_length=10)
    figures = models.JSONField(default=list)
    definitions = models.JSONField(default=list)
    tables = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)
    certificate = models.JSONField(default=dict)
    certificate_mark = models.CharField(max_length=64)
    cells = models.PositiveIntegerField(default=0)
    cells_shown = models.PositiveIntegerField(default=0)
    people_shown = models.PositiveSmallIntegerField(null=True)
    follows = models.ForeignKey("self", on_delete=models.DO_NOTHING, null=True, related_name="followed_by")
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, null=True, related_name="+")
    why_withdrawn = models.CharField(max_length=10, choices=Withdrawal, blank=True, default="")

    class Meta(Scope.Meta):
        abstract = False
        ordering = ["-prepared_at"]
        constraints = [
            *Scope.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="prepared") | Q(published_at__isnull=False, published_by__isnull=False),
                name="release_published_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(withdrawn_at__isnull=False) & ~Q(why_withdrawn=""),
                name="release_withdrawn_for_a_reason",
            ),
            models.CheckConstraint(condition=~Q(audience="public") | Q(threshold__gte=20), name="release_public_at_20"),
            models.CheckConstraint(
                condition=~Q(audience="steering") | Q(threshold__gte=11), name="release_steering_at_11"
            ),
            models.CheckConstraint(condition=Q(threshold__gte=5), name="release_nobody_below_5"),
        ]

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id}


class ReleasedCell(Model):
    """One number of a figure, or the reason why it is withheld. Never both, never neither."""

    release = models.ForeignKey(Release, on_delete=models.DB_CASCADE, related_name="numbers")
    place = models.PositiveIntegerField()
    figure = models.CharField(max_length=80)
    key = models.JSONField(default=list)
    part = models.CharField(max_length=12)
    number = models.FloatField(null=True)
    reason = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["release", "place"], name="release_a_place_once"),
            models.CheckConstraint(
                condition=Q(number__isnull=True) & ~Q(reason="") | Q(number__isnull=False, reason=""),
                name="release_a_number_or_a_reason",
            ),
        ]


class Preparation(Versioned, Scope):
    """A release is being made, by the queue. How far it is, and what was in the way: codes and keys, no number."""

    figures = models.JSONField(default=list)
    progress = models.CharField(max_length=10, choices=Progress, default=Progress.WAITING)
    step = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=1)
    tries = models.PositiveSmallIntegerField(default=0)
    code = models.CharField(max_length=40, blank=True, default="")
    conflict = models.JSONField(default=list)
    withheld = models.JSONField(default=dict)
    moved_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="+")
    ended_at = models.DateTimeField(null=True)
    release = models.ForeignKey(Release, on_delete=models.DO_NOTHING, null=True, related_name="preparations")

    class Meta(Scope.Meta):
        abstract = False
        ordering = ["-asked_at"]
        constraints = [
            *Scope.Meta.constraints,
            models.CheckConstraint(condition=Q(step__lte=F("steps")), name="release_no_step_too_many"),
        ]

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id}


class AskedCut(Model):
    """What a reader asked of a snapshot beside the reports, and what they were shown: suppressed, as they saw it."""

    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="+")
    audience = models.CharField(max_length=10, choices=Audience)
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, null=True, related_name="+")
    snapshot = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    figure = models.CharField(max_length=80)
    mark = models.CharField(max_length=64)
    refused_for = models.CharField(max_length=40, blank=True, default="")
    shown = models.JSONField(default=list)

    class Meta:
        ordering = ["asked_at"]
