"""What does the column "In the room" say and offer? The teams and their people, the guests, and oneself."""

from dataclasses import dataclass
from typing import Any

from commontable.groundwork.access.actor import Actor
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.rules import Place, may_attend, may_keep_attendance

from .agenda_rows import Row
from .meeting_forms import GuestForm
from .room_people import Somebody, people_at, with_those_expected
from .room_seats import TeamSeat, seats_of


@dataclass(frozen=True, slots=True)
class Column:
    """`keeps` for those who say who is there; `mine` is how I am there, empty where I do not belong here."""

    seats: list[TeamSeat]
    run_by: list[Somebody]
    guests: list[Somebody]
    keeps: bool
    mine: str
    nobody_yet: bool
    form: GuestForm | None

    @property
    def unpledged(self) -> list[Somebody]:
        """Guests in the room who are not bound by the pledge."""
        return [each for each in self.guests if each.is_here and not each.pledged]

    @property
    def listening(self) -> list[Somebody]:
        """Guests in the room, or who stepped out for this item."""
        return [each for each in self.guests if each.kind != "absent"]


def column_of(actor: Actor, meeting: Meeting) -> Column:
    """Two questions to the database; two more for those who say who is there."""
    people = people_at(meeting) if meeting.opened_at else []
    keeps = bool(may_keep_attendance(actor, meeting))
    everybody = with_those_expected(meeting, people) if keeps else people
    seats = seats_of(meeting, everybody)
    return Column(
        seats=seats,
        run_by=[each for each in everybody if each.team is None and not each.is_guest],
        guests=[each for each in people if each.is_guest],
        keeps=keeps,
        mine=_mine(actor, meeting, people),
        nobody_yet=len(people) <= 1,
        form=GuestForm(teams=[(str(seat.team.pk), seat.team.name) for seat in seats]) if keeps else None,
    )


def steps_out(column: Column, shown: Row | None) -> dict[str, Any]:
    """What the page says of the item to those who may step out of it, or must be asked to."""
    on_now = bool(shown and shown.is_now)
    filter_3 = on_now and shown is not None and shown.item.situation.stage in ("filter_3", "filter_4")
    return {"item_is_now": on_now, "names_are_said": filter_3}


def _mine(actor: Actor, meeting: Meeting, people: list[Somebody]) -> str:
    if not may_attend(actor, Place(meeting)):
        return ""
    return next((each.kind for each in people if each.member == actor.member), "absent")
