"""How does a certificate of destruction read? Tables and columns by what they hold, with counts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.design.bands import TABLE, Band
from commontable.response.situations.stages import Stage

from .certificate import Certificate

ROWS = {
    "agenda_item": _("lines on agendas"),
    "closing_barriermet": _("barriers met"),
    "closing_emergencycontacts": _("counts of emergency contacts"),
    "closing_mobilisation": _("services named"),
    "closing_report": _("reports of how it went"),
    "closing_silence": _("silences of a lead"),
    "emergency_call": _("emergency calls"),
    "filters_decision": _("decisions, with their votes"),
    "filters_involvement": _("answers: involved or not"),
    "interventions_alert": _("alerts"),
    "interventions_attempt": _("attempts and contacts"),
    "interventions_notice": _("notices to members"),
    "interventions_plan": _("plans"),
    "interventions_plantask": _("tasks"),
    "interventions_planwords": _("plans in words, sealed"),
    "interventions_role": _("parts of teams"),
    "situations_fact": _("facts"),
    "situations_grant": _("grants of access"),
    "situations_lastlooked": _("when a member last looked"),
    "situations_offer": _("offers between tables"),
    "situations_person": _("people, in bands"),
    "situations_recusal": _("members who stepped out"),
    "situations_reopening": _("openings again"),
    "situations_situationwords": _("words that crossed to the table"),
}
COLUMNS = {
    "number": _("number"),
    "table": _("table"),
    "year": _("year and sequence of the number"),
    "brought_at": _("when it was brought"),
    "decided_at": _("when it was decided"),
    "originating_sector": _("sector of the team that brought it"),
    "originating_type": _("type of its agency"),
    "kind": _("kind of subject"),
    "stage": _("stage"),
    "rejection_reason": _("reason of the “not met”"),
    "ended_at": _("when the number ended"),
    "end_reason": _("reason of its end"),
    "went_to": _("table it went to"),
}
"""What the technical columns beside these (identifier, sequence, place in the list, version, the city's own identifier) say is no more."""


def certificate_words(certificate: Certificate, remains: tuple[str, ...]) -> dict[str, Any]:
    """Everything the page of a certificate says."""
    situation = certificate.situation
    return {
        "section": "situations",
        "certificate": certificate,
        "situation": situation,
        "stage": Stage(situation.stage).label,
        "rows": [(ROWS.get(table, table), count) for table, count in sorted(certificate.rows.items())],
        "columns": [COLUMNS[name] for name in remains if name in COLUMNS],
        "band": Band(
            room=TABLE,
            word_detail=situation.table.name,
            names_line=str(_("No names here")),
            names_detail=str(_("counts, and identifiers of keys")),
            who_line=str(_("The table’s coordinators")),
            who_detail=str(_("and the team that brought it see these lines")),
        ),
    }
