"""What does an e-mail about a clock or a call say, and how does it leave? A table, a count and a link; nothing of anybody.

The outbox row is locked, the letter sent, the row marked, all in one transaction: only a crash between the mail
server's yes and our commit sends a letter twice.
"""

import logging
from collections.abc import Iterable, Sequence
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.session import moment
from commontable.groundwork.accounts.models import Account
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import SituationTable

from .alert_rules import may_post
from .models import Letter

LONGEST_PAUSE = timedelta(hours=1)
MOST_TRIES = 30
"""About a day, since from the sixth on one is an hour apart."""

log = logging.getLogger(__name__)


def post_next(table: SituationTable) -> bool | None:
    """Send one member all that is owed to them now about this table, as one letter; inside the system's transaction.

    Returns None when nothing is owed, False when the mail server is down: the rest then waits too.
    """
    owed = _owed(table)
    if not owed:
        return None
    account = Account.objects.get(member=owed[0].member_id)
    write = of_clocks if owed[0].notice_id else of_calls
    taken, goes_on = _sent(write(table.name, _count(owed), account.language, account.email))
    (mark_mailed if taken else try_later)(table, actor=system([table.pk]), letters=[letter.pk for letter in owed])
    return goes_on


def owe_for_call(call: Meeting, members: Iterable[UUID]) -> None:
    """A letter to each of these members, at once: their team is called. Called inside an action, as the system."""
    if not settings.MAIL_IS_SET_UP:
        return
    now = moment()
    Letter.objects.bulk_create(
        [Letter(call=call, table_id=call.table_id, member_id=member, next_try_at=now) for member in sorted(members)]
    )


def owe_no_more(call: Meeting) -> None:
    """The call is over: what was not sent is sent no more. Called inside an action, as the system."""
    Letter.objects.filter(call=call).update(next_try_at=None)


@action(may_post, records=("letters",))
def mark_mailed(table: SituationTable, *, actor: Actor, letters: Sequence[UUID]) -> None:
    """The mail server took these letters."""
    Letter.objects.filter(pk__in=letters).update(mailed_at=moment(), next_try_at=None)


@action(may_post, records=("letters",))
def try_later(table: SituationTable, *, actor: Actor, letters: Sequence[UUID]) -> None:
    """The mail server took them not: again in 2, 4, 8 minutes and so on, an hour at most; given up after a day."""
    for letter in Letter.objects.filter(pk__in=letters):
        letter.tries += 1
        pause = min(timedelta(minutes=2 ** min(letter.tries, 6)), LONGEST_PAUSE)
        letter.next_try_at = moment() + pause if letter.tries < MOST_TRIES else None
        letter.save(update_fields=["tries", "next_try_at"])


def of_clocks(table: str, count: int, language: str, address: str) -> EmailMessage:
    """What a clock that runs out asks of the reader, in their language."""
    with translation.override(language):
        subject = ngettext(
            "%(table)s: %(count)d first contact needs you", "%(table)s: %(count)d first contacts need you", count
        )
        line = ngettext(
            "At %(table)s the time to first contact of %(count)d situation is running out or over.",
            "At %(table)s the time to first contact of %(count)d situations is running out or over.",
            count,
        )
        return _letter(subject, line, {"table": table, "count": count}, address)


def of_calls(table: str, count: int, language: str, address: str) -> EmailMessage:
    """That the reader's team is called together now, in their language."""
    with translation.override(language):
        subject = _("%(table)s: your team is called")
        line = ngettext(
            "At %(table)s your team is called together now, about %(count)d situation.",
            "At %(table)s your team is called together now, about %(count)d situations.",
            count,
        )
        return _letter(subject, line, {"table": table, "count": count}, address)


def _letter(subject: str, line: str, words: dict[str, str | int], address: str) -> EmailMessage:
    """Plain text, no name, no number of a situation."""
    lines = (
        line % words,
        _("Whom to call, and what it is about, stands behind your sign-in:"),
        f"{settings.SITE_URL}/",
        "",
        _("This message holds nothing about anybody, and nobody reads answers to it."),
    )
    return EmailMessage(
        subject % words,
        "\n".join(lines),
        settings.DEFAULT_FROM_EMAIL,
        [address],
        headers={"Auto-Submitted": "auto-generated"},
    )


def _owed(table: SituationTable) -> list[Letter]:
    """Everything owed now to whom it is owed longest, locked; what another worker is sending is passed over."""
    due = Letter.objects.filter(table=table, next_try_at__lte=moment()).order_by("next_try_at")
    first = due.select_for_update(skip_locked=True).first()
    if first is None:
        return []
    alike = due.filter(member=first.member_id, notice__isnull=first.notice_id is None)
    return list(alike.select_related("notice").select_for_update(of=("self",)))


def _count(owed: Sequence[Letter]) -> int:
    """Of how many situations they speak: a call is about one."""
    return len({letter.notice.situation_id if letter.notice else letter.call_id for letter in owed})


def _sent(letter: EmailMessage) -> tuple[bool, bool]:
    """Whether the mail server took it, and whether it takes others. No address and no answer of it is logged."""
    try:
        letter.send()
    except SMTPRecipientsRefused:
        log.warning("The mail server refuses the address of a letter; it is tried again")
        return False, True
    except (OSError, SMTPException) as fault:
        log.warning("The mail server took no letter (%s); it is tried again", type(fault).__name__)
        return False, False
    return True, True
