"""Who is each person? One sealed record a person, readable with the key of a team that was given it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.tables.models import Team


class SealedIdentity(Model):
    """Name, birth date and address of one person, sealed together under one data key held by the originating team.

    The identifier is the person's own in the team's draft, and the table's person row takes it over when the
    situation is brought. `data_key` is the key's identifier in the keys slice. `rules_revision` is the writing the
    rules of safe contact are from: 0 for none, null for a record sealed before this was kept.
    """

    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="sealed_identities")
    draft_id = models.UUIDField()
    data_key = models.UUIDField(unique=True)
    sealed = models.BinaryField()
    revision = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()
    rules_revision = models.PositiveIntegerField(null=True)

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


class Section(models.TextChoices):
    """The parts of our own file on a person. Each is a sealed cell of its own, opened by itself."""

    CONTACTS = "contacts", _("Ways to reach this person")
    GUARDIANS = "guardians", _("Parents and guardians")
    CAPACITY = "capacity", _("Capacity, and who decides")
    TRIED = "tried", _("What we tried")
    NOTES = "notes", _("Notes")


class OwnFile(Model):
    """Our own file on one person: one data key, held by the team that wrote it and never released as a whole.

    The identifier is the person's own in the team's draft.
    """

    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="own_files")
    draft_id = models.UUIDField()
    data_key = models.UUIDField(unique=True)
    opened_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["draft_id"], name="identity_own_file_draft")]

    def ledger_place(self) -> dict[str, Any]:
        return {"team_id": self.team_id}


class OwnSection(Model):
    """One section of our own file, sealed."""

    file = models.ForeignKey(OwnFile, on_delete=models.DO_NOTHING, related_name="sections")
    section = models.CharField(max_length=20, choices=Section)
    sealed = models.BinaryField()
    revision = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "section"], name="identity_one_cell_per_section")]


class OwnDocument(Model):
    """A document in our own file: its bytes sealed, its name given by the server. What it was called is not kept."""

    file = models.ForeignKey(OwnFile, on_delete=models.DO_NOTHING, related_name="documents")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=4, choices=[(each, each) for each in ("pdf", "docx", "png", "jpg")])
    size = models.PositiveIntegerField()
    sealed = models.BinaryField()
    added_by = models.UUIDField()
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="identity_one_document_per_number")]

    def ledger_place(self) -> dict[str, Any]:
        return {"team_id": self.file.team_id}

    @property
    def name(self) -> str:
        """What it is called here: nothing of the name it came with."""
        return f"document-{self.number}.{self.kind}"


class YouthRecord(Model):
    """Youth-justice information on one person, under a key that the listed members hold and their team does not.

    Who is not on the list is not told that it exists. A person may have several, each with its own last day: the day
    follows the record, never the person's age. `readers` are the members on the list, as texts.
    """

    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="youth_records")
    draft_id = models.UUIDField()
    person_id = models.UUIDField()
    readers = models.JSONField(default=list)
    data_key = models.UUIDField(unique=True)
    sealed = models.BinaryField()
    revision = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()
    expires_on = models.DateField()

    class Meta:
        ordering = ["sealed_at"]
        indexes = [models.Index(fields=["draft_id"], name="identity_youth_draft")]

    def ledger_place(self) -> dict[str, Any]:
        return {"team_id": self.team_id}
