"""Does a meeting still run? Asked before any actor is known: what was unlocked for a meeting ends with it."""

from django.db import migrations

TABLES_MEETING = """
create policy facts on meetings_meeting for select to ct_owner using (true);
create function tables_meeting(some_meetings uuid[]) returns uuid[]
language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(m.table_id), '{}') from meetings_meeting m
  where m.id = any(some_meetings) and m.opened_at is not null and m.closed_at is null
$$;
revoke all on function tables_meeting(uuid[]) from public;
grant execute on function tables_meeting(uuid[]) to ct_app;
"""


class Migration(migrations.Migration):
    dependencies = [("agenda", "0002_row_policies"), ("meetings", "0002_row_policies")]
    operations = [migrations.RunSQL(TABLES_MEETING, migrations.RunSQL.noop)]
