"""A guest in one situation: added by whoever runs the table, with a seat for its people and none at the table.

`actor_facts` says which seats are a guest's.
"""

from django.db import migrations

from commontable.groundwork.access.policies import TABLES_RUN

RUNS_A_TABLE = "cardinality((select my_tables_run())) > 0"
GUEST_OF_MINE = f"exists (select 1 from tables_team t where t.id = team_id and t.is_guest and t.table_id = {TABLES_RUN})"

GUESTS = f"""
create policy adds_guests on tables_team for insert to ct_app, ct_owner
  with check (is_guest and table_id = {TABLES_RUN});
create policy adds_guests on tables_seat for insert to ct_app, ct_owner with check ({GUEST_OF_MINE});
create policy adds_guests on agreements_agreement for insert to ct_app, ct_owner with check ({RUNS_A_TABLE});
"""

ACTOR_FACTS = """
create or replace function actor_facts(an_account uuid, today date) returns jsonb
language sql stable security definer set search_path = public as $$
  select jsonb_build_object(
    'member', m.id, 'agency', a.id, 'name', m.name, 'agency_name', a.short_name,
    'time_zone', (
      select t.time_zone from tables_situationtable t where t.id in (
        select team.table_id from tables_seat s join tables_team team on team.id = s.team_id where s.member_id = m.id and not team.is_guest
        union select c.table_id from tables_cochair c where c.member_id = m.id
        union select c.table_id from tables_coordinator c where c.member_id = m.id)
      order by t.code limit 1),
    'seats', coalesce((
      select jsonb_agg(jsonb_build_object(
        'team', t.id, 'table', t.table_id, 'is_police', a.is_police, 'is_guest', t.is_guest,
        'in_force', coalesce(g.sharing_from <= today and g.pledge_from <= today
                             and (g.ends_on is null or g.ends_on >= today), false)) order by t.id)
      from tables_seat s join tables_team t on t.id = s.team_id left join agreements_agreement g on g.id = t.agreement_id
      where s.member_id = m.id and s.starts_on <= today and (s.ends_on is null or s.ends_on >= today)
        and t.starts_on <= today and (t.ends_on is null or t.ends_on >= today)), '[]'::jsonb),
    'chairs', coalesce((select jsonb_agg(c.table_id) from tables_cochair c where c.member_id = m.id
      and c.starts_on <= today and (c.ends_on is null or c.ends_on >= today)), '[]'::jsonb),
    'coordinates', coalesce((select jsonb_agg(c.table_id) from tables_coordinator c where c.member_id = m.id
      and c.starts_on <= today and (c.ends_on is null or c.ends_on >= today)), '[]'::jsonb))
  from agencies_member m join agencies_agency a on a.id = m.agency_id where m.account_id = an_account
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("tables", "0005_guest_teams"), ("agreements", "0002_row_policies")]
    operations = [migrations.RunSQL(GUESTS + ACTOR_FACTS, migrations.RunSQL.noop)]
