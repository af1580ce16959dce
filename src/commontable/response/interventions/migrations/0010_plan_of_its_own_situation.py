"""A plan is read by those with a part in its own situation; a part in another opens nothing here.

Inside the grant's own subquery a bare `situation_id` is the grant's: each column is named with its table.
"""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS

TABLES = ("interventions_plan", "interventions_plantask")
VERBS = {
    "interventions_plan": ("selects", "inserts", "updates"),
    "interventions_plantask": ("selects", "inserts", "updates", "deletes"),
}
CLAUSES = {
    "selects": "using ({0})",
    "inserts": "with check ({0})",
    "updates": "using ({0}) with check ({0})",
    "deletes": "using ({0})",
}


def ours(table: str) -> str:
    """A row of a situation this team may read and has a part in."""
    here = f"any(array[{table}.situation_id])"
    return (
        f"exists (select 1 from situations_situation s where s.id = {here})"
        f" and exists (select 1 from situations_grant g where g.situation_id = {here}"
        f" and g.compartment = 'record' and g.why = 'part' and g.team_id = {MY_TEAMS}"
        " and g.starts_at <= (select app_now()) and (g.ends_at is null or g.ends_at > (select app_now())))"
    )


ALTERED = "".join(
    f"alter policy {verb} on {table} {CLAUSES[verb].format(ours(table))};" for table in TABLES for verb in VERBS[table]
)


class Migration(migrations.Migration):
    dependencies = [("interventions", "0009_alerts_settle")]
    operations = [migrations.RunSQL(ALTERED, migrations.RunSQL.noop)]
