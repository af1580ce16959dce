"""What one team hands over is sealed to the other: the system of the receiving table makes the key, for its team alone."""

from django.db import migrations

SYSTEM_TABLES = "any((select system_tables())::uuid[])"
MADE = f"origin_id = any((select my_teams())::uuid[]) or table_id = {SYSTEM_TABLES}"
WRAPPED = f"keys_may_release(data_key_id) or (holder_id = origin_id and table_id = {SYSTEM_TABLES})"


class Migration(migrations.Migration):
    dependencies = [("keys", "0002_policies")]
    operations = [
        migrations.RunSQL(
            f"alter policy makes on keys_datakey with check ({MADE});"
            f"alter policy releases on keys_wrappedkey with check ({WRAPPED});",
            migrations.RunSQL.noop,
        )
    ]
