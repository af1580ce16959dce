"""Which agencies does a city have? So many of each type, and at how many of the six tables each sits."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AgencyKind:
    """A type of the vocabulary, its sector, what such an agency calls itself, how many there are, at how many tables."""

    code: str
    sector: str
    word: str
    count: int
    tables: int = 1


KINDS = (
    AgencyKind("mental_health", "health", "Mental Health", 12),
    AgencyKind("addictions", "health", "Addictions Service", 8),
    AgencyKind("hospital", "health", "Hospital", 8, 2),
    AgencyKind("community_health_centre", "health", "Community Health Centre", 12),
    AgencyKind("public_health", "health", "Public Health", 1, 6),
    AgencyKind("home_care", "health", "Home Care", 4),
    AgencyKind("paramedics", "health", "Paramedics", 1, 6),
    AgencyKind("school_board", "education", "School Board", 4, 2),
    AgencyKind("college_university", "education", "College", 4),
    AgencyKind("childrens_aid", "child_youth", "Children’s Aid", 4, 2),
    AgencyKind("child_mental_health", "child_youth", "Child Mental Health", 6),
    AgencyKind("youth_outreach", "child_youth", "Youth Outreach", 14),
    AgencyKind("social_assistance", "community_social", "Social Assistance", 1, 6),
    AgencyKind("developmental", "community_social", "Developmental Services", 5),
    AgencyKind("vaw", "community_social", "Women’s Services", 10),
    AgencyKind("settlement", "community_social", "Settlement Services", 10),
    AgencyKind("seniors", "community_social", "Seniors’ Help", 8),
    AgencyKind("charity_faith", "community_social", "Charity", 8),
    AgencyKind("social_housing", "housing", "Housing", 8, 2),
    AgencyKind("shelter_outreach", "housing", "Shelter", 14),
    AgencyKind("indigenous_led", "indigenous", "Indigenous Services", 4),
    AgencyKind("francophone", "francophone", "Services en français", 2),
    AgencyKind("two_spirit_lgbtq", "two_spirit_lgbtq", "Two-Spirit Centre", 2),
    AgencyKind("fire", "municipal", "Fire Service", 1, 6),
    AgencyKind("bylaw", "municipal", "By-law Office", 1, 6),
    AgencyKind("adult_probation", "justice", "Adult Probation", 1, 6),
    AgencyKind("youth_justice", "justice", "Youth Justice", 1, 6),
    AgencyKind("court_support", "justice", "Court Support", 2),
    AgencyKind("victim_services", "justice", "Victim Services", 1, 6),
)
"""With the three partners that lead FOCUS together: 160."""
PART_OF = {
    "municipal_police": "police",
    "mental_health": "mental_health",
    "child_mental_health": "mental_health",
    "social_housing": "housing",
    "shelter_outreach": "housing",
    "school_board": "education",
    "college_university": "education",
    "childrens_aid": "child_welfare",
    "hospital": "hospital",
    "addictions": "addictions",
    "community_health_centre": "community_health",
}
"""Which of the priors’ kinds of originator and lead a type is; any other type is “other”."""
ALWAYS_THERE = ("mental_health", "hospital", "childrens_aid", "social_housing", "school_board", "addictions")
"""Of these a table has one from its first day."""
