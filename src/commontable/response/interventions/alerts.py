"""How is an alert made, seen and settled? By the system, once a level; each who is told has a notice, and a letter."""

from typing import cast
from uuid import UUID

from django.conf import settings

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.partnership.agencies.models import Member
from commontable.response.situations.models import Situation

from .alert_rules import may_alert, may_choose_mail, may_see_notice, may_settle
from .models import Alert, Letter, Level, MailChoice, Notice
from .told import Alarm, alarm_of


def alarm_now(situation: Situation) -> Alarm:
    """What is to be said of this clock at this moment."""
    return alarm_of(situation, moment())


@action(may_alert, given=alarm_now)
def raise_alerts(situation: Situation, *, actor: Actor) -> list[Alert]:
    """Say what is to be said by now and was not yet: an alert a level, a notice for each whom it reaches, and a letter
    owed to those who want one. The situation is locked: a contact being recorded is waited for, or comes after.
    """
    alarm, now = alarm_now(situation), moment()
    lead = cast(UUID, alarm.lead)  # nothing is said of a clock that nobody leads
    made = [
        Alert(situation=situation, table_id=situation.table_id, team_id=lead, kind=kind, level=level, at=now)
        for kind, level in alarm.lacking
    ]
    Alert.objects.bulk_create(made)
    for alert in made:
        _tell(alert, alarm.recipients[Level(alert.level)])
    return made


@action(may_settle, given=alarm_now)
def settle_alerts(situation: Situation, *, actor: Actor) -> int:
    """End the alerts that hold no more, and what is still owed of letters about them; returns how many."""
    gone = list(alarm_now(situation).stale)
    Letter.objects.filter(notice__alert__in=gone).update(next_try_at=None)
    return Alert.objects.filter(pk__in=gone).update(settled_at=moment())


@action(may_see_notice)
def see_notice(notice: Notice, *, actor: Actor) -> Notice:
    """This member has read it: it stands on their pages no more."""
    notice.seen_at = moment()
    notice.save(update_fields=["seen_at"])
    return notice


@action(may_choose_mail, records=("wants_mail",))
def choose_mail(member: Member, *, actor: Actor, wants_mail: bool) -> None:
    """Whether this member gets e-mail about clocks their own team leads. What is escalated to them always comes."""
    if not MailChoice.objects.filter(member=member).update(wants_mail=wants_mail):
        MailChoice.objects.create(member=member, wants_mail=wants_mail)


def _tell(alert: Alert, members: frozenset[UUID]) -> None:
    told = [
        Notice(alert=alert, situation_id=alert.situation_id, table_id=alert.table_id, member_id=member, at=alert.at)
        for member in sorted(members)
    ]
    Notice.objects.bulk_create(told)
    if not settings.MAIL_IS_SET_UP:
        return
    unwanted = _without_mail(members) if alert.level == Level.LEAD else frozenset()
    Letter.objects.bulk_create(
        [
            Letter(notice=notice, table_id=alert.table_id, member_id=notice.member_id, next_try_at=alert.at)
            for notice in told
            if notice.member_id not in unwanted
        ]
    )


def _without_mail(members: frozenset[UUID]) -> frozenset[UUID]:
    said_no = MailChoice.objects.filter(member__in=list(members), wants_mail=False)
    return frozenset(said_no.values_list("member", flat=True))
