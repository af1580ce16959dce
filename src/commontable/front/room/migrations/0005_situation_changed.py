"""Whoever follows one situation is told as well: a hearing that ends closes what is open of it on that team's pages.

The word is a hash of the situation's identifier, on the same channel. A team's own space still tells nobody.
"""

from django.db import migrations

TELL = """
create or replace function tell_the_meetings() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  of_table uuid := coalesce(new.table_id, case when new.situation_id is not null then
    (select team.table_id from tables_team team where team.id = new.team_id) end);
begin
  perform pg_notify('changed', encode(sha256(convert_to(followed.id::text, 'UTF8')), 'hex')) from (
    select id from meetings_meeting where id = new.subject_id
    union select id from meetings_meeting
      where table_id = of_table and opened_at is not null and closed_at is null
    union select id from meetings_meeting
      where table_id = of_table and opened_at is null
        and starts_at between app_now() - interval '1 day' and app_now() + interval '1 day'
    union select m.id from agenda_item i join meetings_meeting m on m.id = i.meeting_id
      where i.situation_id = new.situation_id and m.opened_at is not null and m.closed_at is null
    union select new.situation_id where new.situation_id is not null
  ) followed;
  return null;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("room", "0004_nobody_on_screen")]
    operations = [migrations.RunSQL(TELL, migrations.RunSQL.noop)]
