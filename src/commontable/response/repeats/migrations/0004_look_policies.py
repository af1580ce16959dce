"""That a team let it be looked for is known to that team. A prompt goes when no token of its later number is left."""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, protect

OWN = f"team_id = {MY_TEAMS}"
OWN_SITUATION = f"{OWN} and exists (select 1 from situations_situation s where s.id = any(array[situation_id]) and s.originating_team_id = team_id)"
ENDED = "delete from repeats_look where situation_id = {0}; delete from repeats_token where situation_id = {0}; delete from repeats_prompt where later_id = {0} or earlier_id = {0};"
LEFT = """select 1 from repeats_prompt p where p.later_table_id = here
      and not exists (select 1 from repeats_token t where t.situation_id = p.later_id)"""

FUNCTIONS = f"""
create policy ends on repeats_look for delete to ct_owner using (true);
create policy ends_seen on repeats_look for select to ct_owner using (true);

create or replace function repeats_expire(here uuid, known bytea[]) returns bigint
language plpgsql security definer set search_path = public as $$
declare gone bigint;
begin
  if my_role() <> 'system' or not here = any(system_tables()) then
    return 0;
  end if;
  delete from repeats_token where table_id = here and (expires_at <= app_now() or not key = any(known));
  get diagnostics gone = row_count;
  delete from repeats_prompt p where p.later_table_id = here
    and not exists (select 1 from repeats_token t where t.situation_id = p.later_id);
  return gone;
end $$;

create or replace function repeats_expired(here uuid, known bytea[]) returns boolean
language sql stable security definer set search_path = public as $$
  select my_role() = 'system' and here = any(system_tables()) and (exists (
    select 1 from repeats_token where table_id = here and (expires_at <= app_now() or not key = any(known)))
    or exists ({LEFT}))
$$;

create or replace function repeats_forget_ended() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  {ENDED.format("new.id")}
  return null;
end $$;

create or replace function repeats_forget(which uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from situations_situation s where s.id = which) then
    {ENDED.format("which")}
  end if;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("repeats", "0003_look")]
    operations = [
        migrations.RunSQL(
            protect("repeats_look", select=OWN, insert=OWN_SITUATION) + FUNCTIONS, migrations.RunSQL.noop
        )
    ]
