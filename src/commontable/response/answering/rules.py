"""May this person confirm what was said, tell the person, put it off, agree to that, or answer for it?"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.partnership.meetings.models import Meeting
from commontable.response.disclosure.about import About
from commontable.response.disclosure.models import Deferral, PersonNotice, Telling

CORRECTABLE = timedelta(hours=24)
NOT_SPEAKER = refused("not_speaker", _("Only the team that spoke says what it said, and to whom."))
CONFIRMED = refused("told_confirmed", _("This is confirmed already."))
TOO_LATE = refused("too_late_to_correct", _("A day has passed: nothing is changed any more. Add to it instead."))
STILL_OPEN = refused("still_correctable", _("It can still be corrected, until a day has passed."))
NO_PARTY = refused("no_party", _("Only those who brought this person, or may be told of them, see this."))
NOT_OWNER = refused("not_owner", _("Only the team that leads tells this person."))
NO_NOTICE = refused("no_notice", _("Nothing that was told of this person asks for a notice."))
DONE = refused("notice_done", _("This person was told already."))
WAITS = refused("deferral_waits", _("A second person of another team has yet to say whether it is put off."))
NOTHING_WAITS = refused("nothing_to_review", _("Nothing waits to be reviewed here."))
SAME_TEAM = refused("same_team", _("Somebody of another team reviews this."))
NOT_ANSWERABLE = refused(
    "not_answerable", _("Only the privacy officer of the agency that brought this person, and the lead, answer this.")
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A telling and the moment at which something is asked of it."""

    telling: Telling
    now: datetime

    @property
    def is_correctable(self) -> bool:
        return self.now < self.telling.recorded_at + CORRECTABLE


@dataclass(frozen=True, slots=True)
class OfPerson:
    """One person, who leads for them, and where telling them stands."""

    about: About
    leading: frozenset[UUID] = frozenset()
    notice: PersonNotice | None = None
    deferral: Deferral | None = None
    """The last one asked for."""
    origin_agency: UUID | None = None

    @property
    def pk(self) -> UUID:
        return self.about.pk

    @property
    def owners(self) -> frozenset[UUID]:
        """Whoever leads; until somebody does, the team that brought them."""
        origin = self.about.situation.originating_team_id
        return self.leading or (frozenset({origin}) if origin else frozenset())

    @property
    def waits_for_review(self) -> bool:
        return self.deferral is not None and self.deferral.reviewed_at is None

    def ledger_place(self) -> dict[str, Any]:
        return self.about.ledger_place()


def may_write_down(actor: Actor, meeting: Meeting) -> Verdict:
    """The system writes down what was said, table by table; people confirm it."""
    is_system = actor.role == "system" and meeting.table_id in actor.system_tables
    return ALLOWED if is_system else refused("system_only", _("This happens by itself when the meeting closes."))


def may_read_telling(actor: Actor, spoken: Spoken) -> Verdict:
    """Whoever finds it spoke, or heard it, or answers for the agency that spoke."""
    return ALLOWED if actor.signed_in else NOT_SPEAKER


def may_confirm(actor: Actor, spoken: Spoken) -> Verdict:
    """A member of the team that spoke confirms it, once."""
    return first_no(_spoke(actor, spoken), CONFIRMED if spoken.telling.confirmed_at else ALLOWED)


def may_correct(actor: Actor, spoken: Spoken) -> Verdict:
    """A member of the team that spoke puts it right within a day of its being recorded."""
    return first_no(_spoke(actor, spoken), ALLOWED if spoken.is_correctable else TOO_LATE)


def may_add(actor: Actor, spoken: Spoken) -> Verdict:
    """Once that day is over, what turns out wrong is added, with its date, beside what was recorded."""
    return first_no(_spoke(actor, spoken), STILL_OPEN if spoken.is_correctable else ALLOWED)


def may_see_notice(actor: Actor, of: OfPerson) -> Verdict:
    """Those who brought the person, may be told of them, or lead."""
    return ALLOWED if (of.about.parties | of.leading) & actor.teams else NO_PARTY


def may_tell_person(actor: Actor, of: OfPerson) -> Verdict:
    """Whoever leads tells the person, once, and not while it waits to be put off."""
    return first_no(_owes(actor, of), WAITS if of.waits_for_review else ALLOWED)


def may_defer(actor: Actor, of: OfPerson) -> Verdict:
    """Whoever leads asks that it is put off for safety, one asking at a time."""
    return may_tell_person(actor, of)


def may_review(actor: Actor, of: OfPerson) -> Verdict:
    """A second person, of another team that may know of this person, says whether it is put off."""
    first = first_no(may_see_notice(actor, of), ALLOWED if of.waits_for_review else NOTHING_WAITS)
    if not first or of.deferral is None:
        return first
    other = reviewing_team(actor, of)
    return ALLOWED if other and actor.member != of.deferral.asked_by_id else SAME_TEAM


def reviewing_team(actor: Actor, of: OfPerson) -> UUID | None:
    """For which team, other than the one that asked, this member reviews."""
    asked = of.deferral.asked_team_id if of.deferral else None
    return min(((of.about.parties | of.leading) & actor.teams) - {asked}, default=None)


def may_answer(actor: Actor, of: OfPerson) -> Verdict:
    """The privacy officer of the agency that brought the person, and whoever leads, print what was told of them."""
    officer = of.origin_agency in actor.privacy_of
    return ALLOWED if officer or of.leading & actor.teams else NOT_ANSWERABLE


def _spoke(actor: Actor, spoken: Spoken) -> Verdict:
    return ALLOWED if spoken.telling.from_team_id in actor.teams else NOT_SPEAKER


def _owes(actor: Actor, of: OfPerson) -> Verdict:
    return first_no(
        may_see_notice(actor, of),
        ALLOWED if of.owners & actor.teams else NOT_OWNER,
        ALLOWED if of.notice else NO_NOTICE,
        DONE if of.notice and of.notice.done_at else ALLOWED,
    )
