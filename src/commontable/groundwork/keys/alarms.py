"""Who hears that something sealed was altered, moved or replaced? The operator, as a count by sort."""

from datetime import datetime

from django.db.models import Count, Max
from django.utils import timezone

from .errors import PublicKeyReplaced, SealBroken
from .models import Alarm

LOUD = (SealBroken, PublicKeyReplaced)
"""What is never an everyday no: somebody or something changed what was sealed."""


def raise_alarm(error: SealBroken | PublicKeyReplaced) -> None:
    """Keep it for the operator, in a transaction that has its ledger entry."""
    Alarm.objects.create(code=error.code, data_key_id=getattr(error, "data_key", None))


def unseen() -> list[tuple[str, int, datetime]]:
    """Each sort that nobody looked at yet: its code, how many, and the moment of the last."""
    counted = Alarm.objects.filter(seen_at=None).values("code").annotate(many=Count("pk"), last=Max("at"))
    return [(each["code"], each["many"], each["last"]) for each in counted.order_by("code")]


def note_seen() -> int:
    """The operator has seen them; returns how many."""
    return Alarm.objects.filter(seen_at=None).update(seen_at=timezone.now())
