"""Who reads nothing of a number, because they stepped out of the one before it? Called inside actions, as the system."""

from collections.abc import Iterable
from uuid import UUID

from commontable.groundwork.access.session import moment

from .models import Recusal, Situation


def keep_out(before: Iterable[UUID], there: Situation) -> None:
    """Whoever stepped out of any of these numbers has stepped out of this one as well: it tells of the same people."""
    out = set(Recusal.objects.filter(situation__in=before).values_list("member", flat=True))
    at = {"situation": there, "table_id": there.table_id, "at": moment()}
    Recusal.objects.bulk_create([Recusal(member_id=member, **at) for member in out], ignore_conflicts=True)
