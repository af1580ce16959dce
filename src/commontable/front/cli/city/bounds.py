"""Which published figures must the demo city keep to, whatever the seed? Each with where it was published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

FIRST_DAY = date(2013, 1, 1)
DECADE_ENDS = date(2023, 6, 30)
"""The published decade: from the first table to the month of its anniversary."""
ANNIVERSARY = "“FOCUS Partnership Turns 10” (tps.ca, June 2023)"
UNITED_WAY = "United Way Greater Toronto, annual report 2019–20"
BARRIERS = "“Breaking barriers for systemic change” (unitedwaygt.org, February 2020)"
RTD_2022 = "RTD report of 2022 (kawartha411.ca, October 2023)"
HASTINGS = "Hastings County, 2017 (communitypress.ca, March 2018)"
CITY_PAGE = "the City’s FOCUS page"


@dataclass(frozen=True)
class Bound:
    """A figure of the city lies between these two, both included."""

    key: str
    words: str
    least: float
    most: float
    source: str


BOUNDS = (
    Bound("interventions", "interventions by June 2023", 5500, 5500, ANNIVERSARY),
    Bound("people", "people in them: “over 9,000”", 9000, 9999, ANNIVERSARY),
    Bound("risks", "risks in them: “over 30,000”", 30000, 30999, ANNIVERSARY),
    Bound("agencies", "agencies: “over 160”", 160, 160, ANNIVERSARY),
    Bound("tables", "situation tables", 6, 6, ANNIVERSARY),
    Bound("divisions", "police divisions they cover", 13, 13, ANNIVERSARY),
    Bound("presented_2019", "situations reviewed by the end of 2019", 2381, 2381, UNITED_WAY),
    Bound("interventions_2019", "interventions in 2019", 479, 479, UNITED_WAY),
    Bound("presented_2018", "situations by the end of 2018: “1,600+”", 1600, 2380, BARRIERS),
    Bound("in_2018", "situations in 2018: “700+”", 700, 799, BARRIERS),
    Bound("accepted_share", "share that met AER, from 90 % to 96 %", 0.90, 0.96, f"{HASTINGS}; {RTD_2022}"),
)
OPENINGS = {
    "RX": date(2013, 1, 1),
    "SC": date(2016, 4, 1),
    "DE": date(2016, 10, 1),
    "DW": date(2016, 10, 1),
    "BC": date(2019, 11, 1),
    "YK": date(2021, 10, 1),
}
"""The first month of each table, as the City's FOCUS page says: nothing is brought before it."""


def broken(figures: Mapping[str, float]) -> list[str]:
    """A sentence for each figure that does not keep to its bound. Figures that were not counted are passed over."""
    return [
        f"{bound.words}: {figures[bound.key]:g}, and published is {bound.least:g} to {bound.most:g}"
        for bound in BOUNDS
        if bound.key in figures and not bound.least <= figures[bound.key] <= bound.most
    ]
