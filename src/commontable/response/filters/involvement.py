"""Is a team involved with a person it heard of at filter 3? Its answer is health information of its own."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.situations.models import Person, Situation


class Answer(models.TextChoices):
    """What a team says of itself."""

    INVOLVED = "involved", _("involved")
    NOT_INVOLVED = "not_involved", _("not involved")


class Involvement(Model):
    """One team's answer about one person: read by itself, by the originating team and by the lead; by nobody else.

    Not by co-chairs, who run the table and need no such answer.
    """

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="involvements")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING)
    person = models.ForeignKey(Person, on_delete=models.DB_CASCADE, related_name="involvements")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="involvements")
    owner_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="told_of_involvement")
    code = models.CharField(max_length=15, choices=Answer)
    at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="involvements")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "team"], name="filters_one_answer_a_team")]

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id, "team_id": self.team_id, "situation_id": self.situation_id}
