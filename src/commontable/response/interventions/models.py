"""Who leads, who assists, was the person reached in time, and who was told where not?"""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model, QuerySet
from commontable.partnership.agencies.models import Member
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.situations.models import Person, Situation


class Part(models.TextChoices):
    """The part a team plays in an intervention."""

    LEAD = "lead", _("Lead")
    CO_LEAD = "co_lead", _("Co-lead")
    ASSISTING = "assisting", _("Assisting")


class Role(Model):
    """A team leads or assists, from one moment to another: for one person, or for everybody where `person` is empty.

    One team leads the whole situation, and the province counts that one. A co-lead leads with it, or for one person.

    For a team with no device in the room `recorded_by` wrote down what `said_by`, of that team's staff, said aloud; until
    `confirmed_at` no identity is authorised to it.
    """

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="roles")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="roles")
    person = models.ForeignKey(Person, on_delete=models.DB_CASCADE, null=True, related_name="roles")
    part = models.CharField(max_length=10, choices=Part)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, null=True, related_name="roles_recorded")
    said_by = models.CharField(max_length=80, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, null=True, related_name="roles_confirmed")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(recorded_by=None, said_by="") | Q(recorded_by__isnull=False, said_by__gt=""),
                name="interventions_on_behalf_said_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(recorded_by__isnull=False, confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="interventions_confirmed_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["situation", "team", "person"],
                condition=Q(ends_at=None),
                nulls_distinct=False,
                name="interventions_one_part_a_person",
            ),
            models.UniqueConstraint(
                fields=["situation"], condition=Q(ends_at=None, part="lead"), name="interventions_one_lead"
            ),
            models.CheckConstraint(condition=~Q(part="lead") | Q(person=None), name="interventions_lead_of_the_whole"),
        ]

    def ledger_place(self) -> dict[str, Any]:
        return {"team_id": self.team_id, "situation_id": self.situation_id}

    @property
    def waits(self) -> bool:
        """Whether it was recorded on the team's behalf and nobody has confirmed it yet."""
        return self.recorded_by_id is not None and self.confirmed_at is None


class AttemptQuerySet(QuerySet):
    def standing(self) -> Self:
        """Without what was struck out as a mistake: only these move the clock."""
        return self.filter(struck_at=None)


class Attempt(Model):
    """A team tried to reach the person. An attempt that reached them is a contact; neither is yet a service.

    `team` wrote it down; `on_behalf_of` acted, where a sponsored agency did and the lead wrote it down. A mistaken
    entry is struck out with a reason and stays on record.
    """

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="attempts")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="attempts")
    on_behalf_of = models.ForeignKey(Team, on_delete=models.DO_NOTHING, null=True, related_name="attempts_told")
    at = models.DateTimeField(_("when"))
    means = models.CharField(_("how"), max_length=30)
    reached = models.BooleanField(_("the person was reached"))
    obstacle = models.CharField(_("what stood in the way"), max_length=40, blank=True)
    recorded_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True)
    struck_reason = models.CharField(_("why it was struck out"), max_length=40, blank=True)

    objects: ClassVar = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reached=True, obstacle="") | Q(reached=False, obstacle__gt=""),
                name="interventions_obstacle_without_contact",
            ),
            models.CheckConstraint(condition=Q(at__lte=F("recorded_at")), name="interventions_not_in_future"),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_reason="") | Q(struck_at__isnull=False, struck_reason__gt=""),
                name="interventions_struck_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(on_behalf_of=None) | ~Q(on_behalf_of=F("team")), name="interventions_behalf_of_another"
            ),
        ]

    @property
    def acted(self) -> Any:
        """The identifier of the team that acted, whoever wrote it down."""
        return self.on_behalf_of_id or self.team_id


class AlertKind(models.TextChoices):
    """What an alert says of the clock."""

    DUE_SOON = "due_soon", _("due soon, and nothing tried")
    OVERDUE = "overdue", _("overdue, and no contact")


class Level(models.TextChoices):
    """Whom an alert goes to: the lead first, then its supervisor, then the co-chairs."""

    LEAD = "lead", _("the lead")
    SUPERVISOR = "supervisor", _("the lead’s supervisor")
    CO_CHAIRS = "co_chairs", _("the co-chairs")


class Alert(Model):
    """The clock of a situation runs out, or has: said once to each level, of each team that leads."""

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="alerts")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING)
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="alerts")
    kind = models.CharField(max_length=10, choices=AlertKind)
    level = models.CharField(max_length=10, choices=Level)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    """When it held no more: the person was reached, the situation closed, or another team leads."""

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["situation", "team", "kind", "level"],
                condition=Q(settled_at=None),
                name="interventions_alert_once_a_level",
            )
        ]


class Notice(Model):
    """One member was told of an alert, on their pages and, where mail is set up, by letter."""

    alert = models.ForeignKey(Alert, on_delete=models.DB_CASCADE, related_name="notices")
    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="notices")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING)
    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="notices")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at"]
        indexes = [
            models.Index(fields=["member"], condition=Q(seen_at=None), name="interventions_notice_unseen"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["alert", "member"], name="interventions_notice_once_a_member"),
        ]


class Letter(Model):
    """The outbox: an e-mail owed for a notice, or for an emergency call. Locked, sent, marked; tried again while the
    mail server is down.
    """

    notice = models.OneToOneField(Notice, on_delete=models.DB_CASCADE, null=True, related_name="letter")
    call = models.ForeignKey(Meeting, on_delete=models.DB_CASCADE, null=True, related_name="letters")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING)
    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="letters")
    next_try_at = models.DateTimeField(null=True)
    """None once it is sent, or no longer owed."""
    tries = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["table", "next_try_at"],
                condition=Q(next_try_at__isnull=False),
                name="interventions_letter_owed",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(mailed_at=None) | Q(next_try_at=None), name="interventions_letter_sent_once"
            ),
            models.CheckConstraint(
                condition=Q(notice=None, call__isnull=False) | Q(notice__isnull=False, call=None),
                name="interventions_letter_of_one_thing",
            ),
            models.UniqueConstraint(fields=["call", "member"], name="interventions_letter_once_a_call"),
        ]


class MailChoice(Model):
    """A member wants no e-mail for what is no escalation. Without a row they get it."""

    member = models.OneToOneField(Member, on_delete=models.DO_NOTHING, related_name="mail_choice")
    wants_mail = models.BooleanField(default=True)


from .plan_words import PlanWords as PlanWords  # noqa: E402  a page of its own, found with the others
from .plans import Plan as Plan  # noqa: E402  a page of their own, and still found with the others
from .plans import PlanTask as PlanTask  # noqa: E402  a page of its own, found with the others
