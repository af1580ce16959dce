"""What was returned is its table's coordinators' to read and to note. A line goes with its situation: the system destroys it."""

from django.db import migrations

from commontable.groundwork.access.policies import COORDINATED, SYSTEM_TABLES, protect

OURS = f"table_id = {COORDINATED} or table_id = {SYSTEM_TABLES}"


class Migration(migrations.Migration):
    dependencies = [("returns", "0001_initial"), ("ledger", "0002_append_only"), ("situations", "0009_between_tables_policies")]
    operations = [
        migrations.RunSQL(
            protect("returns_return", select=OURS, insert=OURS)
            + protect("returns_returnedline", select=OURS, insert=OURS, delete=f"table_id = {SYSTEM_TABLES}"),
            migrations.RunSQL.noop,
        )
    ]
