"""Six accepted situations and a rejected one, and the parts that agencies have in them: written by hand."""

from commontable.insight.indicators.tests.making import Row, situations

POLICE, HOSPITAL, SCHOOL, CLINIC = 1, 2, 3, 4
WHO = {
    POLICE: ("justice_policing", "municipal_police"),
    HOSPITAL: ("health", "hospital"),
    SCHOOL: ("education", "school_board"),
    CLINIC: ("health", "mental_health"),
}
SITUATIONS = situations(
    (3, {"originator": POLICE, "lead": HOSPITAL, "has_lead": True, "teams": 2}),
    (1, {"originator": SCHOOL, "lead": CLINIC, "has_lead": True, "teams": 3, "closed": True}),
    (1, {"originator": POLICE, "lead": CLINIC, "has_lead": True, "teams": 1, "table": "WE"}),
    (1, {"originator": SCHOOL, "table": "WE"}),
    (1, {"originator": POLICE, "accepted": False}),
)
PARTS = {
    1: [("originating", POLICE), ("lead", HOSPITAL), ("assisting", SCHOOL)],
    2: [("originating", POLICE), ("lead", HOSPITAL), ("assisting", CLINIC)],
    3: [("originating", POLICE), ("lead", HOSPITAL), ("assisting", POLICE)],
    4: [("originating", SCHOOL), ("lead", CLINIC), ("co_lead", HOSPITAL), ("assisting", POLICE)],
    5: [("originating", POLICE), ("lead", CLINIC)],
    6: [("originating", SCHOOL)],
    7: [("originating", POLICE)],
}


def _role(situation: int, part: str, agency: int) -> Row:
    sector, agency_type = WHO[agency]
    return {"situation": situation, "part": part, "agency": agency, "sector": sector, "agency_type": agency_type}


ROWS = {
    "situation": SITUATIONS,
    "role": [_role(situation, part, agency) for situation, parts in PARTS.items() for part, agency in parts],
}
