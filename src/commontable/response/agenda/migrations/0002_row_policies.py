"""An agenda line is seen by whoever sees both the meeting and the situation."""

from django.db import migrations

from commontable.groundwork.access.policies import protect

SEEN = (
    "exists (select 1 from meetings_meeting m where m.id = meeting_id)"
    " and exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"
)


class Migration(migrations.Migration):
    dependencies = [
        ("agenda", "0001_initial"),
        ("meetings", "0002_row_policies"),
        ("situations", "0002_row_policies"),
    ]
    operations = [
        migrations.RunSQL(protect("agenda_item", select=SEEN, insert=SEEN, update=SEEN), migrations.RunSQL.noop)
    ]
