"""How does a number end, or go on again? It is withdrawn, void, handed over, joined; a closed one is opened again."""

from dataclasses import replace
from uuid import UUID

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.identifiers import new_id
from commontable.response.situations import grants
from commontable.response.situations.actions import start_draft
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Draft, Reopening, Situation
from commontable.response.situations.stages import Stage

from .ending import end, ended
from .rules import may_bring_anew, may_join, may_reopen, may_transfer, may_void, may_withdraw


@action(may_withdraw)
def withdraw(situation: Situation, *, actor: Actor) -> Situation:
    """Take it back from the table before the decision. What the table knew is destroyed; the team's own file stays."""
    with as_system(situation.table_id):
        return end(situation, Stage.WITHDRAWN)


@action(may_void, records=("reason",))
def void(situation: Situation, *, actor: Actor, reason: str) -> Situation:
    """Declare a number void that should not be. What the table knew under it is destroyed."""
    picked("void_reasons", reason)
    with as_system(situation.table_id):
        return end(situation, Stage.VOID, reason=reason)


@action(may_reopen, given=ended)
def reopen(situation: Situation, *, actor: Actor) -> Situation:
    """Open a closed situation again under its number. Who led leads; the decision and its clock stand as they were."""
    Reopening.objects.create(
        situation=situation, at=moment(), closed_at=situation.closed_at, conclusion=situation.conclusion
    )
    situation.stage, situation.conclusion, situation.closed_at = Stage.INTERVENING, "", None
    situation.save(update_fields=["stage", "conclusion", "closed_at"])
    with as_system(situation.table_id):  # the team that brought it opens what the table had opened to others
        grants.run_on(situation)
    return situation


@action(may_bring_anew, given=ended)
def bring_anew(situation: Situation, *, actor: Actor) -> Draft:
    """Start a draft from the team's own file of a closed number, and return it. The link between them is the team's alone.

    Its people are new ones of the same answers: who they are stays sealed in the earlier file.
    """
    earlier = Draft.objects.select_related("team").get(situation=situation, team__in=actor.teams)
    draft = start_draft(earlier.team, actor=actor)
    answers = Answers.from_json(earlier.answers)
    people = tuple(replace(each, id=str(new_id())) for each in answers.people)
    draft.after, draft.answers = situation, replace(answers, people=people).to_json()
    draft.save(update_fields=["after", "answers"])
    return draft


@action(may_transfer, records=("reason",))
def transfer(situation: Situation, *, actor: Actor, to: UUID, reason: str = "") -> Situation:
    """End the number here: another table goes on with it. Undecided it is cut; after a yes the record of the work stays."""
    return end(situation, Stage.TRANSFERRED, reason=reason, went_to=to)


@action(may_join, given=ended)
def join(situation: Situation, *, actor: Actor, into: Situation) -> Situation:
    """Let the number give way to the earlier one of the same table, which goes on for both."""
    situation.city = into.city
    return end(situation, Stage.JOINED)
