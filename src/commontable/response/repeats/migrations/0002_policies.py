"""Nobody reads a token. Two functions work on them: one keeps those of a person, one says which situations share some.

A prompt is read by coordinators who are neither police nor of the agency that brought the later number, and, once they
ask, by the team that brought the earlier one. What a number's end takes with it, it takes these too.
"""

from django.db import migrations

from commontable.groundwork.access.policies import COORDINATED, MY_TEAMS, SYSTEM_TABLES, protect

NO_ROLE = "(select false)"
NOT_RECUSED = (
    "not (later_id = any((select my_recusals())::uuid[])) and not (earlier_id = any((select my_recusals())::uuid[]))"
)
NO_POLICE = "exists (select 1 from agencies_agency a where a.id = (select my_agency()) and not a.is_police)"
PROMPTED = f"(to_table_id = {COORDINATED} and later_agency_id <> (select my_agency()) and {NO_POLICE})"
ASKED = f"(earlier_team_id = {MY_TEAMS} and asked_at is not null)"
OF_SYSTEM = f"(later_table_id = {SYSTEM_TABLES} or earlier_table_id = {SYSTEM_TABLES})"
READERS = f"{NOT_RECUSED} and ({PROMPTED} or {ASKED} or {OF_SYSTEM})"

OPEN_WORK = "('filter_3', 'filter_4', 'intervening')"
HAS_ENDED = (
    "new.stage in ('rejected', 'minimised', 'withdrawn', 'void', 'joined')"
    " or (new.stage = 'transferred' and new.decided_at is null)"
)

FUNCTIONS = f"""
create policy kept on repeats_token for insert to ct_owner with check (true);
create policy matched on repeats_token for select to ct_owner using (true);
create policy ends on repeats_token for delete to ct_owner using (true);
create policy ends on repeats_prompt for delete to ct_owner using (true);
create policy ends_seen on repeats_prompt for select to ct_owner using (true);

create function repeats_keep(
  whose uuid, hashes bytea[], under bytea[], of_names boolean[], no_birth boolean, until timestamptz
) returns boolean language plpgsql security definer set search_path = public as $$
declare held record;
begin
  -- as whoever asks: row policies show an actor their own teams' situations alone
  select s.id, s.table_id into held
    from situations_person p join situations_situation s on s.id = p.situation_id
    where p.id = whose and s.stage in {OPEN_WORK} and s.originating_team_id = any(my_teams());
  if held.id is null then
    return false;
  end if;
  delete from repeats_token where person_id = whose;
  insert into repeats_token (id, person_id, situation_id, table_id, token, key, by_names, without_birth, expires_at)
    select gen_random_uuid(), whose, held.id, held.table_id, each.hash, each.key, each.names, no_birth, until
      from unnest(hashes, under, of_names) as each (hash, key, names);
  return true;
end $$;

create function repeats_alike(here uuid) returns table (situation uuid, other uuid, other_table uuid)
language sql stable security definer set search_path = public as $$
  select distinct mine.situation_id, theirs.situation_id, theirs.table_id
    from repeats_token mine
    join repeats_token theirs on theirs.token = mine.token and theirs.situation_id <> mine.situation_id
    where mine.table_id = here and my_role() = 'system' and here = any(system_tables())
      and mine.expires_at > app_now() and theirs.expires_at > app_now()
      and (not mine.by_names or mine.without_birth or theirs.without_birth)
$$;

create function repeats_expire(here uuid, known bytea[]) returns bigint
language plpgsql security definer set search_path = public as $$
declare gone bigint;
begin
  if my_role() <> 'system' or not here = any(system_tables()) then
    return 0;
  end if;
  delete from repeats_token where table_id = here and (expires_at <= app_now() or not key = any(known));
  get diagnostics gone = row_count;
  return gone;
end $$;

create function repeats_expired(here uuid, known bytea[]) returns boolean
language sql stable security definer set search_path = public as $$
  select my_role() = 'system' and here = any(system_tables()) and exists (
    select 1 from repeats_token where table_id = here and (expires_at <= app_now() or not key = any(known)))
$$;

create function repeats_forget_ended() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from repeats_token where situation_id = new.id;
  delete from repeats_prompt where later_id = new.id or earlier_id = new.id;
  return null;
end $$;
create trigger repeats_forgotten after update on situations_situation for each row
  when (new.stage is distinct from old.stage and ({HAS_ENDED})) execute function repeats_forget_ended();

create function repeats_forget(which uuid) returns void language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from situations_situation s where s.id = which) then
    delete from repeats_token where situation_id = which;
    delete from repeats_prompt where later_id = which or earlier_id = which;
  end if;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("repeats", "0001_initial"),
        ("situations", "0007_recusal_policies"),
        ("tables", "0009_coordinators_set_up"),
        ("ledger", "0002_append_only"),
    ]
    operations = [
        migrations.RunSQL(
            protect("repeats_token", select=NO_ROLE)
            + protect("repeats_prompt", select=READERS, insert=OF_SYSTEM, update=READERS)
            + FUNCTIONS,
            migrations.RunSQL.noop,
        )
    ]
