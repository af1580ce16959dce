"""What did the few agree in words? Sealed under a key that the teams with a part hold, and nobody else."""

from typing import Any

from django.db import models

from commontable.groundwork.access.models import Model
from commontable.groundwork.keys.contexts import Compartment, Context
from commontable.partnership.tables.models import Team
from commontable.response.situations.models import Situation

LONGEST = 4000
"""Characters of a plan in words."""


class PlanWords(Model):
    """The plan's own words. `shared_at` is when its key was last given to every team that may have it."""

    situation = models.OneToOneField(Situation, on_delete=models.DB_CASCADE, related_name="plan_words")
    data_key = models.UUIDField(unique=True)
    sealed = models.BinaryField()
    revision = models.PositiveIntegerField()
    written_by = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="plans_in_words")
    written_at = models.DateTimeField()
    shared_at = models.DateTimeField()

    def ledger_place(self) -> dict[str, Any]:
        return self.situation.ledger_place()

    @property
    def context(self) -> Context:
        """The cell these words are bound to."""
        return Context(self.situation_id, Compartment.PLAN, None, "words", self.revision)
