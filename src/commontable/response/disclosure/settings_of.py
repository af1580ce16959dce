"""On what does an agency tell and collect, and who may set it? Its privacy officer; what was recorded keeps what held then."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.officer_rules import may_set_defaults

from .defaults import Use
from .models import AgencyDefault, NecessityReason

LISTS = {Use.TELL: "authorities", Use.COLLECT: "collecting_authorities"}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What several agencies tell and collect on, per kind of situation."""

    rows: dict[tuple[UUID, str, str], str]

    def of(self, agency: UUID, use: str, kind: str) -> str:
        """The authority set for that kind, else for every kind; empty where the privacy officer set none."""
        return self.rows.get((agency, use, kind)) or self.rows.get((agency, use, ""), "")


def defaults_of(agencies: Iterable[UUID]) -> Defaults:
    """The newest row of each agency, use and kind; one query."""
    found = AgencyDefault.objects.filter(agency__in=list(agencies)).order_by("set_at", "pk")
    return Defaults({(row.agency_id, row.use, row.kind): row.authority for row in found})


@action(may_set_defaults, records=("use", "kind", "authority"))
def set_default(agency: Agency, *, actor: Actor, use: str, kind: str, authority: str) -> AgencyDefault:
    """Set on what the agency tells or collects, for a kind of situation or for every one. An empty authority unsets it.

    Raises Invalid for a code on no list.
    """
    if use not in Use.values:
        raise Invalid(_("Say whether it is for telling or for collecting."))
    if kind:
        picked("subject_kinds", kind)
    if authority:
        picked(LISTS[Use(use)], authority)
    return AgencyDefault.objects.create(
        agency=agency, use=use, kind=kind, authority=authority, set_at=moment(), set_by_id=actor.member
    )


@action(may_set_defaults, records=("reason", "authority"))
def set_reason(agency: Agency, *, actor: Actor, reason: str, authority: str) -> NecessityReason | None:
    """Let the agency's people tell without consent for this reason, on this ground; an empty one takes it back.

    Raises Invalid for consent as the ground, or a code on no list.
    """
    take_turns("necessity_reason", agency.pk)
    picked("necessity_reasons", reason)
    if authority == "consent":
        raise Invalid(_("Consent is no ground for doing without it."))
    NecessityReason.objects.filter(agency=agency, reason=reason, ended_at=None).update(ended_at=moment())
    if not authority:
        return None
    picked("authorities", authority)
    made: dict[str, Any] = {"set_at": moment(), "set_by_id": actor.member}
    return NecessityReason.objects.create(agency=agency, reason=reason, authority=authority, **made)


def changed(before: Defaults, agency: UUID, wanted: Collection[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Of these (use, kind, authority), those that are not set already."""
    return [each for each in wanted if before.rows.get((agency, each[0], each[1]), "") != each[2]]
