"""How is it kept that something was destroyed? One certificate, and the same in the ledger: counts and keys, no fact."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.session import moment
from commontable.response.situations.models import Situation

from .certificate import REMAINS, Certificate
from .rules import may_certify


def certify_cut(
    situation: Situation, rows: Mapping[str, int], keys: Iterable[UUID] = (), wraps: int = 0
) -> Certificate:
    """Certify what went when this situation was cut: rows by table, keys destroyed, keys taken. As the system."""
    counted = [f"{table}-{count}" for table, count in sorted(rows.items()) if count]
    return certify(
        situation,
        actor=system([situation.table_id]),
        destroyed=counted,
        keys=[str(key) for key in keys],
        wraps=wraps,
        remains=list(REMAINS),
    )


@action(may_certify, records=("destroyed", "keys", "wraps", "remains"))
def certify(
    situation: Situation, *, actor: Actor, destroyed: list[str], keys: list[str], wraps: int, remains: list[str]
) -> Certificate:
    """Keep the certificate of a situation that was cut; there is one at most."""
    rows = {table: int(count) for table, count in (each.rsplit("-", 1) for each in destroyed)}
    return Certificate.objects.create(
        situation=situation, table_id=situation.table_id, at=moment(), rows=rows, keys=keys, wraps=wraps
    )
