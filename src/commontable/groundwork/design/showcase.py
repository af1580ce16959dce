"""With which invented content does the page of parts show them?"""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commontable.groundwork.design import bands
from commontable.groundwork.design.pickers import Choice, Group


@dataclass(frozen=True)
class Answer:
    """What a rule answers, as far as a button looks at it."""

    allowed: bool
    sentence: str = ""


class Attempt(forms.Form):
    """An attempt to reach someone, as invented for the page of parts."""

    when = forms.CharField(
        label=gettext_lazy("When was the attempt?"),
        error_messages={"required": gettext_lazy("Say when the attempt was made")},
    )
    how = forms.ChoiceField(
        label=gettext_lazy("How?"),
        widget=forms.RadioSelect,
        choices=[
            ("visit", gettext_lazy("Visit")),
            ("phone", gettext_lazy("Phone")),
            ("other", gettext_lazy("Other")),
        ],
        error_messages={"required": gettext_lazy("Say how: visit, phone or other")},
    )
    reached = forms.ChoiceField(
        label=gettext_lazy("Did you reach the person?"),
        help_text=gettext_lazy("A contact stops the clock; an attempt does not."),
        widget=forms.RadioSelect,
        choices=[("no", gettext_lazy("No: an attempt")), ("yes", gettext_lazy("Yes: a contact"))],
    )
    barrier = forms.ChoiceField(
        label=gettext_lazy("What stood in the way?"),
        choices=[("nobody", gettext_lazy("Nobody answered")), ("wait", gettext_lazy("A waiting list"))],
    )
    told = forms.MultipleChoiceField(
        label=gettext_lazy("Who was told?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("lead", gettext_lazy("The lead")), ("chairs", gettext_lazy("The co-chairs"))],
    )
    safe = forms.BooleanField(label=gettext_lazy("It is safe to leave a message"), required=False)


def content() -> dict:
    """The context of the page of parts."""
    return {
        "section": "components",
        "band": bands.numbers_only(
            _("living page"),
            names_detail=_("invented people and numbers"),
            who_line=_("Anyone working on the product"),
            who_detail=_("can see this page"),
        ),
        "bands": _bands(),
        "verdicts": _verdicts(),
        "form": Attempt({"reached": "no", "barrier": "nobody"}),
        "factors": _factors(),
        "tried": {"twice": (20, 35.5), "early": (9,), "once": (18,)},
    }


def _bands() -> list[bands.Band]:
    teams = [_("Harbour Hospital outreach"), _("Victim services"), _("Children’s aid"), _("Youth mental health")]
    seats = [
        bands.Seat(f"{_('Team')} {place + 1}", bands.PRESENT if place < 13 else bands.ABSENT) for place in range(17)
    ]
    return [
        bands.own_space(teams[0], ["J. Ferreira", "M. Osei", "K. Brandt"], who_detail=_("nobody else")),
        bands.table_in_session(_("Downtown East"), seats, filter=2),
        bands.the_few("DE-26-0411", _("Downtown East"), teams, others=13),
        bands.numbers_only(_("public"), who_line=_("Anyone"), who_detail=_("can read this page")),
        bands.the_ledger(_("privacy desk"), ["R. Castellane", "A. Lindqvist"]),
    ]


def _verdicts() -> dict[str, Answer]:
    return {
        "own": Answer(False, _("The table has not decided yet.")),
        "table": Answer(False, _("Only the team that brought it may.")),
        "few": Answer(False, _("It is already released to both teams.")),
    }


def _factors() -> tuple[Group, ...]:
    return (
        Group(_("Shelter"), (Choice("1", _("Emergency bed, women"), picked=True), Choice("2", _("Safe bed, seniors")))),
        Group(_("Health"), (Choice("3", _("Crisis nurse")), Choice("4", _("Bedside visit")))),
        Group(_("Income"), (Choice("5", _("Emergency assistance")),)),
    )
