"""How is one person's consent recorded and withdrawn, and how do two agencies agree to do without?"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, cast
from uuid import UUID

from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Stale
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.tables.models import Team

from .about import About, in_turn
from .consent_rules import may_agree, may_ask_consent, may_say_necessary, may_withdraw_consent
from .consents import Answer
from .models import Agreeing, Consent, Necessity, NecessityReason

AT_MOST = timedelta(days=366)
"""A consent does not run longer than a year."""


@action(may_ask_consent, given=in_turn, records=("answer", "why_not", "purpose", "method"))
def record_consent(
    about: About,
    *,
    actor: Actor,
    answer: str,
    why_not: str = "",
    decided_by: str = "",
    kinds: Collection[str] = (),
    recipients: Collection[UUID] = (),
    purpose: str = "",
    method: str = "",
    limits: Collection[str] = (),
    expires_on: date | None = None,
) -> Consent:
    """Write down that the person was asked and what they answered. Each asking is a row of its own.

    Raises Invalid for an answer that lacks what belongs to it, or runs longer than a year.
    """
    _check(answer, why_not, decided_by, kinds, purpose, method, limits, expires_on)
    given = answer == Answer.GIVEN
    return Consent.objects.create(
        **_place(about, actor),
        answer=answer,
        why_not=why_not if answer == Answer.NOT_POSSIBLE else "",
        decided_by=decided_by,
        kinds=sorted(kinds) if given else [],
        recipients=sorted(str(each) for each in recipients) if given else [],
        purpose=purpose if given else "",
        method=method if given else "",
        limits=sorted(limits) if given else [],
        expires_on=expires_on if given else None,
        at=moment(),
        by_id=actor.member,
    )


@action(may_withdraw_consent, given=in_turn)
def withdraw_consent(about: About, *, actor: Actor) -> int:
    """The person took it back: from now on nothing more goes out on it. Returns how many consents ended."""
    standing = Consent.objects.filter(person=about.pk, answer=Answer.GIVEN, withdrawn_at=None)
    return standing.update(withdrawn_at=Greatest(F("at"), Value(moment())), withdrawn_by=actor.member)


@action(may_say_necessary, given=in_turn, records=("reason",))
def say_necessary(about: About, *, actor: Actor, reason: str) -> Necessity:
    """Say why this person must be spoken of without consent. The ground is what the agency's privacy officer put to it.

    Raises Invalid for a reason the agency may not use.
    """
    picked("necessity_reasons", reason)
    ground = _ground(cast(UUID, about.situation.originating_team_id), reason)
    Necessity.objects.filter(person=about.pk, ended_at=None).update(ended_at=moment())
    made = Necessity.objects.create(**_place(about, actor), reason=reason, authority=ground, at=moment())
    Agreeing.objects.create(necessity=made, team_id=made.team_id, member_id=actor.member, at=moment())
    return made


@action(may_agree, given=in_turn)
def agree(about: About, *, actor: Actor, necessity: UUID | None) -> Agreeing:
    """A second agency agrees that this person is spoken of without consent, for the reason it has read.

    Raises Stale when another reason stands by now: nothing is agreed to unread.
    """
    with as_system(about.situation.table_id):
        stands = Necessity.objects.get(person=about.pk, ended_at=None)
    if necessity != stands.pk:
        raise Stale(
            stands, _("Another reason was given while you were reading. Nothing was agreed to: read it as it is now.")
        )
    team, member = about.acting_for(actor.teams), actor.member
    return Agreeing.objects.create(necessity=stands, team_id=team, member_id=member, at=moment())


def reasons_of(team: UUID) -> list[NecessityReason]:
    """What the privacy officer of this team's agency lets its people say; one query."""
    return list(NecessityReason.objects.filter(agency__teams=team, ended_at=None))


def _ground(team: UUID, reason: str) -> str:
    may_use = {each.reason: each.authority for each in reasons_of(team)}
    if reason not in may_use:
        agency = Team.objects.select_related("agency").get(pk=team).agency.short_name
        raise Invalid(_("The privacy officer of %(agency)s has not set this reason.") % {"agency": agency})
    return may_use[reason]


def _place(about: About, actor: Actor) -> dict[str, Any]:
    return {
        "table_id": about.situation.table_id,
        "situation_id": about.situation.pk,
        "person_id": about.pk,
        "origin_team_id": about.situation.originating_team_id,
        "team_id": about.acting_for(actor.teams),
    }


def _check(answer, why_not, decided_by, kinds, purpose, method, limits, expires_on) -> None:
    if answer not in Answer.values:
        raise Invalid(_("Say what the answer was."))
    if answer == Answer.NOT_POSSIBLE:
        picked("consent_obstacles", why_not)
    if decided_by:
        picked("deciders", decided_by)
    if answer != Answer.GIVEN:
        return
    picked("consent_purposes", purpose)
    picked("consent_methods", method)
    for name, codes in (("disclosure_kinds", kinds), ("consent_limits", limits)):
        for code in codes:
            picked(name, code)
    today = timezone.localdate(moment())
    if expires_on is not None and not today <= expires_on <= today + AT_MOST:
        raise Invalid(_("A consent runs from today, for a year at most."))
