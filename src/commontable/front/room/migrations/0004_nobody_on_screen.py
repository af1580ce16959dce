"""A room screen reads no row of who attends: guests stand there by name. It is told which teams are there, and no more."""

from django.db import migrations

SEEN = (
    "(select my_role()) <> ''"
    " and exists (select 1 from meetings_meeting m where m.id = any(array[meeting_id]))"
)

# As the owner, who else sees no row of it. A visitor, an interpreter or a student makes no team present.
TEAMS = """
create policy on_screen on meetings_attendance for select to ct_owner using (true);
create policy on_screen on meetings_attendancespan for select to ct_owner using (true);

create function teams_on_screen() returns uuid[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(distinct a.team_id), '{}')
  from meetings_attendance a join meetings_attendancespan s on s.attendance_id = a.id
  where (select table_on_screen()) is not null and a.meeting_id = my_meeting() and a.team_id is not null
    and s.left_at is null and a.kind not in ('visitor', 'interpreter', 'student') $$;
revoke all on function teams_on_screen() from public;
grant execute on function teams_on_screen() to ct_app;
"""


class Migration(migrations.Migration):
    dependencies = [("room", "0003_screen_policies"), ("meetings", "0007_presence_becomes_attendance")]
    operations = [
        migrations.RunSQL(
            f"alter policy selects on meetings_attendance using ({SEEN});" + TEAMS, migrations.RunSQL.noop
        )
    ]
