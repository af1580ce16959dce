"""Another member of the same team, and what stands in our own file."""

from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.actor import Actor, operator
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import Seat
from commontable.response.identity.models import OwnSection, YouthRecord
from commontable.response.identity.own_file import write_section
from commontable.response.identity.sections import Capacity, Contact, Contacts, Content, Guardian, Guardians, Words
from commontable.response.identity.youth import keep_youth_record
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Draft
from tests.cast import EAST, SINCE, Cast

CONTENTS: dict[str, Content] = {
    "contacts": Contacts((Contact("phone", "416 555 0199", "her sister answers"),)),
    "guardians": Guardians((Guardian("parent", "Ottilie Farrow", "416 555 0123", "works nights"),)),
    "capacity": Capacity("able", "self", why="spoke with her twice"),
    "tried": Words("Two visits in November"),
    "notes": Words("Keeps a grey dog"),
}
KEYS = ("identity", "limited", "youth_justice")


def colleague(cast: Cast, name: str = "unseated", team: str = "Hospital East") -> Actor:
    """Somebody of the cast who serves this team from now on as well."""
    with acting_as(operator()), licensed("test"):
        record(Kind.DID, "test", operator())
        member = Member.objects.get(account=cast.accounts[name])
        Seat.objects.create(team_id=cast.teams[team], member=member, starts_on=SINCE)
    return actor_of_account(cast.accounts[name].pk)


def today() -> date:
    """Which day it is where the table meets."""
    return timezone.localdate(timezone=ZoneInfo(EAST.time_zone))


def persons_of(draft: Draft) -> list[UUID]:
    return [UUID(each.id) for each in Answers.from_json(draft.answers).people]


def written(cast: Cast, draft: Draft, section: str = "notes", person: UUID | None = None, **how) -> OwnSection:
    """A section of our own file, sealed by Hana."""
    person, content = person or persons_of(draft)[0], how.get("content", CONTENTS[section])
    with acting_as(cast.hana), lend(KEYS, cast.hana.holders):
        seen = how.get("seen_revision", 0)
        row = write_section(draft, actor=cast.hana, person=person, section=section, content=content, seen_revision=seen)
        return row or OwnSection()


def youth_record(cast: Cast, draft: Draft, text: str = "Sanction until March", days: int = 30) -> YouthRecord:
    """A youth-justice record that Hana alone reads."""
    last = today() + timedelta(days=days)
    with acting_as(cast.hana), lend(KEYS, cast.hana.holders):
        made = keep_youth_record(draft, actor=cast.hana, person=persons_of(draft)[0], text=text, expires_on=last)
        return YouthRecord.objects.select_related("team__table").get(pk=made.pk)
