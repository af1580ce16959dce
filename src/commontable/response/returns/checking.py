"""What is to be put right before a return is sent? Each fault names a discussion and says what to do; nothing is refused."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load

from .profile import BETWEEN, FIELDS, WITHHELD, WITHIN, Field
from .rows import Row

type Words = str | Promise


@dataclass(frozen=True)
class Fault:
    """What is wrong with one discussion. `code` tells the kind of fault."""

    number: str
    code: str
    sentence: Words


def _closed(row: Row) -> bool:
    return not row.rejected and bool(row["date_closed"])


def _no_people(row: Row) -> bool:
    return row["subject_kind"] in ("person", "family") and not row["age_group"]


def _connected_without(row: Row) -> bool:
    if row["conclusion_reason"] != "connected":
        return False
    outcomes = load("mobilization_outcomes")
    said = [each.split(WITHIN)[1] for each in row["services_mobilized"].split(BETWEEN) if each]
    connected = any(outcomes.get(code).extra.get("counts_as_connected") for code in said)
    return not connected


def _closed_before(row: Row) -> bool:
    return bool(row["date_closed"]) and row["date_closed"] < row["date_opened"]


CHECKS: tuple[tuple[str, Callable[[Row], bool], Words], ...] = (
    ("no_people", _no_people, _("Nobody is listed in it: say who it is about, by age band and gender.")),
    (
        "no_risk",
        lambda row: not row.rejected and not (row["risk_factors"] or row["risk_categories"]),
        _("It has no risk factor: the originating team adds what the table knew."),
    ),
    (
        "no_lead",
        lambda row: _closed(row) and not row["lead_agency"] and row["conclusion_group"] != "other",
        _("It is closed and no team ever led it: name the lead."),
    ),
    (
        "silence",
        lambda row: "silence_not_returned" in row["rules_applied"],
        _("It was closed on silence, which the province has no reason for: open it again and say how it ended."),
    ),
    (
        "no_reason",
        lambda row: "not_ratified_not_returned" in row["rules_applied"],
        _("The emergency call was not ratified, which the province has no reason for: it is returned without one."),
    ),
    (
        "connected_without",
        _connected_without,
        _("It is closed as connected, and no service is recorded as connected or engaged."),
    ),
    (
        "no_service",
        lambda row: _closed(row) and row["conclusion_group"] == "risk_lowered" and not row["services_mobilized"],
        _("The risk is said to be lowered, and no service is recorded."),
    ),
    ("never_heard", lambda row: row["times_discussed"] in ("", "0"), _("It was on no agenda of a meeting.")),
    ("closed_before", _closed_before, _("It was closed before it was opened: correct the day.")),
    ("no_rejection", lambda row: row.rejected and not row["rejection_reason"], _("It was rejected without a reason.")),
)
UNKNOWN = _("A code in it is on no list any more: the lists of this installation are older than the record.")


def faults_of(rows: Iterable[Row]) -> list[Fault]:
    """Every fault, in the order of the discussions."""
    return [fault for row in rows for fault in _faults(row)]


def _faults(row: Row) -> list[Fault]:
    number = row["number"]
    if any(unknown(field, row[field.code]) for field in FIELDS):
        return [Fault(number, "unknown_code", UNKNOWN)]
    return [Fault(number, code, sentence) for code, wrong, sentence in CHECKS if wrong(row)]


def unknown(field: Field, said: str) -> bool:
    """Whether a field holds a code that its list never had."""
    if not field.lists or said in ("", WITHHELD):
        return False
    values = said.split(BETWEEN) if field.many else [said]
    return any(_unknown(field.lists, value.split(WITHIN)) for value in values)


def _unknown(lists: tuple[str, ...], parts: list[str]) -> bool:
    return len(parts) != len(lists) or any(part not in load(name) for name, part in zip(lists, parts, strict=True))
