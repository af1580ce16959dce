"""How does somebody become an analyst or a member of the steering committee, and how does that end?"""

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import moment
from commontable.groundwork.accounts.codes import issue
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.tables.city_rules import Named, may_end_for_city, may_name_for_city
from commontable.partnership.tables.models import CityRole, Office, SituationTable
from commontable.partnership.tables.plan import AgencyPlan

from .agencies import write_agency
from .people import PersonFacts, member_of


def city_wide(thing: Any = None) -> frozenset[UUID]:
    """The city-wide tables."""
    return frozenset(SituationTable.objects.filter(is_city_wide=True).values_list("pk", flat=True))


@action(may_name_for_city, given=city_wide, records=("office", "member"))
def name_for_city(thing: None, *, actor: Actor, office: str, member: UUID) -> CityRole:
    """From today. Raises Invalid for nobody's identifier, and for somebody who is that already."""
    if office not in Office.values or not Member.objects.filter(pk=member).exists():
        raise Invalid(_("Nobody here is that person."))
    take_turns("city_role", member)
    today = timezone.localdate(moment())
    if CityRole.objects.on(today).filter(member=member, office=office).exists():
        raise Invalid(_("That person is that already."))
    return CityRole.objects.create(member_id=member, office=office, starts_on=today)


@action(may_name_for_city, given=city_wide)
def bring_for_city(facts: PersonFacts, *, actor: Actor, office: str, agency: AgencyPlan) -> str:
    """The operator's way: somebody who may have no seat anywhere. Returns a code to sign in with, empty for who has one.

    Raises Invalid for somebody of another agency, or who is that already.
    """
    its = Agency.objects.filter(name__iexact=agency.name).first() or write_agency(agency)
    member = member_of(its, facts)
    name_for_city(None, actor=actor, office=office, member=member.pk)
    account = member.account
    return "" if account is None or account.has_usable_password() else issue(account.pk)


def named(role: CityRole) -> Named:
    """The term with what its rule must know."""
    return Named(role, city_wide())


@action(may_end_for_city, given=named)
def end_for_city(role: CityRole, *, actor: Actor) -> CityRole:
    """Over on their next request."""
    role.ends_on = role.ended_before(timezone.localdate(moment()))
    role.save(update_fields=["ends_on"])
    return role
