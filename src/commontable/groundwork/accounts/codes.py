"""What is a set-up code, and is this the right one? Twelve letters told by voice; kept as a keyed hash, used once."""

import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from commontable.identifiers import new_id

from .models import Account, SetUpCode

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O and U: what is misheard or misread is taken for 1 and 0."""
LENGTH = 12
LASTS = timedelta(days=7)
MOST_TRIES = 10
_READ_AS = str.maketrans("OIL", "011", " -–—.\t")


def issue(account: Any) -> str:
    """A new code for the account, in the place of any older. Returns it as it is read aloud: 7KQM-2XBD-9FHT."""
    code = "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
    now = timezone.now()
    values = {"code_hash": _hash(account, code), "issued_at": now, "expires_at": now + LASTS}
    SetUpCode.objects.update_or_create(account_id=account, defaults={**values, "tries": 0, "used_at": None})
    return "-".join(code[place : place + 4] for place in range(0, LENGTH, 4))


def take(email: str, typed: str) -> Account | None:
    """The account whose unused code this is, and the code is used up; None for anything else.

    An address nobody has, one without a code and a wrong code are the same work: each asks, hashes and counts once.
    """
    now = timezone.now()
    held = SetUpCode.objects.select_for_update(of=("self",)).select_related("account")
    code = held.filter(account__email=email.strip().lower(), account__is_active=True).first()
    account = code.account_id if code else new_id()
    right = constant_time_compare(_hash(account, _plain(typed)), code.code_hash if code else "")
    live = bool(code and code.used_at is None and code.expires_at > now and code.tries < MOST_TRIES)
    taken = right and live
    SetUpCode.objects.filter(account=account).update(tries=F("tries") + 1, used_at=now if taken else F("used_at"))
    return code.account if code and taken else None


def _plain(typed: str) -> str:
    return typed.upper().translate(_READ_AS)[: LENGTH * 2]


def _hash(account: UUID, code: str) -> str:
    return salted_hmac(f"set-up code of {account}", code, algorithm="sha256").hexdigest()
