"""Who reports what became of it, and who closes it or leaves?"""

from commontable.front.cli.docs import things
from commontable.response.closing import rules as closing
from commontable.response.interventions import rules as interventions

from .asked import ALWAYS, CHAIR, COORDINATOR, STAGES, Asked, Otherwise

ASKED = (
    Asked(closing.may_report, things.parts, STAGES),
    Asked(closing.may_tell_contacts, things.met, STAGES),
    Asked(closing.may_say_how_it_went, things.parts, STAGES),
    Asked(closing.may_close, things.ending, STAGES),
    Asked(closing.may_prove_false, things.situation, STAGES),
    Asked(closing.may_close_on_silence, things.quiet, STAGES),
    Asked(interventions.may_leave, things.leaving, ALWAYS),
)

OTHERWISE: Otherwise = (
    ("the lead was heard of lately", lambda: closing.may_close_on_silence(CHAIR, things.quiet("intervening", days=3))),
    ("the lead has not reported", lambda: closing.may_close(CHAIR, things.ending("intervening", attempt=False))),
    (
        "“connected”, and no service",
        lambda: closing.may_conclude_connected(CHAIR, things.ending("intervening", connection=False)),
    ),
    (
        "“systemic issue”, and no barrier",
        lambda: closing.may_conclude_systemic(CHAIR, things.ending("intervening", barrier=False)),
    ),
    ("the team has a part", lambda: interventions.may_leave(COORDINATOR, things.leaving("here"))),
    ("the team has a part elsewhere", lambda: interventions.may_leave(COORDINATOR, things.leaving("elsewhere"))),
)
