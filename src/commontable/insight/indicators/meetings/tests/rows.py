"""Six meetings of two tables and twenty seats at them: written by hand."""

from commontable.insight.indicators.tests.making import SPRING, WINTER, Row

SECTORS = {1: "justice_policing", 2: "health", 3: "education", 4: "housing"}


def _meeting(number: int, table: str, quorum: bool | None, teams: int, **more: object) -> Row:
    usual = {"quarter": WINTER, "kind": "regular", "items": 4, "quorum_met": quorum, "teams_present": teams}
    return {"meeting": number, "table": table, **usual, **more}


MEETINGS = [
    _meeting(1, "EA", True, 4),
    _meeting(2, "EA", False, 2),
    _meeting(3, "EA", None, 0, cancelled=True, items=0),
    _meeting(4, "EA", True, 3, quarter=SPRING),
    _meeting(5, "WE", None, 3, items=2),
    _meeting(6, "WE", None, 2, kind="call", items=1),
]
PRESENT = {1: (1, 2, 3, 4), 2: (1, 2), 3: (), 4: (1, 2, 4), 5: (1, 2, 3), 6: (1, 2)}
EXPECTED = {1: 4, 2: 4, 3: 4, 4: 4, 5: 4, 6: 2}
ROWS = {
    "meeting": MEETINGS,
    "attendance": [
        {"meeting": number, "agency": agency, "sector": SECTORS[agency], "present": agency in PRESENT[number]}
        for number, many in EXPECTED.items()
        for agency in range(1, many + 1)
    ],
}
