"""Is this the passphrase of the person signed in? Each wrong one in a row makes the next try wait longer."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from .models import Account

FREE = 2
"""So many wrong ones in a row cost no waiting."""
LONGEST_SECONDS = 60


def confirm(account: UUID, passphrase: str) -> tuple[bool, int]:
    """(whether it is right, how many seconds until another try is looked at; 0 for at once).

    Counted under the account's own row lock, so that tries side by side gain nothing, and of this account alone: nobody
    else ever waits. A try before its time is neither looked at nor counted.
    """
    row = Account.objects.select_for_update().get(pk=account)
    now = timezone.now()
    left = _seconds_left(row, now)
    if left:
        return False, left
    right = row.check_password(passphrase)
    row.wrong_tries = 0 if right else min(row.wrong_tries + 1, 30)
    row.wrong_at = None if right else now
    row.save(update_fields=["wrong_tries", "wrong_at"])
    return right, _seconds_left(row, now)


def _seconds_left(row: Account, now: datetime) -> int:
    if row.wrong_tries <= FREE or row.wrong_at is None:
        return 0
    waits = min(2 ** (row.wrong_tries - FREE), LONGEST_SECONDS)
    return max(0, waits - int((now - row.wrong_at).total_seconds()))
