"""How does a situation come to another table? Its de-identified record is copied under that table's next number.

Everybody in it gets a new identifier there: nothing of the one record leads to the other but the city's own. Whoever stepped
out of it has stepped out of it there as well. Called inside actions.
"""

from uuid import UUID
from zoneinfo import ZoneInfo

from commontable.groundwork.access.session import as_system, moment
from commontable.identifiers import new_id
from commontable.partnership.tables.models import SituationTable, TableArea, Team
from commontable.response.situations import grants
from commontable.response.situations.actions import next_number
from commontable.response.situations.models import Fact, Person, Situation
from commontable.response.situations.staying_out import keep_out


def carry_record(situation: Situation, table: SituationTable, team: Team) -> tuple[Situation, dict[UUID, UUID]]:
    """The same situation, brought at another table by this team; and the new identifier of each person by the old."""
    with as_system(situation.table_id, table.pk):
        there = _brought_there(situation, table, team)
        keep_out([situation.pk], there)  # before anybody may read it there
        grants.open_record([there], [team.pk], "originator")
        people = {person.pk: new_id() for person in Person.objects.filter(situation=situation)}
        _copy_people(situation, there, people)
        return there, people


def _brought_there(situation: Situation, table: SituationTable, team: Team) -> Situation:
    return Situation.objects.create(
        id=new_id(),
        **next_number(table),
        city=situation.city,
        kind=situation.kind,
        group_size=situation.group_size,
        group_description=situation.group_description,
        place_kind=situation.place_kind,
        area_id=_area_there(situation, table),
        originating_team=team,
        originating_sector=situation.originating_sector,
        originating_type=situation.originating_type,
        consent=situation.consent,
        brought_at=moment(),
    )


def _area_there(situation: Situation, table: SituationTable) -> UUID | None:
    today = moment().astimezone(ZoneInfo(table.time_zone)).date()
    covered = TableArea.objects.on(today).filter(area=situation.area_id)
    return situation.area_id if covered.filter(table=table).exists() or not covered.exists() else None


def _copy_people(situation: Situation, there: Situation, people: dict[UUID, UUID]) -> None:
    copied = list(Person.objects.filter(situation=situation))
    facts = list(Fact.objects.filter(situation=situation))
    for person in copied:
        person.pk, person.situation_id = people[person.pk], there.pk
    for fact in facts:
        fact.pk, fact.situation_id = new_id(), there.pk
        fact.table_id, fact.list_place = there.in_the_list.values()
        fact.person_id = people[fact.person_id] if fact.person_id else None
    Person.objects.bulk_create(copied)
    Fact.objects.bulk_create(facts)
