"""May this person let somebody be looked for, and who is asked whether two numbers are one?"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import OPEN_WORK

from .models import Prompt

NOT_OURS = refused("not_ours", _("Only the team that brought this may do that."))
NOT_DECIDED = refused("not_under_way", _("This is done once the table has said yes, and while the work is open."))
NOT_PROMPTED = refused("not_prompted", _("This is asked of somebody else."))
ANSWERED = refused("answered", _("This was answered already."))
ASKED_ALREADY = refused("asked_already", _("That team is asked already."))
NOT_ASKED = refused("not_asked", _("Your team is not asked this."))
SYSTEM_ONLY = refused("system_only", _("This happens by itself."))


@dataclass(frozen=True, slots=True)
class Prompted:
    """A prompt, and whether whoever acts now is of the police."""

    prompt: Prompt
    is_police: bool = False


def may_look(actor: Actor, situation: Situation) -> Verdict:
    """A member of the team that brought it, once the table has said yes: before that, asking would be searching."""
    return first_no(
        ALLOWED if situation.originating_team_id in actor.teams else NOT_OURS,
        ALLOWED if situation.stage in OPEN_WORK else NOT_DECIDED,
    )


def may_prompt(actor: Actor, prompt: Prompt) -> Verdict:
    """The system alone, for the two tables concerned."""
    both = {prompt.later_table_id, prompt.earlier_table_id}
    return ALLOWED if actor.role == "system" and both <= actor.system_tables else SYSTEM_ONLY


def may_expire(actor: Actor, table) -> Verdict:
    """The system alone, of its table."""
    return ALLOWED if actor.role == "system" and table.pk in actor.system_tables else SYSTEM_ONLY


def may_read_prompt(actor: Actor, prompted: Prompted) -> Verdict:
    """Whoever is prompted; and the team that is asked, from then on."""
    return ALLOWED if _is_prompted(actor, prompted) or is_asked(actor, prompted.prompt) else NOT_PROMPTED


def may_ask(actor: Actor, prompted: Prompted) -> Verdict:
    """A coordinator who is not of the police, nor of the agency that brought the later number, asks once."""
    return first_no(
        ALLOWED if _is_prompted(actor, prompted) else NOT_PROMPTED,
        _open(prompted.prompt),
        ASKED_ALREADY if prompted.prompt.asked_at else ALLOWED,
    )


def may_leave(actor: Actor, prompted: Prompted) -> Verdict:
    """Whoever may ask may leave it."""
    return may_ask(actor, prompted)


def may_answer(actor: Actor, prompted: Prompted) -> Verdict:
    """A member of the team that brought the earlier number says whether the two are connected, once it is asked."""
    return first_no(ALLOWED if is_asked(actor, prompted.prompt) else NOT_ASKED, _open(prompted.prompt))


def _is_prompted(actor: Actor, prompted: Prompted) -> bool:
    prompt = prompted.prompt
    return prompt.to_table_id in actor.coordinates and not prompted.is_police and actor.agency != prompt.later_agency_id


def is_asked(actor: Actor, prompt: Prompt) -> bool:
    """Whether this person's team brought the earlier number, and a coordinator asks it."""
    return prompt.earlier_team_id in actor.teams and prompt.asked_at is not None


def _open(prompt: Prompt) -> Verdict:
    return ALLOWED if prompt.ended_at is None else ANSWERED
