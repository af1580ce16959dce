"""Which columns of a situation go when only the named ones may stay? Called inside actions."""

from .models import Situation


def cut_columns(situation: Situation) -> None:
    """Empty every column that is not named to stay; the caller saves. Number, table, dates, sector, type, kind remain."""
    for name in ("group_size", "group_description", "place_kind", "duty_to_report", "consent"):
        setattr(situation, name, "")
    situation.area = situation.originating_team = None
    situation.walk_on = False
