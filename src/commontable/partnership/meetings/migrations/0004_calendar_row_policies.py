"""A cadence is its table's; a calendar feed is its member's. What the cadence made and nobody touched may be replaced.

`feed_account` answers whose feed a secret address is before any actor is known: it reads the feeds and nothing else of
the member but the account.
"""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TABLES, OPERATOR, SYSTEM_TABLES, TABLES_RUN, protect

OF_MY_TABLE = f"table_id = {MY_TABLES} or table_id = {SYSTEM_TABLES} or {OPERATOR}"
RUN = f"table_id = {TABLES_RUN} or table_id = {SYSTEM_TABLES} or {OPERATOR}"
MINE = "member_id = (select my_member())"
UNTOUCHED = f"table_id = {SYSTEM_TABLES} and cadence_id is not null and opened_at is null and version = 1"

FEED_ACCOUNT = """
create policy feeds on meetings_calendarfeed for select to ct_owner using (true);
create function feed_account(hash text) returns uuid
language sql stable security definer set search_path = public as $$
  select m.account_id from meetings_calendarfeed f
  join agencies_member m on m.id = f.member_id join accounts_account a on a.id = m.account_id
  where f.token_hash = hash and f.ended_at is null and a.is_active
$$;
revoke all on function feed_account(text) from public;
grant execute on function feed_account(text) to ct_app;
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_calendar"), ("accounts", "0002_grants")]
    operations = [
        migrations.RunSQL(
            protect("meetings_cadence", select=OF_MY_TABLE, insert=RUN, update=RUN)
            + protect("meetings_calendarfeed", select=MINE, insert=MINE, update=MINE)
            + f"create policy deletes on meetings_meeting for delete to ct_app, ct_owner using ({UNTOUCHED});"
            + "grant delete on meetings_meeting to ct_app;"
            + FEED_ACCOUNT,
            migrations.RunSQL.noop,
        )
    ]
