"""What goes on between tables and teams? What one asks of another and waits for, what came from where no table is."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.models import Area, SituationTable, Team


class OfferKind(models.TextChoices):
    """What is asked."""

    JOIN = "join", _("One number for what two teams brought")
    GUEST = "guest", _("Present at another table")
    TRANSFER = "transfer", _("Hand over to another table")
    NOMINATE = "nominate", _("Nominate to another table")
    VOID = "void", _("Declare the number void")


class Outcome(models.TextChoices):
    """How an offer ended."""

    DONE = "done", _("Done")
    DECLINED = "declined", _("Declined")
    TAKEN_BACK = "taken_back", _("Taken back")


class Offer(Model):
    """One thing asked of another table or team about a situation. Until it is done nothing has moved.

    `table` is where the situation is, `to_table` who is asked, `from_team` the team that brought it and asks or is
    asked for, `to_team` the team that must say yes as well; `other` the number that remains in a join; `by_agency`
    whose member proposed it; `made` the number there once it is done. `own_file` is the empty file of the receiving
    team. Nobody at `to_table` sees the number from this row: the situation has its own policy.
    """

    kind = models.CharField(max_length=10, choices=OfferKind)
    situation = models.ForeignKey("situations.Situation", on_delete=models.DB_CASCADE, related_name="offers")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="offers_made")
    other = models.ForeignKey("situations.Situation", on_delete=models.DB_CASCADE, null=True, related_name="+")
    to_table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, null=True, related_name="offers_got")
    from_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, null=True, related_name="offers_made")
    to_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, null=True, related_name="offers_got")
    by_agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    by_police = models.BooleanField()
    reason = models.CharField(max_length=60, blank=True)
    authority = models.CharField(max_length=40, blank=True)
    offered_at = models.DateTimeField()
    table_said_yes_at = models.DateTimeField(null=True)
    team_said_yes_at = models.DateTimeField(null=True)
    own_file = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.CharField(max_length=60, blank=True)
    made = models.ForeignKey("situations.Situation", on_delete=models.DB_SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["offered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["situation", "kind"], condition=Q(ended_at=None), name="situations_one_open_offer"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="") | Q(ended_at__isnull=False, outcome__gt=""),
                name="situations_offer_ends_somehow",
            ),
            models.CheckConstraint(
                condition=Q(kind="join", other__isnull=False, to_team__isnull=False)
                | Q(kind="transfer", to_table__isnull=False, to_team__isnull=False, from_team__isnull=False)
                | Q(kind="guest", to_table__isnull=False, from_team__isnull=False)
                | Q(kind="nominate", to_table__isnull=False)
                | Q(kind="void", reason__gt=""),
                name="situations_offer_is_whole",
            ),
        ]

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id, "situation_id": self.situation_id}


class Referral(Model):
    """A situation from an area that no table covered when it was brought. The link goes with the facts; the count stays."""

    situation = models.ForeignKey(
        "situations.Situation", on_delete=models.DB_SET_NULL, null=True, related_name="referrals"
    )
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="referrals")
    area = models.ForeignKey(Area, on_delete=models.DO_NOTHING, related_name="referrals")
    at = models.DateTimeField()
    kept_here = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kept_here=None, answered_at=None) | Q(kept_here__isnull=False, answered_at__isnull=False),
                name="situations_referral_answered",
            )
        ]

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id, "situation_id": self.situation_id}


class Reopening(Model):
    """A closed situation was opened again under its number: when, and the closing that stood before."""

    situation = models.ForeignKey("situations.Situation", on_delete=models.DB_CASCADE, related_name="reopenings")
    at = models.DateTimeField()
    closed_at = models.DateTimeField()
    conclusion = models.CharField(max_length=60)

    class Meta:
        ordering = ["at"]
