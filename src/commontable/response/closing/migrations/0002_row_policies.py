"""Services and barriers are codes: seen by whoever sees the situation."""

from django.db import migrations

from commontable.groundwork.access.policies import protect

SEEN = "exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"


class Migration(migrations.Migration):
    dependencies = [("closing", "0001_initial"), ("situations", "0002_row_policies")]
    operations = [
        migrations.RunSQL(
            protect("closing_mobilisation", select=SEEN, insert=SEEN)
            + protect("closing_barriermet", select=SEEN, insert=SEEN),
            migrations.RunSQL.noop,
        )
    ]
