"""A decision is seen by whoever sees the situation, until a "no" hides it; a "no" leaves only its reason."""

from django.db import migrations

from commontable.groundwork.access.policies import protect

SEEN = "exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"
BY_SYSTEM = f"(select my_role()) = 'system' and {SEEN}"


class Migration(migrations.Migration):
    dependencies = [("filters", "0001_initial"), ("situations", "0002_row_policies")]
    operations = [
        migrations.RunSQL(
            protect("filters_decision", select=SEEN, insert=SEEN, update=SEEN, delete=BY_SYSTEM),
            migrations.RunSQL.noop,
        )
    ]
