"""What stands on the pages of filter 3? For the team that brought it each hearing; for a team that hears, its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import as_system
from commontable.groundwork.keys.contexts import Compartment as KeyCompartment
from commontable.groundwork.keys.models import WrappedKey
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.disclosure.waiting import Waiting, unreleased, waiting
from commontable.response.situations.grants import HEARS
from commontable.response.situations.models import Grant, Person, Situation

from .involvement import Answer, Involvement


@dataclass(frozen=True, slots=True)
class HearingRow:
    """One team and one person: until when it may hear, whether it holds the key, what it answered, what we may press."""

    grant: Any
    is_held: bool
    answer: str
    waiting: Waiting | None

    @property
    def answer_words(self) -> str:
        return str(Answer(self.answer).label) if self.answer else ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one team was asked to hear of one person. Of the record it says the number and the letter, and no more."""

    grant: Grant
    number: str
    letter: str
    table: SituationTable
    originator: str
    is_held: bool
    answer: str

    @property
    def until(self) -> datetime | None:
        return self.grant.ends_at


def rows_of(situation: Situation, actor: Actor) -> list[HearingRow]:
    """Every hearing of a situation, for the team that releases; four queries."""
    hearing = with_key(Grant.objects.filter(situation=situation, why=HEARS))
    said = Involvement.objects.filter(situation=situation)
    answers = {(each.person_id, each.team_id): each.code for each in said}
    due = {each.grant.pk: each for each in waiting(actor, unreleased(actor.teams).filter(situation=situation))}
    latest = {(each.person_id, each.team_id): each for each in hearing.order_by("starts_at")}
    rows = sorted(latest.values(), key=lambda each: (each.person.letter, each.team.name))
    return [
        HearingRow(each, each.is_held, answers.get((each.person_id, each.team_id), ""), due.get(each.pk))
        for each in rows
    ]


def with_key(hearing: Any) -> Any:
    """These hearings with person and team, and whether the team holds the key."""
    held = WrappedKey.objects.filter(
        holder_id=OuterRef("team_id"),
        data_key__subject_id=OuterRef("person_id"),
        data_key__compartment=KeyCompartment.LIMITED,
    )
    return hearing.annotate(is_held=Exists(held)).select_related("person", "team")


def heard_of(actor: Actor, pk: UUID) -> Heard | None:
    """One hearing of this actor's teams, or None. After the meeting the record is closed to them, and this is not."""
    held = WrappedKey.objects.filter(
        holder_id=OuterRef("team_id"),
        data_key__subject_id=OuterRef("person_id"),
        data_key__compartment=KeyCompartment.LIMITED,
    )
    found: Any = Grant.objects.filter(pk=pk, why=HEARS, team__in=actor.teams).annotate(is_held=Exists(held)).first()
    if found is None:
        return None
    answer = Involvement.objects.filter(person=found.person_id, team=found.team_id).values_list("code", flat=True)
    with as_system(found.table_id):
        situation = Situation.objects.select_related("table").get(pk=found.situation_id)
        letter = Person.objects.values_list("letter", flat=True).get(pk=found.person_id)
    originator = Team.objects.values_list("name", flat=True).get(pk=found.owner_team_id)
    return Heard(found, situation.number, letter, situation.table, originator, found.is_held, answer.first() or "")
