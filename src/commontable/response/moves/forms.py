"""What is asked before a number ends or goes on otherwise? A reason, another table or team, an authority: codes only."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import OPEN_WORK, UNDECIDED

from .asking import comes_from_nowhere


class SureForm(forms.Form):
    """Nothing but the version the page was drawn from."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, situation: Situation) -> None:
        super().__init__(data, initial={"version": situation.version})
        for name, choices in self.offered(situation).items():
            field: Any = self.fields[name]
            field.choices = [("", _("Choose one")), *choices]

    def offered(self, situation: Situation) -> dict[str, Iterable]:
        """What each choice offers for this situation."""
        return {}


class VoidForm(SureForm):
    """Why the number should not be."""

    reason = forms.ChoiceField(label=_("Why?"), error_messages={"required": _("Say why the number is void")})

    def offered(self, situation: Situation) -> dict[str, Iterable]:
        return {"reason": terms("void_reasons")}


class TableForm(SureForm):
    """Another table, and why."""

    to_table = forms.ChoiceField(label=_("Which table?"), error_messages={"required": _("Say which table")})
    reason = forms.ChoiceField(label=_("Why?"), error_messages={"required": _("Say why")})

    def offered(self, situation: Situation) -> dict[str, Iterable]:
        others = SituationTable.objects.exclude(pk=situation.table_id).order_by("name")
        return {"to_table": _named(others), "reason": terms("transfer_reasons")}


class NominateForm(TableForm):
    """The city-wide table; any, for what comes from an area that no table covers."""

    def offered(self, situation: Situation) -> dict[str, Iterable]:
        others = SituationTable.objects.exclude(pk=situation.table_id).order_by("name")
        if not comes_from_nowhere(situation):
            others = others.filter(is_city_wide=True)
        return {"to_table": _named(others), "reason": terms("transfer_reasons")}


class TeamForm(SureForm):
    """A team at another table, why, and on which authority its names go there."""

    to_team = forms.ChoiceField(label=_("Which team?"), error_messages={"required": _("Say which team")})
    reason = forms.ChoiceField(label=_("Why?"), error_messages={"required": _("Say why")})
    authority = forms.ChoiceField(
        label=_("On which authority do the names go there?"), error_messages={"required": _("Say on which authority")}
    )

    def offered(self, situation: Situation) -> dict[str, Iterable]:
        teams = Team.objects.on(timezone.localdate()).exclude(table=situation.table_id).select_related("table")
        ordered = teams.order_by("table__name", "name")
        return {
            "to_team": [(str(team.pk), f"{team.table.name}, {team.name}") for team in ordered],
            "reason": terms("transfer_reasons"),
            "authority": terms("authorities"),
        }


class JoinForm(SureForm):
    """The earlier number of the same table, brought by another team."""

    other = forms.ChoiceField(label=_("Which earlier number?"), error_messages={"required": _("Say which number")})

    def offered(self, situation: Situation) -> dict[str, Iterable]:
        open_now = Situation.objects.filter(table=situation.table_id, stage__in=[*UNDECIDED, *OPEN_WORK])
        earlier = [each for each in open_now if (each.year, each.sequence) < (situation.year, situation.sequence)]
        others = [each for each in earlier if each.originating_team_id != situation.originating_team_id]
        return {"other": [(str(each.pk), each.number) for each in others]}


def terms(name: str) -> list:
    """The terms of a list, to choose from."""
    return load(name).choices(timezone.localdate())


def _named(tables: Iterable[SituationTable]) -> list:
    return [(str(table.pk), table.name) for table in tables]
