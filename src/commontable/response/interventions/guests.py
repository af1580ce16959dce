"""How does an agency that does not sit at the table come to take part in one situation? Called inside actions."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import moment
from commontable.groundwork.keys.holders import ensure_holder_key
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.agreements.models import Agreement
from commontable.partnership.tables.actions.people import PersonFacts, member_of
from commontable.partnership.tables.models import Seat, Team
from commontable.response.situations.models import Situation

from .models import Part, Role
from .naming import open_to
from .rules import ALREADY_IN


def admit(situation: Situation, team: Team, people: list[UUID]) -> None:
    """Let this team assist, and read and be told what that takes. Raises Refused when it has a part already."""
    known = list(situation.people.all())
    if set(people) - {person.pk for person in known}:
        raise Invalid(_("A part is for a person of this situation. Pick the person again."))
    if Role.objects.filter(situation=situation, team=team, ends_at=None).exists():
        raise Refused(ALREADY_IN)
    whom: list[UUID | None] = [*people] or [None]
    wanted = {(team.pk, person): Part.ASSISTING for person in whom}
    Role.objects.bulk_create(
        [
            Role(situation=situation, team=team, person_id=person, part=part, starts_at=moment())
            for (_team, person), part in wanted.items()
        ]
    )
    open_to(situation, wanted, [team], known)


def make_guest(
    situation: Situation, members: Iterable[Member], sharing_from: date | None, pledge_from: date | None
) -> Team:
    """A guest team of these members' agency, from today, with its papers, its seats and its own key."""
    today, people = timezone.localdate(), list(members)
    agency = people[0].agency
    agreement = Agreement.objects.create(agency=agency, sharing_from=sharing_from, pledge_from=pledge_from)
    team = Team.objects.create(
        agency=agency,
        table_id=situation.table_id,
        name=_guest_name(agency.name, situation.table_id),
        starts_on=today,
        agreement=agreement,
        is_guest=True,
    )
    Seat.objects.bulk_create([Seat(team=team, member=member, starts_on=today) for member in people])
    ensure_holder_key(team.pk)
    return team


def found_or_new(situation: Situation, agency: UUID, facts: PersonFacts, actor: Actor) -> Member:
    """The agency's member with that address. Raises Invalid when nobody has it and no coordinator of the table asks."""
    address = facts.email.strip().lower()
    is_known = Member.objects.filter(account__email=address).exists()
    if not is_known and situation.table_id not in actor.coordinates:
        raise Invalid(_("Nobody is known by this address. The table’s coordinator adds somebody new."))
    its = Agency.objects.filter(pk=agency).first()
    if its is None:
        raise Invalid(_("Pick the agency again."))
    return member_of(its, facts, actor)


def _guest_name(agency: str, table: UUID) -> str:
    """Not the situation's number: every member may know which teams there are, and none what a guest is there for."""
    count = Team.objects.filter(table=table, is_guest=True).count() + 1
    return f"{agency[:110]} ({count})"
