"""How is a release asked for, kept, let go and taken back?"""

from typing import Any

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action, autosave
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import moment

from .figures import whole_span
from .knowing import looked_at, threshold_of
from .making import Made, canonical, fingerprint, mark, steps_of
from .models import Preparation, Release, ReleasedCell, Threshold
from .rules import Wish, may_prepare, may_publish, may_raise, may_stop, may_withdraw, may_work_on
from .stages import FLOORS, UNDER_WAY, Audience, Progress, State, Withdrawal

TRIES = 3
"""So often is one begun, when its worker was killed or it failed for a reason nobody thought of."""
MOST = 1000
"""No installation asks for more than this: a slip of the finger would hide everything for good."""


@action(may_prepare, records=("audience", "report"))
def prepare(wish: Wish, *, actor: Actor, audience: str, report: str) -> Preparation:
    """Let the queue make a release. Raises Invalid for one without figures, or for a table without a table."""
    if not wish.figures or (audience == Audience.TABLE and wish.table is None):
        raise Invalid(_("Choose a report, and for whom."))
    span = whole_span(wish.figures)
    return Preparation.objects.create(
        audience=audience,
        table_id=wish.table,
        report=report,
        snapshot=wish.snapshot,
        figures=[each.plain() for each in wish.figures],
        starts_on=span.first,
        ends_on=span.starts[-1],
        steps=steps_of(wish.figures),
        asked_at=moment(),
        moved_at=moment(),
        asked_by_id=actor.member,
    )


@action(may_stop)
def stop(preparation: Preparation, *, actor: Actor) -> Preparation:
    """No longer wanted. The queue sees it at its next step."""
    return _ended(preparation, Progress.STOPPED)


@autosave(may_work_on)
def begin(preparation: Preparation, *, actor: Actor) -> bool:
    """Whether there is still something to do: it may have been stopped, done by an earlier run, or have failed too often."""
    if preparation.progress in UNDER_WAY and preparation.tries >= TRIES:
        preparation.code = "failed"
        _ended(preparation, Progress.REFUSED)
    elif preparation.progress in UNDER_WAY:
        preparation.progress, preparation.moved_at, preparation.tries = (
            Progress.RUNNING,
            moment(),
            preparation.tries + 1,
        )
        preparation.save(update_fields=["progress", "moved_at", "tries"])
    return preparation.progress == Progress.RUNNING


@autosave(may_work_on)
def step_on(preparation: Preparation, *, actor: Actor, step: int) -> bool:
    """How far it is: never less than it was. Whether to go on."""
    if preparation.progress == Progress.RUNNING:
        preparation.step = max(preparation.step, min(step, preparation.steps))
        preparation.moved_at = moment()
        preparation.save(update_fields=["step", "moved_at"])
    return preparation.progress == Progress.RUNNING


@autosave(may_work_on)
def give_up(preparation: Preparation, *, actor: Actor, code: str, places: list[dict[str, Any]]) -> Preparation:
    """It is not safe, or was not proved in time: where, in codes."""
    preparation.code, preparation.conflict = code, places
    return _ended(preparation, Progress.REFUSED)


@action(may_work_on)
def register(preparation: Preparation, *, actor: Actor, made: Made, taken_on: Any) -> Release | None:
    """Keep what was made, with its certificate; None when it was stopped meanwhile."""
    if preparation.progress != Progress.RUNNING:
        return None
    release = Release.objects.create(**_said(preparation, made, taken_on))
    ReleasedCell.objects.bulk_create(
        [
            ReleasedCell(
                release=release,
                place=place,
                figure=each.figure,
                key=list(each.key),
                part=each.part,
                number=each.number,
                reason=each.reason,
            )
            for place, each in enumerate(made.lines)
        ],
        batch_size=1000,
    )
    preparation.release, preparation.withheld, preparation.step = release, made.withheld, preparation.steps
    _ended(preparation, Progress.DONE)
    return release


def scope_of(thing: Any) -> dict[str, Any]:
    """Which numbers, for whom: the part of a release's canonical bytes that is not numbers."""
    return {
        "audience": str(thing.audience),
        "table": str(thing.table_id or ""),
        "report": thing.report,
        "from": thing.starts_on.isoformat(),
        "until": thing.ends_on.isoformat(),
        "snapshot": thing.snapshot,
    }


def _said(preparation: Preparation, made: Made, taken_on: Any) -> dict[str, Any]:
    its_print = fingerprint(canonical(scope_of(preparation), made))
    certificate = made.certificate | {"release": its_print}
    same = Release.objects.filter(
        audience=preparation.audience, table=preparation.table_id, report=preparation.report, state=State.PUBLISHED
    )
    return {
        **{name: getattr(preparation, name) for name in ("audience", "table_id", "report", "starts_on", "ends_on")},
        "snapshot": preparation.snapshot,
        "taken_on": taken_on,
        "threshold": made.certificate["threshold"],
        "method": made.method,
        "figures": made.figures,
        "definitions": made.definitions,
        "tables": made.tables,
        "fingerprint": its_print,
        "certificate": certificate,
        "certificate_mark": mark(certificate),
        "cells": len(made.lines),
        "cells_shown": made.cells_shown,
        "people_shown": made.people_shown,
        "follows": same.order_by("-published_at").first(),
        "prepared_at": moment(),
        "prepared_by_id": preparation.asked_by_id,
    }


@action(may_publish, given=looked_at, records=("certificate",))
def publish(release: Release, *, actor: Actor, certificate: str) -> Release:
    """Let it leave. `certificate` is the hash of the one that was looked at; it stands in the ledger. Raises Invalid for another."""
    if certificate != release.certificate_mark:
        raise Invalid(_("That is the certificate of another release. Look at this one again."))
    release.state, release.published_at, release.published_by_id = State.PUBLISHED, moment(), actor.member
    release.save(update_fields=["state", "published_at", "published_by"])
    return release


@action(may_withdraw, given=looked_at, records=("why",))
def withdraw(release: Release, *, actor: Actor, why: str) -> Release:
    """Take it back. Who read it knows it: later releases stay safe together with it. Raises Invalid for no reason of the list."""
    if why not in Withdrawal.values:
        raise Invalid(_("Say why it is withdrawn."))
    release.state, release.withdrawn_at, release.withdrawn_by_id = State.WITHDRAWN, moment(), actor.member
    release.why_withdrawn = why
    release.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "why_withdrawn"])
    return release


@action(may_raise, records=("audience", "least"))
def raise_threshold(thing: None, *, actor: Actor, audience: str, least: int) -> Threshold:
    """From now on no count below this is shown to that audience. Raises Invalid for one that is not higher than today's."""
    if audience not in FLOORS or not threshold_of(audience) < least <= MOST:
        raise Invalid(_("The least count is raised, never lowered."))
    return Threshold.objects.create(audience=audience, least=least, raised_at=moment(), raised_by_id=actor.member)


def _ended(preparation: Preparation, progress: Progress) -> Preparation:
    preparation.progress, preparation.ended_at = progress, moment()
    preparation.save()
    return preparation
