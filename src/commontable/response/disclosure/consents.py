"""Did the person agree to being spoken of, to whom and for what? And without that: on which ground, and who agreed?"""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.situations.models import Person, Situation


class Answer(models.TextChoices):
    """How far the question has come."""

    ASKED = "asked", _("Asked, no answer yet")
    GIVEN = "given", _("Given")
    REFUSED = "refused", _("Refused")
    NOT_POSSIBLE = "not_possible", _("Could not be asked")


class OfAPerson(Model):
    """A row about one person of a situation: of their table, of the team that brought it, written by a team."""

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="+")
    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="%(class)ss")
    person = models.ForeignKey(Person, on_delete=models.DB_CASCADE, related_name="%(class)ss")
    origin_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        abstract = True

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id, "team_id": self.team_id, "situation_id": self.situation_id}


class Consent(OfAPerson):
    """One asking of one person, as it was answered; a new answer is a new row, and withdrawal ends a row for good.

    `kinds` of facts and `recipients` (agencies) are what it covers: no recipient named is any team with a part.
    """

    answer = models.CharField(_("what was the answer"), max_length=12, choices=Answer)
    why_not = models.CharField(_("why it could not be asked"), max_length=30, blank=True)
    decided_by = models.CharField(_("who decided"), max_length=20, blank=True)
    kinds = models.JSONField(_("what may be told"), default=list)
    recipients = models.JSONField(_("to whom"), default=list)
    purpose = models.CharField(_("for what"), max_length=30, blank=True)
    method = models.CharField(_("how it was given"), max_length=30, blank=True)
    limits = models.JSONField(_("limits"), default=list)
    at = models.DateTimeField(_("when"))
    expires_on = models.DateField(_("until"), null=True)
    by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, null=True, related_name="+")

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["person", "at"], name="disclosure_consent_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="given", purpose__gt="", method__gt="")
                | (~Q(answer="given") & Q(purpose="", method="", expires_on=None)),
                name="disclosure_consent_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(answer="not_possible", why_not__gt="") | (~Q(answer="not_possible") & Q(why_not="")),
                name="disclosure_why_not_asked",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(answer="given", withdrawn_at__gte=F("at"), withdrawn_by__isnull=False),
                name="disclosure_withdrawn_once_given",
            ),
        ]

    def stands(self, on: date) -> bool:
        """Whether it was given, and neither withdrawn nor run out on that day."""
        lasts = self.expires_on is None or on <= self.expires_on
        return self.answer == Answer.GIVEN and self.withdrawn_at is None and lasts


class Necessity(OfAPerson):
    """Telling about one person without consent: the reason, and the ground the agency's privacy officer put to it.

    It holds once two agencies agree, one of them not police: see `Agreeing`.
    """

    reason = models.CharField(_("why it is necessary"), max_length=40)
    authority = models.CharField(max_length=40)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at"]
        verbose_name_plural = "necessities"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="disclosure_one_necessity_a_person"
            )
        ]


class Agreeing(Model):
    """A team agrees that one person is spoken of without consent, by one of its members."""

    necessity = models.ForeignKey(Necessity, on_delete=models.DB_CASCADE, related_name="agreeing")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["necessity", "team"], name="disclosure_agrees_once")]
