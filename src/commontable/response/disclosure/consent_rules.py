"""May this person record what somebody agreed to, take it back, or agree to do without?"""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused

from .about import About

NO_PARTY = refused(
    "no_party", _("Only the team that brought this person, and those authorised to be told of them, may do that.")
)
ONLY_ORIGIN = refused(
    "only_origin", _("Only the team that brought this person says why it must be told without consent.")
)
NOTHING_GIVEN = refused("nothing_given", _("No consent stands that could be withdrawn."))
NO_NECESSITY = refused("no_necessity", _("Nobody has said why this person must be spoken of without consent."))
SAME_AGENCY = refused("same_agency", _("Your agency agreed already. It takes a second one."))
ENDED = refused("number_ended", _("Nothing of this can be read or told any more."))


def may_see_basis(actor: Actor, about: About) -> Verdict:
    """Those who bring a person, and those who may be told of them, see what was agreed."""
    cut = about.situation.is_cut
    return first_no(ENDED if cut else ALLOWED, ALLOWED if about.parties & actor.teams else NO_PARTY)


def may_ask_consent(actor: Actor, about: About) -> Verdict:
    """Whoever has a part asks the person, and writes down the answer."""
    return may_see_basis(actor, about)


def may_withdraw_consent(actor: Actor, about: About) -> Verdict:
    """Whoever hears that the person takes it back writes it down, at once."""
    given = [each for each in about.basis.consents if each.answer == "given" and each.withdrawn_at is None]
    return first_no(may_see_basis(actor, about), ALLOWED if given else NOTHING_GIVEN)


def may_say_necessary(actor: Actor, about: About) -> Verdict:
    """The team that would tell says why it must."""
    ours = about.situation.originating_team_id in actor.teams
    return first_no(may_see_basis(actor, about), ALLOWED if ours else ONLY_ORIGIN)


def may_agree(actor: Actor, about: About) -> Verdict:
    """A member of a second agency that may be told of the person agrees, once."""
    agreed = {agency for agency, _police in about.basis.agreed}
    return first_no(
        may_see_basis(actor, about),
        ALLOWED if about.basis.necessity else NO_NECESSITY,
        SAME_AGENCY if actor.agency in agreed else ALLOWED,
    )
