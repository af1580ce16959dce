"""How does a coordinator make a table and change its settings? What was decided and numbered before stays as it was."""

import hashlib
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Stale
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import as_system
from commontable.partnership.tables.models import Coordinator, QuorumRule, SituationTable
from commontable.partnership.tables.plan import SETTINGS, QuorumPlan, TablePlan
from commontable.partnership.tables.rules import may_change_table, may_make_table
from commontable.partnership.tables.terms import ends_now, today_at


@action(may_make_table, makes="table")
def make_table(plan: TablePlan, *, actor: Actor, table: UUID) -> SituationTable:
    """Make a table, whose coordinator is whoever makes it. Raises Invalid when its name or code is another's."""
    take_turns("make_table", UUID(int=0))
    _refuse_a_taken("code", plan.code)
    _refuse_a_taken("name", plan.name)
    values = {name: getattr(plan, name) for name in SETTINGS}
    made = SituationTable.objects.create(id=table, code=plan.code, **values)
    with as_system(made.pk):
        Coordinator.objects.create(table=made, member_id=actor.member, starts_on=today_at(made))
    for founding in Coordinator.objects.filter(member=actor.member, table=None, ends_on=None):
        Coordinator.objects.filter(pk=founding.pk).update(ends_on=ends_now(founding, made))
    return made


@action(may_change_table, records=("changed",))
def change_table(
    table: SituationTable, *, actor: Actor, plan: TablePlan, seen: str, changed: tuple[str, ...] = ()
) -> SituationTable:
    """Give the table these settings, for what comes next. `seen` is the seal of those the form was drawn from.

    Raises Stale when somebody changed them since, Invalid when the name is another table's. The code never changes: it
    begins every number given.
    """
    held = SituationTable.objects.select_for_update(no_key=True).get(pk=table.pk)
    if seal(settings_of(held)) != seen:
        raise Stale(held)
    if plan.name != held.name:
        _refuse_a_taken("name", plan.name)
    for name in SETTINGS:
        setattr(held, name, getattr(plan, name))
    held.save(update_fields=SETTINGS)
    _keep_quorum(held, plan.quorum)
    return held


def settings_of(table: SituationTable) -> TablePlan:
    """The table's settings as they are now."""
    rules = tuple(QuorumPlan(*row) for row in table.quorum_rules.order_by("sector").values_list("sector", "at_least"))
    return TablePlan(code=table.code, quorum=rules, **{name: getattr(table, name) for name in SETTINGS})


def seal(plan: TablePlan) -> str:
    """A short text that differs when a setting does."""
    return hashlib.sha256(repr(plan).encode()).hexdigest()[:16]


def differing(before: TablePlan, after: TablePlan) -> tuple[str, ...]:
    """The names of the settings that are not the same."""
    return tuple(name for name in (*SETTINGS, "quorum") if getattr(before, name) != getattr(after, name))


def _keep_quorum(table: SituationTable, rules: tuple[QuorumPlan, ...]) -> None:
    QuorumRule.objects.filter(table=table).exclude(sector__in=[rule.sector for rule in rules]).delete()
    for rule in rules:
        QuorumRule.objects.update_or_create(table=table, sector=rule.sector, defaults={"at_least": rule.at_least})


def _refuse_a_taken(what: str, value: str) -> None:
    if SituationTable.objects.filter(**{f"{what}__iexact": value}).exists():
        raise Invalid(_("Another table is called %(name)s. Choose another name or code.") % {"name": value})
