"""Who re-wraps keys, binds a key store, compares words and hears an alarm, as the database enforces it."""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, OPERATOR, SIGNED_IN, SYSTEM_TABLES, protect

SYSTEM = "(select my_role()) = 'system'"
AT_THE_SERVER = f"({SYSTEM} or {OPERATOR})"
# A person's session never changes a wrap; the system does, for one holder or one table at a time.
REWRAPS = f"{SYSTEM} and (holder_id = {MY_TEAMS} or table_id = {SYSTEM_TABLES})"
MY_OLD_KEY = f"""{SYSTEM} and exists (
  select 1 from keys_holderkey k where k.id = holder_key_id and k.retired_at is not null and k.holder_id = {MY_TEAMS})"""
MYSELF = "(select my_role()) = 'member' and member_id = (select my_member())"

UPKEEP = f"""
create policy rewraps on keys_wrappedkey for update to ct_app, ct_owner using ({REWRAPS}) with check ({REWRAPS});
grant update (sealed, holder_key_version) on keys_wrappedkey to ct_app;
create policy forgets on keys_holdersecret for delete to ct_app, ct_owner using ({MY_OLD_KEY});
grant delete on keys_holdersecret to ct_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("keys", "0005_shares_words_alarms"),
        ("access", "0002_actor_in_the_database"),
    ]
    operations = [
        migrations.RunSQL(
            UPKEEP
            + protect("keys_keystore", select=SIGNED_IN, insert=AT_THE_SERVER, update=AT_THE_SERVER)
            + protect("keys_comparison", select=SIGNED_IN, insert=MYSELF)
            + protect("keys_alarm", select=AT_THE_SERVER, insert=SIGNED_IN, update=OPERATOR),
            migrations.RunSQL.noop,
        )
    ]
