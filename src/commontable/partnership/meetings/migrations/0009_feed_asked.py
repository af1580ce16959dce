"""A secret address is read so often and no more. The function that knows whose it is counts, before any actor is known.

Counting is no deed: it needs no ledger entry. Making and ending a feed do.
"""

from django.db import migrations

FEED_ASKED = """
drop function feed_account(text);
create policy counts on meetings_calendarfeed for update to ct_owner using (true) with check (true);
drop trigger entered on meetings_calendarfeed;
create trigger entered before insert or truncate or update of member_id, token_hash, made_at, ended_at
  on meetings_calendarfeed for each statement execute function must_be_entered();

create function feed_asked(hash text, most integer, within interval) returns table (account uuid, too_often boolean)
language sql security definer set search_path = public as $$
  with counted as (
    update meetings_calendarfeed f set
      asked = case when f.asked_from > app_now() - within then f.asked + 1 else 1 end,
      asked_from = case when f.asked_from > app_now() - within then f.asked_from else app_now() end
    where f.token_hash = hash and f.ended_at is null
    returning f.member_id, f.asked)
  select m.account_id, c.asked > most from counted c
  join agencies_member m on m.id = c.member_id join accounts_account a on a.id = m.account_id
  where a.is_active
$$;
revoke all on function feed_asked(text, integer, interval) from public;
grant execute on function feed_asked(text, integer, interval) to ct_app;
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0008_feed_limit")]
    operations = [migrations.RunSQL(FEED_ASKED, migrations.RunSQL.noop)]
