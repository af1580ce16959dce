"""The system may destroy what a number held when the number ends: everything that refers to a situation goes with it."""

from django.db import migrations

OF_THE_SYSTEM = (
    "(select my_role()) = 'system'"
    " and exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"
)
GOES = (
    "interventions_role",
    "interventions_attempt",
    "interventions_alert",
    "interventions_notice",
    "interventions_plan",
    "interventions_plantask",
    "closing_mobilisation",
    "closing_barriermet",
)
TOLD_OR_HEARD = "from_team_id = any((select my_teams())::uuid[]) or to_team_id = any((select my_teams())::uuid[])"
DELETED = "".join(
    f"grant delete on {table} to ct_app;"
    f"create policy goes on {table} for delete to ct_app, ct_owner using ({OF_THE_SYSTEM});"
    f"create policy goes_seen on {table} for select to ct_app, ct_owner using ({OF_THE_SYSTEM});"
    for table in GOES
)
KNOWN_TO_THE_SYSTEM = (
    f"alter policy selects on disclosure_disclosure using ({TOLD_OR_HEARD} or ({OF_THE_SYSTEM}));"
)


class Migration(migrations.Migration):
    dependencies = [
        ("situations", "0009_between_tables_policies"),
        ("interventions", "0008_plan_policies"),
        ("closing", "0002_row_policies"),
        ("disclosure", "0002_row_policies"),
    ]
    operations = [migrations.RunSQL(DELETED + KNOWN_TO_THE_SYSTEM, migrations.RunSQL.noop)]
