"""Invented released numbers, as a report gets them: told or withheld, never both."""

from datetime import date

from commontable.insight.indicators import Words
from commontable.insight.indicators.courses import CODES as CODES_OF_COURSES
from commontable.insight.pictures.boundaries import read
from commontable.insight.pictures.samples_of_places import boundary_file
from commontable.insight.reports.assembling import Source
from commontable.insight.reports.catalogue import BY_CODE
from commontable.insight.reports.definition import Definition, Plan, ending_with, span_of
from commontable.insight.reports.document import Withheld
from commontable.insight.reports.meaning import Meaning
from commontable.insight.reports.naming import Names
from commontable.insight.reports.numbers import ALL, Numbers
from commontable.insight.reports.periods import Period, quarter_name

CODES = {
    "kind": ("person", "family", "group", "place"),
    "sector": ("police", "health", "housing", "education", "child_welfare"),
    "with_sector": ("police", "health", "housing", "education", "child_welfare"),
    "age_band": ("12-17", "18-24", "25-29", "30-39", "40-59", "60+"),
    "gender": ("female", "male", "other"),
    "harm_role": ("of_harming", "of_being_harmed"),
    "category": ("mental_health", "housing", "drugs", "alcohol", "poverty", "gangs"),
    "other_category": ("mental_health", "housing", "drugs", "alcohol", "poverty", "gangs"),
    "factor": ("mental_health_diagnosed", "housing_none"),
    "rejection_reason": ("not_aer", "already_connected"),
    "ending": ("pending", "withdrawn"),
    "flag": ("homelessness", "child_involved"),
    "conclusion_group": ("risk_lowered", "still_aer", "other"),
    "persons_word": ("helped", "did_not", "empty"),
    "outcome": ("connected", "informed", "refused"),
    "theme": ("capacity", "wait"),
    "service": ("housing", "counselling"),
    "table": ("DE", "DW", "RX"),
    "to_close": CODES_OF_COURSES,
    "to_attempt": CODES_OF_COURSES,
    "area": ("Centre", "North", "East", "West", "South", "North East", "North West", "Harbour", "empty"),
}
KINDS = {
    "course_to_close": "count", "course_to_attempt": "count", "presented": "count", "accepted_situations": "count", "rejected_situations": "count", "undecided_numbers": "count", "interventions_run": "count",
    "people_appearing": "count", "risks_noted": "count", "services_offered": "count", "barriers_met": "count",
    "parts_originating": "count", "parts_leading": "count", "parts_assisting": "count",
    "meetings_held": "count", "teams_per_meeting": "ratio",
    "days_to_meeting": "time", "days_to_close": "time", "hours_to_contact": "time", "wait_days": "time",
    "emergency_contacts_before": "ratio", "emergency_contacts_after": "ratio", "people_per_situation": "ratio", "risks_per_situation": "ratio", "teams_per_situation": "ratio", "items_per_meeting": "ratio",
}  # fmt: skip


def a_meaning(code: str) -> Meaning:
    """The words of an indicator, invented."""
    name = code.replace("_", " ").capitalize()
    words = Words(f"{name}, as counted.", f"{name}, comme compté.")
    share = KINDS.get(code, "share") != "count"
    unit = Words("hours" if "hours" in code else "days" if "days" in code else "situations", "situations")
    below = Words("Accepted situations", "Situations acceptées") if share else None
    return Meaning(code, KINDS.get(code, "share"), 1, Words(name, name), words, words, below, unit, ())


def some_numbers(plan: Plan, period: Period) -> Numbers:
    """Numbers for a plan; a few of them withheld, so that each figure shows what that looks like."""
    kind = KINDS.get(plan.indicator, "share")
    keys: list[tuple[str, ...]] = [()]
    for group in plan.by:
        codes = CODES.get(group) or tuple(quarter_name(day) for day in span_of(plan, period).starts)
        keys = [(*key, code) for key in keys for code in (*codes, ALL)]
    if "other_category" in plan.by or "with_sector" in plan.by:
        keys = [key for key in keys if ALL not in key and key[0] < key[1]]
    return Numbers(plan.by, kind, {key: _parts(place, kind) for place, key in enumerate(keys)})


def _parts(place: int, kind: str) -> dict[str, float | None]:
    if place % 7 == 5:
        return dict.fromkeys(("numerator", "denominator", "value", "ninth"))
    some = 31.0 + 3 * (place % 4)
    return {"numerator": some, "denominator": 48.0, "value": 14.0} | ({"ninth": 42.0} if place % 2 else {})


def a_source(definition: Definition | str = "quarterly", language: str = "en") -> Source:
    """Everything a report is made of, invented."""
    if isinstance(definition, str):
        definition = BY_CODE[definition]
    period = ending_with(definition, date(2026, 10 if definition.code == "annual" else 7, 1))
    tables = {"DE": "Downtown East", "DW": "Downtown West", "RX": "Rexdale"}
    widened = ("The quarter became a rolling year.",)
    return Source(
        definition=definition,
        place="Downtown East" if definition.scope == "table" else "Toronto",
        place_code="DE" if definition.scope == "table" else "city",
        period=period,
        audience="the members of Downtown East",
        threshold=5,
        taken_on=date(2026, 10, 2),
        version="3",
        numbers={plan.name: some_numbers(plan, period) for plan in definition.wanted},
        meanings={code: a_meaning(code) for code in definition.indicators},
        names=Names(language, tables),
        withheld=Withheld(32, 36, 0.98, widened, ({"figure": "a"},), "The rule.", "exact", "7c1e 09af"),
        before={plan.name: some_numbers(plan, period) for plan in definition.wanted if plan.drawn == "tile"},
        boundaries=read(boundary_file()),
        is_demo=True,
        fingerprint="7c1e09af" * 8,
    )
