"""What happens once the table has said yes? Teams are named and a plan is made."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.actions.people import PersonFacts
from commontable.partnership.tables.models import Team
from commontable.partnership.tables.terms import stay_for_now
from commontable.response.agenda.filter_spans import note_filter
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage

from .guests import admit, found_or_new, make_guest
from .naming import OfPerson, also_brought, take_parts, wanted_parts
from .parts import parts_of
from .rules import may_add_team, may_name_teams, may_plan


@action(may_name_teams, given=parts_of, records=("lead", "co_leads", "assisting", "of_people"))
def name_teams(
    situation: Situation,
    *,
    actor: Actor,
    lead: UUID,
    assisting: Iterable[UUID] = (),
    co_leads: Iterable[UUID] = (),
    of_people: Iterable[OfPerson] = (),
) -> Situation:
    """Record the lead and the assisting teams, in place of whoever was named before, and go to filter 4.

    They may read the record from now on, and the table authorises the originator to release identity to those of
    them bound by an agreement: of everybody, or of the person a part is for. At least two agencies take part. Raises
    Invalid otherwise.
    """
    helping = [*assisting, *also_brought(situation)]
    take_parts(situation, wanted_parts(lead, co_leads, helping, of_people))
    situation.stage = Stage.FILTER_4
    situation.save(update_fields=["stage"])
    note_filter(situation)
    return situation


@action(may_add_team, given=parts_of, records=("team", "people"))
def add_team(situation: Situation, *, actor: Actor, team: UUID, people: Iterable[UUID] = ()) -> Situation:
    """Let a team that does not sit at this table assist: for these people, or for everybody where none is named.

    It reads this record and nothing else of the table, and is authorised for names once bound by its papers. Raises
    Invalid for a team of this table, which is named with the others, or one that is no team today.
    """
    stay_for_now([team])
    guests = Team.objects.filter(is_guest=True, table=situation.table_id, starts_on__lte=timezone.localdate())
    found = Team.objects.on(timezone.localdate()).exclude(table=situation.table_id).filter(pk=team).first()
    guest = found or guests.filter(pk=team).first()
    if guest is None:
        raise Invalid(_("Pick a team of another table, or add the agency."))
    admit(situation, guest, list(people))
    return situation


@action(may_add_team, given=parts_of, records=("agency", "members"))
def add_agency(
    situation: Situation,
    *,
    actor: Actor,
    agency: UUID,
    members: Iterable[UUID] = (),
    person: PersonFacts | None = None,
    sharing_from: date | None = None,
    pledge_from: date | None = None,
) -> Team:
    """Make a guest of an agency with no team: its members named here see this situation and nothing else of the table.

    `person` is one more, found by work address; somebody new only when a coordinator of the table adds them. Without
    both dates it is not bound, and no name is released to it. Returns the team, which has no part yet. Raises Invalid
    unless one person of that agency, or more, is named.
    """
    people = list(Member.objects.filter(pk__in=list(members), agency=agency))
    if person:
        people.append(found_or_new(situation, agency, person, actor))
    if not people:
        raise Invalid(_("Name somebody of that agency: a guest without people can do nothing."))
    return make_guest(situation, people, sharing_from, pledge_from)


@action(may_plan, given=parts_of)
def plan(situation: Situation, *, actor: Actor) -> Situation:
    """The few have planned; the intervention begins."""
    situation.stage = Stage.INTERVENING
    situation.save(update_fields=["stage"])
    return situation
