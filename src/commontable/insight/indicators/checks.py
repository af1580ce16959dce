"""What is looked for in what was recorded: each with how bad it is and who mends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commontable.insight.indicators.form import Words

if TYPE_CHECKING:
    import ibis

Severity = Literal["wrong", "missing", "unusual"]
"""Cannot be so; is not there and ought to be; may be so, and is worth a look."""
Mends = Literal["lead", "originator", "coordinator"]

SEVERITIES = {
    "wrong": Words("Cannot be so", "Impossible"),
    "missing": Words("Missing", "Manquant"),
    "unusual": Words("Unusual", "Inhabituel"),
}
WHO_MENDS = {
    "lead": Words("The lead", "L'équipe responsable"),
    "originator": Words("Whoever brought it", "L'équipe qui l'a présentée"),
    "coordinator": Words("The coordinator", "La coordination"),
}

PEOPLE, RISKS, DAYS, HOURS = 12, 30, 365, 24 * 60
"""Beyond these a situation is worth a look."""

Told = Callable[["ibis.Table"], "ibis.Value"]


@dataclass(frozen=True)
class Check:
    """`among` says which situations are looked at, `found` in which of those it is so: both of `quality.looked_at`."""

    code: str
    severity: Severity
    mends: Mends
    title: Words
    among: Told
    found: Told


CHECKS = (
    Check(
        "closed_before_decided", "wrong", "lead",
        Words("Closed before it was decided", "Fermée avant d'être décidée"),
        lambda t: t.closed,
        lambda t: (t.closed_week < t.decided_week) | (t.days_to_close < 0),
    ),
    Check(
        "contact_before_attempt", "wrong", "lead",
        Words("A contact before any attempt", "Un contact avant toute tentative"),
        lambda t: t.hours_to_contact.notnull(),
        lambda t: t.hours_to_attempt.isnull() | (t.hours_to_contact < t.hours_to_attempt),
    ),
    Check(
        "action_before_decision", "wrong", "lead",
        Words("An attempt before the decision", "Une tentative avant la décision"),
        lambda t: t.hours_to_attempt.notnull(),
        lambda t: t.hours_to_attempt < 0,
    ),
    Check(
        "connected_without_service", "wrong", "lead",
        Words("Concluded as connected, with no service connected", "Conclue par une mise en relation, sans service mis en relation"),
        lambda t: t.conclusion == "connected",
        lambda t: ~t.connected,
    ),
    Check(
        "facts_of_rejected", "wrong", "coordinator",
        Words("Risks on a rejected record", "Des risques sur un dossier rejeté"),
        lambda t: ~t.accepted,
        lambda t: t.risks > 0,
    ),
    Check(
        "not_destroyed", "wrong", "coordinator",
        Words("Rejected, and not destroyed in time", "Rejetée et non détruite à temps"),
        lambda t: ~t.accepted,
        lambda t: ~t.minimised_in_time,
    ),
    Check(
        "no_reason", "missing", "coordinator",
        Words("Rejected without a reason", "Rejetée sans motif"),
        lambda t: ~t.accepted,
        lambda t: t.rejection_reason.isnull(),
    ),
    Check(
        "no_lead", "missing", "coordinator",
        Words("Accepted, and nobody leads", "Acceptée sans équipe responsable"),
        lambda t: t.accepted,
        lambda t: ~t.has_lead,
    ),
    Check(
        "no_report", "missing", "lead",
        Words("The hours have passed, and nobody reported", "Délai écoulé sans compte rendu"),
        lambda t: t.accepted & t.due_passed,
        lambda t: ~t.reported,
    ),
    Check(
        "no_conclusion", "missing", "lead",
        Words("Closed without a conclusion", "Fermée sans conclusion"),
        lambda t: t.closed,
        lambda t: t.conclusion.isnull(),
    ),
    Check(
        "no_risk", "missing", "originator",
        Words("Accepted without any risk", "Acceptée sans aucun risque"),
        lambda t: t.accepted,
        lambda t: t.risks == 0,
    ),
    Check(
        "nobody", "missing", "originator",
        Words("A person or a family, and nobody in it", "Une personne ou une famille, sans personne"),
        lambda t: t.accepted & t.kind.isin(("person", "family")),
        lambda t: t.people == 0,
    ),
    Check(
        "age_or_gender_unknown", "missing", "originator",
        Words("Age or gender of somebody unknown", "Âge ou genre d'une personne inconnu"),
        lambda t: t.accepted & (t.people > 0),
        lambda t: t.unknown_people > 0,
    ),
    Check(
        "outcome_unknown", "missing", "lead",
        Words("Closed with a service whose outcome is unknown", "Fermée avec un service au résultat inconnu"),
        lambda t: t.closed & (t.services > 0),
        lambda t: t.unknown_services > 0,
    ),
    Check(
        "systemic_without_barrier", "missing", "lead",
        Words("Concluded as systemic, with no barrier", "Conclue comme systémique, sans obstacle"),
        lambda t: t.conclusion == "systemic",
        lambda t: t.barriers == 0,
    ),
    Check(
        "wait_without_length", "missing", "lead",
        Words("A wait without a length", "Une attente sans durée"),
        lambda t: t.waits > 0,
        lambda t: t.waits_untold > 0,
    ),
    Check(
        "very_many", "unusual", "originator",
        Words("Very many people or risks", "Un très grand nombre de personnes ou de risques"),
        lambda t: t.accepted,
        lambda t: (t.people > PEOPLE) | (t.risks > RISKS),
    ),
    Check(
        "very_long", "unusual", "lead",
        Words("Very long until contact, or until it was closed", "Un très long délai avant le contact ou la fermeture"),
        lambda t: t.accepted,
        lambda t: (t.days_followed > DAYS) | (t.hours_to_contact > HOURS),
    ),
)  # fmt: skip


def check(code: str) -> Check:
    """The one of that code. Raises LookupError."""
    found = next((each for each in CHECKS if each.code == code), None)
    if found is None:
        raise LookupError(f"Nothing is looked for under {code!r}.")
    return found
