"""What does a team without a device say? It is written down for it, and confirmed later by one of them."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import GONE, action, permitted
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import as_system, catch_up, moment
from commontable.partnership.tables.models import Team
from commontable.partnership.tables.terms import stay_for_now
from commontable.response.situations.models import Situation

from .models import Part, Role
from .naming import open_to
from .parts import parts_of
from .rules import may_confirm_part, may_record_on_behalf

LONGEST_NAME = 80


@action(may_record_on_behalf, given=parts_of, records=("team", "part"))
def record_on_behalf(situation: Situation, *, actor: Actor, team: UUID, part: str, said_by: str) -> Role:
    """Write down the part a team without a device takes, and who of its staff said so. No name is authorised by it.

    Raises Invalid without who said it, for a team of another table or with a part already, or for a second lead.
    """
    speaker = said_by.strip()[:LONGEST_NAME]
    if not speaker:
        raise Invalid(_("Say who of that team said so."))
    named = parts_of(situation)
    if team in named.teams or (part == Part.LEAD and named.lead):
        raise Invalid(_("That team has a part already, or there is a lead. Change the teams instead."))
    stay_for_now([team])
    its_team = Team.objects.on(timezone.localdate()).filter(pk=team, table=situation.table_id, is_guest=False).first()
    if its_team is None:
        raise Invalid(_("That team does not sit at this table."))
    role = Role.objects.create(
        situation=situation,
        team=its_team,
        part=Part(part),
        starts_at=moment(),
        recorded_by_id=actor.member,
        said_by=speaker,
    )
    open_to(situation, {(team, None): Part(part)}, [its_team], situation.people.all())
    return role


@action(may_confirm_part)
def confirm_part(role: Role, *, actor: Actor) -> Role:
    """The team stands by what was recorded for it: from now on it may be told what its part needs."""
    held = _in_turn(role)
    permitted(may_confirm_part, actor, held)  # it may have been confirmed at this moment, or the work be over
    held.confirmed_at, held.confirmed_by_id = moment(), actor.member
    held.save(update_fields=["confirmed_at", "confirmed_by"])
    with as_system(held.situation.table_id):  # a team's member may not authorise names to their own team
        open_to(
            held.situation, {(held.team_id, held.person_id): Part(held.part)}, [held.team], held.situation.people.all()
        )
    return held


def _in_turn(role: Role) -> Role:
    """The part as it is now, locked, and before it the situation, as everybody locks it who ends the work."""
    with as_system(role.situation.table_id):
        here = Situation.objects.filter(pk=role.situation_id)
        list(here.select_for_update(of=("self",), no_key=True))
    catch_up()
    roles = Role.objects.select_for_update(of=("self",)).select_related("situation", "team__agreement")
    held = roles.filter(pk=role.pk).first()
    if held is None:
        raise Refused(GONE)
    return held
