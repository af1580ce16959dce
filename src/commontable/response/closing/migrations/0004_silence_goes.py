"""A lead's silence goes with the number, as everything that refers to a situation does: the system destroys it."""

from django.db import migrations

OF_THE_SYSTEM = (
    "(select my_role()) = 'system'"
    " and exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"
)
GOES = (
    "grant delete on closing_silence to ct_app;"
    f"create policy goes on closing_silence for delete to ct_app, ct_owner using ({OF_THE_SYSTEM});"
)


class Migration(migrations.Migration):
    dependencies = [("closing", "0003_silence")]
    operations = [migrations.RunSQL(GOES, migrations.RunSQL.noop)]
