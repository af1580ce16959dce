"""A call and who answered what: seen by whoever sees the situation, gone with a final no."""

from django.db import migrations

from commontable.groundwork.access.policies import protect

SEEN = "exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"
BY_SYSTEM = f"(select my_role()) = 'system' and {SEEN}"
CALL_SEEN = "exists (select 1 from emergency_call c where c.id = any(array[call_id]))"


class Migration(migrations.Migration):
    dependencies = [("emergency", "0001_initial"), ("situations", "0002_row_policies")]
    operations = [
        migrations.RunSQL(
            protect("emergency_call", select=SEEN, insert=SEEN, delete=BY_SYSTEM)
            + protect("emergency_called", select=CALL_SEEN, insert=CALL_SEEN, update=CALL_SEEN),
            migrations.RunSQL.noop,
        )
    ]
