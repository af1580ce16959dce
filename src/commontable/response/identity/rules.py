"""May this person write or see who somebody is, and what else is kept on them?"""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.response.situations.around import today_at
from commontable.response.situations.models import Draft
from commontable.response.situations.rules import may_bring, may_edit_draft
from commontable.response.situations.stages import OPEN_WORK, UNDECIDED

from .models import OwnDocument, SealedIdentity, YouthRecord

TELLS_WHO = refused(
    "tells_who",
    _("The words tell who it is about, or may. Change or acknowledge what is marked, then check them again."),
)
NOT_THERE = refused(
    "not_there", _("Words cross while it is brought, heard or worked on at our own table. It is not there now.")
)


def may_seal(actor: Actor, draft: Draft) -> Verdict:
    """The team whose draft it is writes who its people are, before bringing and after."""
    own = draft.team_id in actor.teams
    return ALLOWED if own else refused("not_your_team", _("Only the team whose draft this is may do that."))


def may_write(actor: Actor, somebody) -> Verdict:
    """Whoever may seal the draft's people may open the page that does it."""
    return may_seal(actor, somebody.draft)


def may_open_ours(actor: Actor, ours) -> Verdict:
    """Our own file, or a section of it, is for the team whose draft it belongs to."""
    return may_seal(actor, ours.somebody.draft)


def may_take_away(actor: Actor, somebody) -> Verdict:
    """A person goes from a draft while it can be edited."""
    return may_edit_draft(actor, somebody.draft)


def may_see(actor: Actor, sealed: SealedIdentity) -> Verdict:
    """Whoever finds the row holds it or has a grant for it; the key decides whether it opens."""
    return ALLOWED if actor.teams else refused("no_team", _("You serve no team, so no name is yours to see."))


def may_write_words(actor: Actor, draft: Draft) -> Verdict:
    """The team whose draft it is puts it in words, before bringing and after."""
    return may_seal(actor, draft)


def may_put_in_words(actor: Actor, in_words) -> Verdict:
    """Whoever may write the draft's words may open the page that does it."""
    return may_write_words(actor, in_words.draft)


def may_pass(actor: Actor, looked) -> Verdict:
    """Words pass when they name none of the draft's people, hold no number or address, and each warning was weighed.

    Nobody can override that.
    """
    return first_no(may_write_words(actor, looked.draft), ALLOWED if looked.passes else TELLS_WHO)


def may_bring_in_words(actor: Actor, looked) -> Verdict:
    """A draft with its words is brought when it may be brought and they pass."""
    return first_no(may_bring(actor, looked.draft), may_pass(actor, looked))


def may_cross(actor: Actor, looked) -> Verdict:
    """Words of what is already at the table reach it by the same check."""
    return first_no(may_pass(actor, looked), ALLOWED if at_our_table(looked.draft) else NOT_THERE)


def at_our_table(draft: Draft) -> bool:
    """Whether what was brought of it stands where words may still be added, under the team's own number."""
    found = draft.found
    return found is not None and found.stage in (*UNDECIDED, *OPEN_WORK) and found.originating_team_id == draft.team_id


def may_keep_document(actor: Actor, document: OwnDocument) -> Verdict:
    """The team whose file it is in reads it and takes it out."""
    own = document.file.team_id in actor.teams
    return ALLOWED if own else refused("not_your_team", _("Only the team whose draft this is may do that."))


def may_keep_youth_record(actor: Actor, draft: Draft) -> Verdict:
    """A member of the team whose draft it is; the record is then theirs alone until they list somebody."""
    return may_seal(actor, draft)


def may_write_youth_record(actor: Actor, youth: YouthRecord) -> Verdict:
    """Whoever is on its list, while they serve its team."""
    listed = youth.team_id in actor.teams and str(actor.member) in youth.readers
    return ALLOWED if listed else refused("not_listed", _("Only those on its own list may do that."))


def may_change_readers(actor: Actor, youth: YouthRecord) -> Verdict:
    """Whoever reads it says who else does: no chair, no coordinator."""
    return may_write_youth_record(actor, youth)


def may_end(actor: Actor, youth: YouthRecord) -> Verdict:
    """A reader at any time; the system of its table once its last day is over."""
    if youth.team.table_id not in actor.system_tables:
        return may_write_youth_record(actor, youth)
    over = youth.expires_on < today_at(youth.team.table)
    return ALLOWED if over else refused("not_over", _("Its last day is not over."))
