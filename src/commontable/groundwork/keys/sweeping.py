"""What was cut off between the database and the key store? Here it is finished, for one table as its system."""

from dataclasses import dataclass
from uuid import UUID

from . import shares
from .models import DataKey

LONGEST_TRANSACTION = 60 * 60
"""In seconds: an announced end that is not in the database by then never came to be."""
LONGEST_WITHOUT_KEY = 24 * 60 * 60
"""In seconds: a share whose key is not in the database by then was undone with it."""


@dataclass(frozen=True, slots=True)
class Swept:
    """How many shares were settled, and how many deleted: of destroyed keys, and of keys that never came to be."""

    kept: int = 0
    shredded: int = 0
    undone: int = 0

    def __add__(self, other: "Swept") -> "Swept":
        return Swept(self.kept + other.kept, self.shredded + other.shredded, self.undone + other.undone)


def sweep(place: UUID) -> Swept:
    """Settle what is open in the store for this table. Only what is announced there is ever deleted: another
    database's rows, put in the place of this one's, take nothing with them.
    """
    open_ = shares.unsettled(place)
    live = dict(DataKey.objects.filter(pk__in=[each.data_key for each in open_]).values_list("pk", "live"))
    destroyed = [each.data_key for each in open_ if live.get(each.data_key) is False]
    undone = [
        each.data_key
        for each in open_
        if each.state == "new" and each.data_key not in live and each.age > LONGEST_WITHOUT_KEY
    ]
    kept = [each.data_key for each in open_ if live.get(each.data_key) and _over(each)]
    shares.settle(kept)
    return Swept(len(kept), shares.forget(destroyed), shares.forget(undone))


def _over(each: shares.Unsettled) -> bool:
    return each.state == "new" or each.age > LONGEST_TRANSACTION
