"""On which pages is a list offered, who carries a code of it, and what does a return print? For the preview of a change."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.response.returns.profile import FIELDS, Field
from commontable.response.situations.models import Situation

DRAFT, WALK_ON, MEETING = _("the draft of a situation"), _("the walk-on form of a meeting"), _("the meeting page")
CONTACT, PLAN, CLOSING = (
    _("the form of a contact"),
    _("the plan of the few"),
    _("what a team says of services and barriers"),
)
ASKED, MOVED = _("what is asked of another table"), _("the forms that end or hand over a number")
PAST, AGENCY, CALENDAR = _("past situations that are brought in"), _("the set-up page of an agency"), _("the calendar")

OFFERED: Final[dict[str, tuple[Promise | str, ...]]] = {
    "risk_factors": (DRAFT, WALK_ON, PAST),
    "protective_factors": (DRAFT, PAST),
    "study_flags": (DRAFT, PAST),
    "tried": (DRAFT,),
    "group_descriptions": (DRAFT, WALK_ON, PAST),
    "places": (DRAFT, WALK_ON, PAST),
    "rejection_reasons": (MEETING, PAST),
    "service_types": (CLOSING, PAST),
    "barrier_themes": (CLOSING,),
    "attempt_obstacles": (CONTACT,),
    "contact_means": (CONTACT, PLAN),
    "correction_reasons": (CONTACT,),
    "plan_tasks": (PLAN,),
    "plan_safety": (PLAN,),
    "languages": (PLAN,),
    "meeting_cancellations": (CALENDAR,),
    "transfer_reasons": (ASKED,),
    "offer_answers": (ASKED,),
    "void_reasons": (MOVED,),
    "silence_reasons": (MEETING,),
    "agency_types": (AGENCY, PAST),
}
"""The pages that offer each list to which terms can be added."""

_FACTS = (
    "risk_factors", "risk_categories", "protective_factors", "study_flags", "tried", "sectors",
    "aer_markers", "aer_tests", "aer_four_part",
)  # fmt: skip
_CARRIED: Final[dict[str, str]] = {
    "group_descriptions": "group_description",
    "group_sizes": "group_size",
    "places": "place_kind",
    "subject_kinds": "kind",
    "rejection_reasons": "rejection_reason",
    "conclusions": "conclusion",
    "duty_to_report": "duty_to_report",
    "consent_status": "consent",
    "agency_types": "originating_type",
    "age_bands": "people__age_band",
    "genders": "people__gender",
    "harm_roles": "people__harm_role",
    "service_types": "mobilisations__service",
    "mobilization_outcomes": "mobilisations__outcome",
    "barrier_themes": "barriers__theme",
    "wait_bands": "barriers__wait",
    "contact_means": "attempts__means",
    "attempt_obstacles": "attempts__obstacle",
}


def carried(actor: Actor, name: str, code: str) -> int | None:
    """How many situations of the tables this actor coordinates carry the code; None where it is not on the record."""
    ours = Situation.objects.filter(table__in=actor.coordinates)
    if name in _FACTS:
        return ours.filter(facts__list=name, facts__code=code).values("pk").distinct().count()
    if name in _CARRIED:
        return ours.filter(**{_CARRIED[name]: code}).values("pk").distinct().count()
    return None


def returned_in(name: str) -> list[Field]:
    """The fields of a return that print codes of this list."""
    return [field for field in FIELDS if name in field.lists]
