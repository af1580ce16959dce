"""What may a co-chair type in a meeting? Shape and wording only; whether it may be done is asked of the rules."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.design.moments import MomentField
from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.meetings.models import GUESTS
from commontable.response.interventions.models import Part

from .agenda_order import parsed

DAYS = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
HOURS = forms.TimeInput({"type": "time"}, format="%H:%M")


class VersionForm(forms.Form):
    """The version of the thing the form was drawn from."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class OpenForm(VersionForm):
    """The meeting begins now, or began earlier and is entered late."""

    opened_at = MomentField(label=_("When was it opened?"), required=False)


class CloseForm(VersionForm):
    """The meeting ends now, or ended earlier and is entered late."""

    ended_at = MomentField(label=_("When did it end?"), required=False)


class OrderForm(forms.Form):
    """One press: which item changes places with which neighbour, and which way it goes."""

    move = forms.CharField(max_length=90)

    def clean_move(self) -> tuple[UUID, UUID, str]:
        try:
            return parsed(self.cleaned_data["move"])
        except ValueError as wrong:
            raise forms.ValidationError(_("That is no move.")) from wrong


class OnBehalfForm(VersionForm):
    """What a team without a device says aloud, and who of it says so."""

    team = forms.ChoiceField(label=_("Team"), error_messages={"required": _("Say which team.")})
    part = forms.ChoiceField(
        label=_("What it will do"),
        choices=[(Part.ASSISTING.value, _("We will assist")), (Part.LEAD.value, _("We will lead"))],
        initial=Part.ASSISTING,
        widget=forms.RadioSelect,
    )
    said_by = forms.CharField(
        label=_("Said by"),
        help_text=_("A member of that team’s staff, never the person it is about."),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Say who of that team said so.")},
    )

    def __init__(self, *args, teams: list[tuple[str, str]], **options) -> None:
        super().__init__(*args, **options)
        cast(Any, self.fields["team"]).choices = [("", _("Choose…")), *teams]

    def clean_team(self) -> UUID:
        return UUID(self.cleaned_data["team"])


class DecisionForm(VersionForm):
    """The table's answer at filter 2. Which button was pressed says met or not met."""

    decision = forms.ChoiceField(choices=[("met", _("met")), ("not_met", _("not met"))])
    how = forms.ChoiceField(
        label=_("How it was decided"),
        choices=lambda: [(term.code, term.label()) for term in load("decision_modes")],
        error_messages={"required": _("Say whether it was by consensus or by vote.")},
    )
    votes_for = forms.IntegerField(label=_("Votes for"), min_value=0, max_value=99, required=False)
    votes_against = forms.IntegerField(label=_("Votes against"), min_value=0, max_value=99, required=False)
    dissent = forms.BooleanField(label=_("Someone dissents"), required=False)
    said_at = MomentField(label=_("When did the table say so?"), required=False)
    reason = forms.ChoiceField(
        label=_("Why it is not met"),
        choices=lambda: load("rejection_reasons").choices(timezone.localdate()),
        required=False,
    )

    def clean(self) -> dict:
        given = super().clean() or {}
        if given.get("how") == "vote":
            self._counted("votes_for", _("Say how many voted for."))
            self._counted("votes_against", _("Say how many voted against."))
        if given.get("decision") == "not_met" and not given.get("reason"):
            self.add_error("reason", _("Say why it is not met. The reason is one of the few things that remain."))
        return given

    def _counted(self, name: str, sentence) -> None:
        if self.cleaned_data.get(name) is None and name not in self.errors:
            self.add_error(name, sentence)

    @property
    def answer(self) -> dict:
        """How the table decided, as the actions take it."""
        return {name: self.cleaned_data[name] for name in ("how", "votes_for", "votes_against", "dissent")}


