"""What was told to whom, by whom, on which authority? Kinds of facts only, never the facts."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.tables.models import Team
from commontable.response.situations.models import Person, Situation


class Mode(models.TextChoices):
    """How facts were told."""

    RELEASED = "released", _("released under key")
    TRANSFERRED = "transferred", _("handed over, agency to agency")
    SPOKEN = "spoken", _("spoken in the room")


class Disclosure(Model):
    """One team told another kinds of facts about one person. Speech counts too: `telling` says at which filter.

    `authority` is what it was told on, `collected_on` what the listening agency collects on: both from what each
    agency's privacy officer set, empty where nothing was set. It outlives the person's row: what was told stays on record with both teams when the table's copy is destroyed.
    """

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="disclosures")
    person = models.ForeignKey(Person, on_delete=models.DB_SET_NULL, null=True, related_name="disclosures")
    from_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="told")
    to_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="heard")
    mode = models.CharField(max_length=15, choices=Mode)
    kinds = models.JSONField()
    authority = models.CharField(max_length=40, blank=True)
    collected_on = models.CharField(max_length=40, blank=True, default="", db_default="")
    telling = models.ForeignKey(
        "disclosure.Telling", on_delete=models.DB_CASCADE, null=True, related_name="disclosures"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["person", "at"], name="disclosure_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(mode="spoken", telling__isnull=False) | (~Q(mode="spoken") & Q(telling=None)),
                name="disclosure_spoken_in_a_telling",
            )
        ]


from .consents import Agreeing as Agreeing  # noqa: E402  pages of their own, and still found with the others
from .consents import Consent as Consent  # noqa: E402  a page of its own, found with the others
from .consents import Necessity as Necessity  # noqa: E402  a page of its own, found with the others
from .defaults import AgencyDefault as AgencyDefault  # noqa: E402  a page of its own, found with the others
from .defaults import NecessityReason as NecessityReason  # noqa: E402  a page of its own, found with the others
from .notices import Deferral as Deferral  # noqa: E402  a page of its own, found with the others
from .notices import PersonNotice as PersonNotice  # noqa: E402  a page of its own, found with the others
from .tellings import Addition as Addition  # noqa: E402  a page of its own, found with the others
from .tellings import Listener as Listener  # noqa: E402  a page of its own, found with the others
from .tellings import Telling as Telling  # noqa: E402  a page of its own, found with the others

GOES_WITH_A_NO: tuple[Any, ...] = (Telling, Consent, Necessity, PersonNotice)
"""What is destroyed with a situation the table said no to: what was said of it, and who had agreed to it."""
