"""Is the actor an analyst, or on the steering committee? Row policies ask: neither reads a situation by it."""

from django.db import migrations

FUNCTIONS = """
create function i_analyse() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('ct.analyst', true), '') = 'yes' $$;
create function i_steer() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('ct.steering', true), '') = 'yes' $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0005_lists_edition")]
    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
