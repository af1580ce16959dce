"""What when someone says "I have one more"? Five answers, typed while they are said, by whoever runs the table."""

from uuid import UUID

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import as_system
from commontable.partnership.meetings.attending import present_teams
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import Team
from commontable.partnership.tables.terms import stay_for_now
from commontable.response.situations import grants
from commontable.response.situations.actions import place
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Situation
from commontable.response.situations.walk_ons import missing_of_walk_on, of_the_young

from .models import Item, ItemKind
from .rules import may_walk_on


@action(may_walk_on, records=("team",), makes="situation")
def walk_on(meeting: Meeting, *, actor: Actor, team: UUID, answers: Answers, situation: UUID) -> Situation:
    """Put on the record what a team says aloud, under the table's next number, and at the end of the agenda.

    It is the team's situation: who brings it is that team, which alone can say who it is, in its own file. Raises
    Invalid for a team that does not sit at the table or while one of the five answers is missing.
    """
    stay_for_now([team])
    its_team = Team.objects.on(timezone.localdate()).select_related("table", "agency")
    says = its_team.filter(pk=team, table=meeting.table_id, is_guest=False).first()
    if says is None:
        raise Invalid(_("That team does not sit at this table."))
    lacking = missing_of_walk_on(answers.checked())
    if lacking:
        raise Invalid(" ".join(str(question.missing) for question in lacking))
    placed = place(situation, says, of_the_young(answers), walk_on=True)
    with as_system(meeting.table_id):  # the last item may be one from which whoever types it stepped out
        last = Item.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"] or 0
        Item.objects.create(meeting=meeting, situation=placed, kind=ItemKind.NEW, position=last + 1)
        grants.open_record([placed], present_teams(meeting), "seated")
    return placed
