"""What is guessed where nothing was published? Analyst's judgement, never a figure of any real table.

Where a published bound and a prior disagree the bound wins: see `BENT`.
"""

from dataclasses import dataclass

from .chance import negative_binomial, poisson

SOURCE = "the project’s own judgement (section 3.2 of its domain notes); not published by anybody"

KINDS = {"person": 0.80, "family": 0.15, "group": 0.01, "place": 0.04}
"""Dwelling .03, neighbourhood .01 and environmental .01 are our places and groups."""
PLACES = {
    "residential_building": 4,
    "rooming_house": 4,
    "dwelling": 3,
    "shelter": 2,
    "encampment": 2,
    "store": 1,
    "park": 1,
    "intersection": 1,
    "street": 1,
    "school_grounds": 1,
}
AGES = {
    "from_0_to_5": 0.02,
    "from_6_to_11": 0.05,
    "from_12_to_17": 0.17,
    "from_18_to_24": 0.12,
    "from_25_to_29": 0.10,
    "from_30_to_39": 0.19,
    "from_40_to_59": 0.23,
    "from_60": 0.12,
}
LANGUAGE_NEEDED = 0.14
"""How often people need another language than English or French."""
LANGUAGES = {
    "mandarin": 4, "cantonese": 4, "tamil": 4, "spanish": 4, "tagalog": 3, "farsi": 3, "portuguese": 3, "arabic": 3,
    "bengali": 2, "urdu": 2, "russian": 2, "vietnamese": 2, "somali": 2, "tigrinya": 1, "asl": 1, "indigenous": 1,
}  # fmt: skip
LANGUAGE_MET = {"there": 0.7, "not_there": 0.2, "not_needed": 0.1}
ANSWERED = 0.3
"""How often the lead says at the end how it went."""
PERSONS_WORDS = {"helped": 0.4, "in_part": 0.25, "did_not": 0.1, "not_asked": 0.2, "would_not_say": 0.05}
GENDERS = {"female": 0.49, "male": 0.48, "another": 0.01, "unknown": 0.02}
HARM_ROLES = {"harmed": 0.55, "both": 0.30, "harming": 0.15}
PREVALENCE = {
    "mental_health": 0.75,
    "drugs": 0.45,
    "criminal_involvement": 0.40,
    "housing": 0.42,
    "physical_health": 0.33,
    "antisocial": 0.33,
    "alcohol": 0.30,
    "basic_needs": 0.30,
    "crime_victimization": 0.30,
    "physical_violence": 0.28,
    "parenting": 0.20,
    "suicide": 0.18,
    "emotional_violence": 0.20,
    "poverty": 0.18,
    "unemployment": 0.15,
    "social_environment": 0.10,
    "self_harm": 0.08,
    "missing": 0.08,
    "missing_school": 0.08,
    "negative_peers": 0.08,
    "cognitive": 0.10,
    "supervision": 0.06,
    "sexual_violence": 0.06,
    "gangs": 0.06,
    "public_threat": 0.06,
    "elder_abuse": 0.03,
    "gambling": 0.02,
}
"""How often a category stands in an accepted situation."""
ORIGINATING = {
    "police": 0.50,
    "mental_health": 0.12,
    "housing": 0.09,
    "education": 0.08,
    "child_welfare": 0.05,
    "hospital": 0.05,
    "other": 0.11,
}
LEADING = {
    "mental_health": 0.28,
    "police": 0.12,
    "housing": 0.12,
    "child_welfare": 0.08,
    "addictions": 0.08,
    "community_health": 0.08,
    "other": 0.24,
}
CONCLUSIONS = {
    "connected": 0.62,
    "connected_elsewhere": 0.06,
    "no_table_action": 0.06,
    "informed": 0.05,
    "refused": 0.06,
    "systemic": 0.03,
    "not_located": 0.08,
    "relocated": 0.03,
    "deceased": 0.01,
}
"""Lowered .74, still AER .14, other .12. Published for FOCUS in 2019: 73 % lowered."""
REJECTIONS = {"single_agency": 0.4, "already_connected": 0.3, "options_remaining": 0.2, "not_aer": 0.1}
OUTCOMES = {
    "connected": 0.45,
    "informed": 0.25,
    "engaged": 0.12,
    "refused": 0.10,
    "none_available": 0.03,
    "wait_listed": 0.03,
    "unknown": 0.02,
}
WEEKS_TO_CLOSE = (14.0, 0.857)
"""Days: median, and sigma of the logarithm, so that nine in ten close within 42. Rounded to meetings."""
HOURS_TO_TRY = (14.0, 0.75)
REACHED = 0.62
HEARD = 0.60
"""How often an open situation is spoken of at a meeting that has it on its list."""
BARRIER = 0.30
FACTORS = negative_binomial(3.53, 4.0, 18)
"""Beyond two. With the two a mean of 5.5, and twenty at most."""
SINGLE_OTHERS = poisson(0.46)
FAMILY_OTHERS = poisson(1.4)
"""People beyond the first; of a family beyond the second."""
ASSISTING = poisson(3.2, 9)
SERVICES = poisson(2.0, 8)
SIZES = (1.0, 0.66, 0.50, 0.40, 0.30, 0.22)
"""How large a table is beside the largest: a heavy tail, never equal tables."""
BY_SIZE = ("DE", "DW", "SC", "RX", "BC", "YK")


@dataclass(frozen=True)
class Bent:
    """A prior that a published figure bends, or that was left aside, and why."""

    what: str
    why: str


BENT = (
    Bent(
        "People a situation: 1 + Poisson(0.6)",
        "9,000 people in 5,500 interventions is 1.64; groups and places have none, so the others have more.",
    ),
    Bent("Three situations a table and week", "The published totals of each year say how many; tables differ in size."),
    Bent("Meetings a situation: 2.5", "It follows from the weeks until it is closed and how often it is spoken of."),
    Bent("AER proven false, silence, a number handed over", "Not made: everything made here was decided by its table."),
)
