"""How often did an emergency service meet the people before, and how often after? Two whole numbers, of those who know."""

from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import moment
from commontable.partnership.tables.models import Team
from commontable.response.interventions.parts import parts_of
from commontable.response.situations.models import Situation

from .models import MOST_CONTACTS, EmergencyContacts
from .rules import Met, may_tell_contacts

SERVICES = ("municipal_police", "opp", "first_nation_police", "paramedics", "fire", "hospital")
"""The types of agency whose calls and visits count; beside them every police service, whatever its type."""
DAYS = timedelta(days=90)


def _number(label: Any) -> forms.IntegerField:
    wrong = _("Give a whole number from 0 to 999")
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_CONTACTS,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )


class ContactsForm(forms.Form):
    """Two whole numbers; the second is asked once its days have passed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    before = _number(_("In the 90 days before it was brought"))
    after = _number(_("In the 90 days after the decision"))

    def __init__(self, *args: Any, passed: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not passed:
            del self.fields["after"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and given.get("before") is None and given.get("after") is None:
            self.add_error("before", _("Give at least one number"))
        return given


def met_by(situation: Situation) -> Met:
    """The situation, and which of the teams with a part are of an emergency service."""
    parts = parts_of(situation)
    of_services = Q(agency__agency_type__in=SERVICES) | Q(agency__is_police=True)
    found = Team.objects.filter(of_services, pk__in=parts.teams).values_list("pk", flat=True)
    return Met(parts, frozenset(found))


def have_passed(situation: Situation) -> bool:
    """Whether the 90 days after the decision are over."""
    return situation.decided_at is not None and situation.decided_at + DAYS <= moment()


@action(may_tell_contacts, given=met_by)
def tell_contacts(
    situation: Situation, *, actor: Actor, before: int | None = None, after: int | None = None
) -> EmergencyContacts:
    """Write down how often our service met the people, in the place of what we said before. The numbers are in no entry.

    Raises Invalid for no number, one out of bounds, and for days that have not passed.
    """
    said = [number for number in (before, after) if number is not None]
    if not said or not all(0 <= number <= MOST_CONTACTS for number in said):
        raise Invalid(_("Give a whole number from 0 to 999"))
    if after is not None and not have_passed(situation):
        raise Invalid(_("The 90 days after the decision are not over yet."))
    team = cast(UUID, met_by(situation).acting_for(actor))
    told = EmergencyContacts.objects.filter(situation=situation, team=team).first()
    told = told or EmergencyContacts(situation=situation, team_id=team)
    told.before, told.after, told.at = before, after, moment()
    told.save()
    return told
