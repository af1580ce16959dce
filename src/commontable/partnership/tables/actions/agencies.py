"""How does an agency come to be known, and who corrects it? It belongs to every table that has a team of it."""

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.plan import AgencyPlan
from commontable.partnership.tables.rules import may_add_agency, may_correct_agency
from commontable.partnership.tables.terms import known


@action(may_add_agency)
def add_agency(plan: AgencyPlan, *, actor: Actor) -> Agency:
    """Make an agency known. Raises Invalid for a name that is known already, or a code on no list."""
    return write_agency(plan)


@action(may_correct_agency, given=known)
def correct_agency(agency: Agency, *, actor: Actor, plan: AgencyPlan) -> Agency:
    """Correct what is known of an agency. Raises Invalid for another's name, or a code on no list."""
    if plan.name.casefold() != agency.name.casefold():
        _refuse_a_known(plan.name)
    _check(plan)
    Agency.objects.filter(pk=agency.pk).update(**vars(plan))
    return agency


def write_agency(plan: AgencyPlan) -> Agency:
    """A new agency, from inside an action."""
    _refuse_a_known(plan.name)
    _check(plan)
    return Agency.objects.create(**vars(plan))


def _check(plan: AgencyPlan) -> None:
    picked("sectors", plan.sector)
    picked("agency_types", plan.agency_type)


def _refuse_a_known(name: str) -> None:
    if Agency.objects.filter(name__iexact=name).exists():
        raise Invalid(_("An agency of that name is known already: %(name)s.") % {"name": name})
