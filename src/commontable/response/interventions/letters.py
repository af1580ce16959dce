"""What does an e-mail about a clock say, and how does it leave? A table, a count and a link; nothing of anybody.

The outbox row is locked, the letter sent, the row marked, all in one transaction: only a crash between the mail
server's yes and our commit sends a letter twice.
"""

import logging
from collections.abc import Sequence
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
    taken, goes_on = _sent(message(table.name, _count(owed), account.language, account.email))
    (mark_mailed if taken else try_later)(table, actor=system([table.pk]), letters=[letter.pk for letter in owed])
    return goes_on


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


def message(table: str, count: int, language: str, address: str) -> EmailMessage:
    """The letter in the reader's language: plain text, no name, no number of a situation."""
    with translation.override(language):
        subject = ngettext(
            "%(table)s: %(count)d first contact needs you", "%(table)s: %(count)d first contacts need you", count
        )
        lines = (
            ngettext(
                "At %(table)s the time to first contact of %(count)d situation is running out or over.",
                "At %(table)s the time to first contact of %(count)d situations is running out or over.",
                count,
            ),
            _("Whom to call, and what it is about, stands behind your sign-in:"),
            f"{settings.SITE_URL}/",
            "",
            _("This message holds nothing about anybody, and nobody reads answers to it."),
        )
        words = {"table": table, "count": count}
        return EmailMessage(
            subject % words,
            "\n".join(line % words for line in lines),
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
    return list(due.filter(member=first.member_id).select_related("notice").select_for_update(of=("self",)))


def _count(owed: Sequence[Letter]) -> int:
    return len({letter.notice.situation_id for letter in owed})


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
