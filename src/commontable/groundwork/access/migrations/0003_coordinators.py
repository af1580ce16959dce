"""Which tables does the actor coordinate? Row policies ask, for a co-chair runs a table's meetings and sets nothing up."""

from django.db import migrations

FUNCTIONS = """
create function my_coordinated() returns uuid[] language sql stable parallel safe as $$
  select coalesce(nullif(current_setting('ct.coordinated', true), ''), '{}')::uuid[] $$;
create function i_coordinate() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('ct.coordinator', true), '') = 'yes' $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_actor_in_the_database")]
    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
