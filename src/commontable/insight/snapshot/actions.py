"""How does a taking stand in the ledger? As it begins, for each table that is copied, and when it is whole."""

from typing import TYPE_CHECKING

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.partnership.tables.models import SituationTable

from .around import Around, around
from .models import Changed, Taking
from .rules import may_take

if TYPE_CHECKING:
    from .copying import Copying


@action(may_take)
def begin_snapshot(nothing: None, *, actor: Actor) -> Around:
    """Read what its rows rest on."""
    return around(moment())


@action(may_take, records=("mode",))
def copy_table(table: SituationTable, *, actor: Actor, mode: str, copying: "Copying") -> None:
    """Copy a table’s decided situations and its meetings, de-identified."""
    place = next(each for each in copying.around.places if each.pk == table.pk)
    copying.copy(place)


@action(may_take, records=("situations", "anew"))
def finish_snapshot(
    nothing: None, *, actor: Actor, situations: int, anew: int, folder: str, basis: str, is_full: bool
) -> Taking:
    """It is whole: what was changed before it was read need not be read again."""
    Changed.objects.all().delete()
    return Taking.objects.create(
        taken_at=moment(), folder=folder, is_full=is_full, basis=basis, situations=situations, taken_anew=anew
    )
