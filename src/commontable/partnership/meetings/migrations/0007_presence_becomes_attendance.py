"""Who attends is known to those of the table. What was noted of whole teams becomes attendance of somebody of them.

A team that was marked as visiting becomes a visitor; one marked absent, or out for an item, was nobody there.
"""

from django.db import migrations

from commontable.groundwork.access.policies import SYSTEM_TABLES, TABLES_RUN, protect

SEEN = "exists (select 1 from meetings_meeting m where m.id = any(array[meeting_id]))"
WRITTEN = (
    "exists (select 1 from meetings_meeting m where m.id = any(array[meeting_id])"
    f" and (m.table_id = {TABLES_RUN} or m.table_id = {SYSTEM_TABLES}))"
)
SPAN_SEEN = "exists (select 1 from meetings_attendance a where a.id = any(array[attendance_id]))"
SPAN_WRITTEN = (
    "exists (select 1 from meetings_attendance a join meetings_meeting m on m.id = a.meeting_id"
    f" where a.id = any(array[attendance_id]) and (m.table_id = {TABLES_RUN} or m.table_id = {SYSTEM_TABLES}))"
)

# The owner acts for nobody, and under forced policies sees no row: they are not forced on it for this one step.
SEES_ALL = "".join(f"alter table {t} no force row level security;" for t in ("meetings_presence", "meetings_meeting"))
AS_BEFORE = "alter table meetings_meeting force row level security;"

# Identifiers are the application's: a span takes that of its row, an attendance that of its first row.
COPIED = """
create temporary table was_there on commit drop as
select p.id, p.meeting_id, p.team_id, p.arrived_at, coalesce(p.left_at, m.closed_at) as left_at,
  case p.kind when 'on_behalf' then 'on_behalf' when 'visitor' then 'visitor' else 'member' end as kind,
  case p.kind when 'phone' then 'phone' else 'in_room' end as mode
from meetings_presence p join meetings_meeting m on m.id = p.meeting_id
where p.kind not in ('absent', 'left_item');

insert into meetings_attendance (id, meeting_id, team_id, member_id, guest_name, guest_from, kind, mode, pledged)
select (array_agg(id order by arrived_at, id))[1], meeting_id, team_id, null, '', '', kind,
  (array_agg(mode order by arrived_at desc, id desc))[1], false
from was_there group by meeting_id, team_id, kind;

insert into meetings_attendancespan (id, attendance_id, arrived_at, left_at, back_at_next)
select w.id, a.id, w.arrived_at, w.left_at, false
from was_there w join meetings_attendance a
  on a.meeting_id = w.meeting_id and a.team_id = w.team_id and a.kind = w.kind;

set constraints all immediate;
set constraints all deferred;
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0006_attendance_of_people")]
    operations = [
        migrations.RunSQL(SEES_ALL + COPIED + AS_BEFORE, migrations.RunSQL.noop),
        migrations.RunSQL(
            protect("meetings_attendance", select=SEEN, insert=WRITTEN, update=WRITTEN)
            + protect("meetings_attendancespan", select=SPAN_SEEN, insert=SPAN_WRITTEN, update=SPAN_WRITTEN),
            migrations.RunSQL.noop,
        ),
        migrations.DeleteModel(name="Presence"),
    ]
