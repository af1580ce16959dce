"""How are teams named on a page? One form for everybody; a finer one, opened where wanted, for one person and co-leads."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.people import person_words
from commontable.partnership.tables.models import Team
from commontable.response.interventions.models import Part, Role
from commontable.response.interventions.naming import OfPerson, is_bound
from commontable.response.situations.models import Person, Situation

from .meeting_forms import TeamsForm

type Held = list[tuple[UUID, UUID | None, str]]
"""(team, person, part) of each open part."""
type Choices = list[tuple[str, str]]


class PartsForm(forms.Form):
    """Who co-leads, and who leads or assists for one person alone. Nothing need be filled in.

    `people` holds (identifier, letter, words).
    """

    def __init__(self, *args, people: Iterable[tuple[UUID, str, str]], teams: Choices, **options) -> None:
        super().__init__(*args, **options)
        everybody = list(people)
        self.people = everybody if len(everybody) > 1 else []
        self.fields["co_leads"] = _some(_("Co-leads, for everybody"), teams)
        for person, letter, words in self.people:
            said = {"letter": letter, "person": words}
            lead_words = _("%(letter)s, %(person)s: who leads?") % said
            self.fields[f"co_lead-{person}"] = forms.ChoiceField(
                label=lead_words, choices=[("", _("The lead team")), *teams], required=False
            )
            self.fields[f"assisting-{person}"] = _some(_("%(letter)s alone: who assists?") % said, teams)

    @property
    def named(self) -> dict[str, list]:
        """As the actions take it. Ask once the form is valid."""
        of_people = []
        for person, _letter, _words in self.people:
            lead = self.cleaned_data[f"co_lead-{person}"]
            of_people += [OfPerson(UUID(lead), Part.CO_LEAD, person)] if lead else []
            assisting = [team for team in self.cleaned_data[f"assisting-{person}"] if team != lead]
            of_people += [OfPerson(UUID(team), Part.ASSISTING, person) for team in assisting]
        return {"co_leads": [UUID(team) for team in self.cleaned_data["co_leads"]], "of_people": of_people}

    @property
    def names_somebody(self) -> bool:
        """Whether what was sent names a team."""
        return any(self.data.get(self.add_prefix(name)) for name in self.fields)

    @property
    def is_used(self) -> bool:
        """Whether it starts open: somebody is named here already, or was just sent."""
        return bool(self.initial) or self.names_somebody


def parts_initial(roles: Held) -> dict[str, Any]:
    """What the form starts with, from (team, person, part) of each open part."""
    start: dict[str, Any] = {}
    for team, person, part in roles:
        if person and part == Part.CO_LEAD:
            start[f"co_lead-{person}"] = str(team)
        elif person:
            start.setdefault(f"assisting-{person}", []).append(str(team))
        elif part == Part.CO_LEAD:
            start.setdefault("co_leads", []).append(str(team))
    return start


def _some(label: str, teams: Choices) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=teams, widget=forms.CheckboxSelectMultiple, required=False)


def posted_names(situation: Situation, posted: Any) -> tuple[TeamsForm, PartsForm]:
    """Both forms with what was sent."""
    parts = held_parts(situation)
    people = list(Person.objects.filter(situation=situation))
    return naming_forms(situation, people, parts, choices_of(situation, parts), posted)


def held_parts(situation: Situation) -> Held:
    """The open parts; one query."""
    roles = Role.objects.filter(situation=situation, ends_at=None)
    return list(roles.values_list("team_id", "person_id", "part"))


def naming_forms(
    situation: Situation, people: list[Person], parts: Held, teams: Choices, posted: Any = None
) -> tuple[TeamsForm, PartsForm]:
    """The two forms that name teams: for everybody, and for one person. `posted` is what was sent."""
    whole = {team: part for team, person, part in parts if person is None}
    start = {
        "version": situation.version,
        "lead": next((str(team) for team, part in whole.items() if part == Part.LEAD), ""),
        "assisting": [str(team) for team, part in whole.items() if part == Part.ASSISTING],
    }
    told = [(each.pk, each.letter, person_words(each.gender, each.age_band)) for each in people]
    finer = PartsForm(posted, initial=parts_initial(parts), people=told, teams=teams, auto_id="parts-%s")
    return TeamsForm(posted, initial=start, teams=teams, helped=finer.names_somebody), finer


def choices_of(situation: Situation, parts: Held) -> Choices:
    """(value, label) of each team of the table and each guest with a part; in order of name."""
    seated = Team.objects.on(timezone.localdate()).filter(table=situation.table_id)
    teams = (seated | Team.objects.filter(pk__in=[team for team, _person, _part in parts])).select_related("agreement")
    return [(str(team.pk), team_words(team)) for team in teams.order_by("name")]


def team_words(team: Team) -> str:
    """The team's name; of one without its papers the words say so."""
    return team.name if is_bound(team) else _("%(team)s (no agreement in force)") % {"team": team.name}
