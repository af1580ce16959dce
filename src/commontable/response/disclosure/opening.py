"""When must a person be told that they were spoken of? By the first disclosure on a ground that asks for it."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.lists import load
from commontable.response.situations.models import Situation

from .models import PersonNotice

NOTICE_DAYS = 30
"""How long after the disclosure the person is told, unless it is put off."""


def asks_for_notice(authority: str) -> bool:
    """Whether whoever tells on this ground must tell the person."""
    return bool(authority) and bool(load("authorities").get(authority).extra.get("notice_required"))


def open_notices(situation: Situation, people: Iterable[UUID], authority: str) -> None:
    """One task a person, where the ground asks for it; opened twice it stays the first. Called inside an action."""
    if not asks_for_notice(authority) or situation.originating_team_id is None:
        return
    now = moment()
    due = timezone.localdate(now) + timedelta(days=NOTICE_DAYS)
    team = situation.originating_team_id
    PersonNotice.objects.bulk_create(
        [
            PersonNotice(
                table_id=situation.table_id,
                situation=situation,
                person_id=person,
                origin_team_id=team,
                team_id=team,
                authority=authority,
                opened_at=now,
                due_on=due,
            )
            for person in people
        ],
        ignore_conflicts=True,
    )
