"""The quarterly report of a table: the table of contents of Sudbury's report of 2014 to 2017, which people know how to read."""

from commontable.insight.indicators import Words
from commontable.insight.reports.definition import PERIOD, TABLE, TO_ATTEMPT, TO_CLOSE, TREND, Definition, Part, Plan

GLANCE = Part(
    "glance",
    Words("At a glance", "D'un coup d'œil"),
    (
        Plan("presented", span=PERIOD, drawn="tile"),
        Plan("accepted_situations", span=PERIOD, drawn="tile"),
        Plan("aer_share", drawn="tile"),
        Plan("contact_in_time", drawn="tile"),
        Plan("connected_share", drawn="tile"),
        Plan("lowered_of_closed", drawn="tile"),
        Plan("contact_in_time", ("quarter",), TREND, "trend"),
    ),
)
PRESENTED = Part(
    "presented",
    Words("Situations presented", "Situations présentées"),
    (
        Plan("presented", ("quarter",), TREND),
        Plan("accepted_situations", ("kind",), drawn="bars"),
        Plan("rejected_situations", ("rejection_reason",)),
        Plan("undecided_numbers", ("ending",)),
        Plan("return_share"),
        Plan("days_to_meeting"),
    ),
)
ORIGINATING = Part(
    "originating",
    Words("Originating agencies", "Organismes qui présentent"),
    (Plan("parts_originating", ("sector",), drawn="bars"),),
)
DEMOGRAPHICS = Part(
    "demographics",
    Words("Demographics", "Données démographiques"),
    (
        Plan("people_appearing", ("age_band",), drawn="bars"),
        Plan("people_appearing", ("gender",)),
        Plan("people_appearing", ("harm_role",)),
        Plan("people_per_situation"),
    ),
)
AREAS = Part(
    "areas",
    Words("Areas of the city", "Secteurs de la ville"),
    (Plan("accepted_situations", ("area",), drawn="areas"),),
)
CATEGORIES = Part(
    "categories",
    Words("Risk categories", "Catégories de risque"),
    (
        Plan("category_prevalence", ("category",), drawn="bars", most=12),
        Plan("category_prevalence", ("category", "kind")),
        Plan("category_among_people", ("category", "age_band")),
        Plan("category_among_people", ("category", "gender")),
    ),
)
FACTORS = Part(
    "factors",
    Words("Risk factors", "Facteurs de risque"),
    (Plan("risks_per_situation"), Plan("factor_prevalence", ("factor",), drawn="bars", most=10)),
)
PARTNERS = Part(
    "partners",
    Words("Partner involvement", "Participation des partenaires"),
    (
        Plan("parts_leading", ("sector",), drawn="bars"),
        Plan("parts_assisting", ("sector",), drawn="bars"),
        Plan("teams_per_situation"),
        Plan("attendance", ("sector",)),
    ),
)
FLAGS = Part(
    "flags",
    Words("Topics under study", "Sujets à l'étude"),
    (Plan("flag_prevalence", ("flag",), drawn="bars"),),
)
RESOLUTION = Part(
    "resolution",
    Words("How situations ended", "Issue des situations"),
    (
        Plan("conclusions", ("conclusion_group",), drawn="bars"),
        Plan("lowered_of_accepted"),
        Plan("days_to_close"),
        Plan("course_to_attempt", ("to_attempt",), drawn="curve", title=TO_ATTEMPT),
        Plan("course_to_close", ("to_close",), drawn="curve", title=TO_CLOSE),
        Plan("hours_to_contact"),
        Plan("services_offered", ("outcome",), drawn="bars"),
        Plan("service_gap"),
        Plan("barriers_met", ("theme",), drawn="bars"),
        Plan("language_met"),
        Plan("persons_word", ("persons_word",), drawn="bars"),
    ),
)
TOGETHER = Part(
    "together",
    Words("Risks that come together", "Risques qui vont ensemble"),
    (Plan("cooccurrence", ("category", "other_category"), drawn="heat", most=8),),
)
REPORT = Definition(
    code="quarterly",
    title=Words("Quarterly report of the table", "Rapport trimestriel de la table"),
    about=Words(
        "What came to the table in a quarter, who took part, and how it ended.",
        "Ce qui a été présenté à la table en un trimestre, qui a participé et quelle en a été l'issue.",
    ),
    scope=TABLE,
    audience="table",
    parts=(
        GLANCE,
        PRESENTED,
        ORIGINATING,
        DEMOGRAPHICS,
        AREAS,
        CATEGORIES,
        FACTORS,
        PARTNERS,
        FLAGS,
        RESOLUTION,
        TOGETHER,
    ),
    headline="contact_in_time",
)
