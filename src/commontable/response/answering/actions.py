"""How is what was said written down, confirmed, put right, and how is the person told?"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import cast
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Stale
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.meetings.models import Meeting
from commontable.response.disclosure.models import Addition, Deferral, Disclosure, Listener, PersonNotice, Telling
from commontable.response.disclosure.tellings import What
from commontable.response.situations.models import Situation

from .finding import of_person_in_turn, spoken
from .rules import (
    OfPerson,
    may_add,
    may_confirm,
    may_correct,
    may_defer,
    may_review,
    may_tell_person,
    may_write_down,
    reviewing_team,
)
from .spoken import disclose, said_in, write

AT_MOST = timedelta(days=90)
"""Telling the person is put off for three months at most; then it is asked anew."""


@action(may_write_down)
def write_down(meeting: Meeting, *, actor: Actor) -> int:
    """Write down what was said of each item at each filter that is over, as the system; returns how many."""
    take_turns("write_down", meeting.pk)
    with as_system(meeting.table_id):
        return len([write(each) for each in said_in(meeting)])


@action(may_confirm, given=spoken)
def confirm(telling: Telling, *, actor: Actor) -> Telling:
    """The team that spoke says that it was so."""
    telling.confirmed_at, telling.confirmed_by_id = moment(), actor.member
    telling.save(update_fields=["confirmed_at", "confirmed_by"])
    return telling


@action(may_correct, given=spoken)
def correct(
    telling: Telling, *, actor: Actor, kinds: Mapping[UUID | None, Collection[str]], heard: Collection[UUID]
) -> Telling:
    """Put right what kinds of facts were said of each person, and which listeners heard. It is confirmed by that.

    A team nobody of which heard was told nothing. Raises Invalid for a kind on no list.
    """
    for codes in kinds.values():
        for code in codes:
            picked("disclosure_kinds", code)
    Listener.objects.filter(telling=telling).update(heard=False)
    Listener.objects.filter(telling=telling, pk__in=heard).update(heard=True)
    with as_system(telling.table_id):
        listening = Listener.objects.filter(telling=telling, heard=True).select_related("attendance__team__agency")
        disclose(telling, Situation.objects.get(pk=telling.situation_id), [each.attendance for each in listening])
    present = Listener.objects.filter(telling=telling, heard=True, team__isnull=False).values("team")
    Disclosure.objects.filter(telling=telling).exclude(to_team__in=present).delete()
    for person, codes in kinds.items():
        Disclosure.objects.filter(telling=telling, person=person).update(kinds=sorted(codes))
    telling.corrected_at = telling.confirmed_at = moment()
    telling.confirmed_by_id = actor.member
    telling.save(update_fields=["corrected_at", "confirmed_at", "confirmed_by"])
    return telling


@action(may_add, given=spoken, records=("what", "kind", "team"))
def add(
    telling: Telling, *, actor: Actor, what: str, kind: str = "", person: UUID | None = None, team: UUID | None = None
) -> Addition:
    """Add, with its date, what turned out otherwise. What was recorded stays as it is.

    Raises Invalid for an addition that does not say what.
    """
    of_kind = what in (What.TOLD, What.NOT_TOLD)
    if what not in What.values or (of_kind and not kind) or (not of_kind and team is None):
        raise Invalid(_("Say what is added."))
    if of_kind:
        picked("disclosure_kinds", kind)
    of = {"kind": kind, "person_id": person} if of_kind else {"team_id": team}
    return Addition.objects.create(telling=telling, what=what, at=moment(), by_id=actor.member, **of)


@action(may_tell_person, given=of_person_in_turn, records=("method",))
def tell_person(of: OfPerson, *, actor: Actor, method: str) -> None:
    """The person was told that they were spoken of, and how."""
    picked("notice_methods", method)
    open_now = PersonNotice.objects.filter(person=of.pk, done_at=None)
    open_now.update(done_at=moment(), method=method, done_by=actor.member)


@action(may_defer, given=of_person_in_turn, records=("reason",))
def defer(of: OfPerson, *, actor: Actor, reason: str, until: date) -> Deferral:
    """Ask that telling the person is put off, for safety. Raises Invalid for a day that is past or too far off."""
    picked("deferral_reasons", reason)
    today = timezone.localdate(moment())
    if not today < until <= today + AT_MOST:
        raise Invalid(_("It is put off to a later day, three months from now at most."))
    team = min(of.owners & actor.teams)
    asked = {"asked_at": moment(), "asked_by_id": actor.member, "asked_team_id": team}
    return Deferral.objects.create(notice=of.notice, reason=reason, until=until, **asked)


@action(may_review, given=of_person_in_turn, records=("agreed",))
def review(of: OfPerson, *, actor: Actor, agreed: bool) -> None:
    """A second person of another team says whether it is put off. If so, the new day holds.

    Raises Stale when what was asked is another thing by now.
    """
    waiting = cast(Deferral, of.deferral)
    reviewed = {"reviewed_by": actor.member, "reviewed_team": reviewing_team(actor, of)}
    asked = Deferral.objects.filter(pk=waiting.pk, reviewed_at=None)
    if not asked.update(reviewed_at=moment(), agreed=agreed, **reviewed):
        raise Stale(waiting)
    if agreed:
        PersonNotice.objects.filter(pk=waiting.notice_id, done_at=None).update(due_on=waiting.until)
