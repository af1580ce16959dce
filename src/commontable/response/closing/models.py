"""How did it end? Services mobilised, barriers met, how it went for the people, as the lead reports it, or that it never did."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.tables.models import Team
from commontable.response.situations.models import Situation


class Mobilisation(Model):
    """A service offered to the people of a situation, and what came of it."""

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="mobilisations")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="mobilisations")
    service = models.CharField(_("service"), max_length=60)
    outcome = models.CharField(_("outcome"), max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]


class BarrierMet(Model):
    """What stood in the way: a theme, a service where there was one; of a wait about how long, or the days where known."""

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="barriers")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="barriers")
    theme = models.CharField(_("what stood in the way"), max_length=40)
    service = models.CharField(_("service"), max_length=60, blank=True)
    wait = models.CharField(_("about how long the wait is"), max_length=40, blank=True)
    wait_days = models.PositiveSmallIntegerField(_("days of waiting"), null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]


class Report(Model):
    """How it went for the people, as the lead says at the end: whether the language was there, and what they say of it."""

    situation = models.OneToOneField(Situation, on_delete=models.DB_CASCADE, related_name="report")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="reports")
    language_met = models.CharField(_("was the language there"), max_length=30, blank=True)
    persons_word = models.CharField(_("what the person says"), max_length=30, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(language_met="", persons_word=""), name="closing_report_says_something"
            )
        ]


MOST_CONTACTS = 999


class EmergencyContacts(Model):
    """How often one emergency service met the people: in the 90 days before it was brought, in the 90 after the decision."""

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="emergency_contacts")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="emergency_contacts")
    before = models.PositiveSmallIntegerField(_("in the 90 days before"), null=True)
    after = models.PositiveSmallIntegerField(_("in the 90 days after"), null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["situation", "team"], name="closing_contacts_once_a_team"),
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(before__isnull=False) | models.Q(after__isnull=False),
                    models.Q(before=None) | models.Q(before__lte=MOST_CONTACTS),
                    models.Q(after=None) | models.Q(after__lte=MOST_CONTACTS),
                ),
                name="closing_contacts_in_bounds",
            ),
        ]


class Silence(Model):
    """A situation was closed because its lead reported nothing: which team, and what the co-chair knows of why."""

    situation = models.OneToOneField(Situation, on_delete=models.DB_CASCADE, related_name="silence")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="silences")
    reason = models.CharField(_("why"), max_length=40)
    at = models.DateTimeField()
