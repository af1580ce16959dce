"""What do the practice situations say, and what became of them? Data: codes of the vocabulary, and invented names."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Somebody:
    """A person: what the table may know, and what is sealed."""

    age_band: str
    gender: str
    harm_role: str
    risk_factors: tuple[str, ...]
    name: str
    born: str = ""
    address: str = ""


@dataclass(frozen=True)
class Try:
    """The lead tried to reach them, so many hours after the decision; an obstacle where they were not reached."""

    hours: float
    means: str
    obstacle: str = ""


@dataclass(frozen=True)
class Course:
    """What the table did with it. `meeting` names when it was decided, or is "call": its teams were called at once.

    A reason means it was not met.
    """

    meeting: str
    reason: str = ""
    lead: str = ""
    assisting: tuple[str, ...] = ()
    is_planned: bool = True
    is_released: bool = True
    tries: tuple[Try, ...] = ()
    services: tuple[tuple[str, str], ...] = ()
    barrier: str = ""
    conclusion: str = ""
    tasks: tuple[tuple[str, str], ...] = ()
    """Of the plan of the few: who does what."""
    is_opened_again: bool = False


@dataclass(frozen=True)
class Case:
    """A situation as `by` wrote it at `table`. It was written before the meeting `before`."""

    table: str
    by: str
    people: tuple[Somebody, ...] = ()
    before: str = "today"
    kind: str = "person"
    details: dict[str, str] = field(default_factory=dict)
    risk_factors: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ("health", "housing")
    tried: tuple[str, ...] = ("partner_asked",)
    protective: tuple[str, ...] = ()
    consent: str = "not_asked_unreachable"
    duty: str = "not_required"
    course: Course | None = None
    area: str = ""
    offered_to: str = ""
    """A team of the other table that is asked to take it over, as "code/name"."""
    is_half_written: bool = False
    is_walk_on: bool = False


def _one(age: str, gender: str, role: str, name: str, *factors: str, born: str = "", address: str = "") -> tuple:
    return (Somebody(age, gender, role, factors, name, born, address),)


REACHED = (Try(5, "phone", "nobody_answered"), Try(20, "visit"))

CASES = (
    # Last week's meeting.
    Case(
        "DE",
        "amir",
        _one(
            "from_25_to_29",
            "male",
            "both",
            "Aspen Demo-Birch",
            "physical_violence_harming",
            "mental_health_suspected",
            "housing_no_access",
            born="1999",
            address="no fixed address",
        ),
        before="last_week",
        tried=("emergency_response", "partner_asked"),
        course=Course(
            "last_week",
            lead="dev",
            assisting=("ivo", "farah", "amir"),
            tries=REACHED,
            services=(("mental_health", "engaged"), ("housing", "wait_listed")),
            barrier="wait_listed",
        ),
    ),
    Case(
        "DE",
        "hanna",
        _one(
            "from_60",
            "female",
            "harmed",
            "Briar Demo-Cedar",
            "basic_needs_unable",
            "elder_abuse_harmed",
            "physical_health_chronic_disease",
            born="1941-03-02",
            address="12 Invented Lane, unit 4",
        ),
        before="last_week",
        consent="given",
        protective=("stable_housing_access",),
        tried=("home_visit", "phone_call"),
        course=Course(
            "last_week",
            lead="farah",
            assisting=("hanna", "gus"),
            tries=(Try(3, "visit"),),
            services=(("home_care", "connected"), ("food", "connected")),
            conclusion="connected",
        ),
    ),
    Case(
        "DE",
        "ivo",
        _one(
            "from_30_to_39",
            "female",
            "harmed",
            "Clover Demo-Ash",
            "drugs_harmful_use",
            "housing_no_access",
            "physical_violence_harmed",
            born="1990",
        ),
        before="last_week",
        tried=("street_outreach",),
        course=Course(
            "last_week",
            lead="esme",
            assisting=("ivo", "mira"),
            tries=(Try(8, "outreach", "moved"), Try(30, "phone", "phone_off")),
        ),
    ),
    Case(
        "DE",
        "june",
        _one(
            "from_12_to_17",
            "male",
            "both",
            "Dale Demo-Rowan",
            "missing_school_chronic_absenteeism",
            "gangs_association",
            "negative_peers_influencing",
            born="2011-05-17",
        ),
        before="last_week",
        duty="made",
        sectors=("education", "child_youth"),
        tried=("school_meeting", "family_meeting"),
        course=Course(
            "last_week",
            lead="lena",
            assisting=("june", "karim"),
            tries=(Try(22, "at_agency"),),
            services=(("mentorship", "engaged"), ("alternative_education", "informed")),
        ),
    ),
    Case(
        "DE",
        "gus",
        _one(
            "from_40_to_59",
            "male",
            "harmed",
            "Elder Demo-Hazel",
            "alcohol_harmful_use",
            "suicide_current",
            "physical_health_general",
            born="1972",
        ),
        before="last_week",
        tried=("emergency_response", "crisis_service"),
        course=Course(
            "last_week",
            lead="chloe",
            assisting=("dev", "gus"),
            tries=(Try(1.5, "at_agency"),),
            services=(("medical", "connected"), ("crisis", "refused")),
            conclusion="connected",
            is_opened_again=True,
        ),
    ),
    Case(
        "DE",
        "beth",
        before="last_week",
        kind="place",
        details={"place_kind": "rooming_house"},
        risk_factors=("social_environment_locations", "drugs_use", "crime_victimization_assault"),
        sectors=("housing", "municipal", "justice_policing"),
        tried=("landlord_meeting",),
        course=Course(
            "last_week",
            lead="beth",
            assisting=("amir", "hanna"),
            tries=(Try(26, "visit"),),
            services=(("safety_planning", "engaged"),),
            barrier="rule",
        ),
    ),
    Case(
        "DE",
        "otis",
        _one(
            "from_30_to_39",
            "male",
            "harming",
            "Forest Demo-Larch",
            "unemployment_chronic",
            "poverty_inadequate_finances",
            born="1988",
        ),
        before="last_week",
        course=Course("last_week", reason="single_agency"),
    ),
    # Yesterday's extra meeting: the clock still runs.
    Case(
        "DE",
        "amir",
        before="yesterday",
        kind="family",
        duty="made",
        tried=("home_visit", "safety_plan"),
        sectors=("justice", "child_youth", "community_social"),
        people=(
            Somebody(
                "from_30_to_39",
                "female",
                "harmed",
                ("physical_violence_harmed", "housing_transient_with_access"),
                "Gale Demo-Willow",
                "1991-11-30",
                "3 Imaginary Road",
            ),
            Somebody(
                "from_6_to_11", "female", "harmed", ("mental_health_witnessed_trauma",), "Hollis Demo-Willow", "2018"
            ),
        ),
        course=Course(
            "yesterday",
            lead="mira",
            assisting=("karim", "noor", "amir"),
            tries=(Try(4, "through_trusted"),),
            services=(("safety_planning", "engaged"),),
            tasks=(("mira", "safety_plan"), ("karim", "parenting"), ("noor", "victim_support")),
        ),
    ),
    Case(
        "DE",
        "chloe",
        _one(
            "from_18_to_24",
            "female",
            "harmed",
            "Iris Demo-Alder",
            "suicide_previous",
            "mental_health_diagnosed",
            "housing_no_access",
            born="2004-08-09",
        ),
        before="yesterday",
        consent="given",
        protective=("taking_medication", "family_support"),
        tried=("psychiatry_consult",),
        course=Course(
            "yesterday", lead="dev", assisting=("chloe", "lena"), tries=(Try(6, "phone", "nobody_answered"),)
        ),
    ),
    Case(
        "DE",
        "farah",
        _one(
            "from_40_to_59",
            "another",
            "harmed",
            "Juniper Demo-Moss",
            "mental_health_suspected",
            "social_environment_neighbourhood",
            "basic_needs_unable",
            born="1979",
        ),
        before="yesterday",
        course=Course("yesterday", lead="farah", assisting=("dev", "hanna"), is_planned=False),
    ),
    Case(
        "DE",
        "hanna",
        _one(
            "from_60",
            "male",
            "both",
            "Kestrel Demo-Oak",
            "antisocial_by_person",
            "cognitive_suspected",
            "crime_victimization_theft",
            born="1950",
            address="88 Nowhere Avenue",
        ),
        before="yesterday",
        tried=("landlord_meeting", "office_visit"),
        sectors=("health", "community_social"),
        course=Course("yesterday", lead="chloe", assisting=("hanna", "quinn"), is_released=False),
    ),
    Case(
        "DE",
        "noor",
        _one(
            "from_25_to_29",
            "female",
            "harmed",
            "Linden Demo-Fern",
            "crime_victimization_threat",
            "emotional_violence_harmed",
            born="1998",
        ),
        before="yesterday",
        consent="given",
        sectors=("justice", "community_social"),
        tried=("safety_plan",),
        course=Course("yesterday", lead="mira", assisting=("noor",), is_planned=False, is_released=False),
    ),
    # Brought since, and waiting for today.
    Case(
        "DE",
        "dev",
        _one(
            "from_30_to_39",
            "male",
            "both",
            "Marlow Demo-Sage",
            "mental_health_treatment_not_followed",
            "public_threat_behaviour",
            "drugs_use",
            born="1992",
        ),
    ),
    Case(
        "DE",
        "esme",
        _one(
            "from_18_to_24",
            "male",
            "harmed",
            "Nettle Demo-Thorn",
            "drugs_harmful_use",
            "negative_peers_associating",
            born="2003",
        ),
        tried=("street_outreach", "message"),
    ),
    Case(
        "DE",
        "karim",
        kind="family",
        duty="made",
        sectors=("child_youth", "education", "health"),
        tried=("home_visit",),
        people=(
            Somebody(
                "from_40_to_59",
                "male",
                "harming",
                ("alcohol_harmful_use", "parenting_not_provided"),
                "Orrin Demo-Vale",
                "1980",
            ),
            Somebody(
                "from_12_to_17",
                "female",
                "harmed",
                ("parenting_not_received", "missing_runaway_known"),
                "Petra Demo-Vale",
                "2012-02-20",
            ),
        ),
    ),
    Case(
        "DE",
        "lena",
        kind="group",
        details={"group_size": "from_5_to_9", "group_description": "young_people_place"},
        risk_factors=("gangs_association", "negative_peers_influencing"),
        sectors=("child_youth", "justice_policing"),
    ),
    Case(
        "DE",
        "paula",
        _one(
            "from_40_to_59",
            "female",
            "harmed",
            "Quill Demo-Heath",
            "housing_no_access",
            "physical_health_chronic_disease",
            born="1977",
        ),
        protective=("cultural_education",),
    ),
    Case(
        "DE",
        "ivo",
        _one("from_60", "male", "harmed", "Reed Demo-Marsh", "basic_needs_neglected", "alcohol_use", born="1955"),
        area="53 Division",
    ),
    Case(
        "DE",
        "amir",
        kind="place",
        details={"place_kind": "store"},
        sectors=("municipal", "community_social"),
        risk_factors=("crime_victimization_robbery", "social_environment_locations"),
    ),
    # Called about this morning, before the table meets: the meeting ratifies first.
    Case(
        "DE",
        "mira",
        _one(
            "from_25_to_29",
            "female",
            "harmed",
            "Sequoia Demo-Lake",
            "physical_violence_harmed",
            "crime_victimization_threat",
            born="1997",
        ),
        before="call",
        consent="given",
        tried=("safety_plan", "partner_asked"),
        sectors=("justice", "housing"),
        course=Course("call", lead="mira", assisting=("amir", "ivo"), tries=(Try(1, "phone"),)),
    ),
    # Said aloud in today's meeting, without a draft.
    Case(
        "DE",
        "quinn",
        _one("from_60", "female", "harmed", "Thistle Demo-Pond", "elder_abuse_harmed", "basic_needs_unable"),
        is_walk_on=True,
    ),
    # Half written.
    Case(
        "DE",
        "chloe",
        _one("from_30_to_39", "female", "harmed", "Sorrel Demo-Brook", "suicide_affected"),
        is_half_written=True,
        before="today",
    ),
    Case(
        "DE",
        "amir",
        _one(
            "from_18_to_24",
            "male",
            "both",
            "Tansy Demo-Field",
            "gangs_threatened",
            "criminal_involvement_weapons",
            born="2005",
        ),
        is_half_written=True,
        before="today",
    ),
    # Rexdale.
    Case(
        "RX",
        "uma",
        _one(
            "from_12_to_17",
            "female",
            "harmed",
            "Ursa Demo-Glen",
            "missing_school_truancy",
            "self_harm_engaged",
            born="2010",
        ),
        before="last_week",
        duty="made",
        sectors=("education", "health", "child_youth"),
        tried=("school_meeting",),
        course=Course(
            "last_week",
            lead="vera",
            assisting=("uma", "chloe"),
            tries=(Try(10, "visit"),),
            services=(("counselling", "connected"),),
            conclusion="connected",
        ),
    ),
    Case(
        "RX",
        "wole",
        kind="family",
        before="last_week",
        sectors=("housing", "community_social"),
        tried=("office_visit",),
        people=(
            Somebody(
                "from_30_to_39",
                "female",
                "harmed",
                ("housing_no_access", "poverty_inadequate_finances"),
                "Vesper Demo-Shore",
                "1993",
            ),
            Somebody("from_30_to_39", "male", "harmed", ("unemployment_temporary",), "Wren Demo-Shore", "1990"),
        ),
        course=Course(
            "last_week",
            lead="tariq",
            assisting=("wole", "sami"),
            tries=REACHED,
            services=(("housing", "wait_listed"), ("immigration_settlement", "engaged")),
        ),
    ),
    Case(
        "RX",
        "rosa",
        _one("from_18_to_24", "male", "both", "Yarrow Demo-Stone", "gangs_member", "gangs_threatened", born="2004"),
        sectors=("child_youth", "education"),
        offered_to="DE/51 Division",
    ),
    Case(
        "RX",
        "chloe",
        _one(
            "from_25_to_29",
            "female",
            "harmed",
            "Zinnia Demo-Bay",
            "mental_health_diagnosed",
            "physical_health_pregnant",
            born="1997",
        ),
    ),
)
