"""On any day one table covers an area, whoever writes it. Days before the first, of what was never, cover nothing."""

from django.db import migrations

ONE_TABLE_AN_AREA = """
create function one_table_an_area() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('cover_area ' || new.area_id, 0));
  if exists (
    select 1 from tables_tablearea o where o.area_id = new.area_id and o.id <> new.id
      and daterange(o.starts_on, o.ends_on + 1) && daterange(new.starts_on, new.ends_on + 1)) then
    raise exception 'the area is covered by a table on some of these days already' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
create trigger one_table_an_area before insert or update on tables_tablearea
  for each row execute function one_table_an_area();
"""


class Migration(migrations.Migration):
    dependencies = [("tables", "0009_coordinators_set_up")]
    operations = [migrations.RunSQL(ONE_TABLE_AN_AREA, migrations.RunSQL.noop)]
