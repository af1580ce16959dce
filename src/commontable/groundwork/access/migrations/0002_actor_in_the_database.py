"""What the row policies ask: who is acting, as told by `acting_as` at the start of the transaction."""

from django.db import migrations

from commontable.groundwork.access.policies import open_to_app

LISTS = {"my_teams": "teams", "my_seated_tables": "seated", "my_tables_run": "run", "system_tables": "system"}
ONES = {"my_account": "account", "my_member": "member", "my_agency": "agency"}


def _function(name: str, returns: str, body: str) -> str:
    return f"create function {name}() returns {returns} language sql stable parallel safe as $$ {body} $$;"


FUNCTIONS = [
    *[_function(n, "uuid[]", f"select coalesce(nullif(current_setting('ct.{s}', true), ''), '{{}}')::uuid[]") for n, s in LISTS.items()],
    *[_function(n, "uuid", f"select nullif(current_setting('ct.{s}', true), '')::uuid") for n, s in ONES.items()],
    _function("my_role", "text", "select coalesce(current_setting('ct.role', true), '')"),
    _function("my_tables", "uuid[]", "select my_seated_tables() || my_tables_run()"),
    _function("app_now", "timestamptz", "select coalesce(nullif(current_setting('ct.now', true), '')::timestamptz, now())"),
]

# Security definer: the check must not depend on what the writer may read of the ledger.
MUST_BE_ENTERED = """
create function must_be_entered() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from ledger_entry where xact = pg_current_xact_id()) then
    raise exception 'write to % without a ledger entry in the same transaction', tg_table_name
      using hint = 'Write through an action: it records the entry first.', errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "\n".join(FUNCTIONS) + MUST_BE_ENTERED + open_to_app("access_installation", "select")
            + open_to_app("django_migrations", "select"),
            migrations.RunSQL.noop
        )
    ]
