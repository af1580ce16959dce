"""The queue reads what readers were answered beside the reports: the next release must be safe together with it."""

from django.db import migrations

from commontable.groundwork.access.policies import ANALYST, SYSTEM_TABLES, instead

SYSTEM = f"((select my_role()) = 'system' and (audience <> 'table' or table_id = {SYSTEM_TABLES}))"


class Migration(migrations.Migration):
    dependencies = [("release", "0003_tables_and_reasons")]
    operations = [
        migrations.RunSQL(
            instead("release_askedcut", select=f"member_id = (select my_member()) or {ANALYST} or {SYSTEM}"),
            migrations.RunSQL.noop,
        )
    ]
