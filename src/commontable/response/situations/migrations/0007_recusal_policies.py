"""Who stepped out of a situation sees nothing of it: not its row, its people, its facts, its grants.

Only they know that they did, and the system, which does not let them in again.
"""

from django.db import migrations

from commontable.groundwork.access.policies import (
    MY_TABLES,
    MY_TEAMS,
    SYSTEM_TABLES,
    TABLES_RUN,
    protect,
)

MINE = "member_id = (select my_member())"

MY_RECUSALS = """
create function my_recusals() returns uuid[] language sql stable parallel safe as $$
  select coalesce(array_agg(situation_id), '{}') from situations_recusal where member_id = my_member()
$$;
"""
NOT_RECUSED = "not ({} = any((select my_recusals())::uuid[]))"

GRANTED = (
    "exists (select 1 from situations_grant g where g.situation_id = any(array[situations_situation.id])"
    f" and g.compartment = 'record' and g.team_id = {MY_TEAMS}"
    " and g.starts_at <= (select app_now()) and (g.ends_at is null or g.ends_at > (select app_now())))"
)
OWN_NO = (
    "stage = 'minimised' and exists"
    " (select 1 from situations_draft d where d.situation_id = any(array[situations_situation.id]))"
)
SITUATION = (
    f"{NOT_RECUSED.format('id')}"
    f" and (table_id = {TABLES_RUN} or table_id = {SYSTEM_TABLES} or {GRANTED} or ({OWN_NO}))"
)
GRANT_SEEN = (
    f"{NOT_RECUSED.format('situation_id')} and (team_id = {MY_TEAMS} or owner_team_id = {MY_TEAMS}"
    f" or table_id = {TABLES_RUN} or table_id = {SYSTEM_TABLES})"
)

RECUSED = f"{MINE} and table_id = {MY_TABLES}"

ALTERED = f"""
alter policy selects on situations_situation using ({SITUATION});
alter policy updates on situations_situation using ({SITUATION}) with check ({SITUATION});
alter policy selects on situations_grant using ({GRANT_SEEN});
"""


class Migration(migrations.Migration):
    dependencies = [("situations", "0006_recusal")]
    operations = [
        migrations.RunSQL(
            protect("situations_recusal", select=f"{MINE} or table_id = {SYSTEM_TABLES}",
                    insert=f"{RECUSED} or table_id = {SYSTEM_TABLES}", delete=f"table_id = {SYSTEM_TABLES}")
            + MY_RECUSALS + ALTERED,
            migrations.RunSQL.noop,
        )
    ]
