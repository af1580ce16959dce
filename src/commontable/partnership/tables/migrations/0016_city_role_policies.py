"""Who names analysts and steering members: the operator, and the coordinators of a city-wide table.

`actor_facts` says which of the two a member is.
"""

from django.db import migrations

from commontable.groundwork.access.policies import COORDINATED, OPERATOR, SIGNED_IN, protect

CITY_WIDE = f"exists (select 1 from tables_situationtable t where t.is_city_wide and t.id = {COORDINATED})"
NAMES = f"{OPERATOR} or {CITY_WIDE}"

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
      and c.table_id is not null and c.starts_on <= today and (c.ends_on is null or c.ends_on >= today)), '[]'::jsonb),
    'privacy_of', coalesce((select jsonb_agg(distinct p.agency_id) from tables_privacyofficer p where p.member_id = m.id
      and p.agency_id = m.agency_id and p.starts_on <= today and (p.ends_on is null or p.ends_on >= today)), '[]'::jsonb),
    'offices', coalesce((select jsonb_agg(distinct r.office) from tables_cityrole r where r.member_id = m.id
      and r.starts_on <= today and (r.ends_on is null or r.ends_on >= today)), '[]'::jsonb),
    'founds', exists (select 1 from tables_coordinator c where c.member_id = m.id
      and c.table_id is null and c.starts_on <= today and (c.ends_on is null or c.ends_on >= today)))
  from agencies_member m join agencies_agency a on a.id = m.agency_id where m.account_id = an_account
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("tables", "0015_cityrole"), ("access", "0006_city_roles")]
    operations = [
        migrations.RunSQL(
            protect("tables_cityrole", select=SIGNED_IN, insert=NAMES, update=NAMES)
            + "create policy facts on tables_cityrole for select to ct_owner using (true);"
            + ACTOR_FACTS,
            migrations.RunSQL.noop,
        )
    ]
