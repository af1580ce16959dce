"""One page for the steering committee: six numbers, what stands in the way, and how long people wait."""

from commontable.insight.indicators import Words
from commontable.insight.reports.definition import CITY, TREND, Definition, Part, Plan

GLANCE = Part(
    "glance",
    Words("At a glance", "D'un coup d'œil"),
    (
        Plan("presented", drawn="tile"),
        Plan("accepted_situations", drawn="tile"),
        Plan("contact_in_time", drawn="tile"),
        Plan("connected_share", drawn="tile"),
        Plan("lowered_of_closed", drawn="tile"),
        Plan("service_gap", drawn="tile"),
        Plan("contact_in_time", ("quarter",), TREND, "trend"),
    ),
)
IN_THE_WAY = Part(
    "in_the_way",
    Words("What stands in the way", "Ce qui fait obstacle"),
    (
        Plan("barriers_met", ("theme",), drawn="bars", most=5),
        Plan("wait_days"),
        Plan("service_gap", ("service",), drawn="bars", most=5),
    ),
)
REPORT = Definition(
    code="steering",
    title=Words("One page for the steering committee", "Une page pour le comité directeur"),
    about=Words(
        "Four quarters of all tables on one page: whether people are reached and connected, and what stands in the way.",
        "Quatre trimestres de toutes les tables sur une page : si les personnes sont jointes et aiguillées, et ce qui fait obstacle.",
    ),
    scope=CITY,
    audience="steering",
    parts=(GLANCE, IN_THE_WAY),
    headline="contact_in_time",
    quarters=4,
    one_page=True,
)
