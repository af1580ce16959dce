"""Whatever is done is in the ledger, so the ledger's own line tells whoever follows a meeting that it changed.

Told at the end of the transaction, when what the line speaks of is there, and sent by PostgreSQL only once it is kept.
The word is "changed" on a channel whose payload is a hash of the meeting's identifier: no fact, no name, no number.
A line of a team's own space (a draft, what is sealed in it) tells nobody; one that brings it to the table does.
"""

from django.db import migrations

TELL = """
create function tell_the_meetings() returns trigger language plpgsql security definer set search_path = public as $$
declare
  of_table uuid := coalesce(new.table_id, case when new.situation_id is not null then
    (select team.table_id from tables_team team where team.id = new.team_id) end);
begin
  perform pg_notify('changed', encode(sha256(convert_to(meeting::text, 'UTF8')), 'hex')) from (
    select id as meeting from meetings_meeting where id = new.subject_id
    union select id from meetings_meeting
      where table_id = of_table and opened_at is not null and closed_at is null
    union select id from meetings_meeting
      where table_id = of_table and opened_at is null
        and starts_at between app_now() - interval '1 day' and app_now() + interval '1 day'
    union select m.id from agenda_item i join meetings_meeting m on m.id = i.meeting_id
      where i.situation_id = new.situation_id and m.opened_at is not null and m.closed_at is null
  ) followed;
  return null;
end $$;
create constraint trigger tell_the_meetings after insert on ledger_entry deferrable initially deferred
  for each row when (new.kind = 'did') execute function tell_the_meetings();
"""

READ_TO_TELL = ("meetings_meeting", "agenda_item")


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0002_append_only"),
        ("tables", "0002_row_policies"),
        ("meetings", "0002_row_policies"),
        ("agenda", "0002_row_policies"),
    ]
    operations = [
        migrations.RunSQL(
            "".join(f"create policy told on {table} for select to ct_owner using (true);" for table in READ_TO_TELL)
            + TELL,
            migrations.RunSQL.noop,
        )
    ]
