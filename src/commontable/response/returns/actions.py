"""How is a return taken? What was in it is noted, so that the next can say what differs; the files go to who asked."""

from datetime import date

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import moment
from commontable.partnership.tables.models import SituationTable

from .comparing import digests_of
from .models import Return, ReturnedLine
from .report import Report, report_of
from .rows import Period
from .rules import may_return


@action(may_return, records=("since", "until"))
def take_return(table: SituationTable, *, actor: Actor, since: str, until: str) -> Report:
    """Note what the return of these days holds, and give it. Days are written 2026-01-05. Raises Invalid for others."""
    report = report_of(table, period_of(since, until), actor)
    taken = Return.objects.create(
        table=table,
        starts_on=report.period.starts_on,
        ends_on=report.period.ends_on,
        taken_at=moment(),
        numbers=[row["number"] for row in report.rows],
        to_put_right=report.to_put_right,
    )
    lines = [
        ReturnedLine(taken=taken, situation=row.situation, table=table, digests=digests_of(row)) for row in report.rows
    ]
    ReturnedLine.objects.bulk_create(lines, batch_size=500)
    return report


def period_of(since: str, until: str) -> Period:
    """The period from one day to another. Raises Invalid for what is no day, and for an end before the beginning."""
    try:
        period = Period(date.fromisoformat(since), date.fromisoformat(until))
    except ValueError:
        raise Invalid(_("A day is written as 2026-01-05.")) from None
    if period.ends_on < period.starts_on:
        raise Invalid(_("The last day lies before the first."))
    return period
