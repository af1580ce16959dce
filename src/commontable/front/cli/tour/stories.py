"""Which stories does the tour tell? Two that were told of the FOCUS tables in public, and one that is no story for them.

The two are in "FOCUS Partnership Turns 10" (Toronto Police Service, 2023). Nothing of a person is in it and nothing is
added but invented names; what crosses to the table is only what filter 2 allows: bands and codes.
"""

from commontable.front.cli.demo.cases import Case, Somebody

SHOTS_FIRED = Case(
    "DE",
    "amir",
    kind="family",
    people=(
        Somebody(
            "from_18_to_24",
            "female",
            "harmed",
            ("crime_victimization_damage_to_property", "crime_victimization_threat", "gangs_threatened"),
            "Robin Demo-Invented",
            "2003",
            "1 Nowhere Crescent",
        ),
        Somebody(
            "from_40_to_59",
            "female",
            "harmed",
            ("mental_health_witnessed_trauma",),
            "Maria Demo-Invented",
            "1979",
            "1 Nowhere Crescent",
        ),
    ),
    sectors=("justice", "housing", "health"),
    tried=("home_visit", "safety_plan"),
    consent="given",
)

BANNED_BY_SIX = Case(
    "DE",
    "ivo",
    people=(
        Somebody(
            "from_30_to_39",
            "male",
            "both",
            ("criminal_involvement_assault", "mental_health_suspected", "housing_no_access"),
            "Alex Demo-Imagined",
            "1990",
        ),
    ),
    sectors=("health", "housing", "justice_policing"),
    tried=("street_outreach", "partner_asked"),
)

FOR_ONE_AGENCY = Case(
    "DE",
    "otis",
    people=(
        Somebody(
            "from_40_to_59",
            "male",
            "harmed",
            ("unemployment_chronic", "poverty_inadequate_finances"),
            "Sasha Demo-Nobody",
            "1975",
        ),
    ),
    sectors=("community_social",),
    tried=("referral",),
)
