"""How is youth-justice information kept? Sealed to listed members, never to a team, until its last day."""

from datetime import date, timedelta
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Stale
from commontable.groundwork.access.session import moment
from commontable.groundwork.keys.contexts import Compartment, Context
from commontable.groundwork.keys.holders import ensure_holder_key
from commontable.groundwork.keys.sealing import destroy, new_data_key, release, seal, unseal, withdraw
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.identifiers import new_id
from commontable.partnership.tables.models import Seat
from commontable.response.situations.answers import Answers
from commontable.response.situations.around import today_at
from commontable.response.situations.models import Draft

from .models import YouthRecord
from .rules import may_change_readers, may_end, may_keep_youth_record, may_write_youth_record

LONGEST = timedelta(days=5 * 366)
"""However long an access period may run, the day is looked at again within five years."""


@action(may_keep_youth_record, records=("person",))
def keep_youth_record(draft: Draft, *, actor: Actor, person: UUID, text: str, expires_on: date) -> YouthRecord:
    """Seal a new record to its writer alone. Raises Invalid without such a person, a text or a last day to come."""
    if str(person) not in {each.id for each in Answers.from_json(draft.answers).people}:
        raise Invalid(_("This draft has no such person any more. Open the draft again."))
    last, reader, youth_record = _last_day(draft, expires_on), _reader(actor), new_id()
    ensure_holder_key(reader)
    key = new_data_key(
        Compartment.YOUTH_JUSTICE, youth_record, draft.team_id, table_id=draft.team.table_id, opened_by=[reader]
    )
    row = YouthRecord(id=youth_record, team_id=draft.team_id, draft_id=draft.pk, person_id=person, data_key=key)
    row.readers, row.expires_on, row.revision = [str(reader)], last, 0
    return _sealed(row, text)


@action(may_write_youth_record)
def write_youth_record(
    youth: YouthRecord, *, actor: Actor, text: str, expires_on: date, seen_revision: int
) -> YouthRecord:
    """Seal it anew, with its last day. Raises Stale when another reader wrote since, Invalid for a day that is past."""
    row = YouthRecord.objects.select_for_update(of=("self",)).select_related("team__table").get(pk=youth.pk)
    if seen_revision != row.revision:
        raise Stale(row)
    row.expires_on = _last_day(row, expires_on)
    return _sealed(row, text)


@action(may_change_readers, records=("member",))
def add_reader(youth: YouthRecord, *, actor: Actor, member: UUID) -> YouthRecord:
    """One more member of the same team may read it, with a key of their own. Raises Invalid for anybody else."""
    row = YouthRecord.objects.select_for_update(of=("self",)).select_related("team__table").get(pk=youth.pk)
    if not Seat.objects.on(today_at(row.team.table)).filter(team=row.team_id, member=member).exists():
        raise Invalid(_("Only somebody of our team can be put on the list."))
    if str(member) not in row.readers:
        ensure_holder_key(member)
        release(row.data_key, from_holder=_reader(actor), to_holder=member, grant_id=None)
        row.readers = [*row.readers, str(member)]
        row.save()
    return row


@action(may_change_readers, records=("member",))
def take_reader_off(youth: YouthRecord, *, actor: Actor, member: UUID) -> YouthRecord:
    """This member reads it no longer, and loses the key. Raises Invalid for oneself: another of the list does that."""
    if member == actor.member:
        raise Invalid(_("You cannot take yourself off the list. Ask another person on it."))
    row = YouthRecord.objects.select_for_update().get(pk=youth.pk)
    withdraw(row.data_key, member)
    row.readers = [each for each in row.readers if each != str(member)]
    row.save()
    return row


@action(may_end)
def end_youth_record(youth: YouthRecord, *, actor: Actor) -> None:
    """Destroy it, key first: pressed by a reader, or by the system on the day after its last."""
    forget_youth(youth)


def read_youth_record(youth: YouthRecord, actor: Actor) -> str:
    """What it says. Raises KeyNotHeld when the reader's own key is not lent; the sight is in the ledger first."""
    record(Kind.SAW, "read_youth_record", actor, youth)
    return unseal(youth.data_key, context_of_youth(youth), bytes(youth.sealed)).decode()


def forget_youth(row: YouthRecord) -> None:
    """Destroy a record, key first. Called inside an action."""
    destroy(row.data_key)
    row.delete()


def context_of_youth(row: YouthRecord) -> Context:
    """The cell a record is bound to: moved to another person, or put back from an older writing, it does not open."""
    return Context(row.draft_id, Compartment.YOUTH_JUSTICE, row.person_id, f"youth_justice:{row.pk}", row.revision)


def _sealed(row: YouthRecord, text: str) -> YouthRecord:
    if not text.strip():
        raise Invalid(_("Write what is to be kept, or destroy the record."))
    row.revision += 1
    row.sealed = seal(row.data_key, context_of_youth(row), text.encode())
    row.sealed_at = moment()
    row.save()
    return row


def _last_day(of: Draft | YouthRecord, day: date) -> date:
    today = today_at(of.team.table)
    if not today < day <= today + LONGEST:
        raise Invalid(_("The last day lies after today and within five years."))
    return day


def _reader(actor: Actor) -> UUID:
    return cast(UUID, actor.member)
