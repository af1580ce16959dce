"""Parts and attempts are codes and times: seen by whoever sees the situation."""

from django.db import migrations

from commontable.groundwork.access.policies import protect

SEEN = "exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"


class Migration(migrations.Migration):
    dependencies = [("interventions", "0001_initial"), ("situations", "0002_row_policies")]
    operations = [
        migrations.RunSQL(
            protect("interventions_role", select=SEEN, insert=SEEN, update=SEEN)
            + protect("interventions_attempt", select=SEEN, insert=SEEN),
            migrations.RunSQL.noop,
        )
    ]
