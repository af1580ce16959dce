"""How far had each situation come at fixed days: was it over, or was it still followed without having ended?

Fixed days alone: a curve of days would tell of each situation by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Source, Words

if TYPE_CHECKING:
    import ibis

DAYS = (2, 7, 14, 30, 60, 90)
"""The days after which one is counted."""
LATER = "later"
ENDED, OPEN = "ended", "open"
STRETCHES = (*(str(day) for day in DAYS), LATER)
CODES = tuple(f"{state}_{stretch}" for stretch in STRETCHES for state in (ENDED, OPEN))
"""Each situation is in one of these: it ended within that stretch of days, or was followed no longer than into it and had not."""
LIFE_TABLE = Source(
    Words(
        "Kaplan and Meier, 1958, and for fixed stretches the life table of Cutler and Ederer, 1958",
        "Kaplan et Meier, 1958, et pour des intervalles fixes la table de survie de Cutler et Ederer, 1958",
    ),
    "recollection",
)


def course(ended: ibis.Value, took: ibis.Value, followed: ibis.Value) -> ibis.Value:
    """The code: by the days it took where it ended, else by those it was followed. Whoever is open on a day is counted on that day still."""
    import ibis

    over = ibis.cases(*((took <= day, f"{ENDED}_{day}") for day in DAYS), else_=f"{ENDED}_{LATER}")
    still = ibis.cases(*((followed < day, f"{OPEN}_{day}") for day in DAYS), else_=f"{OPEN}_{LATER}")
    return ibis.ifelse(ended.fill_null(False), over, still)


def said() -> dict[str, Words]:
    """What each code is called."""
    return {code: _said(*code.split("_")) for code in CODES}


def _said(state: str, stretch: str) -> Words:
    last = DAYS[-1]
    if stretch == LATER:
        ended = Words(f"after more than {last} days", f"après plus de {last} jours")
        still = Words(f"not yet, followed for {last} days or more", f"pas encore, suivie {last} jours ou plus")
        return ended if state == ENDED else still
    day = int(stretch)
    before = (0, *DAYS)[DAYS.index(day)]
    first = before + 1 if before else 0
    ended = Words(f"within {first} to {day} days", f"en {first} à {day} jours")
    still = Words(f"not yet, followed for {before} to {day - 1} days", f"pas encore, suivie {before} à {day - 1} jours")
    return ended if state == ENDED else still
