"""Who writes the changes of the lists? Coordinators, in an action; nothing but an undoing is ever written over.

Every page reads them, the door and a room screen too, so no row policy hides them.
"""

from django.db import migrations

from commontable.groundwork.access.policies import open_to_app

BY_COORDINATORS = """
create function coordinators_change_lists() returns trigger language plpgsql as $$
begin
  if not i_coordinate() then
    raise exception 'only coordinators change %', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
"""
GUARDED = "".join(
    f"create trigger entered before insert or update or delete or truncate on {table}"
    " for each statement execute function must_be_entered();"
    f"create trigger by_coordinators before insert or update on {table}"
    " for each statement execute function coordinators_change_lists();"
    for table in ("vocabulary_listchange", "vocabulary_edition")
)
EDITION = """
create or replace function lists_edition() returns uuid language sql stable as $$
  select edition from vocabulary_edition limit 1
$$;
"""
GRANTS = (
    open_to_app("vocabulary_listchange", "select, insert, update (undone_at, undone_by)")
    + open_to_app("vocabulary_edition", "select, insert, update (edition)")
)


class Migration(migrations.Migration):
    dependencies = [("vocabulary", "0001_initial"), ("access", "0005_lists_edition"), ("ledger", "0002_append_only")]
    operations = [migrations.RunSQL(BY_COORDINATORS + GUARDED + GRANTS + EDITION, migrations.RunSQL.noop)]
