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


MOVES: dict[str, tuple[Stage, tuple[Stage, ...]]] = {
    "hear": (Stage.BROUGHT, (Stage.FILTER_2,)),
    "put_off": (Stage.FILTER_2, (Stage.BROUGHT,)),
    "decide_met": (Stage.FILTER_2, (Stage.FILTER_3, Stage.FILTER_4)),
    "decide_not_met": (Stage.FILTER_2, (Stage.REJECTED,)),
    "take_back": (Stage.REJECTED, (Stage.FILTER_2,)),
    "minimise": (Stage.REJECTED, (Stage.MINIMISED,)),
    "name_teams": (Stage.FILTER_3, (Stage.FILTER_4,)),
    "plan": (Stage.FILTER_4, (Stage.INTERVENING,)),
    "close": (Stage.INTERVENING, (Stage.CLOSED,)),
}

HIDDEN = (Stage.REJECTED, Stage.MINIMISED)
ACCEPTED = (Stage.FILTER_3, Stage.FILTER_4, Stage.INTERVENING, Stage.CLOSED)
OPEN_WORK = (Stage.FILTER_3, Stage.FILTER_4, Stage.INTERVENING)


def legal(before: str, after: str) -> bool:
    """Whether some move leads from one stage to the other."""
    return any(before == start and after in ends for start, ends in MOVES.values())


def pairs() -> list[tuple[str, str]]:
    """Every legal (before, after), in the order of MOVES."""
    return [(str(start), str(end)) for start, ends in MOVES.values() for end in ends]
