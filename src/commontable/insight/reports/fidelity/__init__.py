"""Does the table keep to what it agreed, and how good are its data? With a list of what to put right for those who may."""

from commontable.insight.indicators import Words
from commontable.insight.reports.definition import TABLE, TREND, Definition, Part, Plan

FIDELITY = Part(
    "fidelity",
    Words("Fidelity", "Fidélité à la démarche"),
    (
        Plan("contact_in_time", drawn="tile"),
        Plan("attempt_in_time", drawn="tile"),
        Plan("with_lead", drawn="tile"),
        Plan("reported_back", drawn="tile"),
        Plan("closed_within_meetings", drawn="tile"),
        Plan("minimised_in_time", drawn="tile"),
        Plan("read_back", drawn="tile"),
        Plan("quorum_met", drawn="tile"),
        Plan("consent_planned", drawn="tile"),
        Plan("consent_asked", drawn="tile"),
        Plan("consent_given", drawn="tile"),
        Plan("attempt_in_time", ("quarter",), TREND, "trend"),
        Plan("attendance", ("sector",)),
        Plan("meetings_held"),
        Plan("items_per_meeting"),
    ),
)
QUALITY = Part(
    "quality",
    Words("Quality of the data", "Qualité des données"),
    (Plan("findings", ("check",)),),
)
REPORT = Definition(
    code="fidelity",
    title=Words("Fidelity and quality of the data", "Fidélité et qualité des données"),
    about=Words(
        "Whether the table keeps to what it agreed, and what is missing, late or impossible in its data.",
        "Si la table respecte ce qu'elle a convenu, et ce qui manque, tarde ou est impossible dans ses données.",
    ),
    scope=TABLE,
    audience="table",
    parts=(FIDELITY, QUALITY),
    headline="attempt_in_time",
    quarters=4,
)
