"""What was asked at a filter, who answered, and what was decided?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.agencies.models import Member
from commontable.partnership.meetings.models import Meeting
from commontable.response.situations.models import Situation


class Outcome(models.TextChoices):
    """The answer to "is it acutely elevated risk?"."""

    MET = "met", _("met")
    NOT_MET = "not_met", _("not met")


class Decision(Model):
    """The table's answer at filter 2: met or not, by consensus or vote, with dissent on record.

    `voided_at` marks a "not met" that was taken back before the meeting closed. `read_back_at` is when a co-chair
    read it aloud to the table. What was decided in an emergency call is ratified by the next regular
    meeting: `ratified_at`, `ratified_in`.
    """

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="decisions")
    meeting = models.ForeignKey(Meeting, on_delete=models.DO_NOTHING, related_name="decisions")
    outcome = models.CharField(max_length=10, choices=Outcome)
    how = models.CharField(max_length=20)
    votes_for = models.PositiveSmallIntegerField(null=True)
    votes_against = models.PositiveSmallIntegerField(null=True)
    dissent = models.BooleanField(default=False)
    teams_present = models.PositiveSmallIntegerField()
    decided_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    read_back_at = models.DateTimeField(null=True)
    read_back_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, null=True, related_name="read_back")
    ratified_at = models.DateTimeField(null=True)
    ratified_in = models.ForeignKey(Meeting, on_delete=models.DO_NOTHING, null=True, related_name="ratified")

    class Meta:
        ordering = ["decided_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["situation"], condition=Q(voided_at=None), name="filters_one_decision_stands"
            ),
            models.CheckConstraint(
                condition=Q(how="vote", votes_for__isnull=False, votes_against__isnull=False)
                | Q(how="consensus", votes_for=None, votes_against=None),
                name="filters_votes_with_a_vote",
            ),
            models.CheckConstraint(
                condition=Q(read_back_at=None, read_back_by=None)
                | Q(read_back_at__isnull=False, read_back_by__isnull=False),
                name="filters_read_back_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ratified_at=None, ratified_in=None)
                | Q(ratified_at__isnull=False, ratified_in__isnull=False, outcome="met"),
                name="filters_ratified_in_a_meeting",
            ),
        ]


from .certificate import Certificate as Certificate  # noqa: E402  pages of their own, and still found with the others
from .involvement import Answer as Answer  # noqa: E402  a page of its own, found with the others
from .involvement import Involvement as Involvement  # noqa: E402  a page of its own, found with the others
