"""What stands in words beside the codes? Texts of a team that passed the identifier check, readable like the facts."""

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.kept import kept

LONGEST = 600
"""Characters of one text, with its spaces."""


class WordsAre(models.TextChoices):
    """How far the texts of a draft are. What they say stands sealed elsewhere."""

    NONE = "", _("no words")
    TYPED = "typed", _("not checked")
    CHECKED = "checked", _("checked")


class SituationWords(Model):
    """What the originating team says of a situation in words: what goes on, what was tried, what the person wants.

    Written only by the action that ran the check (`response/identity/crossing_words.py`). It is of the table's record:
    hidden with a "no", and destroyed with it and with each end of a number that cuts.
    """

    situation = models.ForeignKey("situations.Situation", on_delete=models.DB_CASCADE, related_name="words")
    about = models.CharField(_("the situation in words"), max_length=LONGEST, blank=True)
    tried = models.CharField(_("what was tried"), max_length=LONGEST, blank=True)
    wants = models.CharField(_("what the person wants"), max_length=LONGEST, blank=True)
    crossed_at = models.DateTimeField()

    class Meta:
        db_table = "situations_words"
        constraints = [
            models.UniqueConstraint(fields=["situation"], name="situations_words_once"),
            models.CheckConstraint(condition=~Q(about="", tried="", wants=""), name="situations_words_say_something"),
        ]

    def ledger_place(self) -> dict[str, Any]:
        return {"situation_id": self.situation_id}


def words_of(situation: Any) -> SituationWords | None:
    """What the table may read of it in words; nothing where none crossed, or a "no" hides them."""
    return next(iter(_words(situation.pk)), None)


@kept
def _words(situation: UUID) -> QuerySet[SituationWords]:
    return SituationWords.objects.filter(situation=situation)
