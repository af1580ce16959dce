"""Who sees which row of a situation: those with a grant, those who run its table, the team whose draft it was.

The grant is the model; these policies read it and the actor's seats, and nothing above this slice.
"""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TABLES, MY_TEAMS, SYSTEM_TABLES, TABLES_RUN, protect
from commontable.response.situations.stages import pairs

# "= any(array[…])" and not "=": the planner then asks row by row, by index, and never gathers every grant beforehand.
GRANTED = (
    "exists (select 1 from situations_grant g where g.situation_id = any(array[situations_situation.id])"
    f" and g.compartment = 'record' and g.team_id = {MY_TEAMS}"
    " and g.starts_at <= (select app_now()) and (g.ends_at is null or g.ends_at > (select app_now())))"
)
OWN_NO = (
    "stage = 'minimised' and exists"
    " (select 1 from situations_draft d where d.situation_id = any(array[situations_situation.id]))"
)
SITUATION = f"table_id = {TABLES_RUN} or table_id = {SYSTEM_TABLES} or {GRANTED} or ({OWN_NO})"
BROUGHT_BY_US = f"stage = 'brought' and originating_team_id = {MY_TEAMS} and table_id = {MY_TABLES}"

# Hidden and frozen at the decision: nobody reads or writes the facts of a "no", save the system that destroys them.
FACTS = (
    "exists (select 1 from situations_situation s where s.id = any(array[situation_id])"
    " and (s.stage not in ('rejected', 'minimised') or (select my_role()) = 'system'))"
)
SYSTEM = "(select my_role()) = 'system' and " + FACTS
GRANT_SEEN = (
    f"team_id = {MY_TEAMS} or owner_team_id = {MY_TEAMS} or table_id = {TABLES_RUN} or table_id = {SYSTEM_TABLES}"
)
GRANT_WRITTEN = f"table_id = {TABLES_RUN} or table_id = {SYSTEM_TABLES} or (team_id = {MY_TEAMS} and why = 'originator')"
OWN = f"team_id = {MY_TEAMS}"

STAGE_MOVES = f"""
create function stage_moves_legally() returns trigger language plpgsql as $$
begin
  if old.stage <> new.stage and (old.stage, new.stage) not in ({", ".join(f"('{b}', '{a}')" for b, a in pairs())}) then
    raise exception 'a situation cannot move from % to %', old.stage, new.stage using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger stage_moves_legally before update of stage on situations_situation
  for each row execute function stage_moves_legally();
"""


class Migration(migrations.Migration):
    dependencies = [("situations", "0001_initial"), ("tables", "0002_row_policies")]
    operations = [
        migrations.RunSQL(
            protect("situations_draft", select=OWN, insert=OWN, update=OWN, delete=OWN, entered=("insert", "delete"))
            + protect("situations_grant", select=GRANT_SEEN, insert=GRANT_WRITTEN, update=GRANT_WRITTEN,
                      delete=f"table_id = {SYSTEM_TABLES}")
            + protect("situations_situation", select=SITUATION, insert=BROUGHT_BY_US, update=SITUATION)
            + protect("situations_person", select=FACTS, insert=FACTS, delete=SYSTEM)
            + protect("situations_fact", select=FACTS, insert=FACTS, delete=SYSTEM)
            + protect("situations_numberseries", select=f"table_id = {MY_TABLES}", insert=f"table_id = {MY_TABLES}",
                      update=f"table_id = {MY_TABLES}")
            + STAGE_MOVES,
            migrations.RunSQL.noop,
        )
    ]