class TeamsForm(VersionForm):
    """Who leads and who assists."""

    lead = forms.ChoiceField(label=_("Lead team"), error_messages={"required": _("Name the lead team.")})
    assisting = forms.MultipleChoiceField(
        label=_("Assisting teams"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Name at least one team that assists.")},
    )

    def __init__(self, *args, teams: list[tuple[str, str]], helped: bool = False, **options) -> None:
        """`helped` is whether the finer form names somebody besides the lead."""
        super().__init__(*args, **options)
        self.helped = helped
        self.fields["assisting"].required = not helped
        lead, assisting = cast(Any, self.fields["lead"]), cast(Any, self.fields["assisting"])
        lead.choices, assisting.choices = [("", _("Choose…")), *teams], teams

    def clean_assisting(self) -> list[UUID]:
        others = [team for team in self.cleaned_data["assisting"] if team != str(self.cleaned_data.get("lead"))]
        if not others and not self.helped:
            raise forms.ValidationError(_("Name at least one team that assists, other than the lead."))
        return [UUID(team) for team in others]

    def clean_lead(self) -> UUID:
        return UUID(self.cleaned_data["lead"])


class ConclusionForm(VersionForm):
    """How a situation ends."""

    conclusion = forms.ChoiceField(
        label=_("Conclusion"),
        choices=lambda: [(term.code, term.label()) for term in load("conclusions")],
        error_messages={"required": _("Choose a conclusion.")},
    )


class PresenceForm(VersionForm):
    """One press: which team, member or person listed, and how they are there."""

    mark = forms.RegexField(r"^((team|member|attendance):)?[0-9a-f-]{36}:[a-z_]+$")

    def clean_mark(self) -> dict[str, Any]:
        """As the action takes it."""
        meant, kind = self.cleaned_data["mark"].rsplit(":", 1)
        what, _colon, which = meant.rpartition(":")
        if kind not in load("presence"):
            raise forms.ValidationError(_("That is no way of being present."))
        return {what or "team": UUID(which), "kind": kind}


class MyselfForm(forms.Form):
    """One press: how I am there."""

    kind = forms.RegexField(r"^[a-z_]+$")


class GuestForm(VersionForm):
    """Somebody without an account: a visitor, an interpreter, a student, or a person of a team."""

    name = forms.CharField(label=_("Name"), max_length=80, error_messages={"required": _("Say who it is.")})
    as_what = forms.ChoiceField(label=_("As"), error_messages={"required": _("Say as what they are there.")})
    agency = forms.CharField(label=_("From"), max_length=80, required=False)
    pledged = forms.BooleanField(label=_("Signed the pledge"), required=False)

    def __init__(self, *args, teams: list[tuple[str, str]], **options) -> None:
        super().__init__(*args, **options)
        guests = [(kind.value, capfirst(kind.label)) for kind in GUESTS]
        of_team = _("%(team)s, without an account")
        cast(Any, self.fields["as_what"]).choices = [
            ("", _("Choose…")),
            *guests,
            *((f"team:{pk}", of_team % {"team": name}) for pk, name in teams),
        ]

    @property
    def somebody(self) -> dict[str, Any]:
        """As the action takes it."""
        given = self.cleaned_data
        _of, _colon, team = given["as_what"].partition("team:")
        return {
            "name": given["name"],
            "kind": "member" if team else given["as_what"],
            "agency": given["agency"],
            "team": UUID(team) if team else None,
            "pledged": given["pledged"],
        }


class PlanMeetingForm(forms.Form):
    """The day and hour of a meeting, in the table's own time zone."""

    day = forms.DateField(label=_("Day"), widget=DAYS, error_messages={"required": _("Say on which day.")})
    hour = forms.TimeField(label=_("Starts at"), widget=HOURS, error_messages={"required": _("Say at what time.")})

    def __init__(self, *args, zone: str, taken=(), **options) -> None:
        super().__init__(*args, **options)
        self.zone, self.taken = ZoneInfo(zone), set(taken)

    def clean(self) -> dict:
        given = super().clean() or {}
        if not self.errors and self.starts_at in self.taken:
            self.add_error("hour", _("This table already has a meeting at that time."))
        return given

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"], self.zone)
