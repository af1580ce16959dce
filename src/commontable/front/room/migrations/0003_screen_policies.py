"""What a room screen may read: its own open meeting, the teams of its table, and the one situation heard now.

To the database a screen is nobody (`my_role()` is empty), so no policy that lets members in lets it in. The policies
here name its meeting. `screen_facts` and `screen_opens` answer before any actor is known, as the owner.
"""

from django.db import migrations

from commontable.groundwork.access.policies import TABLES_RUN, protect

RUN = f"exists (select 1 from meetings_meeting m where m.id = meeting_id and m.table_id = {TABLES_RUN})"

# Asked past the policies: one that named the agenda, which names the situations, would go round in a circle.
ON_SCREEN = """
create function my_meeting() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('ct.meeting', true), '')::uuid $$;

create function table_on_screen() returns uuid language sql stable security definer set search_path = public as $$
  select table_id from meetings_meeting
  where my_meeting() is not null and id = my_meeting() and opened_at is not null and closed_at is null $$;

create function heard_on_screen() returns uuid language sql stable security definer set search_path = public as $$
  select i.situation_id from agenda_item i join meetings_meeting m on m.id = i.meeting_id
  where my_meeting() is not null and m.id = my_meeting() and m.opened_at is not null and m.closed_at is null
    and i.heard_at is not null and i.done_at is null $$;
"""

SHOWN = {
    "meetings_meeting": "id = (select my_meeting()) and opened_at is not null and closed_at is null",
    "tables_situationtable": "id = (select table_on_screen())",
    "tables_team": "table_id = (select table_on_screen())",
    "agenda_item": "meeting_id = (select my_meeting()) and (select table_on_screen()) is not null",
    "situations_situation": "id = (select heard_on_screen())",
}

SCREEN = """
create function screen_facts(a_token text) returns jsonb language sql stable security definer set search_path = public as $$
  select jsonb_build_object('screen', s.id, 'meeting', m.id, 'time_zone', t.time_zone)
  from room_roomscreen s join meetings_meeting m on m.id = s.meeting_id join tables_situationtable t on t.id = m.table_id
  where s.token_hash = a_token and s.ended_at is null and m.opened_at is not null and m.closed_at is null $$;
revoke all on function screen_facts(text) from public;
grant execute on function screen_facts(text) to ct_app;

create function screen_opens(a_code text, a_token text, at timestamptz) returns uuid
language sql volatile security definer set search_path = public as $$
  update room_roomscreen s set token_hash = a_token, opened_at = at
  from meetings_meeting m
  where m.id = s.meeting_id and m.opened_at is not null and m.closed_at is null
    and s.code_hash = a_code and s.opened_at is null and s.ended_at is null and s.code_until > at
  returning m.id $$;
revoke all on function screen_opens(text, text, timestamptz) from public;
grant execute on function screen_opens(text, text, timestamptz) to ct_app;
"""


class Migration(migrations.Migration):
    dependencies = [("room", "0002_roomscreen"), ("situations", "0002_row_policies")]
    operations = [
        migrations.RunSQL(
            protect("room_roomscreen", select=RUN, insert=RUN, update=RUN)
            + ON_SCREEN
            + "".join(f"create policy shown on {table} for select to ct_app using ({rows});" for table, rows in SHOWN.items())
            + "create policy facts on room_roomscreen for select to ct_owner using (true);"
            + "create policy opens on room_roomscreen for update to ct_owner using (true) with check (true);"
            + SCREEN,
            migrations.RunSQL.noop,
        )
    ]
