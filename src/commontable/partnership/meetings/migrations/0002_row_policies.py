"""A meeting and who was there are known to those of its table."""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TABLES, OPERATOR, SYSTEM_TABLES, TABLES_RUN, protect

OF_MY_TABLE = f"table_id = {MY_TABLES} or table_id = {SYSTEM_TABLES}"
RUN = f"table_id = {TABLES_RUN} or table_id = {SYSTEM_TABLES} or {OPERATOR}"
MEETING_SEEN = "exists (select 1 from meetings_meeting m where m.id = meeting_id)"
MEETING_RUN = f"exists (select 1 from meetings_meeting m where m.id = meeting_id and m.table_id = {TABLES_RUN})"


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial"), ("tables", "0002_row_policies")]
    operations = [
        migrations.RunSQL(
            protect("meetings_meeting", select=f"{OF_MY_TABLE} or {OPERATOR}", insert=RUN, update=RUN)
            + protect("meetings_presence", select=MEETING_SEEN, insert=MEETING_RUN, update=MEETING_RUN),
            migrations.RunSQL.noop,
        )
    ]
