"""The system of a table may put a sealed identity into its team's keeping, and reads none."""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, SYSTEM_TABLES

KEPT = (
    f"team_id = {MY_TEAMS}"
    f" or exists (select 1 from tables_team t where t.id = team_id and t.table_id = {SYSTEM_TABLES})"
)


class Migration(migrations.Migration):
    dependencies = [("identity", "0002_row_policies"), ("tables", "0002_row_policies"), ("keys", "0003_sealed_to_another")]
    operations = [
        migrations.RunSQL(
            f"alter policy inserts on identity_sealedidentity with check ({KEPT});", migrations.RunSQL.noop
        )
    ]
