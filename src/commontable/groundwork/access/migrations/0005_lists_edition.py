"""Which edition of the lists' changes is in force? Every transaction asks; the lists' own migration gives the answer."""

from django.db import migrations

FUNCTION = "create function lists_edition() returns uuid language sql stable as $$ select null::uuid $$;"


class Migration(migrations.Migration):
    dependencies = [("access", "0004_privacy_officers")]
    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]
