"""Of whom, and of what that was said, is this page? Found as far as this person may see it."""

from uuid import UUID

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import as_system, moment
from commontable.partnership.tables.models import Team
from commontable.response.disclosure.about import about, in_turn
from commontable.response.disclosure.models import Consent, Deferral, Disclosure, PersonNotice, Telling
from commontable.response.interventions.models import Part, Role
from commontable.response.situations.models import Person, Situation
from commontable.response.situations.stages import HIDDEN

from .rules import OfPerson, Spoken


def find_spoken(actor: Actor, telling: UUID) -> Spoken | None:
    """What was said, for who spoke, who heard, and who answers for the agency that spoke."""
    found = Telling.objects.filter(pk=telling).select_related("from_team", "table").first()
    return Spoken(found, moment()) if found and not _is_hidden(found) else None


def _is_hidden(telling: Telling) -> bool:
    """Whether the table has said no since: then what was said at an earlier meeting is hidden with all else.

    Asked as the system: whoever heard it then may not see the number any more.
    """
    with as_system(telling.table_id):
        return Situation.objects.filter(pk=telling.situation_id, stage__in=HIDDEN).exists()


def spoken(telling: Telling) -> Spoken:
    return Spoken(telling, moment())


def find_of(actor: Actor, person: UUID) -> OfPerson | None:
    """A person of a situation this actor may read."""
    found = Person.objects.filter(pk=person).select_related("situation__table").first()
    return of_person(found) if found else None


def find_answerable(actor: Actor, person: UUID) -> OfPerson | None:
    """The same; also for a privacy officer with no seat, who finds a person by what was told of them."""
    found = find_of(actor, person)
    if found or not actor.privacy_of:
        return found
    table = _told_at(person)
    if table is None:
        return None
    with as_system(table):
        row = Person.objects.filter(pk=person).select_related("situation__table").first()
        return of_person(row) if row else None


def of_person(person: Person) -> OfPerson:
    """Everything the rules ask of one person; as many queries for anybody."""
    found = about(person)
    notice = PersonNotice.objects.filter(person=person).first()
    deferral = Deferral.objects.filter(notice=notice).last() if notice else None
    agency = Team.objects.filter(brought=found.situation).values_list("agency_id", flat=True).first()
    return OfPerson(found, leading(person), notice, deferral, agency)


def of_person_in_turn(seen: OfPerson) -> OfPerson:
    """The same as it stands once it is our turn: two never tell, put off or review one person at the same moment."""
    return of_person(in_turn(seen.about).person)


def leading(person: Person) -> frozenset[UUID]:
    """Who leads for this person: co-leads named for them, else the lead and co-leads of the whole."""
    leads = Role.objects.filter(situation=person.situation_id, ends_at=None, part__in=(Part.LEAD, Part.CO_LEAD))
    rows = list(leads.values_list("person", "team"))
    own = frozenset(team for of, team in rows if of == person.pk)
    return own or frozenset(team for of, team in rows if of is None)


def _told_at(person: UUID) -> UUID | None:
    """The table at which something was told of the person that this actor may know of."""
    told = Disclosure.objects.filter(person=person).values_list("from_team__table", flat=True).first()
    if told:
        return told
    return Consent.objects.filter(person=person).values_list("table", flat=True).first()
