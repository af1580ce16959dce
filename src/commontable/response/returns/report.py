"""How does a table's return stand? Its rows, what is to be put right, what differs from the last, what is left out."""

from dataclasses import dataclass

from django.db.models import Q

from commontable.groundwork.access.actor import Actor
from commontable.partnership.tables.models import SituationTable
from commontable.response.situations.models import Recusal
from commontable.response.situations.stages import UNDECIDED, Stage

from .checking import Fault, faults_of
from .comparing import Difference, difference, last_return
from .rows import FINAL, Period, Row, opened_in, rows_of


@dataclass(frozen=True)
class Report:
    """A return before it is taken."""

    table: SituationTable
    period: Period
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    difference: Difference
    waiting: int
    """Not decided yet, or a "no" that may still be taken back."""
    nowhere: int
    """Withdrawn, void, joined, or handed over before the decision: they count nowhere."""
    stepped_out: bool
    """Whether whoever asks stepped out of a situation of this table: such a one is not among the rows."""

    @property
    def accepted(self) -> int:
        return len(self.rows) - self.rejected

    @property
    def rejected(self) -> int:
        return sum(row.rejected for row in self.rows)

    @property
    def to_put_right(self) -> int:
        """How many discussions have a fault."""
        return len({fault.number for fault in self.faults})


def report_of(table: SituationTable, period: Period, actor: Actor) -> Report:
    """The return of that table and period, as this actor may read it."""
    rows = tuple(rows_of(table, period))
    others = opened_in(table, period).exclude(FINAL)
    waiting = others.filter(Q(stage__in=[*UNDECIDED, Stage.REJECTED])).count()
    return Report(
        table,
        period,
        rows,
        tuple(faults_of(rows)),
        difference(rows, last_return(table.pk, period)),
        waiting,
        others.count() - waiting,
        actor.member is not None and Recusal.objects.filter(table=table, member=actor.member).exists(),
    )
