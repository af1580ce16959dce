"""Tables, areas, teams and seats are known to all members; the operator sets them up.

`actor_facts` answers who an account is before any actor is known. It runs as the owner, who may read the staff
register and nothing about situations.
"""

from django.db import migrations

from commontable.groundwork.access.policies import OPERATOR, SIGNED_IN, protect

REGISTER = (
    "tables_situationtable",
    "tables_area",
    "tables_tablearea",
    "tables_team",
    "tables_seat",
    "tables_cochair",
    "tables_coordinator",
)
READ_BY_ACTOR_FACTS = (
    "tables_situationtable",
    "agencies_agency",
    "agencies_member",
    "agreements_agreement",
    "tables_team",
    "tables_seat",
    "tables_cochair",
    "tables_coordinator",
)

ACTOR_FACTS = """
create function actor_facts(an_account uuid, today date) returns jsonb
language sql stable security definer set search_path = public as $$
  select jsonb_build_object(
    'member', m.id, 'agency', a.id, 'name', m.name, 'agency_name', a.short_name,
    'time_zone', (
      select t.time_zone from tables_situationtable t where t.id in (
        select team.table_id from tables_seat s join tables_team team on team.id = s.team_id where s.member_id = m.id
        union select c.table_id from tables_cochair c where c.member_id = m.id
        union select c.table_id from tables_coordinator c where c.member_id = m.id)
      order by t.code limit 1),
    'seats', coalesce((
      select jsonb_agg(jsonb_build_object(
        'team', t.id, 'table', t.table_id, 'is_police', a.is_police,
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
revoke all on function actor_facts(uuid, date) from public;
grant execute on function actor_facts(uuid, date) to ct_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("tables", "0001_initial"),
        ("agencies", "0002_row_policies"),
        ("agreements", "0002_row_policies"),
    ]
    operations = [
        migrations.RunSQL(
            "".join(protect(table, select=SIGNED_IN, insert=OPERATOR, update=OPERATOR) for table in REGISTER)
            + "".join(f"create policy facts on {t} for select to ct_owner using (true);" for t in READ_BY_ACTOR_FACTS)
            + ACTOR_FACTS,
            migrations.RunSQL.noop,
        )
    ]
