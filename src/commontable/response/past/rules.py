"""May this person bring past situations in, stop that, or undo it?"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused

from .models import OPEN, RUNNING, Batch, State

NOT_ITS_COORDINATOR = refused("not_its_coordinator", _("Only this table’s coordinators bring its past situations in."))
RUNS = refused("batch_runs", _("This file is being brought in, or was. Look at how far it is."))
RUNS_NOT = refused("batch_runs_not", _("There is nothing to cancel: it does not run."))
NOT_DONE = refused("batch_not_done", _("Only what was brought in can be undone."))
WENT_ON = refused(
    "went_on", _("Some of these situations were opened again or changed since. They can no longer be undone together.")
)


@dataclass(frozen=True)
class Standing:
    """A file, and whether anything of it was worked on since."""

    batch: Batch
    went_on: bool


def may_bring_past(actor: Actor, table) -> Verdict:
    """The table's coordinators; at the server's command line the system, of this one table."""
    return _of_the_table(actor, table.pk)


def may_see_batch(actor: Actor, batch: Batch) -> Verdict:
    """The coordinators of its table."""
    return _of_the_table(actor, batch.table_id)


def may_change_batch(actor: Actor, batch: Batch) -> Verdict:
    """Its columns may be said again until it is brought in."""
    return first_no(may_see_batch(actor, batch), ALLOWED if batch.state in OPEN else RUNS)


def may_work(actor: Actor, batch: Batch) -> Verdict:
    """The system of its table looks at the rows and brings them in, while it is wanted."""
    is_system = actor.role == "system" and batch.table_id in actor.system_tables
    return first_no(ALLOWED if is_system else NOT_ITS_COORDINATOR, ALLOWED if batch.state in RUNNING else RUNS_NOT)


def may_cancel(actor: Actor, batch: Batch) -> Verdict:
    """While it runs, and before."""
    return first_no(may_see_batch(actor, batch), ALLOWED if batch.state in (*RUNNING, *OPEN) else RUNS_NOT)


def may_undo(actor: Actor, standing: Standing) -> Verdict:
    """All of a file, while nobody has worked on any of it."""
    return first_no(
        may_see_batch(actor, standing.batch),
        ALLOWED if standing.batch.state == State.DONE else NOT_DONE,
        WENT_ON if standing.went_on else ALLOWED,
    )


def _of_the_table(actor: Actor, table) -> Verdict:
    if table in actor.coordinates or (actor.role == "system" and table in actor.system_tables):
        return ALLOWED
    return NOT_ITS_COORDINATOR
