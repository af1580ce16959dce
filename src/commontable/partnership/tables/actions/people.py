"""How does a person get a seat, or a table a co-chair or a coordinator? By work address: who is known is found again."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import moment
from commontable.groundwork.accounts.codes import issue
from commontable.groundwork.accounts.models import Account
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.tables.models import CoChair, Coordinator, Seat, SituationTable, Team
from commontable.partnership.tables.plan import AgencyPlan
from commontable.partnership.tables.rules import may_change_table, may_change_team, may_correct_member, may_set_up
from commontable.partnership.tables.terms import known as known_agency
from commontable.partnership.tables.terms import standing, today_at

from .agencies import write_agency


@dataclass(frozen=True)
class PersonFacts:
    """Who somebody is at work, and from which day they serve, today when none is said. `is_alternate` is a seat's."""

    name: str
    email: str
    starts_on: date | None = None
    is_alternate: bool = False


@action(may_change_team)
def seat(team: Team, *, actor: Actor, facts: PersonFacts) -> Seat:
    """Seat a person in the team. Raises Invalid for somebody of another agency, or one who has a seat there."""
    return write_seat(team, facts)


@action(may_change_table)
def name_co_chair(table: SituationTable, *, actor: Actor, agency: Agency, facts: PersonFacts) -> CoChair:
    """Let a person co-chair the table. Raises Invalid as `seat` does."""
    return _serve(CoChair, table, agency, facts, actor)


@action(may_change_table)
def name_coordinator(table: SituationTable, *, actor: Actor, agency: Agency, facts: PersonFacts) -> Coordinator:
    """Let a person coordinate the table. Raises Invalid as `seat` does."""
    return _serve(Coordinator, table, agency, facts, actor)


@action(may_set_up)
def name_first_coordinator(facts: PersonFacts, *, actor: Actor, agency: AgencyPlan) -> str:
    """Where nobody coordinates: somebody who will make the first table. Returns their set-up code.

    Named again before there is a table they get a new code. Raises Invalid once there is another coordinator.
    """
    today = timezone.localdate(moment())
    if Coordinator.objects.on(today).exclude(table=None, member__account__email=facts.email.strip().lower()).exists():
        raise Invalid(_("There is a coordinator already. They make further tables and name further coordinators."))
    its = Agency.objects.filter(name__iexact=agency.name).first() or write_agency(agency)
    member = member_of(its, facts)
    if not Coordinator.objects.on(today).filter(member=member).exists():
        Coordinator.objects.create(member=member, table=None, starts_on=today)
    return issue(member.account_id)


@action(may_correct_member, given=standing)
def correct_member(member: Member, *, actor: Actor, name: str) -> Member:
    """Write this person's name as it is. Raises Invalid without one."""
    if not name.strip():
        raise Invalid(_("Write the name."))
    member.name = name.strip()
    member.save(update_fields=["name"])
    return member


def write_seat(team: Team, facts: PersonFacts) -> Seat:
    """A seat for a person found or made, from inside an action."""
    take_turns("seat", team.pk)
    member = member_of(team.agency, facts)
    if Seat.objects.filter(team=team, member=member, ends_on=None).exists():
        raise Invalid(_("%(name)s has a seat in this team already.") % {"name": member.name})
    return Seat.objects.create(
        team=team, member=member, starts_on=facts.starts_on or today_at(team.table), is_alternate=facts.is_alternate
    )


def member_of(agency: Agency, facts: PersonFacts, actor: Actor | None = None) -> Member:
    """The agency’s member with that address, made now if there is none.

    Raises Invalid when they are another agency’s, or new and of an agency that sits only where `actor` does not
    coordinate.
    """
    account = account_of(facts.email)
    known = Member.objects.filter(account=account).first()
    if known is None:
        _refuse_a_strange(agency, actor)
        return Member.objects.create(account=account, agency=agency, name=facts.name)
    if known.agency_id != agency.pk:
        raise Invalid(_("Somebody of another agency has the address %(address)s.") % {"address": account.email})
    return known


def _refuse_a_strange(agency: Agency, actor: Actor | None) -> None:
    tables = known_agency(agency).tables
    if actor and tables and not tables & actor.coordinates:
        raise Invalid(
            _("%(name)s sits at other tables only: its coordinator there adds people.") % {"name": agency.name}
        )


def account_of(email: str, password: str = "") -> Account:
    """The account of that address, made now if there is none, with `password` or none at all."""
    email = email.strip().lower()
    account = Account.objects.filter(email=email).first()
    if account is None:
        account = Account(email=email)
        account.set_password(password or None)
        account.save(force_insert=True)
    return account


def _serve[T: (CoChair, Coordinator)](
    kind: type[T], table: SituationTable, agency: Agency, facts: PersonFacts, actor: Actor
) -> T:
    take_turns("serve", table.pk)
    member = member_of(agency, facts, actor)
    if kind.objects.filter(table=table, member=member, ends_on=None).exists():
        raise Invalid(_("%(name)s serves this table so already.") % {"name": member.name})
    return kind.objects.create(table=table, member=member, starts_on=facts.starts_on or today_at(table))
