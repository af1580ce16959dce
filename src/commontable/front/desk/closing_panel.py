"""What does closing a meeting leave, start, destroy and end? Said with its numbers before it is pressed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commontable.response.agenda.models import ItemKind
from commontable.response.situations.stages import OPEN_WORK, Stage

from .agenda_rows import Row


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """One thing that closing does, or leaves undone, and the items it is about. `is_late`: it cannot be mended later."""

    words: str
    rows: tuple[Row, ...] = ()
    is_late: bool = False


def closing_lines(rows: Iterable[Row]) -> list[ClosingLine]:
    """For this agenda as it stands: what still wants doing first, then what is destroyed, then whose clock runs."""
    all_rows = list(rows)
    found = [(line, tuple(row for row in all_rows if concerns(row))) for concerns, line in LINES]
    return [line(those) for line, those in found if those or line is _destroyed]


def _undecided(rows: tuple[Row, ...]) -> ClosingLine:
    words = ngettext(
        "%(count)d without a decision goes back to the queue for the next meeting.",
        "%(count)d without a decision go back to the queue for the next meeting.",
        len(rows),
    )
    return ClosingLine(words % {"count": len(rows)}, rows)


def _not_heard(rows: tuple[Row, ...]) -> ClosingLine:
    words = ngettext("%(count)d was not heard.", "%(count)d were not heard.", len(rows))
    return ClosingLine(words % {"count": len(rows)}, rows)


def _not_read_back(rows: tuple[Row, ...]) -> ClosingLine:
    words = ngettext(
        "%(count)d decision was not read back to the table.",
        "%(count)d decisions were not read back to the table.",
        len(rows),
    )
    return ClosingLine(words % {"count": len(rows)}, rows, is_late=True)


def _unconfirmed(rows: tuple[Row, ...]) -> ClosingLine:
    words = ngettext(
        "%(count)d has a part recorded on a team’s behalf, to be confirmed afterwards.",
        "%(count)d have a part recorded on a team’s behalf, to be confirmed afterwards.",
        len(rows),
    )
    return ClosingLine(words % {"count": len(rows)}, rows)


def _destroyed(rows: tuple[Row, ...]) -> ClosingLine:
    if not rows:
        return ClosingLine(_("Nothing was found “not met”, so nothing is destroyed."))
    words = ngettext(
        "%(count)d situation was found “not met”: its facts are destroyed, and nobody can bring them back.",
        "%(count)d situations were found “not met”: their facts are destroyed, and nobody can bring them back.",
        len(rows),
    )
    return ClosingLine(words % {"count": len(rows)}, rows, is_late=True)


def _clocks(rows: tuple[Row, ...]) -> ClosingLine:
    words = ngettext(
        "The clock of %(count)d runs since the table said yes.",
        "The clocks of %(count)d run since the table said yes.",
        len(rows),
    )
    return ClosingLine(words % {"count": len(rows)}, rows)


LINES: tuple[tuple[Callable[[Row], bool], Callable[[tuple[Row, ...]], ClosingLine]], ...] = (
    (lambda row: row.item.situation.stage == Stage.FILTER_2, _undecided),
    (lambda row: row.item.heard_at is None and row.item.kind == ItemKind.NEW, _not_heard),
    (lambda row: row.decided and row.read_back_at is None, _not_read_back),
    (lambda row: row.waits, _unconfirmed),
    (lambda row: row.item.situation.stage == Stage.REJECTED, _destroyed),
    (lambda row: row.decided and row.item.situation.stage in OPEN_WORK, _clocks),
)
