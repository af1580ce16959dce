"""What is asked about one person's consent, why it is done without, and what an agency goes by? Codes and dates only."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.tables.models import Team

from .consents import Answer
from .defaults import Use
from .models import NecessityReason
from .settings_of import LISTS, Defaults

NONE_SET = ("", _("None set"))


def terms(name: str) -> list:
    return load(name).choices(timezone.localdate())


class ConsentForm(forms.Form):
    """One asking, and what came of it. What belongs to another answer is left empty."""

    answer = forms.ChoiceField(
        label=_("What did the person say?"),
        widget=forms.RadioSelect,
        choices=Answer.choices,
        initial=Answer.GIVEN,
        error_messages={"required": _("Say what the answer was")},
    )
    decided_by = forms.ChoiceField(label=_("Who decided?"), choices=lambda: terms("deciders"), initial="self")
    purpose = forms.ChoiceField(label=_("For what?"), required=False)
    method = forms.ChoiceField(label=_("How was it given?"), required=False)
    kinds = forms.MultipleChoiceField(
        label=_("What may be told?"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: terms("disclosure_kinds"),
        required=False,
        help_text=_("None ticked: all kinds of facts."),
    )
    recipients = forms.MultipleChoiceField(
        label=_("To whom?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None ticked: every agency with a part."),
    )
    limits = forms.MultipleChoiceField(
        label=_("Limits"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: terms("consent_limits"),
        required=False,
    )
    expires_on = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("A year at most. Empty: until it is withdrawn."),
    )
    why_not = forms.ChoiceField(label=_("Why could it not be asked?"), required=False)

    def __init__(self, *args: Any, table: UUID, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = {
            "purpose": terms("consent_purposes"),
            "method": terms("consent_methods"),
            "why_not": terms("consent_obstacles"),
        }
        for name, choices in offered.items():
            cast(Any, self.fields[name]).choices = [("", _("Choose one")), *choices]
        cast(Any, self.fields["recipients"]).choices = _agencies(table)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        wanted = {"given": ("purpose", "method"), "not_possible": ("why_not",)}
        for name in wanted.get(str(given.get("answer")), ()):
            if not given.get(name):
                self.add_error(name, _("Say this as well"))
        return given


class NecessityForm(forms.Form):
    """Why the person is spoken of without consent, in plain words; the ground was put to each by the privacy officer."""

    reason = forms.ChoiceField(
        label=_("Why is it necessary?"), widget=forms.RadioSelect, error_messages={"required": _("Say why")}
    )

    def __init__(self, *args: Any, reasons: Iterable[NecessityReason], **options: Any) -> None:
        super().__init__(*args, **options)
        known = load("necessity_reasons")
        cast(Any, self.fields["reason"]).choices = [(each.reason, known.label(each.reason)) for each in reasons]


class AgreeForm(forms.Form):
    """The reason that was read before somebody agrees to it."""

    necessity = forms.UUIDField()


class OfficerForm(forms.Form):
    """A member of the agency."""

    member = forms.ChoiceField(label=_("Who?"), error_messages={"required": _("Say who")})

    def __init__(self, *args: Any, agency: Agency, **options: Any) -> None:
        super().__init__(*args, **options)
        people = Member.objects.filter(agency=agency).values_list("pk", "name")
        cast(Any, self.fields["member"]).choices = [("", _("Choose one")), *[(str(pk), name) for pk, name in people]]


class DefaultsForm(forms.Form):
    """On what the agency tells and collects: for every kind of situation, and for one kind where it differs."""

    def __init__(self, *args: Any, agency: UUID, set_now: Defaults, **options: Any) -> None:
        super().__init__(*args, **options)
        for use in Use:
            offered = [NONE_SET, *terms(LISTS[use])]
            for kind, words in [("", _("every kind of situation")), *terms("subject_kinds")]:
                self.fields[f"{use}-{kind}"] = forms.ChoiceField(
                    label=_("%(use)s, %(kind)s") % {"use": use.label, "kind": words},
                    choices=offered,
                    required=False,
                    initial=set_now.rows.get((agency, use, kind), ""),
                )

    @property
    def wanted(self) -> list[tuple[str, str, str]]:
        """(use, kind, authority) of each field."""
        return [(*name.split("-"), code) for name, code in self.cleaned_data.items()]  # type: ignore[misc]  # of two parts


class ReasonsForm(forms.Form):
    """Which reasons may be used without consent, and the ground behind each."""

    def __init__(self, *args: Any, set_now: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        grounds = [("", _("May not be used")), *[each for each in terms("authorities") if each[0] != "consent"]]
        for code, words in terms("necessity_reasons"):
            self.fields[code] = forms.ChoiceField(
                label=words, choices=grounds, required=False, initial=set_now.get(code, "")
            )


def _agencies(table: UUID) -> list[tuple[str, str]]:
    teams = Team.objects.on(timezone.localdate()).filter(table=table)
    rows = teams.order_by("agency__name").values_list("agency", "agency__name").distinct()
    return [(str(pk), name) for pk, name in rows]
