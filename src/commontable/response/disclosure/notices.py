"""Must the person be told that they were spoken of, by whom, by when, and was it put off?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import Team

from .consents import OfAPerson


class PersonNotice(OfAPerson):
    """The task of telling one person. `team` owns it: the lead, or who brought it while nobody leads.

    Opened by the first disclosure on a ground that asks for it (`authority`), once a person.
    """

    authority = models.CharField(max_length=40)
    opened_at = models.DateTimeField()
    due_on = models.DateField(_("by"))
    done_at = models.DateTimeField(null=True)
    method = models.CharField(_("how they were told"), max_length=30, blank=True)
    done_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, null=True, related_name="+")

    class Meta:
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(fields=["person"], name="disclosure_one_notice_a_person"),
            models.CheckConstraint(
                condition=Q(done_at=None, method="", done_by=None)
                | Q(done_at__isnull=False, method__gt="", done_by__isnull=False),
                name="disclosure_notice_done_somehow",
            ),
        ]


class Deferral(Model):
    """Telling the person is put off because it would put somebody in danger. It holds once a second person of another team agrees."""

    notice = models.ForeignKey(PersonNotice, on_delete=models.DB_CASCADE, related_name="deferrals")
    reason = models.CharField(_("why it is put off"), max_length=30)
    until = models.DateField(_("until"))
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="+")
    asked_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, null=True, related_name="+")
    reviewed_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, null=True, related_name="+")
    agreed = models.BooleanField(null=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["notice"], condition=Q(reviewed_at=None), name="disclosure_one_deferral_waits"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, reviewed_team=None, agreed=None)
                | (
                    Q(reviewed_at__isnull=False, reviewed_team__isnull=False, agreed__isnull=False)
                    & Q(reviewed_by__isnull=False)
                    & ~Q(reviewed_by=models.F("asked_by"))
                    & ~Q(reviewed_team=models.F("asked_team"))
                ),
                name="disclosure_reviewed_by_another_team",
            ),
        ]
