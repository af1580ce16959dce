"""Whose privacy officer is the actor? Row policies ask: an officer reads what the agency told and heard, no situation."""

from django.db import migrations

FUNCTIONS = """
create function my_privacy() returns uuid[] language sql stable parallel safe as $$
  select coalesce(nullif(current_setting('ct.privacy', true), ''), '{}')::uuid[] $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0003_coordinators")]
    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
