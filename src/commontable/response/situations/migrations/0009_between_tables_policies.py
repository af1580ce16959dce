"""Each number is a situation of the city of its own until tables share one; what goes on between tables has its readers.

The system may make a number at its table: what was handed over to it.
"""

from django.db import migrations, models

from commontable.groundwork.access.policies import MY_TABLES, MY_TEAMS, SYSTEM_TABLES, TABLES_RUN, protect
from commontable.response.situations.move_trigger import stage_moves_sql

OWN_CITY = """
alter table situations_situation no force row level security;
alter table situations_situation disable trigger user;
update situations_situation set city = id where city is null;
alter table situations_situation enable trigger user;
alter table situations_situation force row level security;
"""

GRANTED = (
    "exists (select 1 from situations_grant g where g.situation_id = any(array[situations_situation.id])"
    f" and g.compartment = 'record' and g.team_id = {MY_TEAMS}"
    " and g.starts_at <= (select app_now()) and (g.ends_at is null or g.ends_at > (select app_now())))"
)
OWN_ENDED = (
    "stage in ('minimised', 'withdrawn', 'void', 'joined', 'transferred') and exists"
    " (select 1 from situations_draft d where d.situation_id = any(array[situations_situation.id]))"
)
NOT_RECUSED = "not ({} = any((select my_recusals())::uuid[]))"
SITUATION = (
    f"{NOT_RECUSED.format('id')}"
    f" and (table_id = {TABLES_RUN} or table_id = {SYSTEM_TABLES} or {GRANTED} or ({OWN_ENDED}))"
)
WALK_ON = (
    f"walk_on and table_id = {TABLES_RUN}"
    " and exists (select 1 from tables_team t"
    " where t.id = originating_team_id and t.table_id = situations_situation.table_id)"
    " and exists (select 1 from meetings_meeting m where m.table_id = situations_situation.table_id"
    " and m.opened_at is not null and m.closed_at is null)"
)
BROUGHT = (
    f"stage = 'brought' and ((originating_team_id = {MY_TEAMS} and table_id = {MY_TABLES})"
    f" or ({WALK_ON}) or table_id = {SYSTEM_TABLES})"
)
NUMBERED = f"table_id = {MY_TABLES} or table_id = {TABLES_RUN} or table_id = {SYSTEM_TABLES}"

OWN = f"team_id = {MY_TEAMS}"
OF_SYSTEM = f"exists (select 1 from tables_team t where t.id = team_id and t.table_id = {SYSTEM_TABLES})"

ASKED = (
    f"{NOT_RECUSED.format('situation_id')} and (table_id = {TABLES_RUN} or to_table_id = {TABLES_RUN}"
    f" or from_team_id = {MY_TEAMS} or to_team_id = {MY_TEAMS}"
    f" or table_id = {SYSTEM_TABLES} or to_table_id = {SYSTEM_TABLES})"
)
ASKING = (
    f"(table_id = {TABLES_RUN} or from_team_id = {MY_TEAMS})"
    " and exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"
)
COUNTED = f"table_id = {TABLES_RUN} or table_id = {SYSTEM_TABLES}"
WITH_THE_SITUATION = "exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"


def _changed(table: str, policy: str, clause: str) -> str:
    return f"alter policy {policy} on {table} {clause};"


class Migration(migrations.Migration):
    dependencies = [("situations", "0008_between_tables"), ("tables", "0002_row_policies")]
    operations = [
        migrations.RunSQL(OWN_CITY, migrations.RunSQL.noop),
        migrations.AlterField("situation", "city", models.UUIDField(db_index=True)),
        migrations.RunSQL(
            _changed("situations_situation", "selects", f"using ({SITUATION})")
            + _changed("situations_situation", "inserts", f"with check ({BROUGHT})")
            + _changed("situations_situation", "updates", f"using ({SITUATION}) with check ({SITUATION})")
            + _changed("situations_numberseries", "selects", f"using ({NUMBERED})")
            + _changed("situations_numberseries", "inserts", f"with check ({NUMBERED})")
            + _changed("situations_numberseries", "updates", f"using ({NUMBERED}) with check ({NUMBERED})")
            + _changed("situations_draft", "selects", f"using ({OWN} or (awaiting and {OF_SYSTEM}))")
            + _changed(
                "situations_draft",
                "updates",
                f"using ({OWN} or (awaiting and {OF_SYSTEM})) with check ({OWN} or {OF_SYSTEM})",
            )
            + protect("situations_offer", select=ASKED, insert=ASKING, update=ASKED, delete=f"table_id = {SYSTEM_TABLES}")
            + protect(
                "situations_referral",
                select=COUNTED,
                insert=f"table_id = {MY_TABLES} or {COUNTED}",
                update=COUNTED,
            )
            + protect("situations_reopening", select=WITH_THE_SITUATION, insert=WITH_THE_SITUATION,
                      delete=f"(select my_role()) = 'system' and {WITH_THE_SITUATION}")
            + stage_moves_sql(),
            migrations.RunSQL.noop,
        ),
    ]
