"""What was offered to whom, and what came of it? Rows and words that the figures about services share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators import groups
from commontable.insight.indicators.form import Words
from commontable.insight.indicators.rows import accepted, of
from commontable.insight.indicators.sources import PRACTICE, RTD

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star

MET = ("connected", "engaged")
UNAVAILABLE = ("none_available", "wait_listed", "agency_declined", "ineligible", "barred")
"""The person would have come; no place, no service or no agency would have the person."""
AGENCY_SAID_NO = ("agency_declined", "ineligible", "barred", "wait_listed")

OFFERS = Words(
    "Services offered in accepted situations: one for each service that an agency reported on",
    "Services offerts dans les situations acceptées : un pour chaque service dont un organisme a rendu compte",
)
PER_CENT = Words("per cent of services offered", "pour cent des services offerts")
GROUPS = (*groups.ACCEPTED, "service", "sector")
SOURCE = (PRACTICE, RTD)
UNKNOWN = Words(
    "Services whose outcome nobody reported are in the denominator.",
    "Les services dont personne n'a rapporté le résultat sont dans le dénominateur.",
)


def offered(star: Star, by: Sequence[str]) -> ibis.Table:
    """One row for each service reported on in an accepted situation."""
    return of(accepted(star, by), star.service)


def needs(star: Star, by: Sequence[str]) -> ibis.Table:
    """One row for each type of service a situation needed, however often it was offered: `met`, `unmet` or neither.

    Unmet: every outcome that is known says that there was no place, no service or no agency that would.
    """
    known = star.service.filter(star.service.outcome != "unknown")
    no = known.outcome.isin(UNAVAILABLE).cast("int64")
    once = known.group_by(["situation", "service"]).agg(unmet=no.min() == 1)
    return of(accepted(star, by), once)
