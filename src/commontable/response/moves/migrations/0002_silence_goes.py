"""What was closed on a lead's silence goes with the number as well."""

from django.db import migrations

OF_THE_SYSTEM = (
    "(select my_role()) = 'system'"
    " and exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"
)


class Migration(migrations.Migration):
    dependencies = [("moves", "0001_cut_and_joined"), ("closing", "0003_silence")]
    operations = [
        migrations.RunSQL(
            "grant delete on closing_silence to ct_app;"
            f"create policy goes on closing_silence for delete to ct_app, ct_owner using ({OF_THE_SYSTEM});",
            migrations.RunSQL.noop,
        )
    ]
