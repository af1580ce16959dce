"""What does the page of a telling show? Who spoke, what kinds of facts of whom, and everybody who heard."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.tables.models import Team
from commontable.response.disclosure.models import Addition, Disclosure, Listener
from commontable.response.disclosure.page_words import day, labels
from commontable.response.disclosure.tellings import What
from commontable.response.situations.models import Person, Situation

from .rules import Spoken


@dataclass(frozen=True, slots=True)
class TellingShown:
    """A telling in words. `people` is (person, words, kinds); `listeners` is (row, words, heard)."""

    number: str
    people: list[tuple[UUID | None, str, list[str]]]
    lines: list[tuple[str, str, str]]
    listeners: list[tuple[UUID, str, bool]]
    collecting: list[tuple[str, str]]
    teams: list[tuple[UUID, str]]
    additions: list[str]


def read_telling(spoken: Spoken) -> TellingShown:
    """As many queries however many were told."""
    telling = spoken.telling
    rows = list(
        Disclosure.objects.filter(telling=telling).select_related("to_team").order_by("person__letter", "to_team__name")
    )
    letters = dict(Person.objects.filter(situation=telling.situation_id).values_list("pk", "letter"))
    number = Situation.objects.filter(pk=telling.situation_id).values_list("number", flat=True).first() or ""
    people = {row.person_id: row for row in rows}
    known = [(pk, _of(pk, letters), row.kinds) for pk, row in people.items()]
    listening = Listener.objects.filter(telling=telling).select_related("attendance__member", "team")
    return TellingShown(
        number,
        known,
        [(words, labels("disclosure_kinds", kinds), _authority(people[pk])) for pk, words, kinds in known],
        [(each.pk, _who(each), each.heard) for each in listening.order_by("team__name", "kind")],
        sorted({(row.to_team.name, _collects(row)) for row in rows}),
        list(Team.objects.filter(table=telling.table_id).values_list("pk", "name")),
        [_added(each, letters) for each in Addition.objects.filter(telling=telling).select_related("team")],
    )


def _of(person: UUID | None, letters: dict[UUID, str]) -> str:
    return _("Of %(letter)s") % {"letter": letters.get(person, "?")} if person else _("Of the group or place")


def _authority(row: Disclosure) -> str:
    return load("authorities").label(row.authority) if row.authority else _("not set by our privacy officer")


def _collects(row: Disclosure) -> str:
    if not row.collected_on:
        return _("not set by its privacy officer")
    return load("collecting_authorities").label(row.collected_on)


def _who(listener: Any) -> str:
    """ "Omar Haddad, Housing East"; an interpreter by what they are, and by the name given where one was."""
    attendance = listener.attendance
    name = attendance.member.name if attendance.member else attendance.guest_name
    of = listener.team.name if listener.team else listener.get_kind_display()
    return f"{name}, {of}" if name else of


def _added(each: Addition, letters: dict[UUID, str]) -> str:
    which = labels("disclosure_kinds", [each.kind]) if each.kind else each.team.name if each.team else ""
    whom = f" ({letters[each.person_id]})" if each.person_id in letters else ""
    return f"{day(each.at)}. {What(each.what).label}{whom}: {which}"
