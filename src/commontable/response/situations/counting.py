"""How many situations are there, at a table and in the city? A situation counts once, whatever numbers it had.

Void, withdrawn and joined numbers count nowhere; one handed over before the decision counts where it was decided.
"""

from dataclasses import dataclass

from django.db.models import Count, Q

from commontable.groundwork.access.models import QuerySet

from .stages import ACCEPTED, HIDDEN, Stage

NOWHERE = (Stage.VOID, Stage.WITHDRAWN, Stage.JOINED)
MET = Q(stage__in=ACCEPTED) | Q(stage=Stage.TRANSFERRED, decided_at__isnull=False)
NOT_MET = Q(stage__in=HIDDEN)
PRESENTED = ~Q(stage__in=NOWHERE) & ~Q(stage=Stage.TRANSFERRED, decided_at=None)


@dataclass(frozen=True, slots=True)
class Counted:
    """Presented: brought and standing. Accepted: AER met. Rejected: not met. The rest is not decided yet."""

    presented: int
    accepted: int
    rejected: int

    @property
    def decided(self) -> int:
        """What an AER share divides by."""
        return self.accepted + self.rejected


def numbers_of(situations: QuerySet) -> Counted:
    """Counted as numbers: what a table's own figures say. One query."""
    return Counted(
        **situations.aggregate(
            presented=Count("pk", filter=PRESENTED),
            accepted=Count("pk", filter=MET),
            rejected=Count("pk", filter=NOT_MET),
        )
    )


def situations_of(situations: QuerySet) -> Counted:
    """Counted as situations of the city: accepted where any table said yes, rejected where one said no and none yes."""
    met = situations.filter(MET)
    return Counted(
        presented=_cities(situations.filter(PRESENTED)),
        accepted=_cities(met),
        rejected=_cities(situations.filter(NOT_MET).exclude(city__in=met.values("city"))),
    )


def _cities(situations: QuerySet) -> int:
    return situations.order_by().values("city").distinct().count()
