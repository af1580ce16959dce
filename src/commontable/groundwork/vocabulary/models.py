"""What did this installation change in the lists? One row a change; none is ever deleted, an undone one says so."""

from django.db import models
from django.db.models import Q

from commontable.groundwork.access.models import Model

from .changes import Change, Kind


class ListChange(Model):
    """A term added, retired, worded anew or mapped, from a day on. The shipped files stay as they are."""

    list = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in Kind])
    starts_on = models.DateField()
    en = models.CharField(max_length=120, blank=True)
    fr = models.CharField(max_length=120, blank=True)
    short_en = models.CharField(max_length=60, blank=True)
    short_fr = models.CharField(max_length=60, blank=True)
    group = models.CharField(max_length=60, blank=True)
    like = models.CharField(max_length=60, blank=True)
    provincial_code = models.CharField(max_length=20, blank=True)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["list", "made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["list", "code"], condition=Q(kind=Kind.ADD.value), name="vocabulary_listchange_added_once"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="vocabulary_listchange_undone",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[Kind.ADD.value, Kind.WORDS.value]) | (~Q(en="") & ~Q(fr="")),
                name="vocabulary_listchange_both_languages",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.ADD.value) | Q(code__regex="^own_[0-9]+$"), name="vocabulary_listchange_own_code"
            ),
        ]

    @property
    def value(self) -> Change:
        """The change, as lists are composed from it."""
        return Change(
            list=self.list,
            code=self.code,
            kind=Kind(self.kind),
            starts_on=self.starts_on,
            en=self.en,
            fr=self.fr,
            short_en=self.short_en,
            short_fr=self.short_fr,
            group=self.group,
            like=self.like,
            provincial_code=self.provincial_code,
            is_undone=self.undone_at is not None,
        )


class Edition(models.Model):
    """Which state the changes are in: at most one row, with an identifier that is new after every change.

    Whoever changes a list writes it, so two who do so at once take turns.
    """

    only = models.BooleanField(primary_key=True, default=True)
    edition = models.UUIDField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(only=True), name="vocabulary_one_edition")]
