"""Interventions that are under way when this arrives: teams with a part may have the plan in words, leads read answers."""

from django.db import migrations

# As the tables' owner, past the policies and the ledger: what an upgrade adds is no person's act.
OPENED = """
alter table situations_grant no force row level security;
alter table situations_grant disable trigger user;
alter table situations_situation no force row level security;
alter table interventions_role no force row level security;
insert into situations_grant (id, situation_id, table_id, compartment, team_id, why, starts_at, ends_at)
select gen_random_uuid(), g.situation_id, g.table_id, 'plan', g.team_id, 'part', now(), null
from (
  select distinct situation_id, table_id, team_id from situations_grant
  where compartment = 'limited' and why = 'part' and ends_at is null
  union
  select s.id, s.table_id, s.originating_team_id from situations_situation s
  join interventions_role r on r.situation_id = s.id and r.team_id = s.originating_team_id and r.ends_at is null
) g join situations_situation s on s.id = g.situation_id
where s.stage in ('filter_4', 'intervening');
insert into situations_grant (id, situation_id, table_id, compartment, team_id, why, starts_at, ends_at)
select gen_random_uuid(), s.id, s.table_id, 'answers', r.team_id, 'lead', now(), null
from interventions_role r join situations_situation s on s.id = r.situation_id
where r.part = 'lead' and r.ends_at is null and s.stage in ('filter_4', 'intervening');
alter table interventions_role force row level security;
alter table situations_situation force row level security;
alter table situations_grant enable trigger user;
alter table situations_grant force row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("interventions", "0012_plan_words_policies")]
    operations = [migrations.RunSQL(OPENED, migrations.RunSQL.noop)]
