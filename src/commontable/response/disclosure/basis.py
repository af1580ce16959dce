"""May this person's name go to that agency? By their consent, or by a ground and two agencies that agree."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, refused

from .consents import Answer, Consent, Necessity

NO_BASIS = refused(
    "no_basis", _("Record first whether this person agreed or, without that, why they must be spoken of.")
)
SAID_NO = refused("said_no", _("This person did not agree, or took it back. Without consent it takes a reason."))
NOT_TO_THEM = refused("not_to_them", _("What this person agreed to does not go as far as that agency."))
NOT_THIS = refused("not_this", _("What this person agreed to leaves out some of what would be told."))
ALONE = refused(
    "alone", _("Without consent, two agencies must agree, one of them not police. Ask the second one to agree.")
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What is on record of one person: their answers in order of time, the reason without consent, who agrees to it.

    `agreed` holds (agency, is police); `at_bring` is what was said when the situation was brought, where it is of this
    one person alone.
    """

    consents: tuple[Consent, ...] = ()
    necessity: Necessity | None = None
    agreed: tuple[tuple[UUID, bool], ...] = ()
    at_bring: str = ""

    @property
    def is_agreed(self) -> bool:
        return self.necessity is not None and two_agencies(self.agreed)

    @property
    def last(self) -> Consent | None:
        """The last answer of the person; a question still open changes nothing."""
        return next((each for each in reversed(self.consents) if each.answer != Answer.ASKED), None)

    def standing(self, on: date) -> list[Consent]:
        """The consents that hold: given, not withdrawn, not run out, and nothing refused since."""
        held: list[Consent] = []
        for each in self.consents:
            held = [] if each.answer == Answer.REFUSED else [*held, each] if each.stands(on) else held
        return held

    def authority_for(self, told: "Told") -> str:
        """The authority a release rests on: consent before a ground; empty where it may not be told."""
        if not may_be_told_of(Actor(), told):
            return ""
        if self.necessity and self.is_agreed and not _covers(told):
            return self.necessity.authority
        return "consent"


@dataclass(frozen=True, slots=True)
class Told:
    """One person, the agency that would be told of them, the kinds of facts it would be told, and the day."""

    basis: Basis
    agency: UUID
    is_police: bool
    on: date
    kinds: frozenset[str] = frozenset()


def two_agencies(agencies: tuple[tuple[UUID, bool], ...]) -> bool:
    """Two persons means two agencies, one of them not police. Each is (agency, is police)."""
    return len({agency for agency, _police in agencies}) >= 2 and any(not police for _agency, police in agencies)


def may_be_told_of(actor: Actor, told: Told) -> Verdict:
    """A name goes to an agency by the person's own consent, or by a ground on which two agencies agree."""
    basis = told.basis
    if _covers(told) or basis.is_agreed:
        return ALLOWED
    if basis.necessity:
        return ALONE
    if basis.last is None:
        return ALLOWED if basis.at_bring == Answer.GIVEN else NO_BASIS
    return NO_BASIS if basis.last.answer == Answer.NOT_POSSIBLE and not basis.standing(told.on) else _why_not(told)


def _covers(told: Told) -> bool:
    return any(_to(each, told) and _kinds(each, told) for each in told.basis.standing(told.on))


def _why_not(told: Told) -> Verdict:
    standing = told.basis.standing(told.on)
    if not standing:
        return SAID_NO
    return NOT_THIS if any(_to(each, told) for each in standing) else NOT_TO_THEM


def _to(consent: Consent, told: Told) -> bool:
    """Whether the consent reaches that agency, and does not rule it out."""
    named = not consent.recipients or str(told.agency) in consent.recipients
    return named and not (told.is_police and "not_police" in consent.limits)


def _kinds(consent: Consent, told: Told) -> bool:
    return not consent.kinds or told.kinds <= set(consent.kinds)
