"""The system fills an empty file that awaits what is handed over, in one moment, and reads it no more."""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, SYSTEM_TABLES

OWN = f"team_id = {MY_TEAMS}"
OF_SYSTEM = f"exists (select 1 from tables_team t where t.id = team_id and t.table_id = {SYSTEM_TABLES})"
AWAITED = f"awaiting and (situation_id is null or saved_at = (select app_now())) and {OF_SYSTEM}"


class Migration(migrations.Migration):
    dependencies = [("situations", "0009_between_tables_policies")]
    operations = [
        migrations.RunSQL(
            f"alter policy selects on situations_draft using ({OWN} or ({AWAITED}));"
            f"alter policy updates on situations_draft using ({OWN} or ({AWAITED})) with check ({OWN} or ({AWAITED}));",
            migrations.RunSQL.noop,
        )
    ]
