"""The annual report of the whole city: all tables together and beside each other, never ranked."""

from commontable.insight.indicators import Words
from commontable.insight.reports.definition import (
    BEFORE,
    CITY,
    PERIOD,
    TO_ATTEMPT,
    TO_CLOSE,
    TREND,
    Definition,
    Part,
    Plan,
)

NO_RANKING = Words(
    "Tables differ in who comes to them. This is not a ranking.",
    "Les tables diffèrent par les personnes qui y viennent. Ceci n'est pas un classement.",
)
GLANCE = Part(
    "glance",
    Words("At a glance", "D'un coup d'œil"),
    (
        Plan("presented", span=PERIOD, drawn="tile"),
        Plan("accepted_situations", span=PERIOD, drawn="tile"),
        Plan("interventions_run", span=PERIOD, drawn="tile"),
        Plan("people_appearing", span=PERIOD, drawn="tile"),
        Plan("risks_noted", span=PERIOD, drawn="tile"),
        Plan("aer_share", span=PERIOD, drawn="tile"),
        Plan("contact_in_time", span=PERIOD, drawn="tile"),
        Plan("connected_share", span=PERIOD, drawn="tile"),
        Plan("lowered_of_closed", span=PERIOD, drawn="tile"),
        Plan("lowered_of_accepted", span=PERIOD, drawn="tile"),
        Plan("contact_in_time", ("quarter",), TREND, "trend"),
    ),
    Words(
        "Situations, interventions, people and risks are four different counts. They are kept apart, and a situation that moved between tables counts once.",
        "Situations, interventions, personnes et risques sont quatre comptes différents, tenus séparément. Une situation passée d'une table à une autre compte une fois.",
    ),
)
TABLES = Part(
    "tables",
    Words("Table by table", "Table par table"),
    (
        Plan("presented", ("table",)),
        Plan("accepted_situations", ("table",)),
        Plan("contact_in_time", ("table",)),
        Plan("connected_share", ("table",)),
        Plan("contact_in_time", ("table", "quarter"), TREND, "multiples"),
    ),
    NO_RANKING,
)
AREAS = Part(
    "areas",
    Words("Areas of the city", "Secteurs de la ville"),
    (Plan("accepted_situations", ("area",), drawn="areas"),),
)
PEOPLE = Part(
    "people",
    Words("People and risks", "Personnes et risques"),
    (
        Plan("people_appearing", ("age_band",), drawn="bars"),
        Plan("people_appearing", ("gender",)),
        Plan("category_prevalence", ("category",), drawn="bars", most=12),
        Plan("category_among_people", ("category", "age_band")),
        Plan("cooccurrence", ("category", "other_category"), drawn="heat", most=8),
        Plan(
            "cooccurrence",
            ("category", "other_category"),
            BEFORE,
            "change",
            Words("How risks that come together changed", "Comment les risques concomitants ont changé"),
            most=12,
        ),
        Plan("flag_prevalence", ("flag",), drawn="bars"),
    ),
)
PARTNERS = Part(
    "partners",
    Words("Agencies together", "Les organismes ensemble"),
    (
        Plan("parts_originating", ("sector",), drawn="bars"),
        Plan("parts_leading", ("sector",), drawn="bars"),
        Plan("parts_assisting", ("sector",), drawn="bars"),
        Plan("sectors_together", ("sector", "with_sector"), drawn="network"),
    ),
)
SERVICES = Part(
    "services",
    Words("Services, gaps and barriers", "Services, lacunes et obstacles"),
    (
        Plan("services_offered", ("outcome",), drawn="bars"),
        Plan("service_gap", ("service",), drawn="bars"),
        Plan("barriers_met", ("theme",), drawn="bars"),
        Plan("wait_days"),
        Plan("emergency_contacts_before"),
        Plan("emergency_contacts_after"),
        Plan("language_needed"),
        Plan("language_met"),
        Plan("persons_word", ("persons_word",), drawn="bars"),
        Plan("areas_uncovered"),
        Plan("days_to_close"),
        Plan("course_to_attempt", ("to_attempt",), drawn="curve", title=TO_ATTEMPT),
        Plan("course_to_close", ("to_close",), drawn="curve", title=TO_CLOSE),
        Plan("return_share"),
    ),
)
REPORT = Definition(
    code="annual",
    title=Words("Annual report of all tables", "Rapport annuel de toutes les tables"),
    about=Words(
        "A year of all tables together, with each table beside the others.",
        "Une année de toutes les tables réunies, chacune à côté des autres.",
    ),
    scope=CITY,
    audience="public",
    parts=(GLANCE, TABLES, AREAS, PEOPLE, PARTNERS, SERVICES),
    headline="contact_in_time",
    quarters=4,
)
