"""Twenty services in eight accepted situations, and one on a rejected record: written by hand."""

from commontable.insight.indicators.tests.making import Row, situations

SITUATIONS = situations(
    (6, {"originator": 1, "lead": 8, "originating_sector": "health"}),
    (2, {"originator": 2, "lead": 8, "table": "WE", "originating_sector": "housing"}),
    (1, {"accepted": False}),
)
OFFERED = """
1 housing connected       housing
1 housing refused         health
1 mental_health engaged   health
2 housing wait_listed     housing
2 housing agency_declined housing
2 addiction refused       health
3 housing none_available  housing
3 mental_health informed  health
4 housing barred          housing
4 food connected          health
4 legal unknown           -
5 housing refused         housing
5 housing wait_listed     housing
5 addiction ineligible    health
6 mental_health connected health
6 addiction wait_listed   health
7 housing agency_declined housing
7 mental_health engaged   health
8 food none_available     -
8 legal ban_lifted        -
9 housing connected       housing
"""
"""Situation, service, outcome, sector. The ninth is of the rejected one, which ought to have none."""


def services() -> list[Row]:
    read = (line.split() for line in OFFERED.strip().splitlines())
    return [
        {"situation": int(n), "service": service, "outcome": outcome, "sector": None if sector == "-" else sector}
        for n, service, outcome, sector in read
    ]


ROWS = {"situation": SITUATIONS, "service": services()}
