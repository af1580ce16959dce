"""The ledger is append-only, for everyone: no grant, no policy, and a trigger that even the owner meets."""

from django.db import migrations

from commontable.groundwork.access.policies import protect

OWN_TRANSACTION = "xact = pg_current_xact_id_if_assigned()"
SYSTEM = "(select my_role()) = 'system'"
OWN_READING = "account_id = (select my_account())"

APPEND_ONLY = """
create function append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on % refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on ledger_entry
  for each statement execute function append_only();
create trigger append_only before update or delete or truncate on ledger_leaf
  for each statement execute function append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("access", "0002_actor_in_the_database")]
    operations = [
        migrations.RunSQL(
            protect(
                "ledger_entry",
                select=f"{OWN_TRANSACTION} or {OWN_READING} or {SYSTEM}",
                insert=OWN_TRANSACTION,
                entered=(),
            )
            + protect("ledger_leaf", select=SYSTEM, insert=SYSTEM, entered=())
            + APPEND_ONLY,
            migrations.RunSQL.noop,
        )
    ]
