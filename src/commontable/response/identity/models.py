"""Who is each person? One sealed record a person, readable with the key of a team that was given it."""

from typing import Any

from django.db import models

from commontable.groundwork.access.models import Model
from commontable.partnership.tables.models import Team


class SealedIdentity(Model):
    """Name, birth date and address of one person, sealed together under one data key held by the originating team.

    The identifier is the person's own in the team's draft, and the table's person row takes it over when the
    situation is brought. `data_key` is the key's identifier in the keys slice.
    """

    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="sealed_identities")
    draft_id = models.UUIDField()
    data_key = models.UUIDField(unique=True)
    sealed = models.BinaryField()
    revision = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["draft_id"], name="identity_draft")]

    def ledger_place(self) -> dict[str, Any]:
        return {"team_id": self.team_id}


class SealedWords(Model):
    """The texts of one draft, sealed together under a data key of the draft's own, held by its team alone.

    What a writer has acknowledged in them is sealed with them. `revision` counts the writings.
    """

    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="sealed_words")
    draft_id = models.UUIDField(unique=True)
    data_key = models.UUIDField(unique=True)
    sealed = models.BinaryField()
    revision = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()

    def ledger_place(self) -> dict[str, Any]:
        return {"team_id": self.team_id}
