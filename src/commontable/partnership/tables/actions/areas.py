"""How does a table come to cover an area? From one day on, and no other table covers it on the same day."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.locks import take_turns
from commontable.partnership.tables.models import Area, SituationTable, TableArea
from commontable.partnership.tables.plan import AreaPlan
from commontable.partnership.tables.rules import may_change_table


@action(may_change_table)
def cover_area(table: SituationTable, *, actor: Actor, plan: AreaPlan) -> TableArea:
    """Let the table cover the area of that name. Raises Invalid when it is covered on some of these days already."""
    return write_area(table, plan)


def write_area(table: SituationTable, plan: AreaPlan) -> TableArea:
    """The row that says so, made or corrected, from inside an action. Raises Invalid for days that overlap."""
    area = _area(plan.name)
    take_turns("cover_area", area.pk)
    same = TableArea.objects.filter(table=table, area=area, starts_on=plan.starts_on).first()
    _refuse_overlap(area, plan, same)
    if same is None:
        return TableArea.objects.create(table=table, area=area, starts_on=plan.starts_on, ends_on=plan.ends_on)
    TableArea.objects.filter(pk=same.pk).update(ends_on=plan.ends_on)
    return same


def _area(name: str) -> Area:
    known = Area.objects.filter(name__iexact=name.strip()).first()
    return known or Area.objects.create(name=name.strip())


def _refuse_overlap(area: Area, plan: AreaPlan, same: TableArea | None) -> None:
    for other in TableArea.objects.filter(area=area).select_related("table"):
        begins_before_the_end = plan.ends_on is None or other.starts_on <= plan.ends_on
        lasts_till_the_beginning = other.ends_on is None or other.ends_on >= plan.starts_on
        if other != same and begins_before_the_end and lasts_till_the_beginning and not other.was_never:
            raise Invalid(_overlap(area, other))


def _overlap(area: Area, other: TableArea) -> str:
    since = date_format(other.starts_on, "j F Y")
    said = {"area": area.name, "table": other.table.name, "from": since}
    if other.ends_on is None:
        return _("%(table)s covers %(area)s since %(from)s. End that first, or begin later.") % said
    return _("%(table)s covers %(area)s from %(from)s until %(until)s. Choose other days.") % {
        **said,
        "until": date_format(other.ends_on, "j F Y"),
    }
