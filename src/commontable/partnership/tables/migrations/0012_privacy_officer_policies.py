"""Who may name an agency's privacy officer: a coordinator of a table where it sits until it has one, then that officer.

`actor_facts` says whose officer a member is.
"""

from django.db import migrations

from commontable.groundwork.access.policies import COORDINATED, MY_PRIVACY, OPERATOR, SIGNED_IN, protect

# Asked of the register in a function: a policy that read its own table would go round in a circle.
HAS_OFFICER = """
create function has_privacy_officer(an_agency uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select 1 from tables_privacyofficer o where o.agency_id = an_agency
    and (o.ends_on is null or o.ends_on >= app_now()::date))
$$;
revoke all on function has_privacy_officer(uuid) from public;
grant execute on function has_privacy_officer(uuid) to ct_app;
"""
SITS_AT_MINE = (
    "exists (select 1 from tables_team t where t.agency_id = tables_privacyofficer.agency_id"
    f" and not t.is_guest and t.table_id = {COORDINATED})"
)
WORKS_THERE = "exists (select 1 from agencies_member m where m.id = member_id and m.agency_id = tables_privacyofficer.agency_id)"
OF_ITS_OFFICER = f"agency_id = {MY_PRIVACY}"
NAMED = f"{WORKS_THERE} and ({OF_ITS_OFFICER} or {OPERATOR} or ({SITS_AT_MINE} and not has_privacy_officer(agency_id)))"
ENDED = f"{OF_ITS_OFFICER} or {OPERATOR}"

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
    'founds', exists (select 1 from tables_coordinator c where c.member_id = m.id
      and c.table_id is null and c.starts_on <= today and (c.ends_on is null or c.ends_on >= today)))
  from agencies_member m join agencies_agency a on a.id = m.agency_id where m.account_id = an_account
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("tables", "0011_privacyofficer"), ("access", "0004_privacy_officers")]
    operations = [
        migrations.RunSQL(
            HAS_OFFICER
            + protect("tables_privacyofficer", select=SIGNED_IN, insert=NAMED, update=ENDED)
            + "create policy facts on tables_privacyofficer for select to ct_owner using (true);"
            + ACTOR_FACTS,
            migrations.RunSQL.noop,
        )
    ]
