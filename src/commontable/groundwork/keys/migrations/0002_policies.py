"""Who sees, makes, releases and withdraws keys, as the database enforces it; and what a wrap may refer to."""

from django.db import migrations

MY_TEAMS = "any((select my_teams())::uuid[])"
SYSTEM_TABLES = "any((select system_tables())::uuid[])"
SOMEBODY = "(select my_role()) <> ''"

MINE_TO_KEEP = f"origin_id = {MY_TEAMS} or table_id = {SYSTEM_TABLES}"
HELD_OR_KEPT = f"holder_id = {MY_TEAMS} or {MINE_TO_KEEP}"

REFERENCES = """
alter table keys_wrappedkey
  add constraint keys_wrap_of_this_data_key foreign key (data_key_id, origin_id, table_id, live)
    references keys_datakey (id, origin_id, table_id, live),
  add constraint keys_wrap_to_this_holder_key foreign key (holder_id, holder_key_version)
    references keys_holderkey (holder_id, version);
"""

# A function, because a policy on the wraps that reads the wraps would call itself.
MAY_RELEASE = """
create function keys_may_release(key uuid) returns boolean language sql stable as $$
  select exists (
    select 1 from keys_datakey data_key
    where data_key.id = key and data_key.live
      and (data_key.origin_id = any(my_teams())
           or data_key.compartment = 'plan' and exists (
                select 1 from keys_wrappedkey wrap
                where wrap.data_key_id = data_key.id and wrap.holder_id = any(my_teams()))))
$$;
"""

# The first key of a new team is made by whoever sets the team up; every later one by the team itself.
NEW_HOLDER_KEY = f"{SOMEBODY} and (version = 1 or holder_id = {MY_TEAMS})"
MY_HOLDER_KEY = f"exists (select 1 from keys_holderkey k where k.id = holder_key_id and k.holder_id = {MY_TEAMS})"
NEW_SECRET = f"""{SOMEBODY} and exists (
  select 1 from keys_holderkey k where k.id = holder_key_id and (k.version = 1 or k.holder_id = {MY_TEAMS}))"""
DATA_KEY_I_SEE = f"""{MINE_TO_KEEP} or exists (
  select 1 from keys_wrappedkey w where w.data_key_id = keys_datakey.id and w.holder_id = {MY_TEAMS})"""

POLICIES = f"""
create policy reads on keys_holderkey for select to ct_app, ct_owner using ({SOMEBODY});
create policy makes on keys_holderkey for insert to ct_app, ct_owner with check ({NEW_HOLDER_KEY});
create policy retires on keys_holderkey for update to ct_app, ct_owner using (holder_id = {MY_TEAMS});

create policy reads on keys_holdersecret for select to ct_app, ct_owner using ({MY_HOLDER_KEY});
create policy makes on keys_holdersecret for insert to ct_app, ct_owner with check ({NEW_SECRET});

create policy reads on keys_datakey for select to ct_app, ct_owner using ({DATA_KEY_I_SEE});
create policy makes on keys_datakey for insert to ct_app, ct_owner with check (origin_id = {MY_TEAMS});
create policy destroys on keys_datakey for update to ct_app, ct_owner using ({MINE_TO_KEEP});

create policy reads on keys_wrappedkey for select to ct_app, ct_owner using ({HELD_OR_KEPT});
create policy releases on keys_wrappedkey for insert to ct_app, ct_owner with check (keys_may_release(data_key_id));
create policy withdraws on keys_wrappedkey for delete to ct_app, ct_owner using ({HELD_OR_KEPT});
"""

GRANTS = {
    "keys_holderkey": "select, insert, update (retired_at)",
    "keys_holdersecret": "select, insert",
    "keys_datakey": "select, insert, update (live, destroyed_at)",
    "keys_wrappedkey": "select, insert, delete",
}


def _behind_policies(table: str, granted: str) -> str:
    return f"""
alter table {table} enable row level security;
alter table {table} force row level security;
revoke all on {table} from public, ct_app;
grant {granted} on {table} to ct_app;
create trigger entered before insert or update or delete or truncate on {table}
  for each statement execute function must_be_entered();
"""


BEHIND_POLICIES = "".join(_behind_policies(table, granted) for table, granted in GRANTS.items())


class Migration(migrations.Migration):
    dependencies = [("keys", "0001_initial"), ("access", "0002_actor_in_the_database")]
    operations = [migrations.RunSQL(REFERENCES + MAY_RELEASE + POLICIES + BEHIND_POLICIES, migrations.RunSQL.noop)]
