"""A file of past situations is its table's coordinators', and the system's that brings it in."""

from django.db import migrations

from commontable.groundwork.access.policies import COORDINATED, SYSTEM_TABLES, protect

OURS = f"table_id = {COORDINATED} or table_id = {SYSTEM_TABLES}"


class Migration(migrations.Migration):
    dependencies = [("past", "0001_initial"), ("ledger", "0002_append_only"), ("situations", "0017_past_policies")]
    operations = [
        migrations.RunSQL(
            protect("past_batch", select=OURS, insert=OURS, update=OURS)
            + protect("past_batchpart", select=OURS, insert=OURS, delete=OURS)
            + protect("past_mapping", select=OURS, insert=OURS, update=OURS),
            migrations.RunSQL.noop,
        )
    ]
