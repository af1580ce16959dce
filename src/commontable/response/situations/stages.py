"""Which moves are legal? The one list; the database holds it too."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where a situation stands. A draft is no stage: it is not yet at the table."""

    BROUGHT = "brought", _("Brought")
    FILTER_2 = "filter_2", _("Filter 2")
    REJECTED = "rejected", _("Not met")
    MINIMISED = "minimised", _("Not met, facts destroyed")
    FILTER_3 = "filter_3", _("Filter 3")
    FILTER_4 = "filter_4", _("Filter 4")
    INTERVENING = "intervening", _("Intervention")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    VOID = "void", _("Void")
    TRANSFERRED = "transferred", _("Handed over")
    JOINED = "joined", _("Joined")


HIDDEN = (Stage.REJECTED, Stage.MINIMISED)
ACCEPTED = (Stage.FILTER_3, Stage.FILTER_4, Stage.INTERVENING, Stage.CLOSED)
OPEN_WORK = (Stage.FILTER_3, Stage.FILTER_4, Stage.INTERVENING)
UNDECIDED = (Stage.BROUGHT, Stage.FILTER_2)
ENDED = (Stage.WITHDRAWN, Stage.VOID, Stage.TRANSFERRED, Stage.JOINED)
"""The number ended without an answer of this table, or after one that another number goes on with."""
CUT = (Stage.MINIMISED, Stage.WITHDRAWN, Stage.VOID, Stage.JOINED)
"""Only the named columns are left. A number handed over before the decision is cut as well; after it, the record of
the work stays."""

MOVES: dict[str, tuple[tuple[Stage, ...], tuple[Stage, ...]]] = {
    "hear": ((Stage.BROUGHT,), (Stage.FILTER_2,)),
    "put_off": ((Stage.FILTER_2,), (Stage.BROUGHT,)),
    "decide_met": ((Stage.FILTER_2,), (Stage.FILTER_3, Stage.FILTER_4)),
    "decide_not_met": ((Stage.FILTER_2,), (Stage.REJECTED,)),
    "take_back": ((Stage.REJECTED,), (Stage.FILTER_2,)),
    "minimise": ((Stage.REJECTED,), (Stage.MINIMISED,)),
    "name_teams": ((Stage.FILTER_3,), (Stage.FILTER_4,)),
    "plan": ((Stage.FILTER_4,), (Stage.INTERVENING,)),
    "close": ((Stage.INTERVENING,), (Stage.CLOSED,)),
    "prove_false": (OPEN_WORK, (Stage.CLOSED,)),
    "reopen": ((Stage.CLOSED,), (Stage.INTERVENING,)),
    "withdraw": (UNDECIDED, (Stage.WITHDRAWN,)),
    "void": ((*UNDECIDED, *OPEN_WORK), (Stage.VOID,)),
    "transfer": ((*UNDECIDED, *OPEN_WORK), (Stage.TRANSFERRED,)),
    "join": ((*UNDECIDED, *OPEN_WORK), (Stage.JOINED,)),
}
"""Each move: from any of these stages, to one of those."""


def legal(before: str, after: str) -> bool:
    """Whether some move leads from one stage to the other."""
    return (before, after) in pairs()


def pairs() -> list[tuple[str, str]]:
    """Every legal (before, after), in the order of MOVES."""
    return [(str(start), str(end)) for starts, ends in MOVES.values() for start in starts for end in ends]
