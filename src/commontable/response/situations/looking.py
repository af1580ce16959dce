"""Since when is something new to this person? What happens when they look, written as typing is kept: without an entry.

An entry a look would say who reads what, every minute, for good; names shown are recorded where they are shown.
"""

from datetime import datetime, timedelta

from django.db import connection

from commontable.groundwork.access.actions import autosave
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment

from .looks import LastLooked
from .models import Situation
from .rules import may_look

SAME_LOOK = timedelta(minutes=10)
"""A page that is read again within this time is still the same look: its marks stay."""

LOOK = """
insert into situations_lastlooked as l (id, member_id, situation_id, at) values (%s, %s, %s, %s)
on conflict (member_id, situation_id) do update set
  before = case when l.at <= excluded.at - make_interval(secs => %s) then l.at else l.before end,
  at = case when l.at <= excluded.at - make_interval(secs => %s) then excluded.at else l.at end
returning before
"""


def look_at(situation: Situation, actor: Actor) -> datetime | None:
    """Keep that this member looks now, and say since when things are new to them; None at their first look."""
    return keep_look(LastLooked(member_id=actor.member, situation=situation, at=moment()), actor=actor)  # type: ignore[misc]  # the rule asks for a member


@autosave(may_look)
def keep_look(look: LastLooked, *, actor: Actor) -> datetime | None:
    """One statement, so that two windows of one person never wait for each other."""
    with connection.cursor() as cursor:
        same = SAME_LOOK.total_seconds()
        cursor.execute(LOOK, [look.pk, look.member_id, look.situation_id, look.at, same, same])
        return cursor.fetchone()[0]
