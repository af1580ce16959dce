"""A coordinator writes the rows of the tables they coordinate, and no others; agencies belong to all who have them.

The first coordinator, whom the operator names, coordinates a table yet to be made: `founds` in `actor_facts`.
"""

from django.db import migrations

from commontable.groundwork.access.policies import COORDINATED, COORDINATOR, OPERATOR, SYSTEM_TABLES, instead

OF_MINE = f"table_id = {COORDINATED} or {OPERATOR}"
OF_MY_TEAM = f"{OPERATOR} or exists (select 1 from tables_team t where t.id = team_id and t.table_id = {COORDINATED})"
# Whoever makes a table becomes its coordinator: the system writes that row, for the new table alone.
NEW_COORDINATOR = f"{OF_MINE} or table_id = {SYSTEM_TABLES}"
ENDED_COORDINATOR = f"{OF_MINE} or (table_id is null and member_id = (select my_member()))"

NOT_ENDED = "(t.ends_on is null or t.ends_on >= (select app_now())::date)"
AT_MINE = f"t.table_id = {COORDINATED}"
ELSEWHERE = "t.table_id <> all((select my_coordinated())::uuid[])"


def _a_team(what: str, *conditions: str) -> str:
    return f"exists (select 1 from tables_team t where {' and '.join((what, *conditions))})"


OF_AGENCY, OF_ITS_AGENCY = "t.agency_id = agencies_agency.id", "t.agency_id = agencies_member.agency_id"
ALL_ITS_TEAMS_MINE = f"{OPERATOR} or ({COORDINATOR} and not {_a_team(OF_AGENCY, NOT_ENDED, ELSEWHERE)})"
WORKS_AT_MINE = (
    f"{OPERATOR} or ({COORDINATOR} and ({_a_team(OF_ITS_AGENCY, AT_MINE)}"
    f" or not {_a_team(OF_ITS_AGENCY, NOT_ENDED)}))"
)
OF_AGREEMENT = "t.agreement_id = agreements_agreement.id"
PAPERS_OF_MINE = f"{OPERATOR} or ({_a_team(OF_AGREEMENT, AT_MINE)} and not {_a_team(OF_AGREEMENT, ELSEWHERE)})"
ANY_COORDINATOR = f"{OPERATOR} or {COORDINATOR}"

POLICIES = (
    instead("tables_situationtable", insert=ANY_COORDINATOR, update=f"id = {COORDINATED} or {OPERATOR}"),
    instead("tables_area", insert=ANY_COORDINATOR),
    instead("tables_tablearea", insert=OF_MINE, update=OF_MINE),
    instead("tables_quorumrule", insert=OF_MINE, update=OF_MINE, delete=OF_MINE),
    instead("tables_team", insert=OF_MINE, update=OF_MINE),
    instead("tables_seat", insert=OF_MY_TEAM, update=OF_MY_TEAM),
    instead("tables_cochair", insert=OF_MINE, update=OF_MINE),
    instead("tables_coordinator", insert=NEW_COORDINATOR, update=ENDED_COORDINATOR),
    instead("agencies_agency", insert=ANY_COORDINATOR, update=ALL_ITS_TEAMS_MINE),
    instead("agencies_member", insert=WORKS_AT_MINE),
    instead("agreements_agreement", insert=ANY_COORDINATOR, update=PAPERS_OF_MINE),
)

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
    'founds', exists (select 1 from tables_coordinator c where c.member_id = m.id
      and c.table_id is null and c.starts_on <= today and (c.ends_on is null or c.ends_on >= today)))
  from agencies_member m join agencies_agency a on a.id = m.agency_id where m.account_id = an_account
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("tables", "0008_first_coordinator"), ("access", "0003_coordinators")]
    operations = [migrations.RunSQL("".join(POLICIES) + ACTOR_FACTS, migrations.RunSQL.noop)]
