"""Who was called about which situation, and what did each team answer?"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.agencies.models import Member
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import Team
from commontable.response.situations.models import Situation


class Answer(models.TextChoices):
    """What a called team says to "is it acutely elevated risk, now?"."""

    AGREE = "agree", _("We agree")
    DISAGREE = "disagree", _("We do not")
    CANNOT_JOIN = "cannot_join", _("We cannot join")


class Call(Model):
    """Two to four teams meet about one situation at once. The meeting is theirs alone, and only this is heard in it.

    `team` is the team that called; empty when whoever runs the table did.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.DB_CASCADE, related_name="call")
    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="calls")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, null=True, related_name="calls_made")
    called_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="calls_made")
    called_at = models.DateTimeField()

    class Meta:
        ordering = ["called_at"]

    def ledger_place(self) -> dict[str, Any]:
        return self.situation.ledger_place()


class Called(Model):
    """One called team and its answer, given on its own device (`by`) or said aloud and recorded by another (`said_by`)."""

    call = models.ForeignKey(Call, on_delete=models.DB_CASCADE, related_name="called")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="called")
    answer = models.CharField(max_length=12, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, null=True, related_name="+")
    said_by = models.CharField(_("who said it"), max_length=120, blank=True)

    class Meta:
        ordering = ["team__name"]
        constraints = [
            models.UniqueConstraint(fields=["call", "team"], name="emergency_called_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, by=None, said_by="")
                | Q(answer__gt="", answered_at__isnull=False, by__isnull=False),
                name="emergency_answer_is_whole",
            ),
        ]
