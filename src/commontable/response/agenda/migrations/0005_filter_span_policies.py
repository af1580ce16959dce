"""When an item was at which filter is seen by whoever sees the item."""

from django.db import migrations

from commontable.groundwork.access.policies import protect

SEEN = "exists (select 1 from agenda_item i where i.id = any(array[item_id]))"


class Migration(migrations.Migration):
    dependencies = [("agenda", "0004_filter_spans")]
    operations = [
        migrations.RunSQL(protect("agenda_filterspan", select=SEEN, insert=SEEN, update=SEEN), migrations.RunSQL.noop)
    ]
