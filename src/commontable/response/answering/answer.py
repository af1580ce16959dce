"""What is one person answered when they ask what was told of them? That, and nothing of or about anybody else.

No number, no letter, no name: how many people there are shows in either, and names are written on the paper by hand.
No reason either: why something was told or put off may be about somebody else.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.session import as_system
from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.meetings.models import AttendanceKind
from commontable.response.disclosure.consents import Answer
from commontable.response.disclosure.models import Addition, Consent, Disclosure, Listener, PersonNotice
from commontable.response.disclosure.page_words import day, labels
from commontable.response.disclosure.tellings import What

NOT_SET = "—"


@dataclass(frozen=True, slots=True)
class ToldRow:
    """One occasion: when, how, by whom, to whom, which kinds of facts, on what, and what was added since."""

    when: datetime
    mode: str
    giver: str
    hearers: tuple[str, ...]
    kinds: str
    authority: str
    added: tuple[str, ...] = ()

    @property
    def heard_by(self) -> str:
        return _("; ").join(self.hearers)

    @property
    def how(self) -> str:
        return _("; ").join((self.mode, self.authority))


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """The whole answer about one person."""

    told: tuple[ToldRow, ...]
    consents: tuple[str, ...]
    notice: dict[str, str]


def answer_about(person: UUID, table: UUID) -> PersonAnswer:
    """Read as the table's system, for this one person: as many queries however much was told."""
    with as_system(table):
        rows = list(_disclosures(person))
        tellings = {row.telling_id for row in rows if row.telling_id}
        guests, added = _guests(tellings), _additions(tellings, person)
        consents = tuple(_consent(each) for each in Consent.objects.filter(person=person))
        notice = PersonNotice.objects.filter(person=person).first()
    return PersonAnswer(tuple(_occasions(rows, guests, added)), consents, _notice(notice))


def _disclosures(person: UUID) -> Iterable[Disclosure]:
    teams = ("from_team__agency", "to_team__agency")
    return Disclosure.objects.filter(person=person).select_related(*teams).order_by("at", "pk")


def _occasions(rows: list[Disclosure], guests: dict, added: dict) -> Iterable[ToldRow]:
    """What was told at once, with the same words and on the same authority, is one occasion with several listeners."""
    found: dict[tuple, list[Disclosure]] = defaultdict(list)
    for row in rows:
        same = row.telling_id or row.pk
        found[(same, row.authority, tuple(row.kinds))].append(row)
    for (same, authority, kinds), told in found.items():
        first = told[0]
        names = sorted({_of(row.to_team, row.collected_on) for row in told})
        yield ToldRow(
            first.at,
            first.get_mode_display(),
            first.from_team.agency.name,
            (*names, *guests.get(same, ())),
            labels("disclosure_kinds", kinds),
            load("authorities").label(authority) if authority else NOT_SET,
            tuple(added.get(same, ())),
        )


def _of(team: Any, collected_on: str) -> str:
    """The agency that heard and, where it is set, on what it collects."""
    if not collected_on:
        return team.agency.name
    on = load("collecting_authorities").label(collected_on)
    return _("%(agency)s (collects on: %(on)s)") % {"agency": team.agency.name, "on": on}


def _guests(tellings: set[UUID]) -> dict[UUID, tuple[str, ...]]:
    words = {
        AttendanceKind.INTERPRETER: _("an interpreter"),
        AttendanceKind.VISITOR: _("a visitor"),
        AttendanceKind.STUDENT: _("a student"),
    }
    found: dict[UUID, tuple[str, ...]] = defaultdict(tuple)
    listened = Listener.objects.filter(telling__in=tellings, heard=True, kind__in=words).order_by("kind")
    for telling, kind in listened.values_list("telling", "kind"):
        found[telling] += (words[AttendanceKind(kind)],)
    return found


def _additions(tellings: set[UUID], person: UUID) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for each in Addition.objects.filter(telling__in=tellings).select_related("team__agency"):
        if each.kind and each.person_id != person:
            continue
        what = labels("disclosure_kinds", [each.kind]) if each.kind else each.team.agency.name if each.team else ""
        said = {"day": day(each.at), "what": What(each.what).label, "which": what}
        found[each.telling_id].append(_("Added %(day)s. %(what)s: %(which)s") % said)
    return found


def _consent(each: Consent) -> str:
    """One answer of the person in one line: when, what, for what, how, how far, how long."""
    given = each.answer == Answer.GIVEN
    parts = [
        _("%(day)s: %(answer)s") % {"day": day(each.at), "answer": Answer(each.answer).label},
        load("consent_purposes").label(each.purpose) if given else "",
        load("consent_methods").label(each.method) if given else "",
        labels("disclosure_kinds", each.kinds),
        labels("consent_limits", each.limits),
        _("until %(day)s") % {"day": day(each.expires_on)} if each.expires_on else "",
        _("withdrawn %(day)s") % {"day": day(each.withdrawn_at)} if each.withdrawn_at else "",
    ]
    return _("; ").join(part for part in parts if part)


def _notice(notice: PersonNotice | None) -> dict[str, str]:
    if notice is None:
        return {}
    if notice.done_at is None:
        return {"opened": day(notice.opened_at)}
    method = load("notice_methods").label(notice.method)
    return {"opened": day(notice.opened_at), "done": day(notice.done_at), "method": method}
